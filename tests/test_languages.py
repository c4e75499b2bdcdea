"""A language that is shipped is in every table of languages: none falls back to French without a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.core import checks_names, dates
from kiosk.core.checklist import ASK_FIRST
from kiosk.core.facts import mark
from kiosk.core.handout import LABELS
from kiosk.settings_parts import Languages
from kiosk.words import NAMES
from tests import test_words

ROOT = Path(__file__).parent.parent
MONTHS = [date(2026, month, 2) for month in range(1, 13)]


def written() -> set[str]:
    """The languages in which there are procedures, or words of the screen."""
    procedures = (path.stem for path in (ROOT / "assets/procedures").glob("*/*.md"))
    return {*procedures, *(path.name for path in (ROOT / "locales").iterdir() if path.is_dir())}


def has_its_own(said: Callable[[str], object]) -> Callable[[str], bool]:
    """Whether a language says it otherwise than French, which speaks for whoever has no words for it."""
    return lambda language: language == "fr" or said(language) != said("fr")


TABLES: dict[str, Callable[[str], bool]] = {
    "kiosk/words.py, NAMES": NAMES.__contains__,
    "kiosk/settings_parts.py, Languages.offered": Languages().offered.__contains__,
    "kiosk/core/dates.py, _MONTHS": has_its_own(
        lambda language: [dates.day_of_the_year(day, language) for day in MONTHS]
    ),
    "kiosk/core/dates.py, _UNITS": has_its_own(lambda language: dates.delay(3, 3, language)),
    "kiosk/core/facts.py, _MARKS": has_its_own(mark),
    "kiosk/core/handout.py, LABELS": LABELS.__contains__,
    "kiosk/core/checklist.py, ASK_FIRST": ASK_FIRST.__contains__,
    "kiosk/core/checks_names.py, LANGUAGES": checks_names.LANGUAGES.__contains__,
    "assets/lexicon": lambda language: (ROOT / f"assets/lexicon/{language}.toml").exists(),
    "locales": lambda language: language == "fr" or (ROOT / f"locales/{language}/LC_MESSAGES").is_dir(),
    "tests/test_words.py, LANGUAGES": lambda language: language in ("fr", *test_words.LANGUAGES),
}


def lacking(language: str) -> list[str]:
    """The tables that know nothing of it."""
    return [table for table, knows in TABLES.items() if not knows(language)]


@pytest.mark.parametrize("language", sorted(written() | {*Languages().offered}))
def test_a_language_that_is_shipped_is_in_every_table(language: str) -> None:
    assert lacking(language) == []


def test_each_table_that_a_language_is_missing_in_is_named() -> None:
    assert lacking("xx") == list(TABLES)
