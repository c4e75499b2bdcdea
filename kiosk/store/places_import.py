"""Puts lists of places into a terminal: by hand from a file, or at its start from its content pack."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.core.place import kind_of
from kiosk.errors import PlacesError
from kiosk.store.places import Imported, Places
from kiosk.store.places_days import Days
from kiosk.store.places_pack import SUFFIX, head_of_pack
from kiosk.store.places_reading import Reading, Wanted


def import_file(
    places: Places,
    path: Path,
    kinds: Iterable[str] | None = None,
    departements: Iterable[str] | None = None,
    dated: date | None = None,
    days: Days | None = None,
) -> Imported:
    """Read a list (see `places_lists.read_list`) and put it in the place of that of the same source.

    `kinds` and `departements` tell what is kept, None = all; the neighbours of a département have to be named
    too. `days` tells which day the list may be of; None = any that is not before that of the present one.
    Raises PlacesError when the file cannot be read, is of another day, or has nothing of what is wanted: then
    nothing changes.
    """
    reading = _read(path, wanted(kinds, departements), dated)
    (days or Days()).check(reading, path.name, places.dated(reading.source))
    if not reading.places:
        raise PlacesError(
            f"Le fichier {path.name} n'a aucun lieu des sortes et des départements demandés. "
            "Rien n'a été changé ; vérifiez le numéro du département."
        )
    return places.replace(reading)


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of the lists of a content pack: those that were put in, and why others could not be."""

    imported: tuple[Imported, ...] = ()
    refused: tuple[PlacesError, ...] = ()


def days_of_pack(folder: Path) -> dict[str, date]:
    """The day of each list of a content pack, by its source; one that cannot be read has none."""
    heads: dict[str, date] = {}
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        with suppress(PlacesError):  # `import_pack` tells it
            source, dated = head_of_pack(path)
            heads[source] = max(dated, heads.get(source, date.min))
    return heads


def import_pack(places: Places, folder: Path) -> Brought:
    """Put in the lists of a content pack that are newer than those of the terminal; a bad one stops no other.

    It is made to be called at each start: the second time it does nothing.
    """
    imported: list[Imported] = []
    refused: list[PlacesError] = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            imported += filter(None, (_import_packed(places, path),))
        except PlacesError as error:
            refused.append(error)
    return Brought(tuple(imported), tuple(refused))


def wanted(kinds: Iterable[str] | None, departements: Iterable[str] | None) -> Wanted:
    """What to keep of a list; None = all."""
    return Wanted(
        None if kinds is None else frozenset(map(kind_of, kinds)),
        None if departements is None else frozenset(departements),
    )


def _import_packed(places: Places, path: Path) -> Imported | None:
    source, dated = head_of_pack(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if places.holds(source, dated, digest):
        return None
    return places.replace(_read(path, Wanted()), digest)


def _read(path: Path, wanted: Wanted, dated: date | None = None) -> Reading:
    from kiosk.store.places_lists import read_list  # read late: a start with nothing new needs no reader

    return read_list(path, wanted, dated)
