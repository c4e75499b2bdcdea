"""What a terminal can guide through, read from a pack; and the places and numbers near it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.controllers.catalogue import Catalogue
from kiosk.core.procedure import EMERGENCY_NUMBERS, EVENTS, WayOut
from kiosk.settings import Settings
from kiosk.settings_parts import Languages, Place
from kiosk.store.database import Database
from kiosk.store.packs import Pack, make_pack, open_pack
from kiosk.store.places import Places
from kiosk.store.places_import import import_file
from tests.controllers.walking import TODAY, assets_in, plain, sample_in

HOUSES = Path(__file__).parents[1] / "store/data/liste-fs-20240801-extrait.csv"
TOWN_HALL = HOUSES.with_name("mairie-fontaine-le-port.gouv_local.json")
SITE = Settings(place=Place(latitude=48.5, longitude=2.75, commune="77188", departement="77"))


def catalogue_of(pack: Pack, settings: Settings = SITE, today: date | None = TODAY) -> Catalogue:
    return Catalogue(pack, settings, lambda: today)


@pytest.fixture
def catalogue(sample: Pack) -> Catalogue:
    return catalogue_of(sample)


@pytest.fixture
def damaged(tmp_path: Path):
    """The sample with one file altered since its pack was made: called with its name and what it says now."""

    def damage(name: str, text: str = "abc") -> Catalogue:
        folder = sample_in(tmp_path)
        shutil.copytree(folder / "procedures/carte-essai", folder / "procedures/autre-essai")
        make_pack(folder, date(2026, 11, 1), "1")
        (folder / "procedures" / name).write_text(text, encoding="utf-8")
        return catalogue_of(open_pack(folder, verify=False))

    return damage


# -- procedures


def test_the_languages_offered_are_those_of_the_place_that_the_pack_speaks(sample):
    place = replace(SITE, languages=Languages(("ar", "en", "fr")))

    assert catalogue_of(sample, place).languages == ("en", "fr")


def test_french_is_there_when_nothing_else_is(sample):
    place = replace(SITE, languages=Languages(("ar", "uk")))

    assert catalogue_of(sample, place).languages == ("fr",)


def test_a_door_opens_on_its_procedures_by_their_titles(catalogue):
    assert [one.slug for one in catalogue.behind("papiers", "fr")] == ["carte-essai"]
    assert catalogue.behind("sante", "fr") == ()


def test_a_shared_part_is_behind_no_door(catalogue):
    assert catalogue.library("fr")["essai-domicile"].is_part
    assert "essai-domicile" not in [one.slug for event in EVENTS for one in catalogue.behind(event, "fr")]


def test_what_is_not_translated_stands_in_french(catalogue):
    assert catalogue.library("ar")["carte-essai"].language == "fr"
    assert catalogue.library("en")["carte-essai"].language == "en"


def test_the_pack_is_read_once_a_language(catalogue):
    assert catalogue.library("fr") is catalogue.library("fr")
    assert catalogue.facts("carte-essai") is catalogue.facts("carte-essai")


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_every_procedure_that_ships_is_behind_a_door(assets, language):
    catalogue = catalogue_of(assets)

    behind = {one.slug for event in EVENTS for one in catalogue.behind(event, language)}

    assert behind == {slug for slug, one in catalogue.library(language).items() if not one.is_part}
    assert behind >= {"carte-vitale", "carte-identite", "prime-activite"}


# -- a file that was damaged


def test_a_damaged_translation_is_replaced_by_the_french(damaged):
    catalogue = damaged("carte-essai/en.md")

    assert catalogue.library("en")["carte-essai"].language == "fr"
    assert catalogue.library("en")["autre-essai"].language == "en"


@pytest.mark.parametrize("name", ["carte-essai/fr.md", "carte-essai/facts.toml"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_damaged_procedure_takes_away_itself_only(damaged, name, language):
    catalogue = damaged(name)

    assert set(catalogue.library(language)) == {"autre-essai", "essai-domicile"}


def test_a_damaged_part_takes_away_what_leads_into_it(damaged):
    catalogue = damaged("essai-domicile/fr.md")

    assert catalogue.library("fr") == {}
    assert catalogue.behind("papiers", "fr") == ()


def test_a_damaged_file_is_told_in_the_log(damaged, caplog):
    damaged("carte-essai/fr.md").library("fr")

    assert "procedures/carte-essai/fr.md : ce fichier a été modifié." in caplog.text


@pytest.fixture
def without_common(tmp_path: Path) -> Catalogue:
    """What ships, but for the facts that several procedures share, which were damaged."""
    folder = assets_in(tmp_path)
    make_pack(folder, date(2026, 11, 1), "1")
    (folder / "facts.toml").write_text("abc", encoding="utf-8")
    return catalogue_of(open_pack(folder, verify=False))


def test_damaged_common_values_take_away_the_procedures_that_name_them_only(without_common, caplog):
    assert [one.slug for one in without_common.behind("papiers", "fr")] == ["carte-identite"]
    assert without_common.behind("sante", "ar") == without_common.behind("travail", "en") == ()
    assert without_common.facts("carte-identite")["timbre_perte"]
    assert "facts.toml : ce fichier a été modifié." in caplog.text
    assert (
        "carte-vitale/fr.md, ligne 34 : la valeur « assurance_maladie » ne peut pas être lue." in caplog.text
    )


def test_damaged_common_values_leave_the_bare_emergency_numbers(without_common):
    lines = without_common.emergency("fr")

    assert [(line.number, line.label) for line in lines] == [(number, "") for number in EMERGENCY_NUMBERS]
    assert without_common.helplines("fr") == ()


# -- values


def test_a_procedure_has_the_common_values_its_own_and_those_of_the_parts(assets):
    catalogue = catalogue_of(assets)

    facts = catalogue.facts("carte-identite")

    assert "urgence_15" in facts
    assert set(facts) > set(catalogue.facts("justificatif-domicile"))


def test_a_value_is_that_of_the_departement(sample):
    guyane = catalogue_of(sample, Settings(place=Place(departement="973")))

    assert plain(guyane.fill("carte-essai", "{timbre_perte}", "fr").text) == "12,50 €"
    assert plain(catalogue_of(sample).fill("carte-essai", "{timbre_perte}", "fr").text) == "25 €"


@pytest.mark.parametrize(
    ("way", "address"),
    [
        (WayOut("Rendez-vous", "web", "site_rendez_vous"), "https://example.org/rendez-vous"),
        (WayOut("Site", "web", "https://example.org/a"), "https://example.org/a"),
        (WayOut("Le service", "tel", "telephone_carte"), "3400"),
        (WayOut("Le service", "tel", "01 99 00 00 00"), "01 99 00 00 00"),
        (WayOut("Une mairie", "place", "mairie"), "mairie"),
        (WayOut("Quelqu'un", "call", ""), ""),
    ],
)
def test_a_way_out_leads_to_an_address_never_to_a_name_of_ours(catalogue, way, address):
    assert catalogue.address("carte-essai", way).text == address


def test_an_address_past_its_date_is_to_be_checked(sample):
    way = WayOut("Rendez-vous", "web", "site_rendez_vous")

    assert catalogue_of(sample, today=date(2027, 10, 1)).address("carte-essai", way).doubts == ()
    assert catalogue_of(sample, today=date(2027, 10, 2)).address("carte-essai", way).doubts == (
        "site_rendez_vous",
    )
    assert catalogue_of(sample, today=None).address("carte-essai", way).doubts == ()


def test_a_day_that_is_unknown_makes_the_clock_untrusted(sample):
    assert catalogue_of(sample).clock_is_trusted
    assert not catalogue_of(sample, today=None).clock_is_trusted


# -- numbers


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_emergency_numbers_come_in_the_order_of_the_screen_with_what_they_are_for(assets, language):
    lines = catalogue_of(assets).emergency(language)

    assert [line.number for line in lines] == list(EMERGENCY_NUMBERS)
    assert all(line.label and not line.doubtful for line in lines)
    assert len({line.label for line in lines}) == len(lines)


def test_national_numbers_are_those_that_the_pack_knows(assets, catalogue):
    assert [(line.name, line.number) for line in catalogue_of(assets).helplines("fr")] == [
        ("assurance_maladie", "3646"),
        ("caf", "3230"),
    ]
    assert catalogue.helplines("fr") == ()


# -- places


@pytest.fixture
def located(catalogue):
    """The same, with the houses and the town hall of two official lists."""
    database = Database(None)
    catalogue.places = Places(database)
    for path in (HOUSES, TOWN_HALL):
        import_file(catalogue.places, path, ("france_services", "mairie"), None, None)
    yield catalogue
    database.close()


def test_there_is_no_nearest_place_before_the_places_are_opened(catalogue):
    assert catalogue.nearest("mairie") == ()


def test_a_terminal_that_does_not_know_where_it_is_names_no_nearest_place(sample, located):
    lost = catalogue_of(sample, Settings())
    lost.places = located.places

    assert lost.nearest("mairie") == ()


def test_the_nearest_places_come_first(located):
    found = located.nearest("france_services")

    assert len(found) == 3
    assert [near.metres for near in found] == sorted(near.metres for near in found)


def test_a_place_is_found_again_by_its_name_without_being_remembered(located):
    near = located.nearest("mairie")[0]
    before = vars(located).copy()

    assert located.place(near.place.id) == near
    assert vars(located) == before
