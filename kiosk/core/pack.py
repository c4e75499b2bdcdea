"""What a content pack says of itself in its `pack.toml`: who it is, and the hash of each of its files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from kiosk.errors import PackError, toml_line

MANIFEST = "pack.toml"
REMEDY = "Copiez à nouveau tout le dossier du contenu, ou refaites-le avec « kiosk pack make »."


@dataclass(frozen=True, slots=True)
class Manifest:
    """A pack: its name and version, its languages, the day it was made, SHA-256 by path from its folder."""

    id: str
    version: str
    languages: tuple[str, ...]
    made: date
    files: Mapping[str, str]


def parse_manifest(text: str, file: str) -> Manifest:
    """Read a `pack.toml`; PackError, with the file and the remedy, when it is not one."""
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise PackError(f"{file}{toml_line(error)} : ce fichier ne se lit pas. {REMEDY}") from error
    manifest = Manifest(
        id=_take(table, "id", str, file),
        version=_take(table, "version", str, file),
        languages=tuple(map(str, _take(table, "languages", list, file))),
        made=_take(table, "made", date, file),
        files=_take(table, "files", dict, file),
    )
    _check(manifest, file)
    return manifest


def write_manifest(manifest: Manifest) -> str:
    """The text of its `pack.toml`, the same for the same files."""
    languages = ", ".join(f'"{language}"' for language in manifest.languages)
    files = "".join(f'"{path}" = "{manifest.files[path]}"\n' for path in sorted(manifest.files))
    return (
        f'id = "{manifest.id}"\nversion = "{manifest.version}"\nlanguages = [{languages}]\n'
        f"made = {manifest.made.isoformat()}\n\n[files]\n{files}"
    )


def is_inside(path: str) -> bool:
    """Whether a path, written with "/", stays in its folder and is written in one way only."""
    plain = PurePosixPath(path)
    return (
        path == str(plain) != "."
        and not plain.is_absolute()
        and not set(plain.parts) & {"..", "."}
        and not re.search(r'[\\:"\x00-\x1f\x7f]', path)
        and path != MANIFEST
    )


def _take(table: Mapping[str, Any], key: str, kind: type, file: str) -> Any:
    value = table.get(key)
    if not isinstance(value, kind) or not (value or key == "files"):
        raise PackError(f"{file} : « {key} » manque ou n'est pas écrit comme il faut. {REMEDY}")
    return value


def _check(manifest: Manifest, file: str) -> None:
    if not all(re.fullmatch("[A-Za-z0-9._-]+", word) for word in (manifest.id, manifest.version)):
        raise PackError(
            f"{file} : « id » et « version » s'écrivent en lettres, chiffres, points et tirets. {REMEDY}"
        )
    for path, digest in manifest.files.items():
        if not is_inside(path):
            raise PackError(f"{file} : le nom de fichier « {path} » sort du dossier du contenu. {REMEDY}")
        if not isinstance(digest, str) or not re.fullmatch("[0-9a-f]{64}", digest):
            raise PackError(f"{file} : l'empreinte du fichier « {path} » n'en est pas une. {REMEDY}")
