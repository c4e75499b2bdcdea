"""Every way through a procedure and its shared parts, seen at once: where one may stand, what follows.

Conditions are read as in a visitor's walk: a bare id is a step of the same file, passed in this very entry of
it; `slug#id` is a step of any file of the walk. Those whom no condition tells apart stand at the same spot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kiosk.core.procedure import Block, Choice, Procedure, Step

Library = Mapping[str, Procedure]
MOST_SPOTS = 20_000


class TooManySpotsError(ValueError):
    """A procedure whose conditions cross so much that nobody could review it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A step of one file, and which of its steps named by conditions were passed on the way there."""

    slug: str
    step: str
    passed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a visitor may stand: in a step, inside the shared parts that earlier frames have entered."""

    frames: tuple[Frame, ...]
    passed: frozenset[str] = frozenset()  # `slug#id`, where a condition names it so

    @property
    def here(self) -> Frame:
        """The step on the screen."""
        return self.frames[-1]


@dataclass(frozen=True, slots=True)
class Way:
    """What may follow: by a choice or, without one, by the order of the file; `to` is nothing at the end."""

    choice: Choice | None
    to: Spot | None


class Flow:
    """The ways from the first step of one procedure; its links must be known and free of circles."""

    def __init__(self, library: Library, slug: str, step: str = "") -> None:
        self.slug = slug
        self._library = library
        self._watched: dict[str, frozenset[str]] = {}
        self.start = self._entered(Spot((Frame(slug, ""),)), step or library[slug].first.id)

    @cached_property
    def ways(self) -> Mapping[Spot, tuple[Way, ...]]:
        """Each spot that can be reached, with its ways, each before those that follow it."""
        found: dict[Spot, tuple[Way, ...]] = {}
        after: list[Spot] = []
        stack: list[tuple[Spot, Iterator[Way]]] = []

        def enter(spot: Spot) -> None:
            found[spot] = tuple(self._ways(spot))
            if len(found) > MOST_SPOTS:
                raise TooManySpotsError(self.slug)
            stack.append((spot, iter(found[spot])))

        enter(self.start)
        while stack:
            spot, waiting = stack[-1]
            way = next(waiting, None)
            if way is None:
                after.append(spot)
                stack.pop()
            elif way.to is not None and way.to not in found:
                enter(way.to)
        return {spot: found[spot] for spot in reversed(after)}

    def step(self, spot: Spot) -> Step:
        """The step on the screen."""
        return self._library[spot.here.slug].step(spot.here.step)

    def blocks(self, spot: Spot) -> tuple[Block, ...]:
        """What the step shows to those who came that way."""
        passed = spot.here.passed | spot.passed
        return tuple(block for block in self.step(spot).blocks if block.when.holds(passed))

    def choices(self, spot: Spot) -> tuple[Choice, ...]:
        """The answers it offers to those who came that way; equal lines once."""
        choices = (block for block in self.blocks(spot) if isinstance(block, Choice))
        return tuple({(choice.label, choice.target): choice for choice in choices}.values())

    def count(self) -> int:
        """How many different paths there are from the first step to an end."""
        paths: dict[Spot, int] = {}
        for spot in reversed(tuple(self.ways)):
            paths[spot] = sum(1 if way.to is None else paths[way.to] for way in self.ways[spot])
        return paths[self.start]

    def _ways(self, spot: Spot) -> Iterator[Way]:
        choices = self.choices(spot)
        for choice in choices:
            yield Way(choice, self._chosen(spot, choice))
        if not choices:
            yield Way(None, self._following(spot))

    def _chosen(self, spot: Spot, choice: Choice) -> Spot:
        if choice.part:
            return self._entered(Spot((*spot.frames, Frame(choice.part, "")), spot.passed), choice.step)
        return self._entered(spot, choice.step)

    def _following(self, spot: Spot) -> Spot | None:
        while spot.frames:
            step = self._library[spot.here.slug].after(spot.here.step)
            if step is not None:
                return self._entered(spot, step.id)
            spot = Spot(spot.frames[:-1], spot.passed)
        return None

    def _entered(self, spot: Spot, step: str) -> Spot:
        """The same spot, its last frame moved to that step."""
        here, far = spot.here, f"{spot.here.slug}#{step}"
        near = here.passed | ({step} & self._near(here.slug))
        return Spot((*spot.frames[:-1], Frame(here.slug, step, near)), spot.passed | ({far} & self._far))

    def _near(self, slug: str) -> frozenset[str]:
        """The steps of a file that its own conditions name: the only ones worth telling apart."""
        if slug not in self._watched:
            self._watched[slug] = frozenset(_named(self._library[slug]))
        return self._watched[slug]

    @cached_property
    def _far(self) -> frozenset[str]:
        names = (name for procedure in self._library.values() for name in _named(procedure))
        return frozenset(name for name in names if "#" in name)


def _named(procedure: Procedure) -> Iterator[str]:
    """What the conditions of a file name."""
    for block in (block for step in procedure.steps for block in step.blocks):
        yield from (name for name in (*block.when.only, block.when.unless) if name)
