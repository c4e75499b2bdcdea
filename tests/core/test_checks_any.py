"""Whatever is drawn, the check answers; what it finds sound can be walked to a list, a place or a person."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core import journey
from kiosk.core.checks import check
from kiosk.core.procedure import Item, Procedure, WayOut
from tests.core.drawing import draw

TODAY = date(2026, 11, 24)


@st.composite
def drawings(draw_: st.DrawFn, *, inside: bool) -> str:
    """Some steps with choices to anywhere, back and forth, and into the part."""
    size = draw_(st.integers(1, 4))
    names = [f"s{number}" for number in range(size)]
    signs = st.sampled_from(["", "", " {only=s0}", " {unless=s1}", " {only=part#s1}"])
    lines = []
    for number, name in enumerate(names):
        onward = names[number + 1 :] * 3 + ([] if inside else ["part#s0"])
        aims = st.sampled_from([*onward, *names[:number], "part#s1"])
        papers = draw_(st.lists(signs, max_size=2))
        choices = draw_(st.lists(st.tuples(aims, signs), max_size=2))
        paper = " + " + " | ".join(f"paper {at}{sign}" for at, sign in enumerate(papers)) if papers else ""
        offers = (
            " : " + ", ".join(f"l{at}>{aim}{sign}" for at, (aim, sign) in enumerate(choices))
            if choices
            else ""
        )
        lines.append(name + paper + offers)
    return "\n".join(lines)


def walk_all(books: dict[str, Procedure]) -> None:
    waiting = [journey.begin(books, "card")]
    while waiting:
        at = waiting.pop()
        if journey.is_end(at, books):
            assert has_something(at, books)
        elif offers := journey.offers(at, books):
            waiting += [journey.choose(at, books, offer.id) for offer in offers]
        else:
            waiting.append(journey.forward(at, books))


def has_something(at: journey.Journey, books: dict[str, Procedure]) -> bool:
    for key in journey.trail(at, books):
        there = journey.change(at, books, key)
        shown = journey.current(there, books).blocks
        passed = journey.passed(there, books)
        if any(isinstance(block, Item | WayOut) and block.when.holds(passed) for block in shown):
            return True
    return False


@settings(max_examples=200)
@given(drawings(inside=False), drawings(inside=True))
def test_the_check_always_answers_and_sound_procedures_can_be_walked(card: str, part: str) -> None:
    books = {"card": draw(card, "card"), "part": draw(part, "part", is_part=True)}

    found = check({slug: {"fr": procedure} for slug, procedure in books.items()}, {}, TODAY)

    if not found:
        walk_all(books)
