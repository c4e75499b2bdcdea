"""Days and delays in the words of a language, the month always as a word."""

from __future__ import annotations

import re
from datetime import date

_SPACE = "\u00a0"
_MONTHS = {
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "ar": (
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ),
}
_ENDS_IN_A_DAY = re.compile(rf"^(.*?),?\s(\d{{1,2}})(?:er)?\s({'|'.join(_MONTHS['fr'])})\s(\d{{4}})$")
_WEEK, _DAY = 7, 1
_UNITS = {  # one, several
    ("fr", _DAY): ("jour", "jours"),
    ("fr", _WEEK): ("semaine", "semaines"),
    ("en", _DAY): ("day", "days"),
    ("en", _WEEK): ("week", "weeks"),
}
_ARABIC_UNITS = {  # one, two, 3 to 10, 11 to 99, a round hundred
    _DAY: ("يوم واحد", "يومين", "أيام", "يومًا", "يوم"),
    _WEEK: ("أسبوع واحد", "أسبوعين", "أسابيع", "أسبوعًا", "أسبوع"),
}


def day(when: date, language: str) -> str:
    """A date as people write it: "2 mars 2026", "2 March 2026"; French for a language without its own."""
    return f"{day_of_the_year(when, language)} {when.year}"


def day_of_the_year(when: date, language: str) -> str:
    """The same without its year: "2 mars", "1er mars", "2 March"."""
    month = _MONTHS.get(language, _MONTHS["fr"])[when.month - 1]
    first = "er" if when.day == 1 and month in _MONTHS["fr"] else ""
    return f"{when.day}{first}{_SPACE}{month}"


def split_day(text: str) -> tuple[str, date | None]:
    """A text and the French day that ends it: "ANCT, 1er août 2024" gives "ANCT" and that day; else None."""
    found = _ENDS_IN_A_DAY.match(text)
    if not found:
        return text, None
    before, number, month, year = found.groups()
    try:
        return before, date(int(year), _MONTHS["fr"].index(month) + 1, int(number))
    except ValueError:
        return text, None


def delay(shortest: int, longest: int, language: str) -> str:
    """A delay in days as people say it: in weeks from two whole weeks on; one figure where both are equal."""
    in_weeks = shortest >= 2 * _WEEK and shortest % _WEEK == longest % _WEEK == 0
    unit = _WEEK if in_weeks else _DAY
    low, high = shortest // unit, longest // unit
    if low == high:
        return _count(low, unit, language)
    if language == "ar":
        return _arabic_range(low, high, unit)
    if language == "en":
        return f"{low} to {_count(high, unit, language)}"
    return (
        f"entre {low} et {_count(high, unit, language)}"
        if in_weeks
        else f"{low} à {_count(high, unit, language)}"
    )


def _count(number: int, unit: int, language: str) -> str:
    if language == "ar":
        return _arabic_count(number, unit)
    one, several = _UNITS.get((language, unit), _UNITS["fr", unit])
    return f"{number}{_SPACE}{one if number == 1 else several}"


def _arabic_range(low: int, high: int, unit: int) -> str:
    first = _arabic_count(low, unit) if low <= 2 else str(low)
    last = _arabic_count(high, unit)
    if unit == _WEEK:
        return f"بين {first} و{last}"
    return f"{first} إلى {last}"


def _arabic_count(number: int, unit: int) -> str:
    """Singular and dual need no figure; the dual is in the form that follows "within" or "from"."""
    one, two, few, many, hundred = _ARABIC_UNITS[unit]
    if number <= 2:
        return one if number == 1 else two
    rest = number % 100
    if 3 <= rest <= 10:
        return f"{number}{_SPACE}{few}"
    return f"{number}{_SPACE}{many if rest > 10 else hundred}"
