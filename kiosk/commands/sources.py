"""Procedures as they lie in their folders, before any pack is made of them: a catalogue and its drafts."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.commands.base import nearest
from kiosk.commands.output import shortened
from kiosk.core.facts import Fact
from kiosk.core.procedure import Procedure
from kiosk.errors import ContentError
from kiosk.settings_files import is_picture

FACTS = "facts.toml"
PROCEDURES = "procedures"
_TO_A_PART = re.compile(r"\(([a-z0-9][a-z0-9_-]*)#")  # [Réponse](dossier#nom)


@dataclass(frozen=True, slots=True)
class Sources:
    """A pack's folder, folders of procedures that take the place of those of its own, and what was named.

    `named` are the files that the user asked about; all of them when there are none.
    """

    base: Path
    drafts: tuple[Path, ...] = ()
    named: tuple[Path, ...] = ()

    @property
    def folders(self) -> dict[str, Path]:
        """The folder of each procedure, by slug."""
        own = (folder for folder in sorted((self.base / PROCEDURES).glob("*")) if _has_texts(folder))
        return {folder.name: folder for folder in (*own, *self.drafts)}

    def files(self) -> tuple[Path, ...]:
        """Every text, the common values first."""
        common = self.base / FACTS
        texts = (path for folder in self.folders.values() for path in _texts(folder))
        return (*([common] if common.is_file() else []), *texts)

    def texts(self) -> dict[str, str]:
        """What they hold, by the name that is shown of them; ContentError for one that cannot be read."""
        return {shown(path): _read(path) for path in self.files()}

    def picture_files(self) -> tuple[Path, ...]:
        """Every picture that lies beside a text."""
        return tuple(path for folder in self.folders.values() for path in sorted(folder.glob("*.png")))

    def pictures(self) -> dict[str, bool]:
        """Whether each can be shown, by the name that is shown of it."""
        return {shown(path): _can_be_shown(path) for path in self.picture_files()}

    def unreadable(self) -> tuple[ContentError, ...]:
        """What is wrong with each file that is no text, or that may not be read."""
        return tuple(error for path in self.files() if (error := _refused(path)))

    def copy(self, folder: Path) -> None:
        """Put the whole catalogue there, fonts and sounds included, as one pack; OSError when it fails.

        What is there already and did not change is left alone, but for the procedures.
        """
        unwanted = shutil.ignore_patterns(".*", PROCEDURES)
        shutil.copytree(self.base, folder, dirs_exist_ok=True, ignore=unwanted, copy_function=_copy_changed)
        shutil.rmtree(folder / PROCEDURES, ignore_errors=True)
        for slug, own in self.folders.items():
            there = folder / PROCEDURES / slug
            there.mkdir(parents=True)
            for path in own.iterdir():
                if path.is_file() and not path.name.startswith("."):
                    shutil.copy2(path, there)


def find(arguments: Sequence[str], assets: Path) -> Sources:
    """What those files, folders or names of procedures are about; without any, the whole of `assets`.

    A file of another pack is seen within that pack; one that is in none, a draft, within `assets`, with those
    of the drafts beside it that it leads to.
    """
    own = Sources(assets)
    paths = [_path(argument, own) for argument in arguments]
    folders = [folder.resolve() for path in paths for folder in _folders(path)]
    bases = {base for folder in folders if (base := _base(folder))} | set(map(Path.resolve, _bases(paths)))
    if len(bases) > 1:
        raise ContentError("Ces démarches sont de plusieurs contenus : donnez-les l'une après l'autre.")
    base = bases.pop() if bases else assets
    inside = {folder.resolve() for folder in Sources(base).folders.values()}
    drafts = _with_those_beside([folder for folder in dict.fromkeys(folders) if folder not in inside])
    named = tuple(file for path in paths for file in _named(path))
    return Sources(base, drafts, named)


def one_slug(sources: Sources) -> str:
    """The one procedure that was named; ContentError when there are several, or none."""
    slugs = {path.resolve().parent.name for path in sources.named} & sources.folders.keys()
    if len(slugs) != 1:
        raise ContentError("Donnez une seule démarche : son nom, son dossier, ou un de ses fichiers.")
    return slugs.pop()


def read(sources: Sources) -> tuple[dict[str, dict[str, Procedure]], dict[str, dict[str, Fact]]]:
    """The procedures by slug and language, and the values by slug; ContentError for the first problem."""
    from kiosk.core.catalogue_files import read_files

    return read_files(sources.texts())


def shown(path: Path) -> str:
    """The path as the user would write it: from where they are, when it is below.

    The folder of a file is in it, since it names the procedure: « carte-vitale/fr.md » from within that one.
    """
    whole, here = path.resolve(), Path.cwd()
    there = here.parent if whole.parent == here else here
    return str(whole.relative_to(there)) if whole.is_relative_to(there) else str(whole)


def _path(argument: str, own: Sources) -> Path:
    path = Path(argument)
    if _is_there(path):
        return path
    folders = own.folders
    if argument in folders:
        return folders[argument]
    near = nearest(argument, folders)
    known = near or f" Les démarches sont : {', '.join(folders)}."
    raise ContentError(f"« {shortened(argument)} » n'est ni un fichier ni une démarche.{known}")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        raise ContentError(f"{path} : vous n'avez pas le droit d'entrer dans ce dossier.") from None
    except OSError:  # a name that no file can have
        return False


def _folders(path: Path) -> Iterator[Path]:
    """The folders of procedures that a path is about: its own, the one it lies in, or those below it."""
    if not path.is_dir():
        if path.suffix != ".md" and path.name != FACTS:
            raise ContentError(f"{path} : ce n'est pas un fichier d'une démarche. Donnez un .md ou {FACTS}.")
        if not _is_common(path):
            yield path.parent
    elif not os.access(path, os.R_OK | os.X_OK):
        raise ContentError(f"{path} : vous n'avez pas le droit d'entrer dans ce dossier.")
    elif _has_texts(path):
        yield path
    else:
        below = path / PROCEDURES if (path / PROCEDURES).is_dir() else path
        found = [folder for folder in sorted(below.glob("*")) if _has_texts(folder)]
        if not found:
            raise ContentError(f"{path} : ce dossier n'a aucune démarche. Il y manque un fichier fr.md.")
        yield from found


def _named(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    else:
        yield from ([path / FACTS] if _is_common(path / FACTS) and (path / FACTS).is_file() else [])
        yield from (file for folder in _folders(path) for file in _texts(folder))


def _with_those_beside(drafts: list[Path]) -> tuple[Path, ...]:
    """The drafts, and the shared parts beside them that they, or these parts, lead to."""
    found = list(drafts)
    for draft in found:  # which grows as it is read
        texts = "".join(path.read_text("utf-8", errors="replace") for path in _readable(draft))
        for slug in dict.fromkeys(_TO_A_PART.findall(texts)):
            beside = draft.parent / slug
            if slug not in {folder.name for folder in found} and _has_texts(beside):
                found.append(beside)
    return tuple(found)


def _readable(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.md")) if path.is_file() and os.access(path, os.R_OK)]


def _base(folder: Path) -> Path | None:
    """The pack that a folder of a procedure lies in."""
    pack = folder.parent.parent
    return pack if folder.parent.name == PROCEDURES and (pack / FACTS).is_file() else None


def _bases(paths: list[Path]) -> list[Path]:
    """The packs whose common values are named."""
    return [path.parent for path in paths if _is_common(path)]


def _is_common(path: Path) -> bool:
    return path.name == FACTS and (path.parent / PROCEDURES).is_dir()


def _copy_changed(source: str, target: str) -> None:
    old, new = Path(source).stat(), Path(target)
    if new.exists() and (new.stat().st_size, new.stat().st_mtime_ns) == (old.st_size, old.st_mtime_ns):
        return
    shutil.copy2(source, target)


def _has_texts(folder: Path) -> bool:
    return folder.is_dir() and any(folder.glob("*.md"))


def _texts(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if path.suffix == ".md" or path.name == FACTS]


def _can_be_shown(path: Path) -> bool:
    try:
        return is_picture(path)
    except OSError:  # no right to look
        return False


def _refused(path: Path) -> ContentError | None:
    try:
        _read(path)
    except ContentError as error:
        return error
    return None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ContentError(
            f"{shown(path)} : ce fichier n'est pas du texte en UTF-8. Enregistrez-le ainsi."
        ) from error
    except OSError as error:
        raise ContentError(
            f"{shown(path)} : ce fichier ne peut pas être lu. Vérifiez son nom et vos droits."
        ) from error
