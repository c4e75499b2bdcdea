"""What needs the staff: what the doctor finds, what the running terminal met, the last lines of its log."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from kiosk.adapters.error_log import last_lines
from kiosk.adapters.examiner import TROUBLE, Examiner
from kiosk.controllers.upkeep import Upkeep
from kiosk.controllers.watching import Watched
from kiosk.core.finding import Finding
from kiosk.core.packing import pack
from kiosk.errors import KioskError
from kiosk.timer import Timer
from kiosk.worker import Worker

LANE = "upkeep"
LINES = 12  # of the log
log = logging.getLogger(__name__)


class Checkup(Watched):
    """Has the terminal looked at; `at` is when that was last done, and it `is_running` meanwhile."""

    def __init__(
        self, timer: Timer, worker: Worker, examiner: Examiner, upkeep: Upkeep, folder: Path
    ) -> None:
        super().__init__()
        self._timer = timer
        self._worker = worker
        self._examiner = examiner
        self._upkeep = upkeep
        self._folder = folder
        self._found: tuple[Finding, ...] = ()
        self._lines: tuple[str, ...] = ()
        self._trouble = ""
        self.at: datetime | None = None
        self.is_running = False

    def run(self) -> None:
        """Look at everything, on a lane; once at a time."""
        if self.is_running:
            return
        self.is_running = True
        self.changed()
        self._worker.do(LANE, self._look, self._seen, self._failed)

    def found(self, found: tuple[Finding, ...], lines: tuple[str, ...] = ()) -> None:
        """Keep what somebody found, now."""
        self._found, self._lines, self._trouble = found, lines, ""
        self._ended()

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What somebody has to do, most pressing first: what the running terminal met, then the doctor's.

        Of one thing, what the doctor says is enough.
        """
        known = {one.what for one in self._found if not one.is_well}
        own = (one for one in self._upkeep.findings if not one.is_well and one.what not in known)
        failed = (Finding("doctor", False, self._trouble),) if self._trouble else ()
        return (*failed, *own, *(one for one in self._found if not one.is_well))

    @property
    def rest(self) -> tuple[Finding, ...]:
        """What is fine; what is worth knowing first."""
        wrong = {one.what for one in self.problems}
        fine = [one for one in self._found if one.is_well and (one.is_remark or one.what not in wrong)]
        return tuple(sorted(fine, key=lambda one: not one.is_remark))

    def of(self, what: str) -> tuple[Finding, ...]:
        """All that was found of one thing."""
        return tuple(one for one in self._found if one.what == what)

    @property
    def lines(self) -> tuple[str, ...]:
        """The last errors of the log, then what has to be done now."""
        return (*self._lines, *(f"{one.what} : {one.sentence}" for one in self.problems))

    def codes(self, title: str) -> tuple[str, ...]:
        """The same as texts for QR codes, each small enough for a phone; none where all is well."""
        return pack(title, title, [[(line,)] for line in self.lines]) if self.lines else ()

    def _look(self) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        lines = last_lines(self._folder, LINES)
        return self._examiner.examine(), lines

    def _seen(self, seen: tuple[tuple[Finding, ...], tuple[str, ...]]) -> None:
        self.found(*seen)

    def _failed(self, error: Exception) -> None:
        known = isinstance(error, KioskError)
        self._trouble = str(error) if known else TROUBLE
        log.warning("%s", self._trouble, exc_info=None if known else error)
        self._found, self._lines = (), ()
        self._ended()

    def _ended(self) -> None:
        self.at, self.is_running = self._timer.wall(), False
        self.changed()
