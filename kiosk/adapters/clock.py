"""Who vouches for the machine's clock, as the service of the clock says in a small file."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.clock import NETWORK, NOBODY, RTC, STAFF, Seen, has_jumped
from kiosk.timer import Timer

WHO = Path("/run/kiosk-system/clock")


class Vouched:
    """Looks at the file whenever it is asked, and reads it only when it was written anew.

    A clock that is set while the terminal runs is trusted no more until the service has looked at it too.
    """

    def __init__(self, timer: Timer, file: Path = WHO) -> None:
        self._timer = timer
        self._file = file
        self._written: tuple[int, int] | None = None
        self._who: str | None = None
        self._then = self._shown()

    def is_trusted(self) -> bool:
        """Whether something may be decided by the hour; on a machine without the service, yes."""
        return self.who() != NOBODY

    def who(self) -> str | None:
        """`network`, `rtc`, `staff` or `nobody`; None on a machine without the service of the clock."""
        written, now = _written(self._file), self._shown()
        if written is None or written != self._written:
            self._written, self._who, self._then = written, read(self._file), now
        elif self._who is not None and has_jumped(self._then.system, self._then.running, now):
            return NOBODY
        return self._who

    def _shown(self) -> Seen:
        return Seen(self._timer.wall().timestamp(), self._timer.now())


def read(file: Path = WHO) -> str | None:
    """What the file says: `network`, `rtc`, `staff` or `nobody`; None on a machine without the service."""
    try:
        said = file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return NOBODY if file.parent.is_dir() else None
    return said if said in (NETWORK, RTC, STAFF) else NOBODY


def _written(file: Path) -> tuple[int, int] | None:
    """Which writing of the file that is."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns
