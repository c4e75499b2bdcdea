"""What single pages say of what the terminal cannot know, and how it names what was asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.core.checklist import Line
from kiosk.settings import Settings
from kiosk.settings_parts import Place
from kiosk.store.database import Database
from kiosk.store.places import Places
from kiosk.store.places_import import import_file
from tests.controllers.walking import ROOT, ends, plain
from tests.ui.driver import Driver

DATA = ROOT / "tests/store/data"
HERE = Settings(place=Place(name="Mairie", latitude=48.5, longitude=2.75, commune="77188", departement="77"))


@pytest.fixture
def driver() -> Iterator[Driver]:
    """A terminal that knows one town hall and the houses around."""
    driver, database = Driver(settings=HERE), Database(None)
    places = Places(database)
    import_file(places, DATA / "mairie-fontaine-le-port.gouv_local.json", ("mairie",), None, None)
    driver.house.catalogue.places = places
    driver.house.visits.wake()
    yield driver
    driver.close()
    database.close()


def texts(driver: Driver) -> str:
    return plain(" | ".join(driver.texts()))


def test_a_place_of_which_only_some_will_do_gives_the_number_of_the_nearest_to_ask(driver):
    driver.house.navigation.open("place", "mairie_equipee")
    told = texts(driver)

    driver.touch(next(name for name in driver.names() if name.startswith("ask-") and name != "ask-first"))

    assert "Toutes les mairies ne font pas les cartes d'identité et les passeports. Demandez" in told
    assert "N'importe quelle mairie équipée de France convient." in told
    assert "01 64 38 30 52" in told
    assert "Appeler quelqu'un" in told
    assert driver.house.navigation.page.name == "number"


def test_the_list_and_its_page_in_writing_name_no_town_hall_to_go_to(driver):
    guide = driver.house.guide
    guide.resume(next(ends(driver.house.catalogue.library("fr"), "carte-identite")))
    guide.forward()

    for page in ("list", "photo"):
        driver.house.navigation.open(page)
        assert "Fontaine-le-Port" not in texts(driver)
    assert "Fontaine-le-Port" not in "".join(guide.codes())
    assert guide.checklist().where == Line(
        "Une mairie équipée\u00a0: demandez avant de venir",
        "Une mairie équipée\u00a0: demandez avant de venir",
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Cette réponse ne sert plus : « Carte perdue : y a-t-il un passeport ? »."),
        ("en", "This answer is no longer needed: “Lost card: is there a passport?”."),
        ("ar", "هذه الإجابة لم تعد لازمة: «بطاقة ضائعة: هل يوجد جواز سفر؟»."),
    ],
)
def test_an_answer_that_is_void_is_named_by_its_question_which_is_not_said_to_come_again(
    driver, language, said
):
    driver.house.visits.speak(language)
    guide = driver.house.guide
    guide.start("carte-identite")
    guide.forward()
    for choice in ("raison", "perdue", "domicile"):
        guide.choose(choice)

    guide.change("raison")
    guide.choose("volee")
    driver.house.navigation.open("guide", "carte-identite")

    assert said in texts(driver)
