"""How the preview comes to a step, and comes back to it after the file has changed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from kiosk.commands.base import nearest
from kiosk.core import journey as journeys
from kiosk.core.journey import Journey
from kiosk.core.procedure import Procedure
from kiosk.core.route import Library
from kiosk.errors import ContentError


def rejoin(library: Library, before: Journey, wanted: str = "") -> Journey:
    """The same walk as far as its answers lead; to a wanted step, by them or else by the shortest way."""
    journey = journeys.begin(library, before.slug)
    given, goal = dict(before.given), wanted or before.at
    while not _is_at(journey, goal):
        onward = dict(_onward(journey, library))
        after = onward.get(given.get(journey.at, next(iter(onward)) if len(onward) == 1 else ""))
        if after is None:
            break
        journey = after
    if not wanted or _is_at(journey, wanted):
        return journey
    return _shortest(library, before.slug, wanted) or journey


def way_to(library: Library, slug: str, wanted: str) -> Journey:
    """The shortest way to a step of the procedure or of its shared parts; ContentError if there is none."""
    journey = _shortest(library, slug, wanted)
    if journey is None:
        ids = [step.id for step in library[slug].steps]
        near = nearest(wanted, ids) or f" Les étapes sont : {', '.join(ids)}."
        raise ContentError(f"Aucune étape « {wanted} » dans « {library[slug].title} ».{near}")
    return journey


def changed_step(procedure: Procedure, before: str, after: str) -> str:
    """The step of the first line that differs between two texts of its file; empty when none does."""
    if before == after:
        return ""
    old, new = before.splitlines(), after.splitlines()
    pairs = enumerate(zip(old, new, strict=False), start=1)
    line = next((number for number, (one, other) in pairs if one != other), min(len(old), len(new)) + 1)
    above = [step.id for step in procedure.steps if step.line <= line]
    return above[-1] if above else ""


def _shortest(library: Library, slug: str, wanted: str) -> Journey | None:
    start = journeys.begin(library, slug)
    watched = frozenset(_conditions(library))
    waiting = deque([start])
    seen = set()
    while waiting:
        journey = waiting.popleft()
        if _is_at(journey, wanted):
            return journey
        for _, after in _onward(journey, library):
            spot = after.at, journeys.passed(after, library) & watched
            if spot not in seen:
                seen.add(spot)
                waiting.append(after)
    return None


def _onward(journey: Journey, library: Library) -> Iterator[tuple[str, Journey]]:
    """Each move from there, and where it leads."""
    offers = journeys.offers(journey, library)
    for offer in offers:
        yield offer.id, journeys.choose(journey, library, offer.id)
    if not offers and not journeys.is_end(journey, library):
        yield "", journeys.forward(journey, library)


def _conditions(library: Library) -> Iterator[str]:
    """The steps that some line depends on: the only ones worth telling apart."""
    for procedure in library.values():
        for block in (block for step in procedure.steps for block in step.blocks):
            yield from (name for name in (*block.when.only, block.when.unless) if name)


def _is_at(journey: Journey, wanted: str) -> bool:
    return wanted in (journey.at, journey.at.rpartition("#")[2])
