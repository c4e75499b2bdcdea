"""How long a finger lay on the panel, by the clock of the kernel: ours stands still while a page is drawn."""

from __future__ import annotations

import struct

_EVENT = struct.Struct("llHHi")  # input_event of linux/input.h: seconds, microseconds, type, code, value
_KEY, _TOUCH = 1, 0x14A  # EV_KEY, BTN_TOUCH: whether anything lies on the panel, however many fingers


class Contacts:
    """Reads what input devices say, beside SDL; keeps only the length of the last contact that ended."""

    def __init__(self) -> None:
        self._began: dict[str, float] = {}
        self._lasted: float | None = None

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
                self._lasted = at - self._began.pop(device)

    def lasted(self) -> float | None:
        """The seconds of the contact that ended last, told once; None = no panel has told any since."""
        told, self._lasted = self._lasted, None
        return told
