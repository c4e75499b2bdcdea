"""Reads the directory of the administration (JSON of the DILA), one record at a time, whatever its size."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO

import ijson

from kiosk.core import dates
from kiosk.core.departements import departement, departement_of_postcode
from kiosk.core.place import KINDS, Place, codes, kind_of
from kiosk.core.weekly_hours import closed_on_holidays, from_directory
from kiosk.errors import PlacesError
from kiosk.store.places_reading import Reading, Wanted, coordinates, itinerant, line, note, phone

SOURCE = "annuaire"

_LONGEST_NOTE = 300
_ABOUT_HOURS = re.compile(r"rendez|rdv|horaire|ouver|ferm|accueil|permanence", re.IGNORECASE)
_FRENCH_DATE = re.compile(r"(\d{2})/(\d{2})/(\d{4})")

_Record = Mapping[str, Any]


def read_directory(stream: BinaryIO, name: str, wanted: Wanted, dated: date | None) -> Reading:
    """The wanted offices; the list is of the day given, or else of its newest record.

    Neither the persons of a record nor its mail addresses are kept. Raises PlacesError when there is no
    record at all.
    """
    places: list[Place] = []
    refused: list[str] = []
    newest = date.min
    for record in ijson.items(stream, "service.item"):
        newest = max(newest, _updated(record) or date.min)
        try:
            place = _place(record, wanted)
        except PlacesError as reason:
            refused.append(f"{line(_text(record, 'nom')) or 'sans nom'} : {reason}")
            continue
        if place:
            places.append(place)
    if newest == date.min and not places:
        raise PlacesError(
            f"Le fichier {name} ne contient aucun service de l'annuaire : "
            "prenez le fichier « gouv_local.json » de l'annuaire de l'administration."
        )
    day = dated or newest
    return Reading(
        SOURCE, tuple(places), day, f"Service-Public.gouv.fr / DILA, {dates.day(day, 'fr')}", tuple(refused)
    )


def _place(record: _Record, wanted: Wanted) -> Place | None:
    """The place of a record, or nothing when it is not wanted."""
    pivot = _pivot(record, wanted)
    address = _address(record)
    postcode, commune = _text(address, "code_postal"), _text(record, "code_insee_commune")
    if pivot is None or not wanted.departement(commune, postcode):
        return None
    latitude, longitude = coordinates(_text(address, "latitude"), _text(address, "longitude"))
    kind = kind_of(_text(pivot, "type_service_local"))
    name = line(_text(record, "nom"))
    if not name or not _text(record, "id"):
        raise PlacesError("ni nom, ni identifiant")
    return Place(
        id=_text(record, "id"),
        kind=kind,
        name=name,
        address=_street(address),
        postcode=postcode,
        town=line(_text(address, "nom_commune")),
        latitude=latitude,
        longitude=longitude,
        phone=phone(_text(_first(_records(record, "telephone")), "valeur")),
        hours=_hours(record, kind, departement(commune) or departement_of_postcode(postcode)),
        hours_note=_note(record),
        itinerant=itinerant(name),
        updated=_updated(record),
        commune=commune,
        serves=tuple(str(code) for code in _list(pivot, "code_insee_commune")),
    )


def _pivot(record: _Record, wanted: Wanted) -> _Record | None:
    """What the office is: the first of its kinds that is known to us and wanted."""
    known = codes()
    for pivot in _records(record, "pivot"):
        code = _text(pivot, "type_service_local")
        if code in known and wanted.kind(code):
            return pivot
    return None


def _address(record: _Record) -> _Record:
    """The address where one goes, rather than the one where letters go."""
    addresses = _records(record, "adresse")
    located = [address for address in addresses if _text(address, "latitude")]
    return _first(
        [address for address in located if _text(address, "type_adresse") == "Adresse"]
        or located
        or addresses
    )


def _street(address: _Record) -> str:
    parts = (
        line(_text(address, key))
        for key in ("complement1", "complement2", "numero_voie", "service_distribution")
    )
    return ", ".join(filter(None, parts))


def _hours(record: _Record, kind: str, where: str) -> str:
    ranges = [{key: _text(entry, key) for key in entry} for entry in _records(record, "plage_ouverture")]
    try:
        hours = from_directory(ranges)
    except ValueError:
        return "; ".join(" ".join(filter(None, map(line, entry.values()))) for entry in ranges)
    return closed_on_holidays(hours, where) if KINDS[kind].keeps_holidays else hours


def _note(record: _Record) -> str:
    """What is written beside the hours, and what other remarks say of how one is received."""
    timeless = [
        _text(entry, "commentaire")
        for entry in _records(record, "plage_ouverture")
        if not _text(entry, "valeur_heure_debut_1") and not _text(entry, "valeur_heure_debut_2")
    ]
    more = _text(record, "information_complementaire")
    said = [
        *timeless,
        _text(record, "commentaire_plage_ouverture"),
        more if _ABOUT_HOURS.search(more) else "",
    ]
    text = " ".join(dict.fromkeys(filter(None, map(note, said))))
    return text if len(text) <= _LONGEST_NOTE else text[:_LONGEST_NOTE].rsplit(" ", 1)[0] + "…"


def _updated(record: _Record) -> date | None:
    found = _FRENCH_DATE.match(_text(record, "date_modification"))
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def _text(record: _Record, key: str) -> str:
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""


def _list(record: _Record, key: str) -> Sequence[Any]:
    value = record.get(key)
    return value if isinstance(value, list) else ()


def _records(record: _Record, key: str) -> list[_Record]:
    return [entry for entry in _list(record, key) if isinstance(entry, dict)]


def _first(records: Sequence[_Record]) -> _Record:
    return records[0] if records else {}
