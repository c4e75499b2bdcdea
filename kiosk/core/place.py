"""A place where one can go: its kind, where it is, its phone, its hours and how old they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Place:
    """One place of an official list. `hours` is in OSM opening_hours syntax, empty when unknown."""

    id: str
    kind: str  # code of the directory: mairie, cpam, caf, france_services…
    name: str
    address: str
    postcode: str
    town: str
    latitude: float
    longitude: float
    phone: str = ""
    hours: str = ""
    hours_note: str = ""
    itinerant: bool = False
    updated: date | None = None
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Nearby:
    """A place, and how far from the terminal it is as the crow flies."""

    place: Place
    metres: int
