"""The keyboard of a bare console: deaf while the terminal draws there, and given back at the end.

SDL gives back what it found. After a process has taken the place of another, that is a deaf keyboard.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path

MODE = "KIOSK_KEYBOARD_MODE"
GET_MODE, SET_MODE = 0x4B44, 0x4B45  # KDGKBMODE, KDSKBMODE
CONSOLE = Path("/dev/tty")


def remember(console: Path = CONSOLE) -> None:
    """Before the first window: how the keyboard speaks to this console; nothing elsewhere."""
    with suppress(OSError), console.open("rb", buffering=0) as line:
        mode = int.from_bytes(fcntl.ioctl(line, GET_MODE, bytes(4)), "little")
        os.environ.setdefault(MODE, str(mode))


def give_back(console: Path = CONSOLE) -> None:
    """Once the last window is closed: let it speak so again."""
    with suppress(OSError, KeyError, ValueError), console.open("rb", buffering=0) as line:
        fcntl.ioctl(line, SET_MODE, int(os.environ.pop(MODE)))
