"""A PNG of each screen as it changes, in a folder, for a terminal that has no screen."""

from __future__ import annotations

import os
from pathlib import Path

from kivy.clock import Clock
from kivy.core.window import Window

FOLDER = "KIOSK_PICTURES"
SETTLED = 0.15  # seconds after the last change of a page


class Pictures:
    """Writes `screen-0001.png` and so on."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._count = 0

    @classmethod
    def wanted(cls) -> Pictures | None:
        """Pictures in the folder that the environment names, or none."""
        return cls(Path(os.environ[FOLDER])) if os.environ.get(FOLDER) else None

    def take(self) -> None:
        """One picture, once the page no longer changes."""
        Clock.unschedule(self._save)
        Clock.schedule_once(self._save, SETTLED)

    def _save(self, _elapsed: float) -> None:
        self._count += 1
        path = self._folder / f"screen-{self._count:04d}.png"
        half = path.with_suffix(".half.png")
        Window.children[0].picture(str(half))
        half.rename(path)
