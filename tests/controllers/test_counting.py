"""What a visit adds to the week's counts, gathered from the pages gone through."""

from __future__ import annotations

import pytest

from kiosk.controllers.counting import Counting
from kiosk.controllers.visits import FAREWELL, Visit
from kiosk.core.statistics import Tally

ENDED = Visit(FAREWELL, ended_by="finished")


@pytest.fixture
def counting(walk) -> Counting:
    return Counting(walk.navigation)


def test_a_visit_that_looks_at_nothing_was_left(counting):
    tally = counting.ended(ENDED)

    assert tally == Tally()
    assert tally.outcome == "left"


def test_the_language_the_voice_and_the_way_it_ended_are_those_of_the_visit(counting):
    tally = counting.ended(Visit(FAREWELL, "ar", listens=True, ended_by="idle"))

    assert tally == Tally(language="ar", aloud=True, idle=True)
    assert tally.outcome == "idle"


def test_procedures_the_list_and_the_call_are_seen_on_the_way(walk, counting):
    for name, about in (
        ("home", ""),
        ("door", "papiers"),
        ("guide", "carte-essai"),
        ("call", ""),
        ("guide", "carte-essai"),
        ("guide", "autre-essai"),
        ("list", ""),
    ):
        walk.navigation.open(name, about)

    assert counting.ended(ENDED) == Tally(
        procedures=frozenset({"carte-essai", "autre-essai"}), listed=True, called=True
    )


def test_a_visit_with_its_list_counts_as_such_even_if_nobody_says_goodbye(walk, counting):
    walk.navigation.open("list")

    assert counting.ended(Visit(FAREWELL, ended_by="idle")).outcome == "list"


def test_answers_ticks_and_numbers_leave_no_mark(walk, counting):
    walk.to("perdue", "", "mineur")
    walk.navigation.open("number", "3919|Violences")
    walk.navigation.open("place", "caf")
    walk.navigation.open("answers")

    assert counting.ended(ENDED) == Tally()


def test_the_next_visit_begins_at_nothing(walk, counting):
    walk.navigation.open("guide", "carte-essai")
    walk.navigation.open("list")
    counting.ended(ENDED)
    walk.navigation.reset()

    assert counting.ended(ENDED) == Tally()


def test_going_back_to_the_list_is_one_list(walk, counting):
    walk.navigation.open("list")
    walk.navigation.open("codes")
    walk.navigation.open("list")

    assert counting.ended(ENDED) == Tally(listed=True)
