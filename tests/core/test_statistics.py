"""What is counted, and what may be published of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.statistics import KINDS, LEAST, OTHER, Tally, counters, fold, vocabulary, week_of

KNOWN = vocabulary(["ar", "en", "fr"], ["carte-identite", "carte-vitale"])
cells = st.dictionaries(
    st.sampled_from(["fr", "en", "ar", "uk", "ps", OTHER]), st.integers(min_value=1, max_value=40)
)


def test_a_visit_counts_each_thing_alone():
    tally = Tally(language="ar", listed=True, aloud=True).reached("carte-vitale").reached("carte-identite")

    assert counters(tally, KNOWN) == (
        ("aloud", "yes"),
        ("call", "no"),
        ("language", "ar"),
        ("outcome", "list"),
        ("procedure", "carte-identite"),
        ("procedure", "carte-vitale"),
    )


def test_a_procedure_that_is_opened_twice_counts_once():
    tally = Tally().reached("carte-vitale").reached("carte-vitale")

    assert counters(tally, KNOWN).count(("procedure", "carte-vitale")) == 1


@pytest.mark.parametrize(
    ("tally", "outcome"),
    [
        (Tally(), "left"),
        (Tally(listed=True), "list"),
        (Tally(idle=True), "idle"),
        (Tally(listed=True, idle=True), "list"),
    ],
)
def test_a_visit_has_one_outcome(tally, outcome):
    assert tally.outcome == outcome


@given(st.text(), st.frozensets(st.text()))
def test_no_typed_word_is_ever_a_counter(language, typed):
    found = counters(Tally(language=language, procedures=typed), KNOWN)

    assert all(kind in KINDS and key in KNOWN[kind] for kind, key in found)


@given(cells)
def test_folding_keeps_the_sum(counted):
    assert sum(fold(counted).values()) == sum(counted.values())


@given(cells)
def test_no_published_cell_is_small_unless_it_is_all_there_is(counted):
    published = fold(counted)

    assert all(count >= LEAST for count in published.values()) or set(published) == {OTHER}


@given(cells)
def test_folding_twice_is_folding_once(counted):
    assert fold(fold(counted)) == fold(counted)


def test_a_single_small_cell_cannot_be_found_by_subtraction():
    # Three languages are offered: "other: 2" would name the third.
    assert fold({"fr": 50, "en": 20, "ar": 2}) == {"fr": 50, OTHER: 22}


def test_small_cells_that_hold_five_together_hide_each_other():
    assert fold({"fr": 50, "en": 3, "ar": 2}) == {"fr": 50, OTHER: 5}


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 24), "2026-W48"),
        (date(2027, 1, 3), "2026-W53"),  # a Sunday of the week that began in 2026
        (date(2024, 12, 30), "2025-W01"),
        (None, "0000-W00"),
    ],
)
def test_a_day_belongs_to_its_iso_week(day, week):
    assert week_of(day) == week
