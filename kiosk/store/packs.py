"""What a terminal was given: a folder of procedures, facts, words, sounds and fonts, every file checked.

A pack lies in one folder, described by its `pack.toml` (see `kiosk/core/pack.py`):

    facts.toml  procedures/<slug>/{facts.toml,fr.md,en.md,…,<picture>.png}
    lexicon/<language>.toml  sounds/  fonts/  icons/

Whatever is read from a pack is checked at that moment; `verify` checks all of it, once, at start.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kiosk.core.pack import MANIFEST, REMEDY, Manifest, parse_manifest, write_manifest
from kiosk.errors import PackError


@dataclass(frozen=True, slots=True)
class Pack:
    """An open content pack. Every method raises PackError for a file that is missing or was altered."""

    folder: Path
    manifest: Manifest

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it has procedures in, French first."""
        return self.manifest.languages

    @property
    def slugs(self) -> tuple[str, ...]:
        """Its procedures and shared parts, in the order of their names."""
        return tuple(sorted({slug for slug, _ in _procedures(self.manifest)}))

    def has(self, name: str) -> bool:
        """Whether the pack holds a file of that name, written with "/" from its folder."""
        return name in self.manifest.files

    def read(self, name: str) -> bytes:
        """What the file holds, as it was when the pack was made."""
        try:
            content = (self.folder / name).read_bytes() if self.has(name) else b""
        except OSError:
            content = b""
        if hashlib.sha256(content).hexdigest() != self.manifest.files.get(name):
            raise self._problem(name)
        return content

    def text(self, name: str) -> str:
        """The same, as text."""
        try:
            return self.read(name).decode()
        except UnicodeDecodeError as error:
            raise PackError(
                f"{self.folder / name} : ce fichier n'est pas du texte en UTF-8. {REMEDY}"
            ) from error

    def path(self, name: str) -> Path:
        """Where the file is, once it was checked, for what wants a path: a font, a picture, a sound."""
        self.read(name)
        return self.folder / name

    def procedure_text(self, slug: str, language: str) -> str:
        """The Markdown of a procedure in a language."""
        return self.text(f"procedures/{slug}/{language}.md")

    def picture(self, slug: str, file: str) -> bytes:
        """A picture that lies beside the texts of a procedure."""
        return self.read(f"procedures/{slug}/{file}")

    def speaks(self, slug: str, language: str) -> bool:
        """Whether that procedure was written in that language."""
        return self.has(f"procedures/{slug}/{language}.md")

    def facts_text(self, slug: str = "") -> str:
        """The dated values of a procedure, or the common ones; empty when there are none."""
        name = f"procedures/{slug}/facts.toml" if slug else "facts.toml"
        return self.text(name) if self.has(name) else ""

    def lexicon_text(self, language: str) -> str:
        """How a language is spoken; empty when nothing is said of it."""
        name = f"lexicon/{language}.toml"
        return self.text(name) if self.has(name) else ""

    def sound(self, name: str) -> Path:
        """Where a sound is."""
        return self.path(f"sounds/{name}")

    def problems(self) -> Iterator[PackError]:
        """Every file that is missing, altered or in excess, in the order of the names."""
        there = dict(_files(self.folder))
        for name in sorted(there.keys() | self.manifest.files.keys()):
            path = there.get(name)
            if path is not None and path.is_symlink():
                yield _link(path)
            elif path is None or not self.has(name) or self._digest(path) != self.manifest.files[name]:
                yield self._problem(name, in_excess=not self.has(name))

    def verify(self) -> None:
        """Check every file; PackError for the first that is not as it was when the pack was made."""
        for problem in self.problems():
            raise problem

    def _problem(self, name: str, in_excess: bool = False) -> PackError:
        path = self.folder / name
        if in_excess:
            remedy = "Retirez-le, ou refaites le contenu avec « kiosk pack make »."
            return PackError(f"{path} : ce fichier ne fait pas partie du contenu. {remedy}")
        return PackError(f"{path} : ce fichier {self._state(path)}. {REMEDY}")

    def _state(self, path: Path) -> str:
        """What is wrong with a file that is not as it was."""
        try:
            with path.open("rb"):
                return "a été modifié" if self.has(path.relative_to(self.folder).as_posix()) else "manque"
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return "manque"
        except OSError:
            return "ne peut pas être lu"

    def _digest(self, path: Path) -> str:
        try:
            return hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            return ""


def open_pack(folder: Path, verify: bool = True) -> Pack:
    """Open the pack of a folder, and check all of it; `verify=False` leaves that for later, on a lane."""
    pack = Pack(folder, _manifest(folder))
    if verify:
        pack.verify()
    return pack


def make_pack(folder: Path, today: date, version: str = "") -> Manifest:
    """Write the folder's `pack.toml` anew, and say what it holds; nothing changes when no file did.

    Raises PackError for what can be no pack, and OSError when a file cannot be read or written.
    """
    made = describe(folder, today, version)
    text, file = write_manifest(made), folder / MANIFEST
    if not made.languages:
        raise PackError(f"{folder} : ce dossier n'a aucune démarche (procedures/…/fr.md).")
    parse_manifest(text, str(file))
    half = file.with_name(".pack.half")
    try:
        half.write_text(text, encoding="utf-8")
        half.replace(file)  # a full disk leaves the one before
    finally:
        half.unlink(missing_ok=True)
    return made


def describe(folder: Path, today: date, version: str = "") -> Manifest:
    """What `make_pack` would write: `today` is only taken when a file was added, changed or removed."""
    before = _manifest_before(folder, today)
    after = replace(before, version=version or before.version, files=dict(_hashes(folder)))
    languages = {language for _, language in _procedures(after)}
    after = replace(
        after, languages=tuple(sorted(languages, key=lambda language: (language != "fr", language)))
    )
    return after if after == before else replace(after, made=today)


def _manifest_before(folder: Path, today: date) -> Manifest:
    """That of the last time; without one, an empty one with the name of the folder."""
    file = folder / MANIFEST
    if not file.exists():
        name = re.sub("[^A-Za-z0-9._-]+", "-", folder.resolve().name).strip("-") or "contenu"
        return Manifest(id=name, version="1", languages=(), made=today, files={})
    try:
        return _manifest(folder)
    except PackError:
        remedy = "Supprimez-le, et recommencez en donnant sa version (--version)."
        raise PackError(f"{file} : ce fichier est abîmé. {remedy}") from None


def _manifest(folder: Path) -> Manifest:
    file = folder / MANIFEST
    try:
        return parse_manifest(file.read_text(encoding="utf-8"), str(file))
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{file} : ce fichier manque ou ne se lit pas. {REMEDY}") from error


def _procedures(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Slug and language of each procedure's text."""
    for name in manifest.files:
        match name.split("/"):
            case ["procedures", slug, file] if file.endswith(".md"):
                yield slug, file.removesuffix(".md")


def _hashes(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and SHA-256 of every file of the pack; links are refused."""
    for name, path in _files(folder):
        if path.is_symlink():
            raise _link(path)
        yield name, hashlib.sha256(path.read_bytes()).hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Name and path of every file and link below the folder; hidden ones do not count."""
    for root, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if not name.startswith(".")]
        links = [name for name in inner if Path(root, name).is_symlink()]
        for name in (*links, *names):
            path = Path(root, name)
            inside = path.relative_to(folder).as_posix()
            if inside != MANIFEST and not name.startswith("."):
                yield inside, path


def _link(path: Path) -> PackError:
    return PackError(f"{path} : un lien n'a pas sa place dans le contenu. Mettez le fichier lui-même.")
