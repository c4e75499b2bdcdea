"""The terminal on a screen: the window, the stage, and the process that replaces itself after each visit."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.bootstrap import ASSETS, Terminal
from kiosk.settings import Settings
from kiosk.ui.theme import SIZES, Look
from kiosk.worker import ThreadWorker

log = logging.getLogger(__name__)
PICTURES = "KIOSK_PICTURES"


class KioskApp:
    """One run. `stays`: do not replace the process when the screen goes to sleep (developers)."""

    def __init__(self, settings: Settings, size: tuple[int, int] | None, stays: bool = False) -> None:
        from kivy.core.window import Window

        from kiosk.ui.text.fonts import use_fonts
        from kiosk.ui.timer import KivyTimer

        use_fonts(ASSETS / "fonts")
        self._settings = settings
        self._window = Window
        self._size = size
        self._stays = stays
        self._pictures = Pictures(Path(os.environ[PICTURES])) if os.environ.get(PICTURES) else None
        timer = KivyTimer()
        self._worker = ThreadWorker(timer)
        self._terminal = Terminal(settings, timer, self._worker, sleep=self._replace)

    def run(self) -> None:
        """Draw home, then open the rest; returns when the window is closed."""
        from kivy.base import EventLoop, runTouchApp, stopTouchApp

        from kiosk.ui.eventloop import RestLoop
        from kiosk.ui.stage import Stage

        EventLoop.ensure_window()
        self.stage = Stage(self._terminal.house, self._look, self._drawn)
        self._window.bind(
            on_key_down=lambda *_: True,
            on_keyboard=lambda *_: True,
            on_resize=lambda *_: self.stage.rebuild(),
        )
        house = self._terminal.house
        house.timer.after(0.1, self._terminal.open_the_rest)
        loop = RestLoop()
        if loop.can_hear:
            loop.install()
        try:
            runTouchApp(self.stage)
        finally:
            stopTouchApp()
            self._worker.close()

    def _look(self, language: str, size: str, contrast: bool) -> Look:
        width, height = self._size or (int(self._window.width), int(self._window.height))
        assert size in SIZES
        return Look(width, height, language, size, contrast, self._settings.screen.px_per_mm, self._settings.screen.calm,
                    town_colours(self._settings))  # fmt: skip

    def _drawn(self) -> None:
        if self._pictures:
            self._pictures.take(self._window)

    def _replace(self) -> None:
        """Nothing of the visit stays in memory: the process starts anew, asleep."""
        if self._stays:
            return
        log.info("the screen sleeps; the process replaces itself")
        os.execv(sys.executable, [sys.executable, "-m", "kiosk", *sys.argv[1:]])


class Pictures:
    """A PNG of each screen as it changes, in a folder, for a terminal without a screen."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._count = 0
        self._pending: Callable[[], None] | None = None

    def take(self, window: object) -> None:
        """Once the frame is drawn."""
        from kivy.clock import Clock

        Clock.unschedule(self._save)
        self._window = window
        Clock.schedule_once(self._save, 0.15)

    def _save(self, _elapsed: float) -> None:
        self._count += 1
        path = self._folder / f"screen-{self._count:04d}.png"
        self._window.children[0].export_to_png(str(path))  # type: ignore[attr-defined]


def town_colours(settings: Settings) -> tuple[tuple[str, str], ...]:
    """The colours that the town has set, under the names of the theme."""
    theme = settings.theme
    named = {"fil": theme.accent, "fil_pale": theme.accent_pale, "soft": theme.soft, "line": theme.line,
             "paper": theme.paper, "deep": theme.deep}  # fmt: skip
    if theme.ink:
        named |= dict.fromkeys(("ink", "plate", "edge", "main", "on_fil", "shelf"), theme.ink)
    return tuple((token, colour) for token, colour in named.items() if colour)
