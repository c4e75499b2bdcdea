"""The graphics card of a bare console: keeps its last picture while one process takes the place of another.

As soon as nobody holds the graphics card, the kernel shows what lies below: the text of the system.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path

HELD = "KIOSK_HELD_CARD"
DROP_MASTER = 0x641F  # DRM_IOCTL_DROP_MASTER: somebody else may draw; what is shown stays
CARDS = "/dev/dri/card"


def hold(descriptors: Path = Path("/proc/self/fd")) -> None:
    """Before the process is replaced: hand the next one the card that shows the picture, free to draw on."""
    os.environ.pop(HELD, None)
    for link in descriptors.glob("*"):
        with suppress(OSError):  # closed meanwhile, or not the one that draws
            if str(link.readlink()).startswith(CARDS):
                fcntl.ioctl(int(link.name), DROP_MASTER)
                os.set_inheritable(int(link.name), True)
                os.environ[HELD] = link.name
                return


def release() -> None:
    """Once something else is drawn: let go of the picture of the process before."""
    held = os.environ.pop(HELD, "")
    if held.isdecimal():
        with suppress(OSError):
            os.close(int(held))
