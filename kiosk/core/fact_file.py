"""Reads the tables of one `facts.toml`: what TOML gives, the line it stands on, and each kind of value."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from kiosk.errors import FactError, french_comma

Value = Decimal | tuple[int, int] | date | str | Mapping[str, str]

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_HEADER = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*(([\w-]+)(?:\.[\w-]+)*)\s*=")


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the file, its name ("timbre", "timbre.973"), and the way to say what is wrong in it."""

    name: str
    table: Mapping[str, object]
    file: str
    lines: Mapping[tuple[str, str], int]  # of (section, key), and of (section, "") for its header
    alone: bool = False  # a value where a section was expected

    def error(self, key: str, problem: str, remedy: str) -> FactError:
        """The error to raise about one key of this section, or about the section itself where it is empty."""
        return FactError(f"{self.file}, ligne {self.line(key)} : {problem} {remedy}")

    def line(self, key: str) -> int:
        """The line that writes this key (`text.ar`, else `text`), or opens the section where none does."""
        spots = ((self.name, key), (self.name, key.partition(".")[0]), (self.name, ""), ("", self.name))
        return next((self.lines[spot] for spot in spots if spot in self.lines), 1)

    def without(self, keys: Iterable[str]) -> Section:
        """The same section, but for these keys."""
        left_out = frozenset(keys)
        return replace(self, table={key: raw for key, raw in self.table.items() if key not in left_out})

    def inner(self, key: str, inherited: Mapping[str, object]) -> Section:
        """The section that stands under `key` in this one, with what it need not repeat."""
        return _section(f"{self.name}.{key}", self.table[key], self.file, self.lines, inherited)


def sections(text: str, file: str) -> Iterator[Section]:
    """The sections of the file, in order; FactError where TOML cannot be read."""
    try:
        tables = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise _unreadable(file, text, str(error)) from error
    lines = _lines(text)
    for name, table in tables.items():
        yield _section(name, table, file, lines, {})


def _section(
    name: str, raw: object, file: str, lines: Mapping[tuple[str, str], int], inherited: Mapping[str, object]
) -> Section:
    if isinstance(raw, dict):
        return Section(name, {**inherited, **raw}, file, lines)
    return Section(name, {}, file, lines, alone=True)


def _lines(text: str) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            section = header[1]
            found.setdefault((section, ""), number)
            found.setdefault((section.split(".")[0], ""), number)
        elif key := _KEY.match(line):
            found.setdefault((section, key[1]), number)
            found.setdefault((section, key[2]), number)
    return found


def _unreadable(file: str, text: str, said: str) -> FactError:
    found = re.search(r"at line (\d+)", said)
    line = int(found[1]) if found else max(1, len(text.splitlines()))
    if comma := french_comma(text, line):
        return FactError(f"{file}, ligne {line} : {comma}")
    if "twice" in said or "overwrite" in said:
        return FactError(f"{file}, ligne {line} : ce nom est écrit deux fois. Gardez-en un seul.")
    remedy = "Vérifiez les guillemets, les crochets et le signe « = »."
    return FactError(f"{file}, ligne {line} : cette ligne ne se lit pas. {remedy}")


def _read_euros(raw: object) -> Decimal | None:
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        return None
    amount = Decimal(raw)
    return amount if amount.is_finite() and amount >= 0 and amount == round(amount, 2) else None


def _read_days(raw: object) -> tuple[int, int] | None:
    if not isinstance(raw, list) or len(raw) != 2 or not all(type(days) is int for days in raw):
        return None
    return (raw[0], raw[1]) if 1 <= raw[0] <= raw[1] else None


def read_date(raw: object) -> date | None:
    """A day, or nothing where TOML holds something else (a day with an hour is not a day)."""
    return raw if isinstance(raw, date) and not isinstance(raw, datetime) else None


def _read_phone(raw: object) -> str | None:
    """A French number as figures only; another country's keeps its own groups, one space between them."""
    if not isinstance(raw, str):
        return None
    spaced = " ".join(re.sub(r"[.-]", " ", raw).split())
    number = spaced.replace(" ", "")
    if re.fullmatch(r"\+\d{6,15}", number):
        return spaced
    return number if re.fullmatch(r"0[1-9]\d{8}|[13]\d{1,5}", number) else None


def _read_url(raw: object) -> str | None:
    return raw if isinstance(raw, str) and re.fullmatch(r"https://[^\s/]+\.[^\s]+", raw) else None


def _read_text(raw: object) -> Mapping[str, str] | None:
    if not isinstance(raw, dict) or "fr" not in raw:
        return None
    sound = all(
        _LANGUAGE.fullmatch(code) and isinstance(text, str) and text.strip() for code, text in raw.items()
    )
    return {code: text.strip() for code, text in raw.items()} if sound else None


READERS: dict[str, tuple[Callable[[object], Value | None], str]] = {
    "euros": (_read_euros, "Écrivez un nombre avec un point, sans le signe € : euros = 12.50"),
    "days": (_read_days, "Écrivez le plus court et le plus long, en jours : days = [28, 42]"),
    "date": (read_date, "Écrivez l'année, le mois et le jour : date = 2026-03-02"),
    "phone": (_read_phone, 'Écrivez un numéro français, ou international avec « + » : phone = "36 46"'),
    "url": (_read_url, 'Écrivez une adresse entière : url = "https://www.ameli.fr"'),
    "text": (_read_text, 'Écrivez une ligne par langue, dont le français : text.fr = "Une photo"'),
}
