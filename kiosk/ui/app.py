"""The terminal on a screen: the window, the stage, and the process that replaces itself after each visit."""

from __future__ import annotations

import logging
import os
import resource
import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import Protocol

from kivy.base import EventLoop, runTouchApp, stopTouchApp
from kivy.core.window import Window

from kiosk.controllers.house import House
from kiosk.controllers.pulse import Pulse
from kiosk.controllers.visits import ASLEEP
from kiosk.errors import StoppedError, outline
from kiosk.settings import Settings
from kiosk.ui.eventloop import Leaving, RestLoop
from kiosk.ui.heart import Heart
from kiosk.ui.motion import Arrival, Passage
from kiosk.ui.pictures import Pictures
from kiosk.ui.server import hold, release
from kiosk.ui.stage import Stage
from kiosk.ui.theme import Colour, Look
from kiosk.ui.town import accepted

log = logging.getLogger(__name__)


SETTLED = 0.3  # seconds after the first screen: a touch that comes at once is answered first


class Opened(Protocol):
    """What the app is given by `bootstrap`: the house, and what is opened and closed around it."""

    house: House
    pulse: Pulse

    def open_the_rest(self) -> None:
        """What can wait until the first screen is drawn."""

    def close(self) -> None:
        """Leave nothing half-written."""

    def hand_over(self) -> None:
        """Before the process is replaced: leave the picture on the screen to the next one."""


class KioskApp:
    """One run. `size` None = the whole screen. `stays`: keep the process after a visit (developers).

    `source` is the name of the settings file, for whoever wrote colours there that cannot be read.
    """

    def __init__(
        self,
        settings: Settings,
        size: tuple[int, int] | None = None,
        stays: bool = False,
        source: str = "réglages",
    ) -> None:
        self._settings = settings
        self._town, refused = accepted(settings.theme)
        self._refused = tuple(f"{source}, {sentence}" for sentence in refused)
        self._size = size
        self._stays = stays
        self._pictures: Pictures | None = None
        self._terminal: Opened | None = None
        self._leaving = Leaving()

    def run(self, open_terminal: Callable[[Callable[[], None]], Opened]) -> None:
        """Draw the first screen, then open the rest; returns when the window is closed.

        `open_terminal` is given what to do once the screen sleeps.
        """
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        EventLoop.ensure_window()
        terminal = self._terminal = open_terminal(self._replace)
        terminal.house.upkeep.report("theme", self._refused, "Les couleurs se lisent bien.")
        timer = terminal.house.timer
        moves = () if self._settings.screen.calm else (Arrival(timer), Passage(timer))
        self._pictures = Pictures.wanted(timer, lambda path: stage.picture(path))
        heart = Heart(terminal.pulse, timer)
        screen = self._settings.screen
        loop = RestLoop(turned=screen.touch, mirrored=screen.touch_mirrored)
        stage = Stage(
            terminal.house,
            self._look,
            self._drawn,
            *moves,
            ground=_fill,
            nerve=heart.nerve,
            contacts=loop.contacts,
        )
        tuning = terminal.house.staff.tuning
        tuning.watch(lambda: _rotate(tuning.rotation))
        heart.begin(terminal.house.lights.begin)
        self._leaving.listen(lambda: terminal.house.visits.state.phase == ASLEEP)
        if self._pictures:
            terminal.house.visits.when_erased(self._pictures.forget)
        Window.bind(on_key_down=_swallow, on_keyboard=_swallow, on_resize=lambda *_: stage.rebuild())
        Window.bind(on_flip=self._cover)
        Window.bind(on_flip=stage.seen)
        terminal.house.timer.after(SETTLED, terminal.open_the_rest)
        if loop.can_hear:
            loop.install()
        with ExitStack() as last:  # from below upwards, whatever one of them raises
            last.callback(terminal.close)
            if self._pictures:
                last.callback(self._pictures.forget)
            last.callback(terminal.house.visits.forget)
            for end in (stage.close, heart.end, stopTouchApp):
                last.callback(end)
            _turn(stage)

    def _look(self, language: str, size: str, contrast: bool) -> Look:
        width, height = self._size or (int(Window.width), int(Window.height))
        if self._size and Window.rotation % 180:
            width, height = height, width
        screen = self._settings.screen
        return Look(width, height, language, size, contrast, screen.px_per_mm, screen.calm, self._town)

    def _drawn(self) -> None:
        if self._pictures:
            self._pictures.take()

    def _cover(self, *_: object) -> None:
        """Something is shown: the window of the process before has been of use."""
        Window.unbind(on_flip=self._cover)
        if self._terminal is not None:
            self._terminal.house.timer.after(SETTLED, release)

    def _replace(self) -> None:
        """Nothing of the visit stays in memory: the process starts anew, asleep."""
        if self._leaving.decided():
            return
        if self._stays or self._terminal is None:
            return
        log.info("the screen sleeps; the process replaces itself")
        self._terminal.close()
        self._terminal.hand_over()
        hold()
        sys.stdout.flush()
        os.execv(sys.executable, [sys.executable, "-m", "kiosk", *sys.argv[1:]])


def _turn(stage: Stage) -> None:
    """The loop, to its end; a page may hold an error, after which systemd starts the terminal again.

    Raises StoppedError, which says where that was and nothing of what the visitor did.
    """
    try:
        runTouchApp(stage)
    except Exception as error:  # the last door of a terminal that runs
        raise StoppedError(outline(error)) from error


def _rotate(degrees: int) -> None:
    """Turn the picture, and the touches with it."""
    if Window.rotation != degrees:
        Window.rotation = degrees
        Window.dispatch("on_resize", *Window.system_size)


def _fill(paper: Colour) -> None:
    Window.clearcolor = paper


def _swallow(*_: object) -> bool:
    """No key of a keyboard does anything: not F1 (Kivy's settings), not Escape."""
    return True
