"""What was chosen on the terminal's own screen: small TOML files beside the database, each written whole.

`first-start.toml` (the technician's first start) and `staff.toml` (the staff, later) are read by
`kiosk.settings.layered`, over the settings file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import StoreError
from kiosk.settings_rules import written
from kiosk.store.whole import keep_names, write_whole

Tables = dict[str, dict[str, Any]]
DAMAGED = (tomllib.TOMLDecodeError, UnicodeDecodeError)
ASIDE = ".damaged"  # after the name of a file that could not be read, kept beside the new one
HEAD = "# Écrit par la borne, depuis son écran. Supprimez ce fichier pour revenir aux réglages d'avant.\n"


@dataclass(frozen=True, slots=True)
class Choices:
    """The files of one data folder, by name: "first-start", "staff"."""

    folder: Path

    def path(self, name: str) -> Path:
        """Where the choices of that name are, or will be."""
        return self.folder / f"{name}.toml"

    def read(self, name: str) -> Tables:
        """Sections, each a mapping from key to value; empty where nothing was chosen.

        Raises StoreError for a file that cannot be read.
        """
        path = self.path(name)
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            return {}
        except DAMAGED as error:
            raise StoreError(
                f"{path} : ce fichier est abîmé. Supprimez-le, puis choisissez de nouveau."
            ) from error
        except OSError as error:
            raise StoreError(f"{path} : ce fichier ne peut pas être lu. Vérifiez le disque.") from error
        return {section: table for section, table in tables.items() if isinstance(table, dict)}

    def write(self, name: str, tables: Mapping[str, Mapping[str, Any]]) -> None:
        """Put these in place of what was chosen: after a power cut, the old file is there whole, or the new.

        Raises StoreError where the disk does not take it.
        """
        path = self.path(name)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, _text(tables).encode(), 0o600)
            keep_names(self.folder)
        except OSError as error:
            raise _unkept(path) from error

    def change(self, name: str, section: str, /, **values: Any) -> None:
        """Choose these values of a section, the others staying; None takes a choice away.

        A damaged file has no others: a copy of it stays beside the new one. Raises StoreError where the disk
        does not take it, or may not be read.
        """
        try:
            tables = self.read(name)
        except StoreError as error:
            if not isinstance(error.__cause__, DAMAGED):
                raise
            self._copy_aside(name)
            tables = {}
        kept = tables.get(section, {}) | values
        tables[section] = {key: value for key, value in kept.items() if value is not None}
        self.write(name, {section: table for section, table in tables.items() if table})

    def _copy_aside(self, name: str) -> None:
        """Copied, not moved: after a power cut in between, nobody takes the damaged file for none at all."""
        path = self.path(name)
        aside = path.with_name(path.name + ASIDE)
        try:
            aside.unlink(missing_ok=True)
            aside.touch(0o600)
            aside.write_bytes(path.read_bytes())
        except OSError as error:
            raise _unkept(aside) from error


def _unkept(path: Path) -> StoreError:
    return StoreError(
        f"{path} : ce choix n'a pas pu être gardé. Vérifiez que le disque n'est pas plein ni protégé."
    )


def _text(tables: Mapping[str, Mapping[str, Any]]) -> str:
    """As TOML: JSON's strings are its strings, but for one sign."""
    parts = [HEAD]
    for section, table in tables.items():
        lines = [f"{key} = {written(value)}".replace("\x7f", "\\u007f") for key, value in table.items()]
        parts.append("\n".join((f"[{section}]", *lines, "")))
    return "\n".join(parts)
