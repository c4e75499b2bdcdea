"""Who is there, and when, as true as the clock is."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.controllers.bell import Bell
from kiosk.settings import Settings
from kiosk.settings_parts import Help
from kiosk.timer import HandTimer

SAMIRA = Help(
    phone="02 61 91 00 42",
    phone_label="Accueil de la mairie",
    hours="Mo-Fr 09:00-12:00,14:00-17:00",
    person_name="Samira",
    person_role="médiatrice",
)


def bell(at: str, person: Help = SAMIRA, trusted: bool = True) -> Bell:
    return Bell(Settings(help=person), HandTimer(datetime.fromisoformat(at)), lambda: trusted)


def test_somebody_is_there_until_the_end_of_the_morning():
    someone = bell("2026-11-24 10:42").someone()

    assert someone.hours.state == "open"
    assert someone.hours.until == datetime(2026, 11, 24, 12)
    assert (someone.name, someone.role) == ("Samira", "médiatrice")
    assert (someone.phone, someone.phone_label) == ("02 61 91 00 42", "Accueil de la mairie")


@pytest.mark.parametrize(
    ("at", "back"),
    [
        ("2026-11-24 12:30", datetime(2026, 11, 24, 14)),
        ("2026-11-24 17:00", datetime(2026, 11, 25, 9)),
        ("2026-11-27 18:00", datetime(2026, 11, 30, 9)),
    ],
)
def test_when_nobody_is_there_it_says_when_somebody_will_be(at, back):
    hours = bell(at).someone().hours

    assert (hours.state, hours.opens) == ("closed", back)


def test_what_is_true_changes_while_one_looks():
    timer = HandTimer(datetime(2026, 11, 24, 11, 59))
    watched = Bell(Settings(help=SAMIRA), timer, lambda: True)
    assert watched.someone().hours.state == "open"

    timer.turn(60)

    assert watched.someone().hours.state == "closed"


def test_on_a_clock_that_is_not_trusted_nobody_is_promised():
    hours = bell("2026-11-24 10:42", trusted=False).someone().hours

    assert hours.state == "unknown"


def test_a_place_that_set_nothing_promises_nobody():
    someone = bell("2026-11-24 10:42", Help()).someone()

    assert someone.hours.state == "unknown"
    assert (someone.name, someone.role, someone.phone, someone.phone_label) == ("", "", "", "")
