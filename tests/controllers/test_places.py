"""What the command line answers about places."""

import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from kiosk.controllers.places import hours_in_french, import_list, list_nearest, list_sources, pack_list
from kiosk.core.opening_hours import MESSAGES, message, status
from kiosk.core.place import KINDS, Place, search_order
from kiosk.errors import PlacesError
from kiosk.store.database import Database
from kiosk.store.places import Places

DATA = Path(__file__).parents[1] / "store/data"
HOUSES = DATA / "liste-fs-20240801-extrait.csv"
TOWN_HALL = DATA / "mairie-fontaine-le-port.gouv_local.json"
SITE = (48.5, 2.75)
NOW = datetime(2026, 11, 24, 10, 42)


@pytest.fixture
def places():
    database = Database(None)
    yield Places(database)
    database.close()


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def houses_in(*departements: str) -> int:
    """How many houses the official list has there, by its own column."""
    with HOUSES.open(encoding="utf-8", newline="") as stream:
        return sum(row["insee_dep"] in departements for row in csv.DictReader(stream))


def place(hours: str, itinerant: bool = False) -> Place:
    return Place("1", "mairie", "Mairie", "", "", "", 0, 0, hours=hours, itinerant=itinerant)


OFFICE = "Mo-Fr 09:00-12:00,14:00-17:00; PH off"
SENTENCES = [
    (OFFICE, "2026-11-24 10:42", "Ouvert, ferme à 12 h"),
    (OFFICE, "2026-11-24 12:30", "Fermé, ouvre à 14 h"),
    (OFFICE, "2026-11-24 18:00", "Fermé, ouvre demain à 9 h"),
    (OFFICE, "2026-11-20 18:00", "Fermé, ouvre lundi 23 novembre à 9 h"),
    ("Mo 08:30-24:00", "2026-11-23 10:00", "Ouvert, ferme à minuit"),
    ("24/7", "2026-11-24 10:42", "Ouvert jour et nuit"),
    ("24/7; PH off", "2026-11-24 10:42", "Ouvert, ferme jeudi 24 décembre à minuit"),
    ("off", "2026-11-24 10:42", "Fermé"),
    ("", "2026-11-24 10:42", "Horaires inconnus, à demander par téléphone"),
    ("lundi matin", "2026-11-24 10:42", "Horaires donnés par la source : lundi matin"),
    ("Mo-Fr unknown", "2026-11-24 10:42", "Horaires à vérifier par téléphone"),
    ("Mo-Fr 09:00-12:00", "2026-11-11 10:00", "Ouvert, ferme à 12 h (peut être fermé : jour férié)"),
    ('Tu 09:00-12:00 "Sur rendez-vous"', "2026-11-24 10:42", "Ouvert, ferme à 12 h — Sur rendez-vous"),
]


@pytest.mark.parametrize(("hours", "at", "sentence"), SENTENCES)
def test_hours_are_said_in_a_french_sentence(hours, at, sentence):
    assert plain(hours_in_french(place(hours), datetime.fromisoformat(at), trusted=True)) == sentence


def test_the_clock_and_the_bus_are_said_too():
    bus = hours_in_french(place(OFFICE, itinerant=True), NOW, trusted=True)
    clock = hours_in_french(place(OFFICE), NOW, trusted=False)

    assert plain(bus) == "Lieu qui se déplace : téléphonez avant d'y aller"
    assert plain(clock) == "Horaires à vérifier : l'heure de la borne n'est pas sûre"


def test_every_sentence_has_been_tried():
    tried = {
        message(status(hours, datetime.fromisoformat(at), True), datetime.fromisoformat(at)).key
        for hours, at, _ in SENTENCES
    }

    assert tried == set(MESSAGES) - {"unknown_clock", "unknown_itinerant"}


def test_importing_says_how_many_and_from_when(places):
    told = import_list(places, HOUSES)

    assert (
        plain(told) == "98 lieux de « liste-fs-20240801-extrait.csv » : ANCT, France services, 1er août 2024."
    )


def test_importing_keeps_the_departement_and_its_neighbours(places):
    told = import_list(places, HOUSES, departements=["57"])

    assert plain(told).startswith(f"{houses_in('54', '57', '67', '88')} lieux de")
    assert {near.place.commune[:2] for near in places.nearest("france_services", 49.1, 6.2, 9)} <= {
        "54",
        "57",
        "67",
    }


def test_importing_keeps_what_is_around_the_terminal_when_nothing_is_said(places):
    import_list(places, HOUSES, commune="97411")

    assert {near.place.commune[:3] for near in places.nearest("france_services", -20.9, 55.5, 9)} == {"974"}


def test_importing_names_what_was_left_out(places, tmp_path):
    spoilt = tmp_path / "liste-20240801.csv"
    lines = HOUSES.read_text(encoding="utf-8").splitlines(keepends=True)
    spoilt.write_text(
        "".join([*lines, *[line.replace('"46.1060711578546"', '""') for line in lines[1:2] * 12]]), "utf-8"
    )

    told = plain(import_list(places, spoilt)).splitlines()

    assert told[0].startswith("98 lieux de")
    assert told[1] == "12 entrées laissées de côté :"
    assert told[2].endswith(", France services de Valserhône : pas de coordonnées")
    assert (len(told), told[-1]) == (13, "  et 2 autres")


@pytest.mark.parametrize(("given", "said"), [("99", "99"), ("Yonne", "YONNE")])
def test_a_departement_that_does_not_exist_is_told(places, given, said):
    with pytest.raises(PlacesError, match=f"Le département {said} n'existe pas"):
        import_list(places, HOUSES, departements=[given])


def test_departements_may_be_written_as_people_write_them(places):
    told = import_list(places, HOUSES, departements=["2a", "1"])

    around_ain = ("01", "38", "39", "69", "71", "73", "74")
    assert plain(told).startswith(f"{houses_in('2A', '2B', *around_ain)} lieux")


def test_a_list_made_ready_is_told_and_can_be_put_in(places, tmp_path):
    told = pack_list(HOUSES, tmp_path / "pret.jsonl.gz", departements=["974"])

    count = houses_in("974")
    assert (
        plain(told) == f"{count} lieux dans « pret.jsonl.gz » (1 ko) : ANCT, France services, 1er août 2024."
    )
    assert plain(import_list(places, tmp_path / "pret.jsonl.gz")).startswith(f"{count} lieux de")


def test_a_list_cannot_be_made_ready_nowhere(tmp_path):
    with pytest.raises(PlacesError, match="ne peut pas être écrit"):
        pack_list(HOUSES, tmp_path / "absent" / "pret.jsonl.gz")


def test_no_list_is_made_ready_of_a_day_to_come_unless_the_clock_cannot_be_right(tmp_path):
    extract = tmp_path / "pret.jsonl.gz"

    with pytest.raises(PlacesError, match="un jour à venir"):
        pack_list(HOUSES, extract, dated=date(2030, 1, 1), today=date(2026, 11, 24))
    assert not extract.exists()
    assert "1er janvier 2030" in plain(pack_list(HOUSES, extract, dated=date(2030, 1, 1), today=None))


def test_the_lists_are_listed_with_their_day(places):
    assert list_sources(places) == "Aucune liste de lieux. Importez-en une : kiosk places import FICHIER."

    import_list(places, HOUSES)
    import_list(places, TOWN_HALL)

    assert plain(list_sources(places)).splitlines() == [
        "annuaire : Service-Public.gouv.fr / DILA, 9 août 2023",
        "  Mairie : 1",
        "france-services : ANCT, France services, 1er août 2024",
        "  Maison France services : 98",
    ]


def test_the_nearest_are_shown_as_a_visitor_gets_them(places):
    import_list(places, TOWN_HALL)

    assert plain(list_nearest(places, "mairie", SITE, NOW, trusted=True)).splitlines() == [
        "1. Mairie - Fontaine-le-Port, à 1,6 km",
        "   3 rue du Général-Roux, 77590 Fontaine-le-Port",
        "   01 64 38 30 52",
        "   Ouvert, ferme à 12 h — Accueil ouvert uniquement hors vacances scolaires l'après-midi.",
        "   Service-Public.gouv.fr / DILA, 9 août 2023",
    ]


def test_another_kind_is_announced(places):
    import_list(places, TOWN_HALL)

    first, second, *_ = plain(list_nearest(places, "caf", SITE, NOW, trusted=True)).splitlines()

    assert first == "Caisse d'allocations familiales (CAF) : aucun lieu connu près d'ici. À la place :"
    assert second == "1. Mairie - Fontaine-le-Port, à 1,6 km"


def test_a_town_hall_is_one_to_ask_where_not_all_of_them_make_cards(places):
    import_list(places, TOWN_HALL)

    first, second, *_ = plain(list_nearest(places, "mairie_equipee", SITE, NOW, trusted=True)).splitlines()

    assert first == (
        "Mairie qui fait les cartes d'identité et les passeports : aucune liste ne dit lesquelles. "
        "Téléphonez d'abord :"
    )
    assert second == "1. Mairie - Fontaine-le-Port, à 1,6 km"


def test_nothing_near_is_told(places):
    import_list(places, TOWN_HALL)

    assert (
        list_nearest(places, "mairie", (0.0, 20.0), NOW, trusted=True)
        == "Mairie : aucun lieu connu à moins de 250 km."
    )


def test_a_terminal_that_does_not_know_where_it_is_says_what_to_set(places):
    with pytest.raises(PlacesError, match="donnez « latitude » et « longitude » dans ses réglages"):
        list_nearest(places, "mairie", None, NOW, trusted=True)


def test_a_kind_that_does_not_exist_is_told_with_those_that_do(places):
    with pytest.raises(
        PlacesError,
        match=r"« piscine » n'est pas une sorte de lieu\. Les sortes sont : mairie, mairie_equipee, ",
    ):
        list_nearest(places, "piscine", SITE, NOW, trusted=True)


def test_a_newer_day_may_be_given_by_hand(places, tmp_path):
    nameless = tmp_path / "liste.csv"
    nameless.write_bytes(HOUSES.read_bytes())

    assert plain(import_list(places, nameless, dated=date(2026, 11, 1))).endswith("1er novembre 2026.")


def test_the_documentation_lists_every_kind_and_what_replaces_it():
    page = (Path(__file__).parents[2] / "docs/places.md").read_text(encoding="utf-8")
    table = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in page.splitlines()
        if line.startswith("| `")
    ]

    assert [(code, name, more, instead) for code, name, more, instead in table] == [
        (f"`{code}`", kind.label, listed(kind.also), listed(search_order(code)[1:]))
        for code, kind in KINDS.items()
    ]


def listed(codes: tuple[str, ...]) -> str:
    return ", ".join(f"`{code}`" for code in codes)
