"""The lamp behind the screen, where the kernel lets it be switched: panels on the board's own connector."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

FOLDER = Path("/sys/class/backlight")
ON, OFF = "0", "4"  # the kernel's FB_BLANK_UNBLANK, FB_BLANK_POWERDOWN (its ABI/stable/sysfs-class-backlight)
STUCK = (
    "L'éclairage de l'écran ne se commande pas ({reason}) : l'écran reste éclairé, même quand il est noir."
)
log = logging.getLogger(__name__)


class Light(Protocol):
    """On or off. Nothing here raises."""

    def switch(self, on: bool) -> None:
        """Have it shine, or not; it may be so already."""


class NoBacklight:
    """A screen that shines as long as it is fed: most of those on HDMI."""

    def switch(self, on: bool) -> None:
        """It shines."""


class Backlight:
    """Each lamp that the kernel shows."""

    def __init__(self, switches: Sequence[Path]) -> None:
        self._switches = tuple(switches)

    def switch(self, on: bool) -> None:
        """Write only what changes: some panels flash at each order."""
        wanted = ON if on else OFF
        for switch in self._switches:
            try:
                if switch.read_text(encoding="ascii").strip() != wanted:
                    switch.write_text(wanted, encoding="ascii")
            except OSError as error:
                log.warning("%s", STUCK.format(reason=error.strerror))


def backlight(folder: Path = FOLDER) -> Light:
    """The lamps of this machine that we may switch, if there is one."""
    found = [path for path in sorted(folder.glob("*/bl_power")) if os.access(path, os.W_OK)]
    return Backlight(found) if found else NoBacklight()
