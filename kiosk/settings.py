"""What a town may set: one frozen value, read from one TOML file, where a mistake disables only its part."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from kiosk.errors import SettingsError, french_comma
from kiosk.settings_files import usable
from kiosk.settings_parts import Data, Help, Languages, Place, Screen, Staff, Theme, Visit, Voice, Wifi
from kiosk.settings_rules import SETTERS, Rule, written
from kiosk.settings_together import NO_WIFI, together

WHOLE = "En attendant, les réglages par défaut servent."
IGNORED = "Il n'est pas pris en compte."
CHOICES = (("first-start", "file"), ("staff", "staff"))  # made on the screen: the file, and who chose


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the settings that was refused: the file, the setting ("voice.volume"), and what to do."""

    file: str
    key: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}{', ' if self.key else ''}{self.key} : {self.sentence}"


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it; `Settings()` is a terminal of which nothing is known, and which works."""

    place: Place = field(default=Place(), metadata={"title": "Le lieu"})
    screen: Screen = field(default=Screen(), metadata={"title": "L'écran"})
    theme: Theme = field(default=Theme(), metadata={"title": "Les couleurs (vide = celles de la borne)"})
    languages: Languages = field(default=Languages(), metadata={"title": "Les langues"})
    voice: Voice = field(default=Voice(), metadata={"title": "La voix"})
    visit: Visit = field(default=Visit(), metadata={"title": "La visite"})
    wifi: Wifi = field(default=Wifi(), metadata={"title": "Le Wi-Fi du lieu"})
    help: Help = field(default=Help(), metadata={"title": "La personne qui aide"})
    staff: Staff = field(default=Staff(), metadata={"title": "L'espace de l'équipe"})
    data: Data = field(default=Data(), metadata={"title": "Les données"})

    @property
    def folder(self) -> Path:
        """Where the terminal keeps its database: the folder that was set, or the user's own for such data."""
        if self.data.folder:
            return Path(self.data.folder)
        if home := os.environ.get("XDG_DATA_HOME"):
            return Path(home) / "kiosk"
        try:
            return Path.home() / ".local" / "share" / "kiosk"
        except RuntimeError:  # an account without a home
            return Path("/var/lib/kiosk")


def load(path: Path | None) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the file. None or no file = the defaults; what is refused is reported, and its default serves."""
    return _over(Settings(), path, "file")


def layered(path: Path | None, folder: Path | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings file, and over it what was chosen on the terminal's own screen (`kiosk/store/choices.py`).

    `folder` is that of the data; None = the one of the settings file. What is refused is reported.
    """
    settings, problems = load(path)
    folder = folder or settings.folder
    for name, who in CHOICES:
        settings, more = _over(settings, folder / f"{name}.toml", who)
        problems += more
    return settings, problems


def _over(before: Settings, path: Path | None, who: str) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings with those of a file in place of theirs; the same where it is not there, or unusable."""
    if path is None:
        return before, ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return before, ()
    except UnicodeDecodeError:
        return before, _unusable(
            before, path, "ce fichier n'est pas du texte en UTF-8. Enregistrez-le ainsi."
        )
    except OSError as error:
        return before, _unusable(before, path, _unread(error))
    try:
        tables = tables_of(text)
    except SettingsError as error:
        return before, _unusable(before, path, str(error))
    return apply(before, tables, str(path), who, path.absolute().parent)


def tables_of(text: str) -> dict[str, Any]:
    """The tables of a settings file; SettingsError says where it stops being read, and what to do there."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(_broken(str(error), text)) from error


def apply(
    before: Settings, tables: Mapping[str, Any], source: str, who: str = "file", folder: Path = Path()
) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings with the tables' values in place of theirs, as far as they are accepted from `who`.

    `source` names in the reports where the tables come from; relative paths start from `folder`.
    """
    problems: list[Problem] = []
    parts: dict[str, Any] = {}
    for section, table in tables.items():
        if section in SECTIONS and isinstance(table, Mapping):
            reader = _Reader(source, section, who, folder)
            parts[section], refused = reader.read(getattr(before, section), table)
            problems.extend(refused)
        else:
            sentence = _unknown(section, SECTIONS) if isinstance(table, Mapping) else _outside(section)
            problems.append(Problem(source, section, sentence))
    return replace(before, **parts), tuple(problems)


def declared() -> Iterator[tuple[str, str, object, Rule]]:
    """Each setting in the order of the file: section, key, default, rule."""
    for section in fields(Settings):
        for key in fields(section.default):  # type: ignore[arg-type]
            yield section.name, key.name, key.default, key.metadata["rule"]


SECTIONS = tuple(section.name for section in fields(Settings))
NAMES = tuple(f"{section}.{key}" for section, key, _, _ in declared())


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one table of the file, and says what it refused."""

    source: str
    section: str
    who: str
    folder: Path

    def read(self, before: Any, table: Mapping[str, Any]) -> tuple[Any, list[Problem]]:
        known = {key.name: key for key in fields(before)}
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for key, value in table.items():
            name = f"{self.section}.{key}"
            fitted = self._fitted(known[key], value) if key in known else None
            if fitted is None:
                kept = getattr(before, key, "")
                sentence = self._refused(known[key], value, kept) if key in known else _unknown(name, NAMES)
                problems.append(Problem(self.source, name, sentence))
            else:
                values[key] = fitted
        values, more = together(before, values, bool(problems))
        told = [Problem(self.source, f"{self.section}.{key}", sentence) for key, sentence in more]
        return replace(before, **values), problems + told

    def _fitted(self, key: Field[Any], value: object) -> object:
        """The value in the type of its default, or None when it is not accepted."""
        rule: Rule = key.metadata["rule"]
        if isinstance(key.default, float) and type(value) is int:
            value = float(value)
        if isinstance(key.default, tuple) and isinstance(value, list):
            value = tuple(value)
        if type(value) is not type(key.default) or not rule.fits(value) or not self._may(rule):
            return None
        return usable(rule.path, self.folder, str(value)) if rule.path and value else value

    def _may(self, rule: Rule) -> bool:
        return SETTERS.index(self.who) <= SETTERS.index(rule.by)

    def _refused(self, key: Field[Any], value: object, kept: object) -> str:
        rule: Rule = key.metadata["rule"]
        if not self._may(rule):
            return "ce réglage ne se change que dans le fichier de la borne. Il reste comme il était."
        shown = (
            ("ce code" if key.name == "pin" else "ce mot de passe") if rule.secret else written(value)[:60]
        )
        meanwhile = f"{written(kept)} sert" if kept != "" else "ce réglage reste vide"
        if rule.secret and kept:
            meanwhile = "celui d'avant sert"
        if self.section == "wifi":
            meanwhile = NO_WIFI
        return f"{shown} n'est pas accepté. Écrivez {rule.wanted}. En attendant, {meanwhile}."


def _unusable(before: Settings, path: Path, why: str) -> tuple[Problem, ...]:
    meanwhile = WHOLE if before == Settings() else "En attendant, les autres réglages servent."
    return (Problem(str(path), "", f"{why} {meanwhile}"),)


def _outside(name: str) -> str:
    """What to say of a value that stands in no section: in which it goes, if its name is known there."""
    keys = sorted({key for _, key, _, _ in declared()})
    near = [] if name in SECTIONS else difflib.get_close_matches(name, keys, n=1, cutoff=0.8)
    if not near:
        return _unknown(name, SECTIONS)
    sections = " ou ".join(f"[{section}]" for section, key, _, _ in declared() if key == near[0])
    return f"« {near[0]} » s'écrit sous {sections}. {IGNORED}"


def _unknown(name: str, names: tuple[str, ...]) -> str:
    if name in names:
        return (
            f"ce réglage s'écrit avec son nom entre crochets, [{name}], puis une ligne par valeur. {IGNORED}"
        )
    _, dot, key = name.partition(".")
    elsewhere = [other for other in names if dot and other.partition(".")[2] == key]
    near = elsewhere or difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    guess = f"Vouliez-vous écrire {near[0]} ?" if near else "Supprimez cette ligne."
    return f"ce réglage n'existe pas. {guess} {IGNORED}"


def _broken(error: str, text: str) -> str:
    """Why this text is no TOML, from what the reader says of it, and what to do."""
    at = re.search(r"line (\d+)", error)
    if at and (comma := french_comma(text, int(at[1]))):
        return comma
    where = f"la ligne {at[1]}" if at else "la fin du fichier"
    if re.search("overwrite|twice|immutable", error):
        return f"un réglage ou une partie est écrit deux fois avant {where}. Gardez-en un."
    return f"ce fichier ne se lit pas à partir de {where}. Vérifiez-y les guillemets et le signe =."


def _unread(error: OSError) -> str:
    match error:
        case IsADirectoryError():
            return "c'est un dossier, pas un fichier. Donnez un fichier."
        case PermissionError():
            return "la borne n'a pas le droit de lire ce fichier. Donnez-le-lui (sudo chmod a+r)."
    return "ce fichier ne peut pas être lu. Vérifiez son nom et le disque."
