"""What OSM opening_hours text says at one moment, as values that screens make their sentences of.

Moments are those of the place's wall clock, without a time zone, as `Timer.wall()` gives them. French public
holidays are known to the library; school holidays are not: they only live in the comments of the hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain

from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]  # not in its stubs

OPEN, CLOSED, UNKNOWN = "open", "closed", "unknown"
REASONS = ("none", "unreadable", "clock", "itinerant", "source")
MESSAGES = (
    "open",  # round the clock
    "open_until",  # time: closes today, or before the next morning
    "open_until_day",  # time, day
    "closed",  # and nobody knows when it opens
    "closed_opens_today",  # time
    "closed_opens_tomorrow",  # time, day
    "closed_opens_day",  # time, day
    *(f"unknown_{reason}" for reason in REASONS),
)

_COUNTRY = "FR"
_HORIZON = timedelta(days=366)
_NEXT_MORNING = time(6, 0)
_TYPICAL_MONDAY = date(2026, 10, 5)  # no holiday near, for whoever does not know the date
_QUOTED = re.compile(r'"[^"]*"')
_HOLIDAYS = OpeningHours("PH", country=_COUNTRY)
_APPOINTMENT = re.compile(r"(?<!sans )\b(rendez[- ]vous|rdv)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hours:
    """Whether a place is open at one moment, until when, and when it opens next.

    `until` is set when open (None = it never closes), `opens` when closed (None = not within a year).
    `comment` belongs to the hours in force, or to the next ones when closed. `reason` says why the state is
    unknown: one of REASONS; `raw` is then the text to show as it is, if it could not be read. At `changes_at`
    what was said is no longer true ("demain" included) and a screen has to ask again.
    """

    state: str
    until: datetime | None = None
    opens: datetime | None = None
    comment: str = ""
    reason: str = ""
    raw: str = ""
    holiday: bool = False
    may_close_on_holidays: bool = False
    changes_at: datetime | None = None

    @property
    def appointment(self) -> bool:
        """Whether one is received by appointment in the hours that were said."""
        return bool(_APPOINTMENT.search(self.comment))


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said of the hours: one of MESSAGES, with its values; the words are the screen's.

    A closing `time` of 00:00 is midnight, at the end of `day`.
    """

    key: str
    time: time | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """An opening of one day; `closes` is 00:00 at midnight, and before `opens` when it ends the next day."""

    opens: time
    closes: time
    comment: str = ""


Week = tuple[tuple[int, tuple[Span, ...]], ...]


def status(hours: str, at: datetime, trusted: bool, itinerant: bool = False) -> Hours:
    """What is true of these hours at that moment.

    The state is unknown, with its reason, when there are no hours, when they cannot be read, when the clock
    is not trusted, and for an itinerant house, whose hours are those of one stop. `week` still shows them.
    """
    if not hours.strip():
        return Hours(UNKNOWN, reason="none")
    schedule = _parse(hours)
    if schedule is None:
        return Hours(UNKNOWN, reason="unreadable", raw=hours.strip())
    if not trusted:
        return Hours(UNKNOWN, reason="clock")
    if itinerant:
        return Hours(UNKNOWN, reason="itinerant")
    return _at(schedule, at, silent_on_holidays=not _mentions_holidays(hours))


def message(hours: Hours, at: datetime) -> Message:
    """Which sentence these hours call for at that moment, and the values it needs."""
    if hours.state == UNKNOWN:
        return Message(f"unknown_{hours.reason}")
    if hours.state == OPEN:
        return _message_open(hours.until, at)
    return _message_closed(hours.opens, at)


def week(hours: str, around: date | None = None) -> Week:
    """The seven days from Monday (0) to Sunday (6), each with its openings; empty when there is none to read.

    Public holidays are left out: this is the usual week. `around` picks the week of that day, for hours that
    change with the season; without it (clock not trusted) it is a week like another.
    """
    schedule = _parse(hours, country=None)
    if schedule is None:
        return ()
    day = around or _TYPICAL_MONDAY
    monday = datetime.combine(day - timedelta(days=day.weekday()), time())
    spans = tuple(_spans(schedule, monday))
    return tuple((index, tuple(span for on, span in spans if on == index)) for index in range(7))


def readable(hours: str) -> bool:
    """Whether the text is OSM opening_hours syntax."""
    return _parse(hours) is not None


def is_holiday(day: date) -> bool:
    """Whether the whole of France has a public holiday that day."""
    return _HOLIDAYS.is_open(datetime.combine(day, time(12)))


def _parse(hours: str, country: str | None = _COUNTRY) -> OpeningHours | None:
    try:
        return OpeningHours(hours, country=country)
    except ParserError:
        return None


def _at(schedule: OpeningHours, at: datetime, silent_on_holidays: bool) -> Hours:
    stretches = _stretches(schedule, at)
    _, end, state, comment = next(stretches)
    changes_at = min(end or datetime.max, _midnight_after(at))
    holiday = is_holiday(at.date())
    if state == State.UNKNOWN:
        return Hours(UNKNOWN, reason="source", comment=comment, holiday=holiday, changes_at=changes_at)
    if state == State.OPEN:
        until = _end_of_opening(end, stretches)
        doubt = silent_on_holidays and until is not None and holiday
        return Hours(OPEN, until, None, comment, "", "", holiday, doubt, changes_at)
    opens, said = _next_opening(stretches)
    doubt = silent_on_holidays and opens is not None and is_holiday(opens.date())
    return Hours(CLOSED, None, opens, comment or said, "", "", holiday, doubt, changes_at)


_Stretch = tuple[datetime, datetime | None, State, str]


def _stretches(schedule: OpeningHours, at: datetime) -> Iterator[_Stretch]:
    """The stretches of one state from that moment on; the last ends with None: not within a year."""
    horizon = at + _HORIZON
    for start, end, state, comment in schedule.intervals(at, horizon):
        yield start, None if end >= horizon else end, state, comment


def _end_of_opening(end: datetime | None, following: Iterator[_Stretch]) -> datetime | None:
    for start, later, state, _ in following:
        if state != State.OPEN:
            return start
        end = later
    return end


def _next_opening(following: Iterator[_Stretch]) -> tuple[datetime | None, str]:
    for start, _, state, comment in following:
        if state == State.OPEN:
            return start, comment
    return None, ""


def _message_open(until: datetime | None, at: datetime) -> Message:
    if until is None:
        return Message("open")
    next_morning = datetime.combine(at.date() + timedelta(days=1), _NEXT_MORNING)
    if until < next_morning:
        return Message("open_until", until.time())
    evening = until - timedelta(microseconds=1)  # midnight is said of the day that ends
    return Message("open_until_day", until.time(), evening.date())


def _message_closed(opens: datetime | None, at: datetime) -> Message:
    if opens is None:
        return Message("closed")
    days = (opens.date() - at.date()).days
    if days == 0:
        return Message("closed_opens_today", opens.time())
    return Message("closed_opens_tomorrow" if days == 1 else "closed_opens_day", opens.time(), opens.date())


def _spans(schedule: OpeningHours, monday: datetime) -> Iterator[tuple[int, Span]]:
    """The openings of that week by the day on which they begin; what never closes is cut at midnight."""
    sunday_before, monday_after = monday - timedelta(days=1), monday + timedelta(days=8)
    openings = (
        (start, end, comment)
        for start, end, state, comment in schedule.intervals(sunday_before, monday_after)
        if state == State.OPEN
    )
    for start, end, comment in chain.from_iterable(_by_day(*opening) for opening in openings):
        index = (start.date() - monday.date()).days
        if 0 <= index < 7:
            yield index, Span(start.time(), end.time(), comment)


def _by_day(start: datetime, end: datetime, comment: str) -> Iterator[tuple[datetime, datetime, str]]:
    while end - start >= timedelta(days=1):
        midnight = _midnight_after(start)
        yield start, midnight, comment
        start = midnight
    if start < end:
        yield start, end, comment


def _midnight_after(at: datetime) -> datetime:
    return datetime.combine(at.date() + timedelta(days=1), time())


def _mentions_holidays(hours: str) -> bool:
    return re.search(r"\bPH\b", _QUOTED.sub("", hours)) is not None
