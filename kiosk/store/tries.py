"""How often a wrong code was entered, kept on the disk so that no restart makes it forgotten."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import StoreError
from kiosk.store.choices import Choices

NAME = "tries"


@dataclass(frozen=True, slots=True)
class Wrong:
    """So many wrong codes in a row, the last one at that second of that boot of the machine.

    No hour of the place: the clock of a machine jumps, and a wait must neither end nor last by it.
    """

    count: int = 0
    boot: str = ""
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Tries:
    """One small file of the data folder; nothing of a code, nothing of a visitor."""

    folder: Path

    def read(self) -> Wrong:
        """What was kept; nothing where nothing was, or where it cannot be read."""
        try:
            kept = Choices(self.folder).read(NAME).get("wrong", {})
        except StoreError:
            return Wrong()
        count, boot, at = kept.get("count"), kept.get("boot"), kept.get("at")
        if not isinstance(count, int):
            return Wrong()
        if not isinstance(boot, str) or not isinstance(at, float) or not math.isfinite(at):
            return Wrong(max(count, 0))
        return Wrong(max(count, 0), boot, at)

    def write(self, wrong: Wrong) -> None:
        """Keep that, through a power cut; StoreError where the disk refuses."""
        kept = {"count": wrong.count, "boot": wrong.boot, "at": wrong.at}
        Choices(self.folder).write(NAME, {"wrong": kept})

    def forget(self) -> None:
        """The right code was entered."""
        try:
            Choices(self.folder).path(NAME).unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                "Le compte des codes faux n'a pas pu être effacé. Vérifiez le disque."
            ) from error
