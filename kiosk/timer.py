"""Time, and the way back to the main thread: given by Kivy's clock on a terminal, turned by hand in tests."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

Act = Callable[[], None]


class Timer(Protocol):
    """What the house may ask of time. Every act runs on the main thread."""

    def now(self) -> float:
        """Seconds on a clock that never goes back."""

    def wall(self) -> datetime:
        """The date and hour of the place, without a time zone."""

    def after(self, seconds: float, act: Act) -> object:
        """Run `act` in so many seconds; the answer is a handle for `cancel`."""

    def cancel(self, handle: object) -> None:
        """Forget an act that has not run yet; one that ran already is no error."""

    def soon(self, act: Act) -> None:
        """Run `act` on the main thread at its next turn; the one method that any thread may call."""


class HandTimer:
    """A clock turned by hand: nothing happens before `turn`, then all that was due, in order."""

    def __init__(self, wall: datetime = datetime(2026, 11, 24, 10, 42)) -> None:
        self._now = 0.0
        self._start = wall
        self._order = itertools.count()
        self._due: list[tuple[float, int]] = []
        self._acts: dict[int, Act] = {}

    def now(self) -> float:
        """Seconds turned so far."""
        return self._now

    def wall(self) -> datetime:
        """The hour at the start, and the seconds turned since."""
        return self._start + timedelta(seconds=self._now)

    def set(self, wall: datetime) -> None:
        """Set the hour, as somebody may do at any moment; the seconds turned stay what they are."""
        self._start = wall - timedelta(seconds=self._now)

    def after(self, seconds: float, act: Act) -> int:
        """Keep `act` until the hand has turned so many seconds."""
        number = next(self._order)
        self._acts[number] = act
        heapq.heappush(self._due, (self._now + seconds, number))
        return number

    def cancel(self, handle: object) -> None:
        """Forget that act."""
        if isinstance(handle, int):
            self._acts.pop(handle, None)

    def soon(self, act: Act) -> None:
        """Keep `act` for the next turn, however small."""
        self.after(0.0, act)

    def turn(self, seconds: float = 0.0) -> None:
        """Let so many seconds pass; acts that are due run at their own moment."""
        end = self._now + seconds
        while self._due and self._due[0][0] <= end:
            at, number = heapq.heappop(self._due)
            self._now = max(self._now, at)
            if act := self._acts.pop(number, None):
                act()
        self._now = end
