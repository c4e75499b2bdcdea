"""A procedure being written: its catalogue, copied as one pack each time that a file of it changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kiosk.commands.check import apart, problems_in
from kiosk.commands.sources import Sources
from kiosk.errors import ContentError
from kiosk.store.packs import make_pack

State = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a draft is at one moment: what is wrong with it, and the text that is shown."""

    problems: tuple[ContentError, ...]
    text: str


@dataclass(frozen=True)
class Draft:
    """The procedure `slug` in one language, and the folder where its pack is made."""

    sources: Sources
    slug: str
    language: str
    pack: Path

    @property
    def folder(self) -> Path:
        """Where the procedure lies."""
        return self.sources.folders.get(self.slug, self.pack / "procedures" / self.slug)

    def state(self) -> State:
        """Something that differs as soon as any file of the catalogue was saved."""
        return tuple(_stamp(path) for path in (*self.sources.files(), *self.sources.picture_files()))

    def read(self, today: date) -> Reading:
        """Make the pack anew, and say what is wrong in the files of this procedure."""
        own = replace(self.sources, named=tuple(self.folder.glob("*")))
        try:
            about, _ = apart(problems_in(self.sources, today), own)
            text = (self.folder / f"{self.language}.md").read_text(encoding="utf-8")
            self.sources.copy(self.pack)
            make_pack(self.pack, today)
        except ContentError as error:
            return Reading((error,), "")
        except OSError as error:
            name = Path(error.filename or self.folder).name
            return Reading((ContentError(f"{name} : ce fichier ne peut pas être lu. Enregistrez-le."),), "")
        return Reading(tuple(about), text)


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        about = path.stat()
    except OSError:  # between the two halves of a save
        return str(path), 0, 0
    return str(path), about.st_mtime_ns, about.st_size
