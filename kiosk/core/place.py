"""A place where one can go: its kind, where it is, its phone, its hours and how old they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt
from types import MappingProxyType

EARTH_METRES = 6_371_009


@dataclass(frozen=True, slots=True)
class Place:
    """One place of an official list. `hours` is in OSM opening_hours syntax, empty when unknown.

    Hours that could not be converted stand there as the source writes them: `opening_hours.status` then says
    "unreadable" and gives them back to be shown. `serves` holds the INSEE codes of the communes the place
    works for, where the source says so; `updated` is the day on which its source last touched it;
    `appointments` says that one may book, which `hours_note` (French, as the source wrote it) may make more
    precise.
    """

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
    appointments: bool = False
    itinerant: bool = False
    updated: date | None = None
    credit: str = ""
    commune: str = ""
    serves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nearby:
    """A place, and how far from the terminal it is as the crow flies."""

    place: Place
    metres: int


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of place: its French name, other codes of the same thing, and where to go when none is known.

    `keeps_holidays` tells that such an office surely closes on public holidays, even if its list is silent.
    `among` is set where only some places of another kind do what one goes there for, and no list says which:
    none may then be named as the place to go, but the nearest of that other kind can be asked.
    """

    label: str
    also: tuple[str, ...] = ()
    otherwise: str = "france_services"
    keeps_holidays: bool = True
    among: str = ""


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "mairie": Kind("Mairie", also=("mairie_com", "paris_mairie")),
        "mairie_equipee": Kind("Mairie qui fait les cartes d'identité et les passeports", among="mairie"),
        "france_services": Kind("Maison France services", also=("msap",), otherwise="mairie"),
        "point_accueil_numerique": Kind("Point d'accueil numérique", keeps_holidays=False),
        "caf": Kind("Caisse d'allocations familiales (CAF)"),
        "cpam": Kind("Caisse d'assurance maladie (CPAM)"),
        "msa": Kind("Mutualité sociale agricole (MSA)"),
        "carsat": Kind("Caisse de retraite (Carsat)"),
        "cicas": Kind("Information sur la retraite complémentaire (Cicas)"),
        "france_travail": Kind("Agence France Travail", also=("pole_emploi",)),
        "mission_locale": Kind("Mission locale", keeps_holidays=False),
        "cap_emploi": Kind("Cap emploi", keeps_holidays=False),
        "sip": Kind("Service des impôts des particuliers", otherwise="tresorerie"),
        "tresorerie": Kind("Trésorerie"),
        "prefecture": Kind("Préfecture", otherwise="sous_pref"),
        "sous_pref": Kind("Sous-préfecture", otherwise="prefecture"),
        "maison_handicapees": Kind("Maison des personnes handicapées (MDPH)"),
        "clic": Kind("Centre d'information des personnes âgées (Clic)"),
        "pmi": Kind("Protection maternelle et infantile (PMI)"),
        "cg": Kind("Conseil départemental"),
        "epci": Kind("Intercommunalité"),
        "adil": Kind("Information sur le logement (Adil)", keeps_holidays=False),
        "fr_renov": Kind("Espace conseil France Rénov'", keeps_holidays=False),
        "pcb": Kind("Point conseil budget", keeps_holidays=False),
        "point_justice": Kind("Point justice", also=("antenne_justice",), otherwise="mjd"),
        "mjd": Kind("Maison de justice et du droit", otherwise="point_justice"),
        "cdad": Kind("Conseil départemental de l'accès au droit", otherwise="point_justice"),
        "tgi": Kind("Tribunal judiciaire", otherwise="ti"),
        "ti": Kind("Tribunal de proximité", otherwise="tgi"),
        "cidf": Kind("Information sur les droits des femmes (CIDFF)", keeps_holidays=False),
        "aav": Kind("Aide aux victimes", also=("bav",), keeps_holidays=False),
        "commissariat_police": Kind("Commissariat de police", (), "gendarmerie", keeps_holidays=False),
        "gendarmerie": Kind(
            "Gendarmerie", ("gendarmerie_departementale",), "commissariat_police", keeps_holidays=False
        ),
        "ofii": Kind("Office de l'immigration et de l'intégration (Ofii)", otherwise="prefecture"),
        "bibli": Kind("Bibliothèque"),
    }
)


def codes() -> frozenset[str]:
    """Every code that a list may give to a kind we know."""
    listed = {name for name, kind in KINDS.items() if not kind.among}
    return frozenset(listed | {code for kind in KINDS.values() for code in kind.also})


def kind_of(code: str) -> str:
    """The kind that a code of the directory means: `pole_emploi` is a `france_travail`; others stay."""
    return next((name for name, kind in KINDS.items() if code in kind.also), code)


def search_order(kind: str) -> tuple[str, ...]:
    """The kinds to look for, best first, when somebody asks for that one: itself, then where to go instead.

    It always ends with a France services house and a town hall, which receive everyone.
    """
    order: list[str] = []
    step = kind_of(kind.strip().lower().replace("-", "_"))
    while step not in order:
        order.append(step)
        step = KINDS[step].among or KINDS[step].otherwise if step in KINDS else "france_services"
    return tuple(dict.fromkeys((*order, "france_services", "mairie")))


def asked_first(kind: str) -> str:
    """The kind to ask before one goes to that one, where only some of its places do it; else nothing."""
    return KINDS[kind].among if kind in KINDS else ""


def label(kind: str) -> str:
    """The French name of a kind; a code that is not ours is shown as it is."""
    known = KINDS.get(kind_of(kind))
    return known.label if known else kind


def distance(here: tuple[float, float], there: tuple[float, float]) -> int:
    """Metres between two points (latitude, longitude in degrees), as the crow flies."""
    latitude, longitude, other_latitude, other_longitude = map(radians, (*here, *there))
    across = sin((other_latitude - latitude) / 2) ** 2
    along = sin((other_longitude - longitude) / 2) ** 2
    half = across + cos(latitude) * cos(other_latitude) * along
    return round(2 * EARTH_METRES * asin(min(1.0, sqrt(half))))
