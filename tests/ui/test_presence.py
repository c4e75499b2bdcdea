"""A touch proves that somebody is there: on the warning, on the farewell, and while the voice is paused."""

from __future__ import annotations

import pytest

from tests.ui.driver import Driver
from tests.ui.test_reading_aloud import PAPER, listen_to, status


@pytest.fixture
def warned(home: Driver) -> Driver:
    """« Vous êtes toujours là ? » over the door of health, said, and half its minute gone."""
    home.touch("door-sante")
    home.wait(121)
    listen_to(home)
    home.wait(30)
    assert (home.page, status(home)) == ("idle", "silent")
    assert home.house.visits.state.seconds_left <= 30
    return home


def test_a_touch_on_empty_ground_goes_on(warned: Driver):
    warned.touch_anywhere(*PAPER)
    assert (warned.page, warned.house.navigation.page.about) == ("door", "sante")


@pytest.mark.parametrize("name", ["title", "left", "back", "restart", "display"])
def test_a_touch_on_words_or_on_a_key_that_does_nothing_goes_on_and_presses_nothing(
    warned: Driver, name: str
):
    warned.touch(name)
    assert (warned.page, warned.house.navigation.page.about) == ("door", "sante")


def test_somebody_can_be_called_from_the_warning(warned: Driver):
    warned.touch("call")
    assert warned.page == "call"


def test_listening_to_the_warning_gives_its_minute_anew(warned: Driver):
    warned.touch("listen")
    assert (warned.page, status(warned)) == ("idle", "reading")
    listen_to(warned)
    assert warned.house.visits.state.seconds_left >= 59
    warned.wait(61)
    assert warned.page == "farewell"


def test_pausing_the_warning_leaves_it_there_for_two_minutes_and_its_minute(home: Driver):
    home.touch("door-sante")
    home.wait(121)
    home.touch("listen")
    assert (home.page, status(home)) == ("idle", "paused")
    home.wait(118)
    assert (home.page, home.house.visits.state.seconds_left) == ("idle", 60)
    home.wait(55)
    assert home.page == "idle"
    home.touch("go-on")
    assert home.page == "door"


def test_a_pause_that_nobody_comes_back_to_is_an_end(home: Driver):
    home.touch("door-sante")
    home.wait(121)
    home.touch("listen")
    home.wait(185)
    assert home.page == "farewell"


def test_ending_from_the_warning_still_takes_one_touch(warned: Driver):
    warned.touch("finish")
    assert (warned.page, warned.house.visits.state.ended_by) == ("farewell", "finished")


@pytest.mark.parametrize("after", [1, 6, 14])
def test_pausing_the_farewell_keeps_its_sentence_until_one_goes_on(home: Driver, after: int):
    home.house.visits.finish()
    home.wait(after)
    home.touch("listen")
    sentence = home.house.reader.state.sentence
    assert (home.page, status(home)) == ("farewell", "paused")
    home.wait(60)
    assert home.page == "farewell"
    home.touch("listen")
    assert (home.page, status(home), home.house.reader.state.sentence) == ("farewell", "reading", sentence)


def test_a_farewell_that_stays_paused_sleeps_after_two_minutes(home: Driver):
    home.house.visits.finish()
    home.wait(6)
    home.touch("listen")
    home.wait(115)
    assert home.page == "farewell"
    home.wait(10)
    assert home.page == "sleeping"


def test_a_touch_beside_a_piece_of_the_farewell_leaves_it_there_to_be_read(home: Driver):
    home.house.visits.finish()
    home.wait(14)
    home.touch_anywhere(*PAPER)
    assert (home.page, status(home)) == ("farewell", "silent")
    home.wait(14)
    assert home.page == "farewell"
    home.wait(2)
    assert home.page == "sleeping"


def test_two_minutes_are_counted_from_the_last_word_of_a_page(home: Driver):
    home.touch("listen")
    listen_to(home)
    home.wait(118)
    assert home.page == "home"
    home.wait(3)
    assert home.page == "idle"
