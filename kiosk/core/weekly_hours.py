"""Writes the opening hours of official lists in OSM opening_hours syntax, whatever traps their cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
FRENCH_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_DAY_MINUTES = 24 * 60
_LONGEST_NIGHT = 12 * 60  # an end before its beginning is the next day only if it is not too far
_CELL = re.compile(r"(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")

# Public holidays of one département only, beside those of the whole country.
_GOOD_FRIDAY_AND_SAINT_STEPHEN = "easter -2 days off; Dec 26 off"
_LOCAL_HOLIDAYS = {
    "57": _GOOD_FRIDAY_AND_SAINT_STEPHEN,
    "67": _GOOD_FRIDAY_AND_SAINT_STEPHEN,
    "68": _GOOD_FRIDAY_AND_SAINT_STEPHEN,
    "971": "May 27 off",
    "972": "May 22 off",
    "973": "Jun 10 off",
    "974": "Dec 20 off",
    "976": "Apr 27 off",
    "977": "Oct 09 off",
    "978": "May 28 off",
}


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """Minutes after midnight from opening to closing, with what the source says of them."""

    start: int
    end: int
    comment: str = ""


def from_france_services(cells: Sequence[str]) -> str:
    """The hours of a row whose cells are Monday, Tuesday…: `09:00 - 12:00 / 13:30 - 17:00`, or empty.

    Empty spans written `00:00 - 00:00` are dropped, spans that overlap become one. Raises ValueError on a
    cell of another form.
    """
    return write({day: _slots(cell) for day, cell in enumerate(cells)})


def from_directory(ranges: Iterable[Mapping[str, str]]) -> str:
    """The hours of a directory record, given its list `plage_ouverture`.

    Several ranges may speak of the same day; each keeps its comment. Raises ValueError on a day or an hour
    of another form.
    """
    days: dict[int, list[Slot]] = {}
    for entry in ranges:
        for day in _days(entry):
            days.setdefault(day, []).extend(_entry_slots(entry))
    return write(days)


def write(days: Mapping[int, Iterable[Slot]]) -> str:
    """OSM text of a week given by day (Monday is 0); neighbouring days that are alike share a rule."""
    merged = {day: merge(slots) for day, slots in days.items()}
    rules = []
    for slots, run in groupby(range(len(DAYS)), key=lambda day: merged.get(day, ())):
        if slots:
            rules.append(_rules(tuple(run), slots))
    return "; ".join(rules)


def merge(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The same openings in order, without empty ones; those that touch or overlap become one.

    An opening inside of another with another comment would make the comment doubtful: both are kept.
    """
    result: list[Slot] = []
    for slot in sorted(set(slots)):
        last = result[-1] if result else None
        if last and slot.start <= last.end and slot.comment == last.comment:
            result[-1] = Slot(last.start, max(last.end, slot.end), last.comment)
        elif slot.start < slot.end:
            result.append(slot)
    return tuple(result)


def closed_on_holidays(hours: str, departement: str) -> str:
    """The same hours, closed on public holidays, those of that département included."""
    if not hours:
        return ""
    return "; ".join(filter(None, (hours, "PH off", _LOCAL_HOLIDAYS.get(departement, ""))))


def _slots(cell: str) -> list[Slot]:
    return [_slot(*_span(part)) for part in cell.split("/")] if cell.strip() else []


def _span(text: str) -> tuple[str, str]:
    found = _CELL.fullmatch(text.strip())
    if found is None:
        raise ValueError(text.strip())
    return found[1], found[2]


def _entry_slots(entry: Mapping[str, str]) -> list[Slot]:
    comment = " ".join(entry.get("commentaire", "").replace('"', "'").split())
    spans = (
        (entry.get(f"valeur_heure_debut_{n}", ""), entry.get(f"valeur_heure_fin_{n}", "")) for n in (1, 2)
    )
    return [_slot(start, end, comment) for start, end in spans if start or end]


def _slot(start_text: str, end_text: str, comment: str = "") -> Slot:
    start, end = _minutes(start_text), _minutes(end_text)
    if end == _DAY_MINUTES - 1:
        end = _DAY_MINUTES
    if end < start and end + _DAY_MINUTES - start <= _LONGEST_NIGHT:
        end += _DAY_MINUTES
    if end < start:
        raise ValueError(f"{start_text} - {end_text}")
    return Slot(start, end, comment)


def _minutes(text: str) -> int:
    found = _CLOCK.fullmatch(text.strip())
    minutes = int(found[1]) * 60 + int(found[2]) if found else -1
    if found is None or int(found[2]) > 59 or minutes > _DAY_MINUTES:
        raise ValueError(text)
    return minutes


def _days(entry: Mapping[str, str]) -> list[int]:
    first = _day(entry.get("nom_jour_debut", ""))
    last = _day(entry.get("nom_jour_fin", "") or entry.get("nom_jour_debut", ""))
    return [(first + offset) % len(DAYS) for offset in range((last - first) % len(DAYS) + 1)]


def _day(name: str) -> int:
    try:
        return FRENCH_DAYS.index(name.strip().lower())
    except ValueError:
        raise ValueError(name) from None


def _rules(days: tuple[int, ...], slots: tuple[Slot, ...]) -> str:
    """The rules of these days: one for each comment; all but the first add to it, hence the comma."""
    named = DAYS[days[0]] if len(days) == 1 else f"{DAYS[days[0]]}-{DAYS[days[-1]]}"
    rules = []
    for comment, run in groupby(slots, key=lambda slot: slot.comment):
        spans = ",".join(f"{_clock(slot.start)}-{_clock(slot.end)}" for slot in run)
        rules.append(f'{named} {spans} "{comment}"' if comment else f"{named} {spans}")
    return ", ".join(rules)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
