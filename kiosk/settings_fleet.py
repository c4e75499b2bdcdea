"""One settings file for many terminals: what all of them share, and a block for what is one's own.

[languages]
offered = ["fr", "en"]

[[terminal]]
serial = "10000000a1b2c3d4"      # or mac = "dc:a6:32:01:02:03"
place.name = "Mairie de Villebrune"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import SettingsError
from kiosk.settings import IGNORED, Problem, Settings, apply, tables_of
from kiosk.settings_rules import written

BLOCK = "terminal"
NAMES = ("serial", "mac")
_MEANWHILE = re.compile(r" (?:En attendant,|Il reste comme il était\.).*$", re.DOTALL)
_HEADER = re.compile(r"\s*\[+\s*([\w.]+)\s*\]+")
_KEY = re.compile(r"\s*([\w.]+)\s*=")
_BARE = re.compile(r"[^0-9a-z]")

Tables = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Machine:
    """What tells one terminal from another: the serial number of its board, the addresses of its cards."""

    serial: str = ""
    macs: tuple[str, ...] = ()

    def is_named(self, block: Mapping[str, Any]) -> bool:
        """Whether a block names this one."""
        serial, mac = (_bare(block.get(name)) for name in NAMES)
        own = {_bare(one) for one in self.macs}
        return bool((serial and serial == _bare(self.serial)) or (mac and mac in own))


@dataclass(frozen=True)
class Fleet:
    """A file that was read: its text, the tables that all share, the blocks in their order."""

    text: str
    common: Tables
    blocks: tuple[Tables, ...]

    def tables(self, machine: Machine) -> Tables:
        """What holds for one terminal. Raises SettingsError where its block is not there, or there twice."""
        named = [number for number, block in enumerate(self.blocks, 1) if machine.is_named(block)]
        if not self.blocks:
            return self.common
        if not named:
            raise SettingsError(_unnamed(machine))
        if len(named) > 1:
            lines = " et ".join(str(_header(self.text, number)) for number in named)
            raise SettingsError(f"Deux blocs parlent de cette borne (lignes {lines}). Gardez-en un seul.")
        return self._merged(self.blocks[named[0] - 1])

    def problems(self, folder: Path) -> tuple[str, ...]:
        """All that is wrong in the file, for any terminal: the line, the setting, what to write."""
        told = [self._told(problem, 0) for problem in apply(Settings(), self.common, "", folder=folder)[1]]
        for number, block in enumerate(self.blocks, 1):
            told += [f"ligne {_header(self.text, number)} : {why}" for why in self._misnamed(block)]
            told += [
                self._told(problem, number)
                for problem in apply(Settings(), self._merged(block), "", folder=folder)[1]
            ]
        return tuple(dict.fromkeys(told))

    def _merged(self, block: Tables) -> Tables:
        """The common tables, with the block's values in place of theirs."""
        merged = dict(self.common)
        for section, value in block.items():
            before = merged.get(section)
            if isinstance(before, dict) and isinstance(value, dict):
                merged[section] = {**before, **value}
            elif section not in NAMES:
                merged[section] = value
        return merged

    def _misnamed(self, block: Tables) -> Iterator[str]:
        given = [name for name in NAMES if isinstance(block.get(name), str) and _bare(block[name])]
        if not given:
            yield 'ce bloc ne dit pas de quelle borne il parle. Écrivez serial = "…" ou mac = "…".'
        for name in given:
            if sum(_bare(other.get(name)) == _bare(block[name]) for other in self.blocks) > 1:
                yield f'{name} = "{block[name]}" est écrit dans deux blocs. Gardez-en un seul.'

    def _told(self, problem: Problem, number: int) -> str:
        line = line_of(self.text, problem.key, number)
        sentence = _MEANWHILE.sub("", problem.sentence).removesuffix(f" {IGNORED}")
        return f"{f'ligne {line}, ' if line else ''}{problem.key} : {sentence}"


def read_fleet(text: str) -> Fleet:
    """A file with or without blocks. Raises SettingsError where it cannot be read."""
    tables = tables_of(text)
    blocks = tables.pop(BLOCK, [])
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        at = line_of(text, BLOCK, 0)
        raise SettingsError(
            f"ligne {at} : un bloc commence par [[{BLOCK}]], entre doubles crochets. Corrigez cette ligne."
        )
    return Fleet(text, tables, tuple(blocks))


def as_file(tables: Mapping[str, Any]) -> str:
    """Tables that were accepted, as one writes them in a file."""
    parts = (
        f"[{section}]\n" + "".join(f"{key} = {written(value)}\n" for key, value in table.items())
        for section, table in tables.items()
    )
    return "\n".join(parts)


def line_of(text: str, key: str, number: int) -> int:
    """The line where a setting of a block stands, in it or before the blocks (0), from 1.

    That of its part where it is missing; 0 where neither is there.
    """
    part, names = key.partition(".")[0], list(_names(text))
    ways = (lambda name: name in (key, f"{key}."), lambda name: name.partition(".")[0] == part)
    found = (
        at
        for fits in ways
        for within in (number, 0)
        for at, block, name in names
        if block == within and fits(name)
    )
    return next(found, 0)


def _names(text: str) -> Iterator[tuple[int, int, str]]:
    """Each line that names something: its number, its block, the whole name (a header's ends with a dot)."""
    block, section = 0, ""
    for at, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            section = header[1]
            if section == BLOCK:
                block += line.lstrip().startswith("[[")
                section = ""
                yield at, block, f"{BLOCK}."
                continue
            if section.startswith(f"{BLOCK}."):
                section = section.removeprefix(f"{BLOCK}.")
            else:
                block = 0
            yield at, block, f"{section}."
        elif found := _KEY.match(line):
            yield at, block, f"{section}.{found[1]}" if section else found[1]


def _header(text: str, number: int) -> int:
    """The line where a block begins."""
    return next(at for at, block, name in _names(text) if block == number and name == f"{BLOCK}.")


def _unnamed(machine: Machine) -> str:
    known = [f'serial = "{machine.serial}"'] if machine.serial else []
    known += [f'mac = "{mac}"' for mac in machine.macs[: 1 if known else None]]
    way = f"Ajoutez un bloc [[{BLOCK}]] avec {' ou '.join(known)}." if known else ""
    return f"Aucun bloc [[{BLOCK}]] ne parle de cette borne. {way}".strip()


def _bare(name: object) -> str:
    """A serial number or an address, however it is written; zeros before it count for nothing."""
    return _BARE.sub("", str(name or "").lower()).lstrip("0")
