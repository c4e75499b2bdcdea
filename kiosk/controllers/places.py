"""What a technician asks of the places at the command line, answered in French."""

from __future__ import annotations

import gettext
from collections.abc import Iterable
from datetime import date, datetime, time
from math import ceil
from pathlib import Path

from kiosk.core import opening_hours
from kiosk.core.departements import NEIGHBOURS, departement, with_neighbours
from kiosk.core.place import KINDS, Nearby, Place, asked_first, label, search_order
from kiosk.errors import PlacesError
from kiosk.store.places import Places
from kiosk.store.places_days import Days, refuse_to_come
from kiosk.store.places_import import import_file, wanted
from kiosk.store.places_lists import read_list
from kiosk.store.places_pack import write_pack
from kiosk.words import Speaker

_FRENCH = Speaker("fr", gettext.NullTranslations())
_SHOWN_REFUSALS = 10
_SENTENCES = {
    "open": "Ouvert jour et nuit",
    "open_until": "Ouvert, ferme à {time}",
    "open_until_day": "Ouvert, ferme {day} à {time}",
    "closed": "Fermé",
    "closed_opens_today": "Fermé, ouvre à {time}",
    "closed_opens_tomorrow": "Fermé, ouvre demain à {time}",
    "closed_opens_day": "Fermé, ouvre {day} à {time}",
    "unknown_none": "Horaires inconnus, à demander par téléphone",
    "unknown_unreadable": "Horaires donnés par la source : {raw}",
    "unknown_clock": "Horaires à vérifier : l'heure de la borne n'est pas sûre",
    "unknown_itinerant": "Lieu qui se déplace : téléphonez avant d'y aller",
    "unknown_source": "Horaires à vérifier par téléphone",
}


def import_list(
    places: Places,
    path: Path,
    departements: Iterable[str] = (),
    commune: str = "",
    dated: date | None = None,
    days: Days | None = None,
) -> str:
    """`kiosk places import`: put a list in, and tell what came of it.

    Kept are the départements given and their neighbours; without any, that of the terminal's `commune` and
    its neighbours; all of the list when the terminal does not know where it is. `days`: which day it
    may be of. Raises PlacesError.
    """
    done = import_file(places, path, KINDS, _around(departements, commune), dated, days)
    return "\n".join((f"{_places(done.count)} de « {path.name} » : {done.credit}.", *_refusals(done.refused)))


def pack_list(
    path: Path,
    target: Path,
    departements: Iterable[str] = (),
    dated: date | None = None,
    today: date | None = None,
) -> str:
    """`kiosk places pack`: make a big list ready for terminals. Raises PlacesError.

    A list of a day after `today` is refused; None = the clock cannot be right.
    """
    reading = read_list(path, wanted(KINDS, _around(departements, "")), dated)
    refuse_to_come(reading, path.name, today)
    write_pack(reading, target)
    size = _FRENCH("{size} ko", size=ceil(target.stat().st_size / 1000))
    head = f"{_places(len(reading.places))} dans « {target.name} » ({size}) : {reading.credit}."
    return "\n".join((head, *_refusals(reading.refused)))


def list_sources(places: Places) -> str:
    """`kiosk places list`: the lists that the terminal has, their day, and what is in them."""
    sources = places.sources()
    if not sources:
        return "Aucune liste de lieux. Importez-en une : kiosk places import FICHIER."
    lines = []
    for source in sources:
        lines.append(f"{source.name} : {source.credit}")
        lines += [f"  {label(kind)} : {count}" for kind, count in source.kinds.items()]
    return "\n".join(lines)


def list_nearest(
    places: Places,
    kind: str,
    site: tuple[float, float] | None,
    at: datetime,
    trusted: bool,
    commune: str = "",
) -> str:
    """`kiosk places near KIND`: the nearest places of a kind as a visitor would get them."""
    if site is None:
        raise PlacesError(
            "La borne ne sait pas où elle est : donnez « latitude » et « longitude » dans ses réglages."
        )
    asked = search_order(kind)[0]
    if asked not in KINDS:
        raise PlacesError(f"« {kind} » n'est pas une sorte de lieu. Les sortes sont : {', '.join(KINDS)}.")
    found = places.nearest(asked, *site, commune=commune)
    if not found:
        return f"{label(asked)} : aucun lieu connu à moins de 250 km."
    lines = []
    if found[0].place.kind == asked_first(asked):
        lines.append(f"{label(asked)} : aucune liste ne dit lesquelles. Téléphonez d'abord :")
    elif found[0].place.kind != asked:
        lines.append(f"{label(asked)} : aucun lieu connu près d'ici. À la place :")
    lines += [_nearby(number, near, at, trusted) for number, near in enumerate(found, start=1)]
    return "\n".join(lines)


def hours_in_french(place: Place, at: datetime, trusted: bool) -> str:
    """What is said of the hours of a place at that moment: « Ouvert, ferme à 12 h »."""
    hours = opening_hours.status(place.hours, at, trusted, place.itinerant)
    said = opening_hours.message(hours, at)
    values = {
        "time": _hour(said.time) if said.time else "",
        "day": _FRENCH.day(said.day) if said.day else "",
        "raw": hours.raw,
    }
    doubt = " (peut être fermé : jour férié)" if hours.may_close_on_holidays else ""
    comment = f" — {hours.comment}" if hours.comment else ""
    return _FRENCH(_SENTENCES[said.key], **values) + doubt + comment


def _around(given: Iterable[str], commune: str) -> frozenset[str] | None:
    """The départements to keep: those given or that of the commune, and their neighbours; None = all."""
    codes = [code.strip().upper().zfill(2) for code in given] or [departement(commune)]
    unknown = [code for code in codes if code and code not in NEIGHBOURS]
    if unknown:
        raise PlacesError(f"Le département {unknown[0]} n'existe pas : écrivez par exemple 77, 2A ou 974.")
    return with_neighbours(codes) if all(codes) else None


def _places(count: int) -> str:
    return _FRENCH.n("{count} lieu", "{count} lieux", count)


def _refusals(refused: tuple[str, ...]) -> list[str]:
    if not refused:
        return []
    shown = [f"  {reason}" for reason in refused[:_SHOWN_REFUSALS]]
    more = [f"  et {len(refused) - _SHOWN_REFUSALS} autres"] if len(refused) > _SHOWN_REFUSALS else []
    return [
        _FRENCH.n("{count} entrée laissée de côté :", "{count} entrées laissées de côté :", len(refused)),
        *shown,
        *more,
    ]


def _nearby(number: int, near: Nearby, at: datetime, trusted: bool) -> str:
    place = near.place
    where = f"{place.address}, {place.postcode} {place.town}".lstrip(", ")
    lines = [f"{number}. {place.name}, à {_distance(near.metres)}", where]
    lines += filter(None, (place.phone, hours_in_french(place, at, trusted), place.hours_note, place.credit))
    return "\n   ".join(lines)


def _distance(metres: int) -> str:
    if metres < 1000:
        return _FRENCH("{metres} m", metres=max(50, round(metres, -1)))
    return _FRENCH("{km} km", km=f"{metres / 1000:.1f}".replace(".", ","))


def _hour(at: time) -> str:
    return "minuit" if at == time() else _FRENCH.hour(at)
