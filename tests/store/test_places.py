"""The places a terminal knows: lists put in whole, and what is near."""

import gzip
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.core.place import Place, distance
from kiosk.errors import PlacesError
from kiosk.store.database import Database
from kiosk.store.places import Places
from kiosk.store.places_days import Days
from kiosk.store.places_import import Brought, import_file, import_pack
from kiosk.store.places_lists import read_list
from kiosk.store.places_pack import write_pack
from kiosk.store.places_reading import Reading, Wanted

DATA = Path(__file__).parent / "data"
HOUSES = DATA / "liste-fs-20240801-extrait.csv"
TOWN_HALL = DATA / "mairie-fontaine-le-port.gouv_local.json"
SHIPPED = Path(__file__).parents[2] / "assets/places"
HERE = (48.5, 2.75)  # a few kilometres from the town hall of the sample


@pytest.fixture
def places(tmp_path):
    database = Database(tmp_path / "kiosk.sqlite3")
    yield Places(database)
    database.close()


def place(id_: str, kind: str = "mairie", north: float = 0.0, **more) -> Place:
    """A place so many kilometres north of here."""
    return Place(
        id_, kind, f"Lieu {id_}", "", "77000", "Villebrune", HERE[0] + north / 111.2, HERE[1], **more
    )


def reading(*found: Place, source: str = "annuaire", dated: date = date(2026, 11, 1)) -> Reading:
    return Reading(source, found, dated, f"{source}, {dated}")


def ids(found) -> list[str]:
    return [nearby.place.id for nearby in found]


def test_a_place_comes_back_as_it_was_put_in_with_the_credit_of_its_list(places):
    full = place(
        "1",
        phone="01 64 38 30 52",
        hours='Mo 09:00-12:00 "été"',
        hours_note="Sur rendez-vous.",
        appointments=True,
        itinerant=True,
        updated=date(2026, 10, 3),
        commune="77188",
        serves=("77188", "77288"),
    )

    places.replace(reading(full))

    (nearby,) = places.nearest("mairie", *HERE)
    assert nearby.place == replace(full, credit="annuaire, 2026-11-01")
    assert nearby.metres == 0


def test_the_nearest_come_first_and_only_as_many_as_were_asked(places):
    places.replace(reading(place("far", north=30), place("near", north=-2), place("mid", north=5)))

    assert ids(places.nearest("mairie", *HERE, count=2)) == ["near", "mid"]
    assert ids(places.nearest("mairie", *HERE)) == ["near", "mid", "far"]
    assert [nearby.metres for nearby in places.nearest("mairie", *HERE)] == pytest.approx(
        [2000, 5000, 30000], abs=10
    )


def test_the_nearest_of_the_whole_list_are_those_that_a_slow_search_finds(places):
    import_pack(places, SHIPPED)
    every = read_list(next(SHIPPED.glob("*.gz")), Wanted()).places
    sites = [
        (48.54, 2.66),
        (42.0, 9.0),
        (43.3, -1.6),
        (50.9, 2.2),
        (16.2, -61.5),
        (-12.8, 45.2),
        (4.9, -52.3),
    ]

    for site in sites:
        slow = sorted(distance(site, (place.latitude, place.longitude)) for place in every)[:5]
        assert [nearby.metres for nearby in places.nearest("france_services", *site, count=5)] == slow


def test_what_is_too_far_is_of_no_use(places):
    places.replace(reading(place("far", north=400)))

    assert places.nearest("mairie", *HERE) == ()


def test_a_place_that_is_alone_is_found_far_from_here(places):
    places.replace(reading(place("alone", north=200)))

    assert ids(places.nearest("mairie", *HERE)) == ["alone"]


def test_those_that_work_for_the_commune_come_before_those_that_are_near(places):
    places.replace(
        reading(
            place("near", "caf", north=1, serves=("77288",)),
            place("ours", "caf", north=60, serves=("77188", "77189")),
            place("next", "caf", north=2),
        )
    )

    assert ids(places.nearest("caf", *HERE, commune="77188")) == ["ours", "near", "next"]
    assert ids(places.nearest("caf", *HERE)) == ["near", "next", "ours"]


def test_where_none_is_known_the_next_best_kind_is_given_and_says_so(places):
    places.replace(
        reading(place("house", "france_services", north=9), place("treasury", "tresorerie", north=20))
    )

    assert ids(places.nearest("sip", *HERE)) == ["treasury"]
    assert ids(places.nearest("caf", *HERE)) == ["house"]
    assert places.nearest("caf", *HERE)[0].place.kind == "france_services"


def test_a_terminal_without_a_list_knows_nothing_and_says_nothing(places):
    assert places.nearest("mairie", *HERE) == ()
    assert places.sources() == ()


def test_two_lists_with_the_same_kind_do_not_show_a_place_twice(places):
    places.replace(reading(place("old", "france_services"), source="france-services", dated=date(2024, 8, 1)))
    places.replace(reading(place("new", "france_services"), place("hall"), dated=date(2026, 11, 1)))

    assert ids(places.nearest("france_services", *HERE)) == ["new"]


def test_a_newer_list_replaces_all_of_the_old_one_and_nothing_else(places):
    places.replace(reading(place("gone"), place("stays")))
    places.replace(reading(place("house", "france_services"), source="france-services"))

    done = places.replace(reading(place("stays"), dated=date(2026, 12, 1)))

    assert done.count == 1
    assert ids(places.nearest("mairie", *HERE)) == ["stays"]
    assert ids(places.nearest("france_services", *HERE)) == ["house"]
    assert [(source.name, source.dated, dict(source.kinds)) for source in places.sources()] == [
        ("annuaire", date(2026, 12, 1), {"mairie": 1}),
        ("france-services", date(2026, 11, 1), {"france_services": 1}),
    ]


def test_a_list_that_fails_half_way_leaves_the_old_one(places):
    places.replace(reading(place("old")))
    broken = replace(place("broken"), name=None)

    with pytest.raises(sqlite3.IntegrityError):
        places.replace(reading(*(place(str(n)) for n in range(500)), broken))

    assert ids(places.nearest("mairie", *HERE)) == ["old"]


def test_the_same_place_written_twice_in_a_list_counts_once(places):
    assert places.replace(reading(place("1"), place("1", north=3))).count == 1


def test_real_lists_are_put_in_from_their_files(places):
    houses = import_file(places, HOUSES)
    offices = import_file(places, TOWN_HALL, ["mairie"], ["77"])

    assert (houses.source, houses.count, houses.dated) == ("france-services", 98, date(2024, 8, 1))
    assert (offices.source, offices.count, offices.credit) == (
        "annuaire",
        1,
        "Service-Public.gouv.fr / DILA, 9\u00a0août 2023",
    )
    assert [nearby.place.name for nearby in places.nearest("mairie", *HERE)] == ["Mairie - Fontaine-le-Port"]


def test_a_file_with_nothing_of_what_is_wanted_changes_nothing(places):
    import_file(places, TOWN_HALL)

    with pytest.raises(PlacesError, match="vérifiez le numéro du département"):
        import_file(places, TOWN_HALL, departements=["13"])
    assert places.sources()[0].kinds == {"mairie": 1}


def test_a_spoilt_file_changes_nothing(places, tmp_path):
    import_file(places, HOUSES)
    cut = tmp_path / "liste-fs-20261101.csv"
    cut.write_bytes(HOUSES.read_bytes()[:5000])

    with pytest.raises(PlacesError, match="Rien n'a été changé"):
        import_file(places, cut)
    assert places.sources()[0].dated == date(2024, 8, 1)


def test_a_fresh_terminal_gets_the_houses_that_ship_with_it_once(places):
    first = import_pack(places, SHIPPED)
    second = import_pack(places, SHIPPED)

    assert [(done.source, done.count) for done in first.imported] == [("france-services", 2845)]
    assert second == Brought()


def packed(folder: Path, found: Reading) -> Path:
    folder.mkdir(exist_ok=True)
    write_pack(found, folder / "list.jsonl.gz")
    return folder


def test_the_pack_never_takes_the_place_of_a_newer_list_put_in_by_hand(places, tmp_path):
    import_file(places, TOWN_HALL)  # of 9 August 2023

    def brought(name: str, dated: date) -> Brought:
        return import_pack(places, packed(tmp_path / name, reading(place("x"), dated=dated)))

    assert brought("same", date(2023, 8, 9)) == Brought()
    assert brought("old", date(2023, 8, 8)) == Brought()
    assert brought("new", date(2023, 8, 10)).imported


def test_a_pack_of_the_same_day_that_was_corrected_comes_in(places, tmp_path):
    import_pack(places, packed(tmp_path / "pack", reading(place("wrong"))))

    assert import_pack(places, packed(tmp_path / "pack", reading(place("right")))).imported
    assert ids(places.nearest("mairie", *HERE)) == ["right"]


def test_a_pack_that_is_damaged_is_named(places, tmp_path):
    for content in (b"", b"not gzip", gzip.compress(b"{}\n"), gzip.compress(b"[1]\n"), gzip.compress(b"{")):
        (tmp_path / "list.jsonl.gz").write_bytes(content)

        (refused,) = import_pack(places, tmp_path).refused

        assert str(refused).startswith("La liste list.jsonl.gz est abîmée")


def test_a_list_that_is_damaged_keeps_no_other_of_the_pack_out(places, tmp_path):
    (tmp_path / "a.jsonl.gz").write_bytes(b"not gzip")
    packed(tmp_path, reading(place("x")))

    brought = import_pack(places, tmp_path)

    assert (len(brought.imported), len(brought.refused)) == (1, 1)
    assert ids(places.nearest("mairie", *HERE)) == ["x"]


def test_a_folder_without_lists_is_no_error(places, tmp_path):
    assert import_pack(places, tmp_path) == Brought()


DAY = date(2024, 8, 1)  # of the list of houses


@pytest.mark.parametrize(
    ("days", "present", "said"),
    [
        (Days(today=date(2024, 7, 31)), None, "serait du 1er août 2024, un jour à venir"),
        (Days(), date(2024, 8, 2), "plus ancienne que celle de la borne (2 août 2024)"),
        (Days(brought={"france-services": date(2024, 9, 1)}), None, "du contenu (1er septembre 2024)"),
        (
            Days(brought={"france-services": date(2024, 9, 1)}, older=True),
            None,
            "qui reviendrait au démarrage",
        ),
    ],
)
def test_a_list_of_a_day_that_it_may_not_be_of_changes_nothing(places, days, present, said):
    if present:
        places.replace(reading(place("x"), source="france-services", dated=present))
    before = places.sources()

    with pytest.raises(PlacesError) as refused:
        import_file(places, HOUSES, days=days)

    assert said in str(refused.value).replace("\u00a0", " ")
    assert places.sources() == before


@pytest.mark.parametrize(
    ("days", "present"),
    [
        (Days(today=DAY, brought={"france-services": DAY, "directory": date(2026, 1, 1)}), DAY),
        (Days(today=None), date(2024, 7, 31)),
        (Days(older=True), date(2024, 8, 2)),
    ],
)
def test_a_list_of_the_same_day_a_newer_one_or_an_older_one_that_is_wanted_comes_in(places, days, present):
    places.replace(reading(place("x"), source="france-services", dated=present))

    assert import_file(places, HOUSES, days=days).dated == DAY
    assert places.dated("france-services") == DAY
