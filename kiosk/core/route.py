"""Where one can go from each step of a library: choices, the order of the file, into a shared part and back.

A step is known by its *key*: its id, preceded, inside a shared part, by the step that led there, as in
`domicile/justificatif#heberge` (the step `heberge` of the part `justificatif`, entered from `domicile`).

A condition is read from where it stands: a bare id is a step of the same file, passed in this very entry
of it; `slug#id` is a step of any procedure or part of the walk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.core.procedure import ALWAYS, Choice, Condition, Procedure, Step
from kiosk.errors import ContentError

Library = Mapping[str, Procedure]  # by slug, in one language


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice that is open to this visitor, and the id that their answer is kept by.

    The id is the target of the choice; where a step has several labels for one target, `target~2` and so on.
    """

    id: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Route:
    """All the ways through one procedure and the shared parts that it enters."""

    library: Library
    slug: str

    @property
    def first(self) -> str:
        """The key of the first step: the opening card, if there is one."""
        return self.library[self.slug].steps[0].id

    def host(self, key: str) -> Procedure:
        """The procedure, or the shared part, that the step belongs to."""
        part, sign, _ = key.rpartition("/")[2].rpartition("#")
        return self.library[part if sign else self.slug]

    def step(self, key: str) -> Step:
        """The step of that key."""
        return self.host(key).step(_id(key))

    def names(self, keys: Collection[str], key: str) -> frozenset[str]:
        """The steps of these keys, named as a condition that stands in the step `key` names them."""
        frame = _frame(key)
        near = {_id(passed) for passed in keys if _frame(passed) == frame}
        return frozenset(near | {f"{self.host(passed).slug}#{_id(passed)}" for passed in keys})

    def offers(self, trail: Sequence[str]) -> tuple[Offer, ...]:
        """The choices of the last step of a trail that are open to who walked it; equal lines once."""
        passed = self.names(trail, trail[-1])
        held: dict[str, Offer] = {}
        for offer in _numbered(self.step(trail[-1])):
            if offer.choice.when.holds(passed):
                held.setdefault(offer.id, offer)
        return tuple(held.values())

    def label(self, key: str, offer: str) -> str:
        """The words of an offer of that step; empty if the step has none of that id."""
        return next((held.choice.label for held in _numbered(self.step(key)) if held.id == offer), "")

    def walk(self, answers: Mapping[str, str]) -> tuple[str, ...]:
        """The keys from the first step on, as far as the answers (key, id of an offer) lead."""
        trail = [self.first]
        while (following := self._following(trail, answers)) is not None:
            if following in trail:
                remedy = "Retirez ce retour en arrière : la touche Retour y suffit."
                raise ContentError(
                    f"{self.host(following).file} : on revient à l'étape « {following} ». {remedy}"
                )
            trail.append(following)
        return tuple(trail)

    def reachable(self, key: str) -> frozenset[str]:
        """The keys that some answers may lead to from there; that one is not counted."""
        found: set[str] = set()
        new = {key}
        while new:
            new = {way for at in new for way in self._ways(at, lambda _: True)} - found
            found |= new
        return frozenset(found)

    def longest(self, trail: Sequence[str]) -> int:
        """How many steps there are at most after the last one of a trail."""
        future = {*trail, *self.reachable(trail[-1])}
        left: dict[str, int] = {}

        def steps_after(key: str) -> int:
            if key not in left:
                left[key] = 0  # a way that comes back to itself is counted once
                now, later = self.names(trail, key), self.names(future, key)
                ways = self._ways(key, lambda when: _may_hold(when, now, later))
                left[key] = max((1 + steps_after(way) for way in ways), default=0)
            return left[key]

        return steps_after(trail[-1])

    def in_order(self, key: str) -> str | None:
        """The next step of the file; after the last of a part, the one after the step that led into it."""
        step = self.host(key).after(_id(key))
        if step:
            return _frame(key) + step.id
        caller = key.rpartition("/")[0]
        return self.in_order(caller) if caller else None

    def _following(self, trail: Sequence[str], answers: Mapping[str, str]) -> str | None:
        key = trail[-1]
        offers = self.offers(trail)
        if len(offers) > 1:
            offers = tuple(offer for offer in offers if offer.id == answers.get(key))
            return self._target(key, offers[0].choice) if offers else None
        return self._target(key, offers[0].choice) if offers else self.in_order(key)

    def _ways(self, key: str, may: Callable[[Condition], bool]) -> Iterator[str]:
        """The next keys: by the choices that may hold, and by the order of the file where none must."""
        choices = [choice for choice in _choices(self.step(key)) if may(choice.when)]
        for choice in choices:
            yield self._target(key, choice)
        if all(choice.when != ALWAYS for choice in choices) and (following := self.in_order(key)):
            yield following

    def _target(self, key: str, choice: Choice) -> str:
        if not choice.part:
            return _frame(key) + choice.step
        if f"/{choice.part}#" in key:
            remedy = "Retirez ce choix ou menez-le à une étape de la partie."
            raise ContentError(
                f"{self.host(key).file} : la partie « {choice.part} » s'ouvre elle-même. {remedy}"
            )
        return f"{key}/{choice.part}#{choice.step}"


def _frame(key: str) -> str:
    """What comes before the id: one entry of one part, or nothing in the procedure itself."""
    return key[: key.rfind("#") + 1]


def _id(key: str) -> str:
    return key[key.rfind("#") + 1 :]


def _choices(step: Step) -> Iterator[Choice]:
    return (block for block in step.blocks if isinstance(block, Choice))


def _numbered(step: Step) -> Iterator[Offer]:
    labels: dict[str, list[str]] = {}
    for choice in _choices(step):
        same = labels.setdefault(choice.target, [])
        if choice.label not in same:
            same.append(choice.label)
        number = same.index(choice.label) + 1
        yield Offer(choice.target if number == 1 else f"{choice.target}~{number}", choice)


def _may_hold(when: Condition, passed: frozenset[str], future: frozenset[str]) -> bool:
    return all(step in future for step in when.only) and when.unless not in passed
