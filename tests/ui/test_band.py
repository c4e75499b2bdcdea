"""The line on top: how far one has come stays, whatever the name of the procedure and of the place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.settings import Settings
from kiosk.settings_parts import Place
from kiosk.ui.gallery import TOWN, name_of
from kiosk.ui.pieces.band import Band
from kiosk.ui.theme import Look
from tests.ui.driver import Driver
from tests.ui.pages import LOOKS
from tests.ui.test_steps import every_step

LONGEST = "Maison France services de Villebrune-les".ljust(40, "x")  # as long as a place may be called
NARROW = [look for look in LOOKS if look.shape != "M"]
EVENTS = ("papiers", "sante", "logement", "travail", "famille", "autre")


def band(driver: Driver) -> Band:
    found = driver.find("band")
    assert isinstance(found, Band)
    return found


def at_step(driver: Driver, language: str, slug: str, step: int) -> Band:
    """The band of a step, always by the first answer."""
    house = driver.house
    house.visits.wake()
    house.visits.speak(language)
    house.guide.start(slug)
    house.navigation.open("guide", slug)
    house.guide.forward()
    for _ in range(step - 1):
        options = house.guide.step().options
        house.guide.choose(options[0].target) if options else house.guide.forward()
    return band(driver)


def texts(shown: Band) -> list[str]:
    return [block.text.strip(" ·").replace("\u00a0", " ") for block in shown.texts]


@pytest.mark.parametrize("look", NARROW, ids=name_of)
def test_every_step_of_every_procedure_shows_how_far_one_has_come(look: Look):
    driver = Driver(replace(TOWN, place=Place(name=LONGEST)), size=(look.width, look.height))
    house, steps = driver.house, 0
    house.visits.wake()
    house.visits.speak(look.language)
    for slug in sorted(
        {one.slug for event in EVENTS for one in house.catalogue.behind(event, look.language)}
    ):
        house.guide.start(slug)
        house.navigation.open("guide", slug)
        house.guide.forward()
        for title in every_step(house.guide, set()):
            shown, steps = band(driver), steps + 1
            name, *others = texts(shown)
            crumb = [text.replace("\u00a0", " ") for text in (shown.crumb.name, shown.crumb.beside)]
            assert crumb[1] in others, (slug, title, texts(shown))
            assert crumb[0].startswith(name)
            assert max(x + block.width for block, x, _, _ in shown.blocks) <= shown.box.end + 1
        house.navigation.home()
    driver.close()
    assert steps > 60


def test_the_name_goes_without_its_gloss_only_where_it_must():
    small, large = Driver(size=(800, 480)), Driver(size=(1280, 800))
    narrow, wide = (texts(at_step(driver, "ar", "carte-identite", 2)) for driver in (small, large))
    assert narrow == ["بطاقة الهوية", "الخطوة 2 · بقي 8 على الأكثر", TOWN.place.name]
    assert wide == ["بطاقة الهوية (carte d'identité)", "الخطوة 2 · بقي 8 على الأكثر", TOWN.place.name]
    small.close()
    large.close()


def test_the_name_of_the_place_gives_way_to_the_step():
    driver = Driver(Settings(place=Place(name=LONGEST)), size=(800, 480))
    name, step = texts(at_step(driver, "fr", "carte-identite", 2))
    assert (name, step.startswith("Étape 2")) == ("Ma carte d'identité", True)
    driver.close()
