"""The way through the terminal by touch: what is on every page, at the same place, and what leads where."""

from __future__ import annotations

import pytest

from kiosk.ui.gallery import BARE, SIZES, name_of
from kiosk.ui.pieces.choice import Tile
from kiosk.ui.theme import Look
from tests.ui.driver import Driver
from tests.ui.pages import Page, of_visitors
from tests.ui.whole import SHELF

EMERGENCY = ("15", "17", "18", "112", "114", "115", "119", "3919", "3114")
WITHOUT_SHELF = {"sleeping"}
EACH_SIZE = pytest.mark.parametrize("look", [Look(*size) for size in SIZES], ids=name_of)


def shelf(page: Page) -> list[tuple[str, object]]:
    return [(piece.name, piece.area) for piece in page.pieces if piece.name in SHELF]


def to_the_list(driver: Driver) -> None:
    """Through the health card by touch, always the first answer."""
    driver.touch_all("door-sante", "procedure-carte-vitale", "start")
    while driver.page == "guide":
        onward = [name for name in driver.names() if name.startswith("choice-") or name == "forward"]
        driver.touch(onward[0])


@EACH_SIZE
def test_the_shelf_is_the_same_on_every_page(look: Look):
    """NAV-01: listen, back, start again, language and size, call: same place, same order."""
    shelves = {page.name: shelf(page) for page in of_visitors(look) if page.screen not in WITHOUT_SHELF}
    first = shelves["home"]
    assert [name for name, _ in first] == list(SHELF)
    assert [name for name, kept in shelves.items() if kept != first] == []


@EACH_SIZE
def test_somebody_can_be_called_from_every_page_in_one_act(look: Look):
    """NAV-02."""
    for page in of_visitors(look):
        if page.screen not in WITHOUT_SHELF:
            call = page.piece("call")
            assert call.usable, page.name
            assert min(call.area.width, call.area.height) >= look.mm(20 if look.shape == "S" else 25), (
                page.name
            )


def test_a_touch_on_call_says_who_is_there_and_a_second_one_comes_back(home: Driver):
    home.touch("door-sante")
    home.touch("call")
    assert home.page == "call"
    assert any("Samira" in text for text in home.texts())
    home.touch("call")
    assert home.page == "door"


def test_emergency_numbers_are_two_touches_from_home(home: Driver):
    home.touch("emergency")
    assert [f"number-{number}" in home.names() for number in EMERGENCY] == [True] * len(EMERGENCY)
    home.touch("number-3114")
    assert home.page == "number"
    assert "3114" in [text.replace("\u00a0", "") for text in home.texts()]


def test_every_door_opens_on_something_that_helps(home: Driver):
    doors = [piece.name for piece in home.stage.children if isinstance(piece, Tile)]
    assert len(doors) == 6
    for door in doors:
        home.touch(door)
        helps = [name for name in home.names() if name.startswith(("procedure-", "person", "place-"))]
        assert home.page == "door"
        assert helps, door
        home.touch("back")


def test_back_leads_from_the_list_to_the_first_page_without_loss(home: Driver):
    to_the_list(home)
    given = home.house.guide.answers()
    assert home.page == "list"
    pages_seen = []
    while "back" in home.names() and home.find("back").act is not None:
        home.touch("back")
        pages_seen.append(home.page)
    assert pages_seen[-3:] == ["door", "home", "language"]
    home.touch_all("language-fr", "door-sante")
    assert len(given) > 1


def test_starting_again_asks_once_then_erases(home: Driver):
    to_the_list(home)
    home.touch_all("restart", "keep")
    assert (home.page, home.house.guide.slug) == ("list", "carte-vitale")
    home.touch_all("restart", "erase")
    assert (home.page, home.house.guide.slug) == ("language", "")


def test_a_language_chosen_on_the_way_changes_the_page_and_keeps_the_walk(home: Driver):
    home.touch_all("door-sante", "procedure-carte-vitale", "start")
    step = home.house.guide.number
    home.touch_all("display", "language-ar")
    assert home.stage.look.rtl
    home.touch("display")
    assert (home.page, home.house.guide.number) == ("guide", step)
    assert home.stage.look.language == "ar"


def test_letters_and_colours_are_chosen_for_this_visit_only(home: Driver):
    home.touch_all("display", "letters-largest", "colours-contrast", "display")
    assert (home.stage.look.size, home.stage.look.contrast) == ("largest", True)
    home.house.visits.finish()
    home.wait(60)
    home.touch_anywhere()
    assert (home.stage.look.size, home.stage.look.contrast) == ("normal", False)


def test_what_does_not_fit_is_turned_like_pages(home: Driver):
    home.touch_all("display", "letters-largest", "display")
    count = len(home.stage.page.sheets)
    assert count > 1
    seen = set()
    for sheet in range(count):
        assert home.stage.page.number == sheet
        seen |= set(home.names())
        home.touch("sheet-after")
    assert {"door-papiers", "door-autre", "emergency", "internet"} <= seen
    home.touch("sheet-before")
    assert home.stage.page.number == count - 2


def test_a_tick_stays_on_the_sheet_where_it_was_made(home: Driver):
    home.touch_all("display", "letters-largest", "display")
    home.house.guide.start("carte-vitale")
    home.house.navigation.open("guide", "carte-vitale")
    while not home.house.guide.at_list:
        step = home.house.guide.step() if not home.house.guide.is_opening else None
        options = step.options if step else ()
        home.house.guide.choose(options[0].target) if options else home.house.guide.forward()
    home.house.navigation.open("list")
    while not any(name.startswith("paper-") for name in home.names()):
        home.touch("sheet-after")
    sheet = home.stage.page.number
    paper = next(name for name in home.names() if name.startswith("paper-"))
    home.touch(paper)
    assert (home.stage.page.number, home.find(paper).chosen) == (sheet, True)


def test_nobody_there_is_asked_then_erased_then_asleep(home: Driver):
    home.touch("door-sante")
    seen = []
    for _ in range(40):
        home.wait(10)
        if home.page not in seen[-1:]:
            seen.append(home.page)
    assert seen == ["door", "idle", "farewell", "sleeping"]


def test_the_farewell_names_what_is_gone_and_lets_the_next_one_in(home: Driver):
    to_the_list(home)
    home.touch("done")
    assert (home.page, home.house.guide.slug) == ("farewell", "")
    assert "Tout est effacé." in list(home.texts())
    home.touch("new")
    assert home.page == "language"


def test_the_hour_on_the_page_is_true_to_the_minute(home: Driver):
    assert home.find("band").aside.endswith("10\u00a0h\u00a042")
    home.wait(60)
    assert home.find("band").aside.endswith("10\u00a0h\u00a043")


def test_a_terminal_of_which_nothing_is_known_works():
    driver = Driver(BARE)
    driver.touch_anywhere()
    driver.touch_all("language-fr", "internet", "person")
    assert driver.page == "call"
    assert any("36" in text for text in driver.texts())
    driver.close()
