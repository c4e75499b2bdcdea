"""The graphics card of a bare console: keeps its last picture while one process takes the place of another.

As soon as nobody holds the graphics card, the kernel shows what lies below: the text of the system.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path

HELD = "KIOSK_HELD_CARD"
SET_MASTER, DROP_MASTER = 0x641E, 0x641F  # DRM_IOCTL_…: to be the one who draws, or leave that to another
CARDS = "/dev/dri/card"


def hold(descriptors: Path = Path("/proc/self/fd")) -> None:
    """Before the process is replaced: hand the next one the card that shows the picture."""
    os.environ.pop(HELD, None)
    for link in descriptors.glob("*"):
        with suppress(OSError):  # closed meanwhile, or not the one that draws
            if str(link.readlink()).startswith(CARDS):
                fcntl.ioctl(int(link.name), SET_MASTER)
                os.set_inheritable(int(link.name), True)
                os.environ[HELD] = link.name
                return


def make_way() -> None:
    """Just before a window is opened: let it draw; until it does, the picture of the process before stays."""
    with suppress(OSError, KeyError, ValueError):
        fcntl.ioctl(int(os.environ[HELD]), DROP_MASTER)


def release() -> None:
    """Once something else is drawn: let go of the picture of the process before."""
    with suppress(OSError, KeyError, ValueError):
        os.close(int(os.environ.pop(HELD)))
