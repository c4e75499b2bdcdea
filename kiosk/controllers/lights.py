"""Whether the sleeping screen is black: outside the hours that the place has set, while nobody is there."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.adapters.backlight import Light
from kiosk.controllers.visits import ASLEEP, Visits
from kiosk.controllers.watching import Watched
from kiosk.timer import Timer
from kiosk.worker import Worker


class Lights(Watched):
    """Looks at the hours each minute, once it was told to begin; a touch lights the screen at any hour.

    `hours` in the syntax of opening_hours; empty, or not readable = never black. `is_trusted`: the clock is;
    without it the screen is never black.
    """

    def __init__(
        self,
        hours: str,
        timer: Timer,
        worker: Worker,
        visits: Visits,
        light: Light,
        is_trusted: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._hours = hours
        self._timer = timer
        self._worker = worker
        self._visits = visits
        self._light = light
        self._is_trusted = is_trusted
        self._is_closed = False
        self._has_begun = False
        self.is_dark = False
        light.switch(True)  # the process before may have been killed in the dark

    def begin(self) -> None:
        """Something was seen on the screen: from now on it may be black."""
        if self._hours and not self._has_begun:
            self._has_begun = True
            self._visits.watch(self._settle)
            self._look()

    def close(self) -> None:
        """Whatever is shown next, an apology perhaps, is seen."""
        self._light.switch(True)

    def _look(self) -> None:
        """On a lane, since the library of hours takes a moment to be read."""
        now, trusted, hours = self._timer.wall(), self._is_trusted(), self._hours
        self._timer.after(60 - now.second, self._look)

        def is_closed() -> bool:
            from kiosk.core.opening_hours import CLOSED, status

            return status(hours, now, trusted).state == CLOSED

        self._worker.do("devices", is_closed, self._found)

    def _found(self, is_closed: bool) -> None:
        self._is_closed = is_closed
        self._settle()

    def _settle(self) -> None:
        is_dark = self._is_closed and self._visits.state.phase == ASLEEP
        if is_dark == self.is_dark:
            return
        self.is_dark = is_dark
        self._light.switch(not is_dark)
        self.changed()
