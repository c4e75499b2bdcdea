"""The first page of the first start: whether the touches lie on the picture, and what puts them there."""

from __future__ import annotations

from dataclasses import replace

from kiosk.controllers.first_kept import CHOICES, RECORD, Progress
from kiosk.controllers.first_state import Means
from kiosk.core import touch
from kiosk.core.touch import STRAIGHT, Turn

APART = 0.3  # seconds between two touches of the test: what comes sooner is the same finger


class TouchTest:
    """Five discs to touch; the panel, or the picture, is turned by what they tell.

    What turns either starts the process anew, but only where it was kept: another one would turn nothing.
    """

    def __init__(self, means: Means, progress: Progress) -> None:
        self._means = means
        self._progress = progress
        self._felt_at = -1.0

    def felt(self, x: float, y: float) -> None:
        """A finger came down there, in shares of the page from its top left corner."""
        now, progress = self._means.timer.now(), self._progress
        if now - self._felt_at < APART:
            return
        self._felt_at = now
        if progress.state.verdict == "turned":
            if touch.near((x, y), touch.DISCS[-1]):
                self._turn_the_touches()
            return
        progress.to(progress.state.touched((x, y)))
        if verdict := progress.state.verdict:
            progress.keep(RECORD, "tried", touch=verdict)

    def try_again(self) -> None:
        """The five discs from the first."""
        self._progress.to(replace(self._progress.state, felt=(), turn=None, verdict=""))

    def turn_the_picture(self) -> None:
        """A quarter further; the process starts anew so that it is drawn so."""
        turned = (self._means.settings.screen.rotation + 90) % 360
        if self._progress.keep(CHOICES, "screen", rotation=turned):
            self._means.restart()

    def _turn_the_touches(self) -> None:
        screen = self._means.settings.screen
        before = Turn(screen.touch // 90, screen.touch_mirrored)
        panel = touch.of_panel(self._progress.state.turn or STRAIGHT, screen.rotation, before)
        is_kept = self._progress.keep(
            CHOICES, "screen", touch=panel.quarters * 90, touch_mirrored=panel.mirrored
        )
        self.try_again()
        if is_kept:
            self._means.restart()
