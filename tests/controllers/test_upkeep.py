"""What is wrong with this terminal, told to whoever looks after it."""

from __future__ import annotations

import pytest

from kiosk.controllers.upkeep import Upkeep
from kiosk.core.finding import Finding

FULL = "Le disque est plein : libérez de la place."
OLD = "La liste des lieux a deux ans : importez la nouvelle."
WELL = "La base de données est en bon état."


@pytest.fixture
def upkeep() -> Upkeep:
    return Upkeep()


def test_a_terminal_of_which_nothing_is_known_is_well(upkeep):
    assert upkeep.is_well
    assert upkeep.findings == ()


def test_what_is_well_says_so(upkeep):
    upkeep.report("database", (), WELL)

    assert upkeep.findings == (Finding("database", True, WELL),)
    assert upkeep.is_well


def test_every_problem_of_a_thing_is_a_line(upkeep):
    upkeep.report("database", (FULL, OLD), WELL)

    assert upkeep.findings == (Finding("database", False, FULL), Finding("database", False, OLD))
    assert not upkeep.is_well


def test_looking_again_replaces_what_was_found_of_that_thing_only(upkeep):
    upkeep.report("places", (OLD,), "")
    upkeep.report("database", (FULL,), WELL)

    upkeep.report("database", (), WELL)

    assert upkeep.findings == (Finding("places", False, OLD), Finding("database", True, WELL))
    assert not upkeep.is_well


def test_who_watches_is_told(upkeep):
    seen: list[bool] = []
    upkeep.watch(lambda: seen.append(upkeep.is_well))

    upkeep.report("database", (FULL,), WELL)
    upkeep.report("database", (), WELL)

    assert seen == [False, True]
