"""The door of the staff: a code is entered digit by digit; wrong ones make the pad wait, longer each time."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from contextlib import suppress

from kiosk.adapters import pin
from kiosk.adapters.carried import Carried
from kiosk.controllers.watching import Watched
from kiosk.errors import KioskError, StoreError
from kiosk.store.tries import Tries, Wrong
from kiosk.timer import Timer
from kiosk.worker import Worker

FREE = 5  # wrong codes before the pad waits
FIRST_WAIT, LONGEST_WAIT = 60, 900  # seconds; each wrong code after the fifth doubles the first
LANE = "upkeep"
UNTRIED = "Le code n'a pas pu être vérifié. Redémarrez la borne."
log = logging.getLogger(__name__)


def wait_after(wrong: int) -> int:
    """Seconds that the pad waits after so many wrong codes in a row."""
    return min(FIRST_WAIT * 2 ** min(wrong - FREE, 10), LONGEST_WAIT) if wrong >= FREE else 0


class Door(Watched):
    """Locked, until the code is entered; then open until the visit ends. No code set = there is no door.

    `kept` is the setting `staff.pin`; `opened` runs once the code was right; `boot` names this start of the
    machine. Wrong codes are counted on the disk and in what the next process is left. What is entered is in
    no state that anybody is told, and is forgotten when it was tried, or when the door is locked.
    """

    def __init__(
        self,
        timer: Timer,
        worker: Worker,
        kept: str,
        tries: Tries,
        opened: Callable[[], None],
        *,
        carried: Carried,
        boot: str,
    ) -> None:
        super().__init__()
        self._timer = timer
        self._worker = worker
        self._kept = kept
        self._tries = tries
        self._opened = opened
        self._carried = carried
        self._boot = boot
        self._entered = ""
        self._wrong = Wrong()
        self._is_remembered = False
        self._is_asked = False  # somebody stands before the pad
        self._number = 0  # of the time that somebody stood there
        self._until = 0.0  # by the clock that never goes back
        self.is_open = False
        self.is_busy = False  # the code is being tried, or the wrong ones of before are being read
        self.was_wrong = False
        self.trouble = ""  # what keeps any code from being tried

    @property
    def exists(self) -> bool:
        """Whether a code was set."""
        return bool(self._kept)

    @property
    def digits(self) -> int:
        """How many digits the code has."""
        return pin.digits(self._kept)

    @property
    def entered(self) -> int:
        """How many are entered."""
        return len(self._entered)

    @property
    def left(self) -> int:
        """How many wrong codes there may be before the pad waits; 0 = it waits after each."""
        return max(0, FREE - self._wrong.count)

    @property
    def wait(self) -> int:
        """Seconds before a digit is taken again; 0 = now."""
        return max(0, math.ceil(self._until - self._timer.now()))

    @property
    def takes_digits(self) -> bool:
        """Whether the pad answers."""
        return self.exists and not (self.is_open or self.is_busy or self.trouble or self.wait)

    def ask(self) -> None:
        """Somebody stands before the pad."""
        self._is_asked = True
        self._number += 1
        if self._is_remembered:
            self._tick()
        else:
            self.is_busy = True
            self._worker.do(LANE, self._tries.read, self._remember)

    def put(self, digit: str) -> None:
        """One digit more; the last one tries the code."""
        if not self.takes_digits:
            return
        self._entered += digit
        self.was_wrong = False
        if len(self._entered) == self.digits:
            self._try()
        self.changed()

    def erase(self) -> None:
        """One digit less."""
        self._entered = self._entered[:-1]
        self.changed()

    def clear(self) -> None:
        """No digit."""
        self._entered = ""
        self.changed()

    def lock(self) -> None:
        """Nobody stands there any more: what was entered is forgotten, the door is closed."""
        self._entered = self.trouble = ""
        self._is_asked = self.is_open = self.is_busy = self.was_wrong = False
        self._number += 1

    def _remember(self, wrong: Wrong) -> None:
        """The wrong codes of before this process; of before this boot, the whole wait begins now."""
        self._is_remembered, self.is_busy = True, False
        count, at = self._carried.read()
        found = max(wrong, self._wrong, Wrong(count, self._boot, at), key=lambda one: one.count)
        if found.count and found.boot != self._boot:
            found = self._counted(found.count)
            self._worker.do(LANE, lambda: self._write(found), lambda _: None)
        self._wrong = found
        passed = max(0.0, self._timer.now() - found.at)
        self._until = self._timer.now() + wait_after(found.count) - passed
        self._tick()

    def _counted(self, count: int) -> Wrong:
        """So many, the last one now; left to the next process already."""
        wrong = Wrong(count, self._boot, self._timer.now())
        self._carried.keep(wrong.count, wrong.at)
        return wrong

    def _write(self, wrong: Wrong) -> None:
        with suppress(StoreError):  # a full disk locks nobody out; what is carried counts
            self._tries.write(wrong)

    def _try(self) -> None:
        """The try counts as wrong on the disk before it is known: to pull the plug saves nothing."""
        code, kept, tries, number = self._entered, self._kept, self._tries, self._number
        self._entered, self.is_busy = "", True
        self._wrong = wrong = self._counted(self._wrong.count + 1)

        def job() -> bool:
            self._write(wrong)
            if not pin.is_right(code, kept):
                return False
            with suppress(StoreError):
                tries.forget()
            return True

        self._worker.do(
            LANE,
            job,
            lambda is_right: self._tried(is_right, number),
            lambda error: self._failed(error, number),
        )

    def _tried(self, is_right: bool, number: int) -> None:
        self._until = self._timer.now() + wait_after(0 if is_right else self._wrong.count)
        if is_right:
            self._wrong = Wrong()
            self._carried.forget()
        if number != self._number:
            return  # whoever entered it has gone
        self.is_busy = False
        self.is_open, self.was_wrong = is_right, not is_right
        self._tick()
        if is_right:
            self._opened()

    def _failed(self, error: Exception, number: int) -> None:
        told = str(error) if isinstance(error, KioskError) else UNTRIED
        log.warning("%s", told, exc_info=None if isinstance(error, KioskError) else error)
        if number == self._number:
            self.is_busy, self.trouble = False, told
            self.changed()

    def _tick(self) -> None:
        """Each second of a wait is told to whoever stands there."""
        self.changed()
        if self.wait and self._is_asked:
            number = self._number
            self._timer.after(1, lambda: self._tick() if number == self._number else None)
