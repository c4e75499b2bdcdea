"""What every reader of a list of places gives back, and the cleaning that all lists need."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import date

from kiosk.core.departements import departement, departement_of_postcode
from kiosk.core.place import Place, kind_of
from kiosk.errors import PlacesError

_TAG = re.compile(r"<[^>]+>")
_ADDRESS = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*"
_BEFORE = (
    r"\b(?:et/ou|ou|et|bien|par|via|sur|à|au|(?:e-?)?mails?|courriels?|(?:l')?adresse|suivante)(?=[\s:])"
)
_MAIL = re.compile(rf"(?:(?:{_BEFORE}|[/:,@-])[\s:]*)*{_ADDRESS}(?:\s+ou\b(?=\s)|\s*/(?=\s))?", re.IGNORECASE)
_DATE = re.compile(r"(20\d{2})[-_]?(\d{2})[-_]?(\d{2})(?!\d)")
_ITINERANT = re.compile(r"\bbus\b|itinéran|\bmobile\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is kept of a list: these kinds (None = all), in these départements (None = all of them)."""

    kinds: frozenset[str] | None = None
    departements: frozenset[str] | None = None

    def place(self, place: Place) -> bool:
        """Whether that place is wanted."""
        return self.kind(place.kind) and self.departement(place.commune, place.postcode)

    def kind(self, code: str) -> bool:
        """Whether a kind, by any of its codes, is wanted."""
        return self.kinds is None or kind_of(code) in self.kinds

    def departement(self, commune: str, postcode: str) -> bool:
        """Whether a place of that commune, or of that postcode, is where it is wanted."""
        where = departement(commune) or departement_of_postcode(postcode)
        return self.departements is None or where in self.departements


@dataclass(frozen=True, slots=True)
class Reading:
    """A list that was read to its end. `refused` says in French which entries were left out, and why."""

    source: str
    places: tuple[Place, ...]
    dated: date
    credit: str
    refused: tuple[str, ...] = ()


def coordinates(latitude: str, longitude: str) -> tuple[float, float]:
    """Both as numbers; PlacesError when they are missing, unreadable or nowhere on earth."""
    try:
        north, east = float(latitude.replace(",", ".")), float(longitude.replace(",", "."))
    except ValueError:
        raise PlacesError("pas de coordonnées") from None
    if not (-90 <= north <= 90 and -180 <= east <= 180) or (north, east) == (0.0, 0.0):
        raise PlacesError(f"coordonnées impossibles ({latitude}, {longitude})")
    return north, east


def line(text: str) -> str:
    """The text on one line, without tags nor double spaces."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())


def note(text: str) -> str:
    """A remark on one line, without mail addresses: some are those of a person."""
    without = line(_MAIL.sub(" ", line(text)))
    return re.sub(r"\s+([.,)])", r"\1", without).lstrip(" .:;,/-–").rstrip(" :;,/-–")


def phone(text: str) -> str:
    """A French number in pairs (`01 64 38 30 52`); a short or foreign one as it stands."""
    digits = re.sub(r"\D", "", text)
    if text.strip().startswith("+33"):
        digits = "0" + digits[2:].removeprefix("0")
    if len(digits) == 10 and digits[0] == "0":
        return " ".join(digits[at : at + 2] for at in range(0, 10, 2))
    return line(text)


def itinerant(name: str) -> bool:
    """Whether a name is that of a bus or of a house that moves."""
    return bool(_ITINERANT.search(name))


def date_in(name: str) -> date | None:
    """The date written in a file's name: `liste-fs-20240801.csv`, `2026-11-24_data.json`."""
    found = _DATE.search(name)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
