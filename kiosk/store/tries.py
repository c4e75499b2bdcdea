"""How often a wrong code was entered, kept on the disk so that no restart makes it forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.errors import StoreError
from kiosk.store.choices import Choices

NAME = "tries"


@dataclass(frozen=True, slots=True)
class Wrong:
    """So many wrong codes in a row, the last one at that hour of the place."""

    count: int = 0
    last: datetime = datetime.min


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
        count, last = kept.get("count"), kept.get("last")
        if not isinstance(count, int) or not isinstance(last, str):
            return Wrong()
        try:
            return Wrong(max(count, 0), datetime.fromisoformat(last).replace(tzinfo=None))
        except ValueError:
            return Wrong(max(count, 0))

    def write(self, wrong: Wrong) -> None:
        """Keep that, through a power cut; StoreError where the disk refuses."""
        kept = {"count": wrong.count, "last": wrong.last.isoformat(timespec="seconds")}
        Choices(self.folder).write(NAME, {"wrong": kept})

    def forget(self) -> None:
        """The right code was entered."""
        try:
            Choices(self.folder).path(NAME).unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                "Le compte des codes faux n'a pas pu être effacé. Vérifiez le disque."
            ) from error
