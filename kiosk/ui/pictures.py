"""The page that is shown now, as one PNG in a folder, for a terminal that has no screen to look at.

There is never more than that page: it is gone at once when a visit is erased, and when the terminal ends.
"""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path

from kivy.clock import Clock
from kivy.core.window import Window

FOLDER = "KIOSK_PICTURES"
NAME = "screen.png"
HALF = ".half.png"
SETTLED = 0.15  # seconds after the last change of a page
log = logging.getLogger(__name__)


class Pictures:
    """Keeps `screen.png` true to what is shown; the file changes only when the picture does."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._half = folder / HALF
        self._digest = ""
        self.forget()

    @classmethod
    def wanted(cls) -> Pictures | None:
        """Pictures in the folder that the environment names, or none."""
        return cls(Path(os.environ[FOLDER])) if os.environ.get(FOLDER) else None

    def take(self) -> None:
        """A picture, once the page no longer changes."""
        Clock.unschedule(self._save)
        Clock.schedule_once(self._save, SETTLED)

    def forget(self) -> None:
        """Nothing stays of what was shown."""
        Clock.unschedule(self._save)
        self._digest = ""
        for path in (self._path, self._half):
            path.unlink(missing_ok=True)

    def _save(self, _elapsed: float) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            Window.children[0].picture(str(self._half))
            digest = hashlib.sha256(self._half.read_bytes()).hexdigest()
            if digest != self._digest:
                self._half.replace(self._path)
                self._digest = digest
            self._half.unlink(missing_ok=True)
        except OSError as error:
            log.error("L'image de l'écran ne peut pas être écrite dans %s (%s).", self._path, error.strerror)  # noqa: TRY400
