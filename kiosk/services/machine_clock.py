"""The clock of the machine: read, asked whether the network keeps it, and set; and its battery clock."""

from __future__ import annotations

import ctypes
import fcntl
import os
import struct
import time
from contextlib import suppress
from typing import Protocol

MAXERROR_AT, TIMEX_BYTES = 3 * ctypes.sizeof(ctypes.c_long), 256  # of `struct timex`, which is smaller
# The kernel lets the error it may have grow by 500 ppm, and takes itself for unsynchronised from 16 s on.
# It is asked for the error and not for its flag, which chrony leaves alone where it does not set the RTC.
UNSYNCHRONISED = 16_000_000  # microseconds
RTC_DEVICE = "/dev/rtc0"
RTC_SET_TIME = 0x4024700A  # _IOW('p', 0x0a, struct rtc_time): nine ints


class MachineClock(Protocol):
    """What the service asks of the machine."""

    def now(self) -> float:
        """Seconds since 1970 that the clock shows."""

    def running(self) -> float:
        """Seconds since the machine started, asleep or not."""

    def synchronised(self) -> bool | None:
        """Whether the network keeps the clock; None = this cannot be asked here."""

    def set(self, moment: float) -> None:
        """Set the clock; PermissionError for whoever may not."""

    def set_rtc(self, moment: float) -> None:
        """Set the battery clock, where there is one."""


class SystemClock:
    """This machine; `is_only_seen`: its clocks are read, and never set."""

    def __init__(self, *, is_only_seen: bool = False) -> None:
        self._is_only_seen = is_only_seen

    def now(self) -> float:
        """Seconds since 1970 that the clock shows."""
        return time.time()

    def running(self) -> float:
        """Seconds since the machine started, asleep or not."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

    def synchronised(self) -> bool | None:
        """By the kernel, whatever program keeps the clock; None where it may not be asked."""
        answer = ctypes.create_string_buffer(TIMEX_BYTES)  # modes 0: nothing is changed
        if ctypes.CDLL(None, use_errno=True).adjtimex(answer) < 0:
            return None
        return bool(ctypes.c_long.from_buffer(answer, MAXERROR_AT).value < UNSYNCHRONISED)

    def set(self, moment: float) -> None:
        """Set the clock; PermissionError for whoever may not."""
        if not self._is_only_seen:
            time.clock_settime(time.CLOCK_REALTIME, moment)

    def set_rtc(self, moment: float) -> None:
        """Set the battery clock to universal time; a machine without one has nothing to set."""
        if self._is_only_seen:
            return
        day = time.gmtime(moment)
        fields = (day.tm_sec, day.tm_min, day.tm_hour, day.tm_mday, day.tm_mon - 1, day.tm_year - 1900)
        with suppress(OSError):
            device = os.open(RTC_DEVICE, os.O_RDONLY)
            try:
                fcntl.ioctl(device, RTC_SET_TIME, struct.pack("9i", *fields, 0, 0, 0))
            finally:
                os.close(device)
