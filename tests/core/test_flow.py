"""All the ways at once, and the same ways walked one by one as a visitor walks them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import journey
from kiosk.core.flow import MOST_SPOTS, Flow, TooManySpotsError
from tests.core.drawing import draw, library

CARD = """
    raison : Perdue>perdue, Volée>volee, Abîmée>age
    perdue + Timbre : age
    volee + Plainte : age
    age : Mineur>mineur, Majeur>adresse
    mineur + Accord {only=perdue} : adresse
    adresse : Seul>domicile#nom, Chez quelqu'un>domicile#heberge
    fin + Photo
"""
HOME = """
    nom + Facture : suite
    heberge + Lettre
    suite
"""


def card() -> dict[str, object]:
    return library(draw(CARD), draw(HOME, "domicile", is_part=True))  # type: ignore[return-value]


def walked(books: dict, slug: str) -> list[tuple[str, ...]]:
    """Every path, by trying every offer of every step, as the guide does."""
    ends, waiting = [], [journey.begin(books, slug)]
    while waiting:
        at = waiting.pop()
        offers = journey.offers(at, books)
        if journey.is_end(at, books):
            ends.append(journey.trail(at, books))
        elif offers:
            waiting += [journey.choose(at, books, offer.id) for offer in offers]
        else:
            waiting.append(journey.forward(at, books))
    return ends


def test_there_are_as_many_paths_as_a_visitor_can_walk() -> None:
    books = card()

    assert Flow(books, "carte").count() == len(walked(books, "carte")) == 3 * 2 * 2


def test_a_shared_part_comes_back_to_the_step_after_the_one_that_entered_it() -> None:
    flow = Flow(card(), "carte")

    ends = [spot for spot, ways in flow.ways.items() if any(way.to is None for way in ways)]

    assert {(len(spot.frames), spot.here.step) for spot in ends} == {(1, "fin")}


def test_every_spot_comes_before_those_that_follow_it() -> None:
    flow = Flow(card(), "carte")
    order = {spot: number for number, spot in enumerate(flow.ways)}

    assert all(order[spot] < order[way.to] for spot, ways in flow.ways.items() for way in ways if way.to)


def test_only_those_whom_a_condition_tells_apart_stand_apart() -> None:
    flow = Flow(card(), "carte")

    assert sum(spot.here.step == "mineur" for spot in flow.ways) == 2
    assert sum(spot.here.step == "raison" for spot in flow.ways) == 1


def test_a_condition_may_name_a_step_of_a_shared_part() -> None:
    books = library(
        draw("adresse : Seul>domicile#nom, Logé>domicile#heberge\nfin + Attestation {only=domicile#heberge}"),
        draw(HOME, "domicile", is_part=True),
    )
    flow = Flow(books, "carte")

    shown = [len(flow.blocks(spot)) for spot in flow.ways if spot.here.step == "fin"]

    assert sorted(shown) == [0, 1]


def test_equal_lines_of_choice_are_one_answer() -> None:
    books = library(draw("un : a, b\na : trois\nb\ntrois : Oui>fin {only=a}, Oui>fin {only=b}, Non>fin\nfin"))
    flow = Flow(books, "carte")

    assert {len(flow.choices(spot)) for spot in flow.ways if spot.here.step == "trois"} == {2}


def test_conditions_that_cross_without_end_are_given_up() -> None:
    questions = "\n".join(f"q{n} : a{n}, b{n}\na{n} : q{n + 1}\nb{n} : q{n + 1}" for n in range(16))
    papers = " | ".join(f"P{n} {{only=a{n}}}" for n in range(16))
    flow = Flow(library(draw(f"{questions}\nq16 + {papers}")), "carte")

    with pytest.raises(TooManySpotsError):
        _ = flow.ways
    assert MOST_SPOTS < 2**16


@given(st.data())
def test_drawings_at_random_have_as_many_paths_as_can_be_walked(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 6))
    lines = []
    for number in range(size):
        targets = data.draw(st.lists(st.integers(number + 1, size), max_size=3, unique=True))
        named = data.draw(st.sampled_from(["", f" {{only=s{number // 2}}}", f" {{unless=s{number // 2}}}"]))
        choices = ", ".join(f"L{target}>s{target}{named}" for target in targets)
        lines.append(f"s{number} + P{number}{named}" + (f" : {choices}" if choices else ""))
    books = library(draw("\n".join([*lines, f"s{size}"])))

    assert Flow(books, "carte").count() == len(walked(books, "carte"))
