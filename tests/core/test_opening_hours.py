"""When a place is open: the hard cases, the sentence each calls for, and the usual week."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from kiosk.core.opening_hours import (
    CLOSED,
    MESSAGES,
    OPEN,
    UNKNOWN,
    Hours,
    Message,
    Span,
    is_holiday,
    message,
    readable,
    status,
    week,
)

OFFICE = "Mo-Fr 09:00-12:00,14:00-17:00; PH off"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


NIGHT = "Fr 20:00-02:00"
ALSACE = "Mo-Sa 09:00-12:00; easter -2 days off; PH off"
TWO_COMMENTS = 'Mo 09:00-12:00 "a", Mo 12:00-14:00 "b"'
CASES = [  # case, hours, moment, state, when that ends, which sentence
    ("in the morning", OFFICE, "2026-11-24 10:42", OPEN, "2026-11-24 12:00", "open_until"),
    ("the last second", OFFICE, "2026-11-24 11:59:59", OPEN, "2026-11-24 12:00", "open_until"),
    ("lunch break", OFFICE, "2026-11-24 12:00", CLOSED, "2026-11-24 14:00", "closed_opens_today"),
    ("before dawn", OFFICE, "2026-11-24 00:00", CLOSED, "2026-11-24 09:00", "closed_opens_today"),
    ("in the evening", OFFICE, "2026-11-24 17:00", CLOSED, "2026-11-25 09:00", "closed_opens_tomorrow"),
    ("on Friday evening", OFFICE, "2026-11-27 18:00", CLOSED, "2026-11-30 09:00", "closed_opens_day"),
    ("the eve of a holiday", OFFICE, "2026-11-10 18:00", CLOSED, "2026-11-12 09:00", "closed_opens_day"),
    ("11 November", OFFICE, "2026-11-11 10:00", CLOSED, "2026-11-12 09:00", "closed_opens_tomorrow"),
    ("1 May, a Friday", OFFICE, "2026-05-01 10:00", CLOSED, "2026-05-04 09:00", "closed_opens_day"),
    ("Easter Monday", OFFICE, "2026-04-06 10:00", CLOSED, "2026-04-07 09:00", "closed_opens_tomorrow"),
    ("Good Friday, Alsace", ALSACE, "2026-04-03 10:00", CLOSED, "2026-04-04 09:00", "closed_opens_tomorrow"),
    ("one day off", "Mo-Fr 09:00-12:00; 2026 Dec 24 off", "2026-12-24 10:00", CLOSED, "2026-12-25 09:00",
     "closed_opens_tomorrow"),
    ("one day on", "Mo-Fr 09:00-12:00; PH off; 2026 Nov 11 10:00-11:00", "2026-11-11 10:30", OPEN,
     "2026-11-11 11:00", "open_until"),
    ("in summer", "Mo-Fr 09:00-12:00; Jul 20-Aug 14 off", "2026-07-30 10:00", CLOSED, "2026-08-17 09:00",
     "closed_opens_day"),
    ("the year's last day", OFFICE, "2026-12-31 17:30", CLOSED, "2027-01-04 09:00", "closed_opens_day"),
    ("29 February", OFFICE, "2028-02-28 18:00", CLOSED, "2028-02-29 09:00", "closed_opens_tomorrow"),
    ("day and night", "24/7", "2026-12-25 03:00", OPEN, "", "open"),
    ("before midnight", NIGHT, "2026-11-27 23:59", OPEN, "2026-11-28 02:00", "open_until"),
    ("after midnight", NIGHT, "2026-11-28 00:30", OPEN, "2026-11-28 02:00", "open_until"),
    ("until midnight", "Mo-Su 09:00-24:00", "2026-12-31 22:00", OPEN, "2027-01-01 00:00", "open_until"),
    ("the clock goes back", "Su 00:00-06:00", "2026-10-25 02:30", OPEN, "2026-10-25 06:00", "open_until"),
    ("it advances", "Su 09:00-12:00", "2026-03-29 01:59", CLOSED, "2026-03-29 09:00", "closed_opens_today"),
    ("comment changes", TWO_COMMENTS, "2026-11-23 10:00", OPEN, "2026-11-23 14:00", "open_until"),
    ("never", "off", "2026-11-24 10:00", CLOSED, "", "closed"),
    ("only in the past", "2020 Jan 1 10:00-12:00", "2026-11-24 10:00", CLOSED, "", "closed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("hours", "moment", "state", "ends", "key"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_a_hard_case_is_told_right(hours, moment, state, ends, key):
    told = status(hours, at(moment), trusted=True)
    said = message(told, at(moment))

    end = at(ends) if ends else None
    assert (told.state, told.until, told.opens) == (
        (OPEN, end, None) if state == OPEN else (CLOSED, None, end)
    )
    assert (said.key, said.time) == (key, end and end.time())
    assert said.day == (end.date() if key in ("closed_opens_tomorrow", "closed_opens_day") else None)


def test_midnight_is_said_of_the_day_that_ends():
    moment = at("2026-12-20 10:00")

    until_christmas = status("24/7; PH off", moment, trusted=True)

    assert until_christmas.until == at("2026-12-25 00:00")
    assert message(until_christmas, moment) == Message("open_until_day", time(0), date(2026, 12, 24))


def test_a_long_opening_is_said_with_the_day_it_ends():
    moment = at("2026-11-23 10:00")

    assert message(status("Mo 09:00-24:00, Tu 00:00-18:00", moment, trusted=True), moment) == Message(
        "open_until_day", time(18), date(2026, 11, 24)
    )


UNKNOWNS = [
    ("no hours", " ", True, False, "none"),
    ("hours in French", "lundi de 9 h à 12 h", True, False, "unreadable"),
    ("a clock that is not trusted", OFFICE, False, False, "clock"),
    ("a bus", OFFICE, True, True, "itinerant"),
    ("the source does not know", 'Mo-Fr 09:00-17:00 unknown "selon les bénévoles"', True, False, "source"),
]


@pytest.mark.parametrize(
    ("hours", "trusted", "bus", "reason"), [c[1:] for c in UNKNOWNS], ids=[c[0] for c in UNKNOWNS]
)
def test_what_is_not_known_is_said_to_be_unknown_and_why(hours, trusted, bus, reason):
    told = status(hours, at("2026-11-24 10:00"), trusted, itinerant=bus)

    assert (told.state, told.reason) == (UNKNOWN, reason)
    assert message(told, at("2026-11-24 10:00")) == Message(f"unknown_{reason}")
    assert told.raw == ("lundi de 9 h à 12 h" if reason == "unreadable" else "")
    assert told.until is told.opens is None


def test_the_hours_of_a_place_are_shown_even_when_the_clock_is_not_trusted():
    morning, afternoon = Span(time(9), time(12)), Span(time(14), time(17))

    told = week(OFFICE)

    assert told == (*((day, (morning, afternoon)) for day in range(5)), (5, ()), (6, ()))


def test_a_screen_shown_over_closing_time_knows_when_to_ask_again():
    moment = at("2026-11-24 10:42")

    seen = []
    while moment < at("2026-11-26 09:30"):
        told = status(OFFICE, moment, trusted=True)
        seen.append((f"{moment:%d %H:%M}", message(told, moment).key))
        moment = told.changes_at

    assert seen == [
        ("24 10:42", "open_until"),
        ("24 12:00", "closed_opens_today"),
        ("24 14:00", "open_until"),
        ("24 17:00", "closed_opens_tomorrow"),
        ("25 00:00", "closed_opens_today"),  # « demain » became « aujourd'hui » at midnight
        ("25 09:00", "open_until"),
        ("25 12:00", "closed_opens_today"),
        ("25 14:00", "open_until"),
        ("25 17:00", "closed_opens_tomorrow"),
        ("26 00:00", "closed_opens_today"),
        ("26 09:00", "open_until"),
    ]


def test_what_will_not_change_asks_for_no_return():
    assert status(OFFICE, at("2026-11-24 10:42"), trusted=False).changes_at is None
    assert status("", at("2026-11-24 10:42"), trusted=True).changes_at is None


def test_hours_that_say_nothing_of_holidays_are_doubtful_on_one():
    silent = "Mo-Fr 09:00-12:00"

    open_on_armistice = status(silent, at("2026-11-11 10:00"), trusted=True)
    opens_on_armistice = status(silent, at("2026-11-10 18:00"), trusted=True)
    ordinary = status(silent, at("2026-11-12 10:00"), trusted=True)

    assert (open_on_armistice.may_close_on_holidays, open_on_armistice.holiday) == (True, True)
    assert (opens_on_armistice.may_close_on_holidays, opens_on_armistice.holiday) == (True, False)
    assert (ordinary.may_close_on_holidays, ordinary.holiday) == (False, False)


def test_hours_that_speak_of_holidays_or_never_close_are_not_doubtful():
    for hours in ("Mo-Fr 09:00-12:00; PH 09:00-12:00", OFFICE, "24/7"):
        assert not status(hours, at("2026-11-11 10:00"), trusted=True).may_close_on_holidays


def test_a_comment_that_names_holidays_does_not_count_as_a_rule():
    assert status('Mo-Fr 09:00-12:00 "PH"', at("2026-11-11 10:00"), trusted=True).may_close_on_holidays


def test_the_comment_is_that_of_the_hours_in_force_or_of_the_next_ones():
    hours = 'Mo 09:00-12:00; Tu 09:00-12:00 "Sur rendez-vous"'

    monday = status(hours, at("2026-11-23 10:00"), trusted=True)
    monday_evening = status(hours, at("2026-11-23 18:00"), trusted=True)
    tuesday = status(hours, at("2026-11-24 10:00"), trusted=True)

    assert (monday.comment, monday.appointment) == ("", False)
    assert (monday_evening.comment, monday_evening.appointment) == ("Sur rendez-vous", True)
    assert (tuesday.comment, tuesday.appointment) == ("Sur rendez-vous", True)


@pytest.mark.parametrize("comment", ["Sur rendez-vous", "RDV uniquement", "sur Rendez vous le matin"])
def test_an_appointment_is_seen_in_the_words_of_the_source(comment):
    assert Hours(OPEN, comment=comment).appointment


@pytest.mark.parametrize("comment", ["", "Accueil sans rendez-vous", "Ardvark"])
def test_no_appointment_is_seen_where_there_is_none(comment):
    assert not Hours(OPEN, comment=comment).appointment


def test_the_week_keeps_the_night_with_its_evening_and_cuts_what_never_closes():
    assert week("Fr 20:00-02:00")[4] == (4, (Span(time(20), time(2)),))
    assert week("Fr 20:00-02:00")[5] == (5, ())
    assert week("24/7") == tuple((day, (Span(time(0), time(0)),)) for day in range(7))
    assert week("Su 22:00-02:00")[0] == (0, ())


def test_the_week_is_the_usual_one_even_around_a_holiday():
    assert week(OFFICE, around=date(2026, 11, 11)) == week(OFFICE)


def test_the_week_follows_the_season_when_the_day_is_known():
    hours = "Mo 09:00-12:00; Jul-Aug Mo 08:00-10:00"

    assert week(hours, around=date(2026, 7, 14))[0] == (0, (Span(time(8), time(10)),))
    assert week(hours)[0] == (0, (Span(time(9), time(12)),))


def test_hours_that_cannot_be_read_have_no_week():
    assert week("lundi matin") == ()
    assert not readable("lundi matin")
    assert readable(OFFICE)


def test_the_holidays_are_those_of_france():
    holidays = [day for n in range(365) if is_holiday(day := date(2026, 1, 1) + timedelta(days=n))]

    assert [f"{day:%d/%m}" for day in holidays] == (
        ["01/01", "06/04", "01/05", "08/05", "14/05", "25/05", "14/07", "15/08", "01/11", "11/11", "25/12"]
    )


words = some.sampled_from(
    [
        "Mo",
        "Sa-Mo",
        "PH",
        "SH",
        "off",
        ";",
        ",",
        "09:00-12:00",
        "22:00-04:00",
        '"rdv"',
        "24/7",
        "Jul",
        "unknown",
        "||",
    ]
)


@given(
    some.lists(words, max_size=8).map(" ".join) | some.text(max_size=30),
    some.datetimes(at("2020-01-01"), at("2037-12-31")),
)
@example("Mo-Fr 09:00-12:00", at("2026-11-24 11:59:59.999999"))
def test_any_text_at_any_moment_gives_something_to_say(hours, moment):
    told = status(hours, moment, trusted=True)

    assert message(told, moment).key in MESSAGES
    assert told.changes_at is None or told.changes_at > moment
    assert all(later is None or later > moment for later in (told.until, told.opens))
    assert len(week(hours)) in (0, 7)
