"""How long a finger lay on the panel, by the clock of the kernel: ours stands still while a page is drawn."""

from __future__ import annotations

import struct
from collections import deque
from contextlib import suppress
from fcntl import ioctl
from time import CLOCK_MONOTONIC

_EVENT = struct.Struct("llHHi")  # input_event of linux/input.h: seconds, microseconds, type, code, value
_KEY, _TOUCH = 1, 0x14A  # EV_KEY, BTN_TOUCH: whether anything lies on the panel, however many fingers
_SET_CLOCK = 0x400445A0  # EVIOCSCLOCKID of linux/input.h; without it, events bear the hour, which can be set
_MOST = 16  # lengths that wait to be asked for: a panel that no page hears fills no memory


class Contacts:
    """Reads what input devices say, beside SDL; keeps only the lengths of the contacts that ended."""

    def __init__(self) -> None:
        self._began: dict[str, float] = {}
        self._lasted: deque[float] = deque(maxlen=_MOST)

    @staticmethod
    def prepare(device: int) -> None:
        """Have that open device date what it says by the clock that nobody sets, where it can."""
        with suppress(OSError):
            ioctl(device, _SET_CLOCK, struct.pack("i", CLOCK_MONOTONIC))

    def read(self, device: str, said: bytes) -> None:
        """What that device said: whole events, as the kernel gives them."""
        whole = said[: len(said) // _EVENT.size * _EVENT.size]
        for seconds, micro, kind, code, value in _EVENT.iter_unpack(whole):
            if (kind, code) != (_KEY, _TOUCH):
                continue
            at = seconds + micro / 1_000_000
            if value:
                self._began[device] = at
            elif device in self._began:
                self._lasted.append(at - self._began.pop(device))

    def lasted(self) -> float | None:
        """The seconds of the first contact that ended and was not asked for yet; None = no panel told any.

        Below zero where the clock of the device was set meanwhile.
        """
        return self._lasted.popleft() if self._lasted else None

    def forget(self) -> None:
        """No touch is down: what was not asked for is nobody's."""
        self._lasted.clear()
