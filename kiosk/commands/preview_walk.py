"""How the preview comes to a step, and comes back to it after the file has changed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from kiosk.commands.base import nearest
from kiosk.controllers.guide import Guide
from kiosk.core import journey as journeys
from kiosk.core.journey import Journey
from kiosk.core.procedure import Procedure
from kiosk.core.route import Library
from kiosk.errors import ContentError

Moves = tuple[str, ...]  # what was answered at each step from the first; nothing = "go on"


def moves_back(guide: Guide) -> Moves:
    """Go back to the first step, and tell what leads to where the guide was."""
    made: list[str] = []
    while guide.back():
        options = guide.step().options
        taken = [option.target for option in options if option.chosen or len(options) == 1]
        made.insert(0, taken[0] if taken else "")
    return tuple(made)


def follow(guide: Guide, moves: Moves) -> None:
    """Make these moves, as a visitor would."""
    for move in moves:
        if move:
            guide.choose(move)
        else:
            guide.forward()


def rejoin(library: Library, slug: str, moves: Moves, wanted: str = "") -> Moves:
    """The same moves as far as they can still be made; with a wanted step, up to it, or another way there."""
    journey, made = journeys.begin(library, slug), list[str]()
    for move in moves:
        if wanted and _is_at(journey, wanted):
            return tuple(made)
        after = dict(_onward(journey, library)).get(move)
        if after is None:
            break
        journey = after
        made.append(move)
    if not wanted or _is_at(journey, wanted):
        return tuple(made)
    return _shortest(library, slug, wanted) or tuple(made)


def way_to(library: Library, slug: str, wanted: str) -> Moves:
    """The shortest way to a step of the procedure or of its shared parts; ContentError if there is none."""
    moves = _shortest(library, slug, wanted)
    if moves is None:
        ids = [step.id for step in library[slug].steps]
        near = nearest(wanted, ids) or f" Les étapes sont : {', '.join(ids)}."
        raise ContentError(f"Aucune étape « {wanted} » dans « {library[slug].title} ».{near}")
    return moves


def changed_step(procedure: Procedure, before: str, after: str) -> str:
    """The step of the first line that differs between two texts of its file; empty when none does."""
    if before == after:
        return ""
    old, new = before.splitlines(), after.splitlines()
    pairs = enumerate(zip(old, new, strict=False), start=1)
    line = next((number for number, (one, other) in pairs if one != other), min(len(old), len(new)) + 1)
    above = [step.id for step in procedure.steps if step.line <= line]
    return above[-1] if above else ""


def _shortest(library: Library, slug: str, wanted: str) -> Moves | None:
    start = journeys.begin(library, slug)
    watched = frozenset(_conditions(library))
    waiting: deque[tuple[Journey, Moves]] = deque([(start, ())])
    seen = set()
    while waiting:
        journey, moves = waiting.popleft()
        if _is_at(journey, wanted):
            return moves
        for move, after in _onward(journey, library):
            spot = after.at, journeys.passed(after, library) & watched
            if spot not in seen:
                seen.add(spot)
                waiting.append((after, (*moves, move)))
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
