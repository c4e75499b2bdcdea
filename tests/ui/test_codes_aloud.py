"""A code can be aimed at while its page is read and while the voice is paused: it stays where it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.ui.gallery import name_of
from kiosk.ui.snapshot import Area, seen
from kiosk.ui.theme import Look
from tests.ui.driver import Driver
from tests.ui.pages import ALL_LOOKS
from tests.ui.test_reading_aloud import KEYS, listen_to, status

SIZES = pytest.mark.parametrize(
    "size", [(1280, 800), (800, 480), (1080, 1920)], ids=lambda size: f"{size[0]}"
)
PAGES = (
    ("codes", ""),
    ("connect", ""),
    ("number", "3646|Assurance Maladie"),
    ("web", "https://www.ameli.fr/|x"),
)


def shown_in(look: Look) -> Driver:
    """A terminal of that look, with a list to photograph."""
    driver = Driver(size=(look.width, look.height))
    house = driver.house
    house.visits.wake()
    house.visits.speak(look.language)
    house.visits.enlarge(look.size)
    house.guide.start("carte-identite")
    house.guide.forward()
    while not house.guide.at_list:
        options = house.guide.step().options
        house.guide.choose(options[0].target) if options else house.guide.forward()
    return driver


def sheets(driver: Driver) -> Iterator[tuple[int, list[str], list[Area]]]:
    """Of each sheet with a code, its number, what stands on it, and where the code is."""
    stage, number = driver.stage, driver.stage.page.number
    for sheet in range(len(stage.page.sheets)):
        stage.page.turn_to(sheet)
        stage.draw()
        pieces = [piece for piece in seen(stage) if piece.name not in KEYS]
        codes = [piece.area for piece in pieces if piece.role == "code"]
        if codes:
            yield sheet, [piece.name for piece in pieces], codes
    stage.page.turn_to(number)
    stage.draw()


@pytest.mark.parametrize("look", ALL_LOOKS, ids=name_of)
def test_a_code_keeps_its_sheet_and_its_room_while_it_is_read_and_paused(look: Look):
    driver = shown_in(look)
    for page, about in PAGES:
        driver.house.navigation.open(page, about)
        silent = list(sheets(driver))
        driver.stage.read()
        assert (page, status(driver), list(sheets(driver))) == (page, "reading", silent)
        driver.house.reader.pause()
        assert (page, status(driver), list(sheets(driver))) == (page, "paused", silent)
        driver.house.reader.hush()
    driver.close()


@SIZES
@pytest.mark.parametrize(
    ("page", "about", "told", "said"),
    [
        ("codes", "", "Code 1 sur 2", "Code 1"),
        ("number", "3646|Assurance Maladie", "Visez ce carré pour appeler avec votre téléphone.", "carré"),
        (
            "web",
            "https://www.ameli.fr/|x",
            "Visez ce carré pour ouvrir le site sur votre téléphone.",
            "carré",
        ),
        ("connect", "", "Un carré à photographier pour se connecter.", "Un carré"),
    ],
)
def test_what_a_code_is_for_is_said_once(size: tuple[int, int], page: str, about: str, told: str, said: str):
    driver = shown_in(Look(*size))
    driver.house.navigation.open(page, about)
    driver.touch("listen")
    heard = [sentence.text.replace("\u00a0", " ") for sentence in listen_to(driver)]
    assert [text for text in heard if said in text] == [told]
    driver.close()


@SIZES
def test_who_pauses_the_voice_still_has_the_code_to_aim_at(size: tuple[int, int]):
    driver = shown_in(Look(*size))
    driver.house.navigation.open("codes")
    code = driver.find("code").box
    driver.touch("listen")
    driver.wait(3)
    driver.touch("listen")
    assert status(driver) == "paused"
    assert driver.find("code").box == code
    driver.touch("listen")
    assert (status(driver), driver.find("code").box) == ("reading", code)
    driver.close()
