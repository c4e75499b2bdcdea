"""Outside its hours the sleeping screen is black; a touch wakes it as ever; a dead clock never darkens it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.adapters.backlight import backlight
from kiosk.controllers.lights import Lights
from kiosk.settings import Settings
from kiosk.settings_parts import Screen
from kiosk.timer import HandTimer
from kiosk.ui.gallery import MORNING, TOWN
from kiosk.worker import HandWorker
from tests.ui.driver import Driver

HOURS = "Mo-Fr 08:30-17:00; Sa-Su off; PH off"
EVENING = datetime(2026, 11, 24, 16, 58)  # a Tuesday
assert MORNING.date() == EVENING.date()


def town(hours: str) -> Settings:
    return replace(TOWN, screen=replace(Screen(), hours=hours))


@pytest.fixture
def lamp(tmp_path: Path) -> Path:
    (tmp_path / "panel").mkdir()
    switch = tmp_path / "panel" / "bl_power"
    switch.write_text("0")
    return switch


@pytest.fixture
def evening(lamp: Path) -> Iterator[Driver]:
    """A terminal that sleeps, at two minutes to five; its lamp is a file."""
    driver = Driver(town(HOURS), light=backlight(lamp.parents[1]))
    driver.wait((EVENING - driver.timer.wall()).total_seconds())
    driver.house.lights.begin()
    driver.wait(0)
    yield driver
    driver.close()


def colours(driver: Driver) -> set[tuple[int, ...]]:
    picture = driver.picture()
    return {colour for _, colour in picture.getcolors(1 << 24)}  # type: ignore[union-attr,misc]


def test_the_screen_is_black_from_the_hour_on_and_its_lamp_is_off(evening, lamp):
    assert (evening.page, lamp.read_text()) == ("sleeping", "0")

    evening.wait(125)

    assert (evening.page, lamp.read_text()) == ("dark", "4")
    assert evening.names() == []
    assert len(colours(evening)) == 1


def test_it_is_drawn_once_and_says_nothing(evening):
    evening.wait(125)
    drawn = []
    evening.stage._drawn = lambda: drawn.append(1)

    evening.wait(3600)

    assert drawn == []
    assert evening.house.reader.state.status == "silent"


def test_a_touch_wakes_it_as_usual_and_lights_the_lamp(evening, lamp):
    evening.wait(125)

    evening.touch_anywhere()

    assert (evening.page, lamp.read_text()) == ("language", "0")
    evening.wait(3600)
    assert (evening.page, lamp.read_text()) == ("dark", "4")


def test_a_visit_is_not_cut_by_the_hour(evening):
    evening.touch_anywhere()
    evening.wait(100)
    evening.touch("language-fr")

    evening.wait(100)

    assert evening.timer.wall() > EVENING + timedelta(minutes=2)
    assert evening.page == "home"


def test_it_lights_again_at_the_hour(evening, lamp):
    evening.wait(125)

    evening.wait(15.5 * 3600)

    assert evening.timer.wall().hour == 8
    assert (evening.page, lamp.read_text()) == ("sleeping", "0")


def test_a_clock_that_nobody_vouches_for_darkens_nothing(lamp):
    timer = HandTimer(EVENING + timedelta(hours=4))
    driver = Driver(town(HOURS))
    try:
        lights = Lights(
            HOURS, timer, HandWorker(timer), driver.house.visits, backlight(lamp.parents[1]), lambda: False
        )
        lights.begin()
        timer.turn(3600)
    finally:
        driver.close()

    assert (lights.is_dark, lamp.read_text()) == (False, "0")


@pytest.mark.parametrize("hours", ["", "de 8 h à 17 h"])
def test_without_hours_that_can_be_read_it_is_never_black(hours):
    driver = Driver(town(hours))
    driver.house.lights.begin()
    driver.wait(24 * 3600)
    page = driver.page
    driver.close()

    assert page == "sleeping"


def test_hours_that_cannot_be_read_are_told():
    driver = Driver(town("de 8 h à 17 h"))
    told = [one.sentence for one in driver.house.upkeep.findings if one.what == "settings"]
    driver.close()

    assert any("screen.hours : " in one and "l'écran reste allumé" in one for one in told)


def test_nothing_is_black_before_something_was_seen(lamp):
    driver = Driver(town(HOURS), light=backlight(lamp.parents[1]))
    driver.wait(24 * 3600)
    page = driver.page
    driver.close()

    assert (page, lamp.read_text()) == ("sleeping", "0")


def test_the_end_of_the_terminal_leaves_the_lamp_on(evening, lamp):
    evening.wait(125)

    evening.terminal.close()

    assert lamp.read_text() == "0"


def test_a_lamp_that_was_left_off_is_lit_at_the_start(lamp):
    lamp.write_text("4")

    Driver(town(""), light=backlight(lamp.parents[1])).close()

    assert lamp.read_text() == "0"
