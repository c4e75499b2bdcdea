"""Which clock is believed, ten years back and ten years ahead."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.clock import (
    FAR,
    LAG,
    NETWORK,
    NOBODY,
    RTC,
    STAFF,
    STEP,
    YEAR,
    Held,
    Seen,
    begin,
    look,
    refused,
    set_by_hand,
)

BUILD = datetime(2026, 11, 24, tzinfo=UTC).timestamp()
GOOD = BUILD + 100 * 86400
TEN = 10 * YEAR


@pytest.mark.parametrize(
    ("what", "system", "rtc", "synchronised", "who", "good", "set_to"),
    [
        ("no battery: 1970", 12.0, 12.0, False, NOBODY, GOOD, GOOD),
        ("no battery, the system at its own build", GOOD - 9e6, 12.0, False, NOBODY, GOOD, GOOD),
        ("ten years back", GOOD - TEN, None, False, NOBODY, GOOD, GOOD),
        ("ten years ahead", GOOD + TEN, None, False, NOBODY, GOOD, GOOD),
        ("a battery clock ten years back", GOOD - TEN, GOOD - TEN, False, NOBODY, GOOD, GOOD),
        ("a battery clock ten years ahead", GOOD + TEN, GOOD + TEN, False, NOBODY, GOOD, GOOD),
        ("nobody says it, and it may be right", GOOD + 60, None, False, NOBODY, GOOD, None),
        ("a battery clock", GOOD + 3600, GOOD + 3600, False, RTC, GOOD + 3600, None),
        ("a battery clock that the system did not read", 12.0, GOOD + 60, False, RTC, GOOD + 60, GOOD + 60),
        ("a battery clock a little behind", GOOD - 90, GOOD - 90, False, RTC, GOOD, None),
        ("a battery clock too far behind", GOOD - LAG - 90, GOOD - LAG - 90, False, NOBODY, GOOD, GOOD),
        ("two years in a cupboard", GOOD + 2 * YEAR, GOOD + 2 * YEAR, False, RTC, GOOD + 2 * YEAR, None),
        ("the network", GOOD + 5, None, True, NETWORK, GOOD + 5, None),
        ("the network brings it back", GOOD - 86400, None, True, NETWORK, GOOD - 86400, None),
        ("a network that lies back", BUILD - TEN, None, True, NOBODY, GOOD, None),
        ("a network that lies ahead", GOOD + TEN, None, True, NOBODY, GOOD, None),
    ],
)
def test_at_the_start(what, system, rtc, synchronised, who, good, set_to):
    held = begin(BUILD, GOOD, Seen(system, 7.0, rtc, synchronised))

    assert (held.who, held.good, held.set_to) == (who, good, set_to)
    assert (held.system, held.running) == (system if set_to is None else set_to, 7.0)


@pytest.mark.parametrize("last_good", [None, 0.0, BUILD - TEN, BUILD + 2 * FAR + 1, 9e12])
def test_without_a_last_good_time_the_day_of_the_content_is_the_floor(last_good):
    held = begin(BUILD, last_good, Seen(0.0, 5.0))

    assert (held.who, held.good, held.set_to) == (NOBODY, BUILD, BUILD)


def held_by(who: str) -> Held:
    return Held(who, GOOD, GOOD, 100.0)


@pytest.mark.parametrize("who", [NETWORK, RTC, STAFF, NOBODY])
def test_whoever_vouched_goes_on_doing_so_while_the_clock_runs_on(who):
    held = look(BUILD, held_by(who), Seen(GOOD + 600.4, 700.0))

    assert (held.who, held.good, held.set_to) == (who, GOOD + 600, None)


@pytest.mark.parametrize("years", [-10, 10])
@pytest.mark.parametrize("who", [NETWORK, RTC, STAFF, NOBODY])
def test_a_clock_that_jumps_by_ten_years_loses_who_vouched_and_spoils_nothing(who, years):
    held = look(BUILD, held_by(who), Seen(GOOD + years * YEAR, 160.0))

    assert (held.who, held.good, held.set_to) == (NOBODY, GOOD + 60, GOOD + 60)


def test_a_clock_that_jumps_by_an_hour_is_nobodys_and_left_alone():
    held = look(BUILD, held_by(NETWORK), Seen(GOOD + 3660, 160.0))

    assert (held.who, held.good, held.set_to) == (NOBODY, GOOD + 60, None)


def test_a_jump_that_the_battery_clock_confirms_is_believed():
    held = look(BUILD, held_by(NOBODY), Seen(GOOD + 9000, 160.0, rtc=GOOD + 9000))

    assert (held.who, held.good, held.set_to) == (RTC, GOOD + 9000, None)


def test_the_network_takes_over_as_soon_as_it_keeps_the_clock():
    for who in (NOBODY, RTC, STAFF):
        held = look(BUILD, held_by(who), Seen(GOOD + 86400, 160.0, synchronised=True))
        assert (held.who, held.good, held.set_to) == (NETWORK, GOOD + 86400, None)


def test_a_network_that_begins_to_lie_is_not_followed():
    held = look(BUILD, held_by(NETWORK), Seen(GOOD + TEN, 160.0, synchronised=True))

    assert (held.who, held.good, held.set_to) == (NOBODY, GOOD + 60, None)


def test_what_a_person_says_is_taken_within_five_years_of_what_is_known():
    assert refused(BUILD, GOOD, BUILD - 1) == "before"
    assert refused(BUILD, GOOD, GOOD + FAR + 1) == "after"
    assert refused(BUILD, GOOD, GOOD - 86400) == ""

    held = set_by_hand(GOOD - 86400, 160.0)
    assert (held.who, held.good, held.system) == (STAFF, GOOD - 86400, GOOD - 86400)


@given(
    st.lists(
        st.tuples(st.floats(0, 900), st.sampled_from([-TEN, -YEAR, -STEP * 2, 0.0, STEP * 2, YEAR, TEN])),
        max_size=30,
    )
)
def test_a_clock_that_nobody_vouches_for_moves_the_last_good_time_by_what_the_machine_ran(steps):
    running, system = 5.0, GOOD
    held = begin(BUILD, GOOD, Seen(system, running))

    for seconds, jump in steps:
        running, system = running + seconds, held.system + seconds + jump
        held = look(BUILD, held, Seen(system, running))

    assert held.who == NOBODY
    assert held.good == pytest.approx(GOOD + running - 5.0)
