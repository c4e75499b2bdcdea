from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.journey import (
    Journey,
    ahead,
    answers,
    back,
    begin,
    change,
    choose,
    chosen,
    forward,
    is_end,
    offers,
    trail,
)
from kiosk.core.procedure import Choice, Condition, Procedure, Step
from kiosk.core.route import Library
from tests.core.drawing import library


def to_the_end(journey: Journey, held: Library) -> Journey:
    while (after := forward(journey, held)) != journey:
        journey = after
    return journey


@st.composite
def procedures(draw_from: st.DrawFn, slug: str = "carte", parts: tuple[str, ...] = ()) -> Procedure:
    """Steps s0…sn whose choices lead to later ones only, some conditional, some into a part."""
    count = draw_from(st.integers(2, 9))
    steps = []
    for rank in range(count):
        choices = []
        for number in range(draw_from(st.integers(0, 3)) if rank < count - 1 else 0):
            part = draw_from(st.sampled_from(("", "", *parts)))
            target = "s0" if part else f"s{draw_from(st.integers(rank + 1, count - 1))}"
            when = draw_from(conditions(rank))
            choices.append(Choice(f"{rank}-{number}", target, part, when=when))
        steps.append(Step(f"s{rank}", f"Step {rank}", tuple(choices)))
    return Procedure(slug, "fr", slug, "", "autre", steps=tuple(steps))


def conditions(rank: int) -> st.SearchStrategy[Condition]:
    earlier = st.integers(0, max(rank - 1, 0)).map(lambda number: f"s{number}")
    some = st.one_of(
        st.builds(lambda step: Condition(only=(step,)), earlier),
        st.builds(lambda step: Condition(unless=step), earlier),
    )
    return st.one_of(st.just(Condition()), st.just(Condition()), some)


@st.composite
def libraries(draw_from: st.DrawFn) -> Library:
    inner = draw_from(procedures("inner"))
    outer = draw_from(procedures("outer", ("inner",)))
    return library(draw_from(procedures("carte", ("inner", "outer"))), outer, inner)


def wander(held: Library, data: st.DataObject) -> Journey:
    """A journey to the end, by any answers."""
    journey = begin(held, "carte")
    while not is_end(journey, held):
        offered = offers(journey, held)
        if offered:
            journey = choose(journey, held, data.draw(st.sampled_from([offer.id for offer in offered])))
        else:
            journey = forward(journey, held)
    return journey


@settings(max_examples=40, deadline=None)
@given(held=libraries(), data=st.data())
def test_back_then_forward_is_where_one_was(held, data):
    journey = wander(held, data)

    while journey.at != begin(held, "carte").at:
        assert forward(back(journey, held), held) == journey
        journey = back(journey, held)


@settings(max_examples=40, deadline=None)
@given(held=libraries(), data=st.data())
def test_an_answer_changed_and_changed_back_restores_what_was_not_named_as_dropped(held, data):
    end = wander(held, data)
    asked = answers(end, held)
    if not asked:
        return
    key = data.draw(st.sampled_from([answer.key for answer in asked]))
    standing = change(end, held, key)
    other = choose(standing, held, data.draw(st.sampled_from([offer.id for offer in offers(standing, held)])))

    again = choose(change(other, held, key), held, chosen(end, key))

    gone = {lost for lost, _ in other.lost} | {lost for lost, _ in again.lost}
    assert again.given == frozenset(pair for pair in end.given if pair[0] not in gone)
    if not gone:
        assert replace(to_the_end(again, held), lost=()) == end


@settings(max_examples=40, deadline=None)
@given(held=libraries(), data=st.data())
def test_the_way_depends_on_the_answers_alone(held, data):
    end = wander(held, data)

    bare = Journey("carte", begin(held, "carte").at, end.given)

    assert trail(to_the_end(bare, held), held) == trail(end, held)


@settings(max_examples=40, deadline=None)
@given(held=libraries(), data=st.data())
def test_what_was_said_to_be_ahead_at_most_is_never_exceeded(held, data):
    end = wander(held, data)
    keys = trail(end, held)

    for rank, key in enumerate(keys):
        assert ahead(change(end, held, key), held) >= len(keys) - 1 - rank
