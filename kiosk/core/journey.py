"""A visitor's walk through a procedure: their answers and where they stand, a frozen value.

The way is replayed from the first step at each question, so it depends on nothing but the answers. All is
kept as ids (see `route` for the key of a step), so that the language may change in the middle of the walk.
Where a step offers a single choice, it is the next step and not a question: nothing is recorded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.core.procedure import Procedure, Step
from kiosk.core.route import Library, Offer, Route


@dataclass(frozen=True, slots=True)
class Journey:
    """Where a visitor stands (the key of a step) and what they answered: pairs of a key and an offer's id."""

    slug: str
    at: str
    given: frozenset[tuple[str, str]] = frozenset()
    lost: tuple[tuple[str, str], ...] = ()  # what the last move dropped


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as the visitor reads it, and the key that leads back to its question."""

    key: str
    question: str
    label: str


def begin(library: Library, slug: str) -> Journey:
    """Stand before the first step: the opening card, if the procedure has one."""
    return Journey(slug, Route(library, slug).first)


def choose(journey: Journey, library: Library, choice: str) -> Journey:
    """Answer the current step by the id of an offer (its target), and go on; ValueError if it is not offered.

    Answers ahead are kept while some way still leads to their question; the others are dropped and named.
    """
    route = Route(library, journey.slug)
    offered = [offer.id for offer in offers(journey, library)]
    if choice not in offered:
        raise ValueError(f"{choice!r} is not offered at {journey.at!r}, {offered} are")
    if len(offered) == 1:
        return forward(journey, library)
    before = dict(journey.given)
    kept = _kept(route, {**before, journey.at: choice})
    lost = sorted(before.keys() - kept.keys(), key=_order(route.walk(before)))
    after = forward(replace(journey, given=frozenset(kept.items())), library)
    return replace(after, lost=tuple((key, before[key]) for key in lost))


def forward(journey: Journey, library: Library) -> Journey:
    """Go on to the next step; stay where the way ends, or where a question has no answer yet."""
    way = _way(journey, library)
    return replace(journey, at=way[min(way.index(journey.at) + 1, len(way) - 1)], lost=())


def back(journey: Journey, library: Library) -> Journey:
    """Go back one step and forget nothing; stay at the first."""
    way = _way(journey, library)
    return replace(journey, at=way[max(way.index(journey.at) - 1, 0)], lost=())


def change(journey: Journey, library: Library, key: str) -> Journey:
    """Stand again before a step of the way, to answer it otherwise; ValueError if it is not on the way."""
    if key not in _way(journey, library):
        raise ValueError(f"{key!r} is not on the way")
    return replace(journey, at=key, lost=())


def current(journey: Journey, library: Library) -> Step:
    """The step to show."""
    return Route(library, journey.slug).step(journey.at)


def host(journey: Journey, library: Library) -> Procedure:
    """The procedure, or the shared part, that the current step belongs to."""
    return Route(library, journey.slug).host(journey.at)


def offers(journey: Journey, library: Library) -> tuple[Offer, ...]:
    """The choices of the current step that concern this visitor, in the order of the file."""
    return Route(library, journey.slug).offers(trail(journey, library))


def chosen(journey: Journey, key: str = "") -> str:
    """The id of the offer that was taken at that step (the current one unless told), or nothing."""
    return dict(journey.given).get(key or journey.at, "")


def trail(journey: Journey, library: Library) -> tuple[str, ...]:
    """The keys of the steps from the first to the current one: its length is the number of the step."""
    way = _way(journey, library)
    return way[: way.index(journey.at) + 1]


def passed(journey: Journey, library: Library, key: str = "") -> frozenset[str]:
    """The steps passed, the current one included, as conditions at step `key` (the current one) name them.

    That is what `Condition.holds` and `Step.of` are given: bare ids for the steps of the same file, and
    `slug#id` for every step of the walk.
    """
    return Route(library, journey.slug).names(trail(journey, library), key or journey.at)


def ahead(journey: Journey, library: Library) -> int:
    """How many steps come after the current one at most, shared parts included, the list not counted."""
    return Route(library, journey.slug).longest(trail(journey, library))


def is_end(journey: Journey, library: Library) -> bool:
    """Whether the current step is the last: after it comes the list."""
    return not offers(journey, library) and Route(library, journey.slug).in_order(journey.at) is None


def answers(journey: Journey, library: Library) -> tuple[Answer, ...]:
    """What was answered, in the order of the way, what stands ahead after a step back included."""
    route = Route(library, journey.slug)
    way = route.walk(dict(journey.given))
    questions = [way[: at + 1] for at in range(len(way)) if len(route.offers(way[: at + 1])) > 1]
    return tuple(_answer(route, until[-1], chosen(journey, until[-1])) for until in questions if until != way)


def dropped(journey: Journey, library: Library) -> tuple[Answer, ...]:
    """The answers that the last choice made void, to be named to the visitor; empty after the next move."""
    route = Route(library, journey.slug)
    return tuple(_answer(route, key, choice) for key, choice in journey.lost)


def _way(journey: Journey, library: Library) -> tuple[str, ...]:
    return Route(library, journey.slug).walk(dict(journey.given))


def _kept(route: Route, answers: dict[str, str]) -> dict[str, str]:
    """The answers on the way, and those to questions that it may still come to; not one that it stops at."""
    way = route.walk(answers)
    alive = {*way[:-1], *route.reachable(way[-1])}
    return {key: choice for key, choice in answers.items() if key in alive}


def _order(way: tuple[str, ...]) -> Callable[[str], tuple[int, str]]:
    """Sorts keys as they come on the way; those that are not on it come last."""
    return lambda key: (way.index(key) if key in way else len(way), key)


def _answer(route: Route, key: str, choice: str) -> Answer:
    return Answer(key, route.step(key).title, route.label(key, choice))
