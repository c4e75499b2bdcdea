"""The first start on the screen: gone through by real touches, and every page of it whole on each screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from kiosk.controllers.first_start import FirstStart
from kiosk.core.link import Link
from kiosk.core.touch import DISCS, STRAIGHT, Turn
from kiosk.settings import Settings, layered
from kiosk.ui.frame import Frame
from kiosk.ui.gallery import SIZES
from kiosk.ui.pieces.keyboard import KeyCap
from kiosk.ui.snapshot import seen
from tests.ui import driver as drivers
from tests.ui.driver import Driver, Finger
from tests.ui.pages import Page
from tests.ui.whole import clipped, covered, holds, page_room, unknown

KEYS = {"typed-line", "keyboard", "touch-field"}  # grounds of the keys that stand in them
LEAST_KEY_MM = 13.5


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where the terminals of these tests keep what is chosen: nothing yet, and nothing afterwards."""
    folder = Path(drivers.FOLDER.name)
    names = ("first-start.toml", "acceptance.toml", "acceptance.pdf")
    for name in names:
        (folder / name).unlink(missing_ok=True)
    yield folder
    for name in names:
        (folder / name).unlink(missing_ok=True)


def new(size: tuple[int, int] = (1280, 800)) -> Driver:
    driver = Driver(Settings(), size=size)
    driver.house.first_start.begin()
    return driver


def touch_discs(driver: Driver, turn: Turn = STRAIGHT) -> None:
    for disc in DISCS:
        x, y = turn(disc)
        driver.touch_anywhere(x * driver.stage.look.width, (1 - y) * driver.stage.look.height)


def test_a_technician_goes_through_it_with_one_finger(folder):
    driver = new()
    assert driver.page == "first_touch"
    touch_discs(driver)
    driver.touch_all("first-on", "offer-ar", "first-on")
    assert driver.page == "first_site"
    driver.touch_all(*(f"digit-{sign}" for sign in "77000"))
    driver.touch_all("place-0", "first-on")
    assert driver.page == "first_sound"
    while driver.stage.house.first_start.hearing:
        driver.touch("heard" if "heard" in driver.names() else "first-on")  # a machine may have no voice
    driver.touch_all("first-on", "type", "key-shift", "key-V", "key-i", "key-done")
    driver.touch_all(*(f"key-{letter}" for letter in "azertyui"), "key-done")
    assert driver.page == "first_pin"
    driver.touch_all(*(f"digit-{sign}" for sign in "2718"), "first-on")
    driver.wait(0.1)  # the code is worked out on its lane
    assert driver.page == "first_summary"
    driver.touch("pdf")
    assert (folder / "acceptance.pdf").read_bytes().startswith(b"%PDF")
    assert "written" in driver.names()
    driver.touch("codes")
    while "next" in driver.names():
        driver.touch("next")
    driver.touch_all("first-back", "first-on")

    assert driver.page == "sleeping"
    settings, problems = layered(None, folder)
    assert problems == ()
    assert settings.languages.offered == ("fr", "en")
    assert settings.place.commune == "77288"
    assert (settings.wifi.ssid, settings.wifi.password) == ("Vi", "azertyui")
    driver.close()


def test_a_panel_that_is_upside_down_is_told_and_put_right_by_the_middle(folder):
    driver = new()

    touch_discs(driver, Turn(2))
    assert any("demi-tour" in text for text in driver.texts())
    driver.touch_anywhere(640, 800 * (1 - DISCS[-1][1]))

    settings, _ = layered(None, folder)
    assert settings.screen.touch == 180
    driver.close()


def test_the_visitors_idle_question_never_comes_over_it(folder):
    driver = new()

    driver.touch_anywhere(300, 300)
    driver.wait(3600)

    assert driver.page == "first_touch"
    assert driver.house.visits.state.phase == "asleep"
    driver.close()


@pytest.mark.parametrize("size", SIZES)
def test_a_gap_between_two_keys_is_a_touch_on_the_nearest(folder, size):
    driver = new(size)
    typing(driver.house.first_start, size)
    driver.wait(1)
    a = driver.find("key-a")

    Finger(a.x + 1, a.y + 1).press().release()

    assert driver.house.first_start.state.typed.text == "a"
    driver.close()


@pytest.mark.parametrize("contrast", [False, True], ids=["light", "contrast"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_page_of_it_is_whole(folder, size, contrast):
    driver = new(size)
    driver.house.visits.set_contrast(contrast)
    faults = []
    for name in pages_of(driver.house.first_start, size):
        driver.wait(1)
        for sheet in range(len(driver.stage.page.sheets)):
            driver.stage.page.turn_to(sheet)
            driver.stage.draw()
            faults += [f"{name}, {sheet}: {fault}" for fault in faults_of(driver)]
    driver.close()

    assert faults == []


def typing(first: FirstStart, size: tuple[int, int]) -> None:
    while first.state.step != "wifi":
        first.go_on()
    first.type_wifi("alphabetical" if size == (800, 480) else "azerty")


def pages_of(first: FirstStart, size: tuple[int, int]) -> Iterator[str]:
    """Every page, and every state of it that has other pieces or longer words."""
    object.__setattr__(first._means, "look_at", lambda: (Link("eth0", False, True, "192.168.100.200"),))

    def felt(turn: Turn) -> None:
        first.touch.try_again()
        for disc in DISCS:
            first.touch._felt_at = -1
            first.touch.felt(*turn(disc))

    yield "touch"
    for name, turn in (("turned", Turn(3, mirrored=True)), ("ok", Turn())):
        felt(turn)
        yield name
    first.touch.try_again()
    for _ in DISCS:
        first.touch._felt_at = -1
        first.touch.felt(0.5, 0.5)
    yield "missed"
    first.go_on()
    yield "languages"
    first.go_on()
    yield "site"
    for code in ("77000", "12345"):
        first.erase(all_of_it=True)
        for sign in code:
            first.digit(sign)
        yield f"site {code}"
    first.name_another("alphabetical" if size == (800, 480) else "azerty")
    yield "name"
    first.later()
    yield "network"
    first.go_on()
    yield "sound"
    for said in ("heard", "unheard", "none"):
        first.heard(said)
    yield "voices"
    first.go_on()
    yield "wifi"
    typing(first, size)
    for page in first.state.typed.layout.pages:
        first.press(f"key-{page}")
        yield page
    for letter in "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm":
        first.press("key-letters")
        first.press(f"key-{letter}")
    yield "a long name"
    first.press("key-done")
    yield "password"
    first.back()
    first.go_on()
    first.digit("2")
    yield "pin"
    for sign in "7182818":
        first.digit(sign)
    yield "pin, full"
    first.go_on()
    yield "summary"
    first.wrote_sheet()
    yield "written"
    first.show_code(0)
    yield "code"


def faults_of(driver: Driver) -> Iterator[str]:
    """As `whole.py` has it, in the frame of the staff; keys are the look's own exception."""
    look = driver.stage.look
    page = Page(driver.stage.name, driver.stage.name, seen(driver.stage), ())
    standing = tuple(piece for piece in page.pieces if piece.name not in KEYS)
    yield from clipped(look, page)
    yield from unknown(look, page)
    yield from covered(look, Page(page.name, page.name, standing, ()))
    room = page_room(look)
    for piece in standing:
        if piece.name != "band" and not holds(room, piece.area):
            yield f"{piece.name} {piece.area} leaves {room}"
        is_key = isinstance(driver.find(piece.name), KeyCap)
        least = look.mm(LEAST_KEY_MM) if is_key else look.target
        if piece.touchable and min(piece.area.width, piece.area.height) < least - 1:
            yield f"{piece.name} {piece.area} is under {least} px"
    assert Frame(look).look.is_staff
    names = [piece.name for piece in page.pieces]
    yield from (f"{one} is there twice" for one, other in combinations(names, 2) if one == other)
