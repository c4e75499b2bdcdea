"""The list on the screen and as it is photographed: its papers first, the key that takes it never far."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from kiosk.controllers.guide import Guide
from kiosk.ui.content import Content
from kiosk.ui.frame import Frame
from kiosk.ui.grid import rows_of
from kiosk.ui.layout import lay
from kiosk.ui.pieces.key import Tick
from kiosk.ui.pieces.notice import Card, Row
from kiosk.ui.screens.photo import SQUARE
from kiosk.ui.theme import Look
from tests.controllers.walking import ends, plain
from tests.ui.driver import Driver

LANGUAGES = pytest.mark.parametrize("language", ["fr", "en", "ar"])
WIDE, SMALL, TALL = (1280, 800), (800, 480), (1080, 1920)


def before_the_list(driver: Driver, language: str) -> Guide:
    """A child's broken card, done with somebody's help: five papers, and a place that the terminal knows."""
    house = driver.house
    house.visits.wake()
    house.visits.speak(language)
    given = {("panne", "abimee"), ("abimee", "enfant"), ("enfant", "aide")}
    library = house.catalogue.library(language)
    house.guide.resume(next(end for end in ends(library, "carte-vitale") if given <= end.given))
    house.guide.forward()
    house.navigation.open("list")
    return house.guide


def sheets(driver: Driver) -> Iterator[list[str]]:
    """The names of what stands on each sheet, in turn."""
    for turned in range(len(driver.stage.page.sheets)):
        driver.stage.turn(1 if turned else 0)
        yield driver.names()


@LANGUAGES
@pytest.mark.parametrize("size", [WIDE, SMALL, TALL], ids=["wide", "small", "tall"])
@pytest.mark.parametrize("letters", ["normal", "large", "largest"])
def test_a_list_whose_place_is_known_begins_by_its_papers(language: str, size: tuple[int, int], letters: str):
    driver = Driver(size=size)
    before_the_list(driver, language)
    driver.house.visits.enlarge(letters)
    assert "paper-0" in driver.names()
    driver.close()


@LANGUAGES
@pytest.mark.parametrize("size", [WIDE, TALL], ids=["wide", "tall"])
def test_it_can_be_taken_away_from_every_sheet(language: str, size: tuple[int, int]):
    driver = Driver(size=size)
    before_the_list(driver, language)
    assert all({"facts", "codes", "done"} <= set(names) for names in sheets(driver))
    driver.close()


@LANGUAGES
def test_the_place_is_named_on_the_screen_and_its_address_is_in_the_codes(driver: Driver, language: str):
    guide = before_the_list(driver, language)
    told = " ".join(plain(text) for text in driver.texts())
    where = guide.checklist().where
    assert where
    assert "France services Marguerittes" in told
    assert "30320" not in told
    assert "30320 Marguerittes" in "".join(guide.codes())


@LANGUAGES
def test_in_portrait_each_paper_has_a_whole_row_and_the_key_stands_apart(language: str):
    driver = Driver(size=TALL)
    guide = before_the_list(driver, language)
    papers = [driver.find(f"paper-{number}").box for number in range(len(guide.checklist().lines))]
    key, done = driver.find("codes").box, driver.find("done").box
    assert {(box.x, box.width) for box in papers} == {(key.x, key.width)}
    assert all(above.bottom < below.y for above, below in pairwise(papers))
    assert papers[-1].bottom + 2 * Frame(driver.stage.look).gap < key.y
    assert key.bottom < done.y
    driver.close()


def test_on_7_inches_a_paper_with_a_word_too_wide_for_half_a_row_has_one_to_itself(driver: Driver):
    look, home = Look(*SMALL, "ar"), driver.house.navigation.home
    wide = "إثبات السكن (justificatif\u00a0de\u00a0domicile)"
    labels = ["وثيقة هوية", wide, "صورة", "رمز"]
    papers = [Tick(look, label, home, name=f"paper-{one}") for one, label in enumerate(labels)]
    assert [[piece.label for piece in row] for row in rows_of(papers, 2, look.width / 2.8)] == [
        [labels[0]],
        [wide],
        labels[2:],
    ]


@LANGUAGES
def test_facts_that_leave_no_room_for_two_columns_stand_behind_the_papers(driver: Driver, language: str):
    look = Look(*WIDE, language)
    papers = [Tick(look, "Un papier", driver.house.navigation.home, name=f"paper-{one}") for one in range(5)]
    facts = Card(
        look, tuple(Row("map-pin", "Où", "Une adresse bien longue, " * 12) for _ in range(2)), "facts"
    )
    first, *_ = lay(Frame(look), Content(does=[*papers], after=[facts]))
    assert first.placed[0][0].name == "paper-0"


@LANGUAGES
def test_the_page_to_photograph_ticks_what_the_visitor_has_and_nothing_else(driver: Driver, language: str):
    guide = before_the_list(driver, language)
    guide.tick(guide.checklist().lines[1].key)
    driver.house.navigation.open("photo")
    signs = [row.icon for row in card(driver).rows]
    assert signs == [SQUARE, "check", SQUARE, SQUARE, SQUARE, "info", "info", "info"][: len(signs)]
    assert signs.count("check") == 1


@LANGUAGES
def test_its_band_names_the_procedure_and_no_number_of_an_official_sheet(driver: Driver, language: str):
    guide = before_the_list(driver, language)
    driver.house.navigation.open("photo")
    (band,) = (piece for piece in driver.stage.children if piece.role == "band")
    told = [block.text for block in band.texts]
    assert any(guide.checklist().title in text for text in told)
    assert not any("F265" in text for text in told)


def test_the_official_sheets_are_its_last_line_where_there_is_room(driver: Driver):
    before_the_list(driver, "fr")
    driver.house.navigation.open("photo")
    (told,) = driver.find("sources").texts
    assert told.text.startswith("Fiches officielles\u00a0: F265, 18\u00a0novembre 2025")


def card(driver: Driver) -> Card:
    held = driver.find("lines")
    assert isinstance(held, Card)
    return held
