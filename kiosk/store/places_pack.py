"""A list of places made ready for terminals: small, dated, with its credit, and refused when it is cut short.

The file is gzipped JSON lines: a head, then one place a line, with only what it has. A terminal ships with
one; a fleet makes its own from the big lists, once, and carries them on a stick.
"""

from __future__ import annotations

import gzip
import json
import zlib
from contextlib import suppress
from dataclasses import MISSING, fields
from datetime import date
from errno import ENOSPC
from pathlib import Path
from typing import Any, BinaryIO

from kiosk.core.place import Place
from kiosk.errors import PlacesError
from kiosk.store.places_reading import Reading, Wanted

FORMAT = "kiosk_places"
VERSION = 1
LICENCE = "Licence Ouverte 2.0"
SUFFIX = ".jsonl.gz"

_HEAD = {FORMAT, "source", "dated", "credit", "count"}
_AGAIN = "Rien n'a été changé ; copiez-la de nouveau."
_NEEDED = {field.name for field in fields(Place) if field.default is MISSING}
_DEFAULTS = {field.name: None if field.default is MISSING else field.default for field in fields(Place)}


def write_pack(reading: Reading, path: Path) -> None:
    """Write the list; the same list gives the same bytes. PlacesError when it cannot be written there."""
    head = {
        FORMAT: VERSION,
        "source": reading.source,
        "dated": reading.dated.isoformat(),
        "credit": reading.credit,
        "licence": LICENCE,
        "count": len(reading.places),
    }
    lines = [head, *map(_written, sorted(reading.places, key=lambda place: (place.kind, place.id)))]
    text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
        part.replace(path)
    except OSError as error:
        full = error.errno == ENOSPC
        remedy = "le disque est plein, faites de la place" if full else "choisissez un autre dossier"
        raise PlacesError(f"{path} ne peut pas être écrit : {remedy}.") from None
    finally:
        with suppress(OSError):
            part.unlink()


def read_pack(stream: BinaryIO, name: str, wanted: Wanted) -> Reading:
    """The places of a list made by `write_pack`; PlacesError when it is not whole."""
    try:
        head = _head(next(stream))
        rows = [_row(line) for line in stream]
    except (StopIteration, ValueError):
        raise PlacesError(f"La liste {name} est abîmée. {_AGAIN}") from None
    if head[FORMAT] != VERSION or any(row.keys() - _DEFAULTS.keys() for row in rows):
        raise PlacesError(
            f"La liste {name} est trop récente pour cette borne : mettez la borne à jour d'abord."
        )
    if len(rows) != head["count"]:
        raise PlacesError(
            f"La liste {name} est coupée : {len(rows)} lieux au lieu de {head['count']}. {_AGAIN}"
        )
    kept = tuple(place for place in map(_place, rows) if wanted.place(place))
    return Reading(head["source"], kept, date.fromisoformat(head["dated"]), head["credit"])


def head_of_pack(path: Path) -> tuple[str, date]:
    """The source and the day of a list made by `write_pack`, without reading the rest."""
    try:
        with gzip.open(path) as stream:
            head = _head(stream.readline())
    except (OSError, EOFError, zlib.error, ValueError):
        raise PlacesError(f"La liste {path.name} est abîmée. {_AGAIN}") from None
    return head["source"], date.fromisoformat(head["dated"])


def _head(line: bytes) -> dict[str, Any]:
    """The first line of a list; ValueError when something is missing in it."""
    head = json.loads(line)
    if not isinstance(head, dict) or _HEAD - head.keys():
        raise ValueError(line)
    date.fromisoformat(str(head["dated"]))
    return head


def _row(line: bytes) -> dict[str, Any]:
    row = json.loads(line)
    if not isinstance(row, dict) or _NEEDED - row.keys():
        raise ValueError(line)
    return row


def _written(place: Place) -> dict[str, Any]:
    values = {
        name: getattr(place, name) for name, default in _DEFAULTS.items() if getattr(place, name) != default
    }
    if place.updated:
        values["updated"] = place.updated.isoformat()
    return values


def _place(row: dict[str, Any]) -> Place:
    updated = row.pop("updated", None)
    serves = tuple(row.pop("serves", ()))
    return Place(**row, serves=serves, updated=date.fromisoformat(updated) if updated else None)
