"""Reads the national list of France services houses (CSV of the ANCT)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import BinaryIO

from kiosk.core import dates
from kiosk.core.departements import departement
from kiosk.core.place import Place
from kiosk.core.weekly_hours import FRENCH_DAYS, closed_on_holidays, from_france_services
from kiosk.errors import PlacesError
from kiosk.store.places_reading import Reading, Wanted, coordinates, itinerant, line, note, phone

SOURCE = "france-services"
COLUMNS = (
    *(
        "id_fs",
        "lib_fs",
        "adresse",
        "insee_com",
        "code_postal",
        "lib_com",
        "latitude",
        "longitude",
        "telephone",
    ),
    *(f"h_{day}" for day in FRENCH_DAYS[:6]),
    "format_fs",
)

_ONE_STOP = ("Bus_équivalent", "Itinérante")
_LONGEST_FIELD = 100_000


def read_france_services(stream: BinaryIO, name: str, wanted: Wanted, dated: date | None) -> Reading:
    """The houses of the list. Raises PlacesError when columns are missing or when the file is cut short."""
    table = _opened(stream, name)
    if dated is None:
        raise PlacesError(
            f"La date de la liste n'est pas dans le nom du fichier {name} : "
            "donnez-la avec --date, par exemple --date 2024-08-01."
        )
    places: list[Place] = []
    refused: list[str] = []
    for number, row in _rows(table, name):
        try:
            place = _place(row)
        except PlacesError as reason:
            refused.append(f"ligne {number}, {line(row['lib_fs']) or 'sans nom'} : {reason}")
            continue
        if wanted.place(place):
            places.append(place)
    return Reading(
        SOURCE, tuple(places), dated, f"ANCT, France services, {dates.day(dated, 'fr')}", tuple(refused)
    )


def _opened(stream: BinaryIO, name: str) -> tuple[io.TextIOWrapper, list[str], str]:
    """The text after its first line, the columns, what is between them; PlacesError for another list."""
    csv.field_size_limit(_LONGEST_FIELD)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    head = text.readline()
    delimiter = ";" if head.count(";") > head.count(",") else ","
    (columns,) = csv.reader([head], delimiter=delimiter, strict=True)
    _check(columns, name)
    return text, columns, delimiter


def _rows(
    table: tuple[io.TextIOWrapper, list[str], str], name: str
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row by its columns, with the line of the file where it ends."""
    text, columns, delimiter = table
    with text:
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        for cells in reader:
            at = reader.line_num + 1
            if len(cells) != len(columns):
                raise PlacesError(
                    f"Le fichier {name} est abîmé à la ligne {at} : {len(cells)} colonnes au lieu de "
                    f"{len(columns)}. Rien n'a été changé ; téléchargez-le de nouveau."
                )
            yield at, dict(zip(columns, cells, strict=True))


def _check(columns: list[str], name: str) -> None:
    missing = [column for column in COLUMNS if column not in columns]
    if missing:
        raise PlacesError(
            f"Le fichier {name} n'est pas la liste France services : il n'a pas de colonne "
            f"{', '.join(missing)}. Prenez le fichier CSV « Liste France services » de data.gouv.fr."
        )


def _place(row: Mapping[str, str]) -> Place:
    latitude, longitude = coordinates(row["latitude"], row["longitude"])
    if not row["id_fs"].strip() or not line(row["lib_fs"]):
        raise PlacesError("ni numéro, ni nom" if not row["id_fs"].strip() else "pas de nom")
    return Place(
        id=row["id_fs"].strip(),
        kind="france_services",
        name=line(row["lib_fs"]),
        address=", ".join(filter(None, (line(row["adresse"]), line(row.get("complement_adresse", ""))))),
        postcode=row["code_postal"].strip(),
        town=line(row["lib_com"]),
        latitude=latitude,
        longitude=longitude,
        phone=phone(row["telephone"]),
        hours=_hours(row),
        hours_note=note(row.get("commentaire", "")),
        appointments=row.get("prise_rdv", "").strip() == "Oui",
        itinerant=row["format_fs"].strip() in _ONE_STOP or itinerant(row["lib_fs"]),
        commune=row["insee_com"].strip(),
    )


def _hours(row: Mapping[str, str]) -> str:
    cells = [row.get(f"h_{day}", "") for day in FRENCH_DAYS]
    try:
        return closed_on_holidays(from_france_services(cells), departement(row["insee_com"]))
    except ValueError:
        days = zip(FRENCH_DAYS, cells, strict=True)
        return ", ".join(f"{day} {line(cell)}" for day, cell in days if cell.strip())
