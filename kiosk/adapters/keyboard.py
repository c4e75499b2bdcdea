"""The keyboard of a bare console: deaf while the terminal draws there, and heard again at the end.

SDL deafens it and gives back, when the process ends, what it found. A process that takes the place of
another would find it deaf.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path

FOUND = "KIOSK_KEYBOARD"
GET_MODE, SET_MODE = 0x4B44, 0x4B45  # KDGKBMODE, KDSKBMODE
CONSOLE = Path("/dev/tty")


def as_found(console: Path = CONSOLE) -> None:
    """Just before a window is opened: the keyboard as the first of the processes found it."""
    with suppress(OSError, ValueError), console.open("rb", buffering=0) as line:
        if FOUND in os.environ:
            fcntl.ioctl(line, SET_MODE, int(os.environ[FOUND]))
        else:
            mode = fcntl.ioctl(line, GET_MODE, bytes(4))
            os.environ[FOUND] = str(int.from_bytes(mode, "little"))
