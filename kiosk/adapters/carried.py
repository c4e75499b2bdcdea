"""What a process leaves to the one that takes its place, in its environment; and by which boot both count."""

from __future__ import annotations

import math
import os
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from pathlib import Path

NAME = "KIOSK_WRONG_CODES"
BOOT = Path("/proc/sys/kernel/random/boot_id")


def boot_id(file: Path = BOOT) -> str:
    """The name that Linux gives to the time since the machine was switched on; empty where it gives none."""
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


@dataclass(frozen=True, slots=True)
class Carried:
    """So many wrong codes, and the second of the last one: no disk is needed to remember them.

    The environment lasts from process to process as long as each one takes the place of the one before.
    """

    environment: MutableMapping[str, str] = field(default_factory=lambda: os.environ)

    def read(self) -> tuple[int, float]:
        """Their number, and when, by the clock that never goes back; (0, 0) where there are none."""
        count, _, at = self.environment.get(NAME, "").partition(" ")
        try:
            found = int(count), float(at)
        except ValueError:
            return 0, 0.0
        return found if found[0] > 0 and math.isfinite(found[1]) else (0, 0.0)

    def keep(self, count: int, at: float) -> None:
        """So many, the last one at that second."""
        self.environment[NAME] = f"{count} {at:.3f}"

    def forget(self) -> None:
        """The right code was entered."""
        self.environment.pop(NAME, None)
