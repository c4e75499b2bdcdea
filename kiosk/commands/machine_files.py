"""What a machine says of itself in its files, and how it is reported; what cannot be read says nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kiosk.commands.data_folder import owner, user

LONGEST = 65536  # bytes: what is longer is no file of the system
DIGITS = 20  # the longest number of 64 bits


@dataclass(frozen=True, slots=True)
class Report:
    """What was found of one thing: its problems, or what to say when there is none.

    Remarks ask for nothing.
    """

    problems: tuple[str, ...]
    well: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Files:
    """The files below `root`; a name has no leading slash."""

    root: Path = Path("/")

    def text(self, name: str | Path) -> str:
        """What a file says, without the white around it; empty when it is not there or does not answer."""
        try:
            with (self.root / name).open("rb") as file:
                return file.read(LONGEST).decode("utf-8", "replace").strip("\0 \t\r\n")
        except OSError:
            return ""

    def number(self, name: str | Path, base: int = 10) -> int | None:
        """The number that a file says; None when it says none."""
        return number(self.text(name), base)

    def found(self, pattern: str) -> list[Path]:
        """What is there, in order: eth2 before eth10."""
        return sorted(self.root.glob(pattern), key=lambda path: _in_order(str(path)))

    def there(self, name: str) -> bool:
        """Whether there is such a file, as far as we may know it."""
        try:
            return (self.root / name).exists()
        except OSError:
            return False

    @property
    def model(self) -> str:
        """The board, as its firmware names it; empty on a PC."""
        return self.text("proc/device-tree/model")[:60]

    @property
    def is_raspberry(self) -> bool:
        """Whether it is a Raspberry Pi, of any kind."""
        return self.model.startswith("Raspberry Pi")


def number(text: str, base: int = 10) -> int | None:
    """The number written there; None when it is none."""
    if len(text) > DIGITS:
        return None
    try:
        return int(text, base)
    except ValueError:
        return None


def refused(devices: Iterable[Path], what: str, groups: str) -> tuple[str, ...]:
    """What to do when these devices may not be used by who runs this."""
    if all(os.access(device, os.R_OK | os.W_OK) for device in devices):
        return ()
    way = f"Lancez « sudo usermod -aG {groups} {owner()} », puis rouvrez la session."
    return (f"{user()} n'a pas accès {what}. {way}",)


def _in_order(text: str) -> list[tuple[int, str]]:
    return [
        (int(part), "") if part.isascii() and part.isdigit() else (-1, part)
        for part in re.split(r"(\d+)", text)
    ]
