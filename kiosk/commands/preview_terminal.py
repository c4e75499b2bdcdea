"""The terminals of a preview: one at each save, the one before ended for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.bootstrap import Terminal
from kiosk.timer import Act, Timer
from kiosk.ui.stage import Stage


class Spell:
    """A timer for one terminal: once it has ended, nothing that the terminal had planned happens."""

    def __init__(self, timer: Timer) -> None:
        self._timer = timer
        self._is_over = False

    def now(self) -> float:
        """As the timer says."""
        return self._timer.now()

    def wall(self) -> datetime:
        """As the timer says."""
        return self._timer.wall()

    def after(self, seconds: float, act: Act) -> object:
        """Later, unless it is over by then."""
        return self._timer.after(seconds, lambda: None if self._is_over else act())

    def cancel(self, handle: object) -> None:
        """Forget an act."""
        self._timer.cancel(handle)

    def soon(self, act: Act) -> None:
        """At the next turn, unless it is over by then."""
        self._timer.soon(lambda: None if self._is_over else act())

    def end(self) -> None:
        """Nothing more happens."""
        self._is_over = True


@dataclass(frozen=True)
class Shown:
    """A terminal that is open at a step, and its page."""

    terminal: Terminal
    spell: Spell
    stage: Stage
    text: str

    def close(self) -> None:
        """Take nothing more from it."""
        self.spell.end()
        self.terminal.close()
