"""What a whole procedure can give: its distinct lists, when each paper is asked, and walks to try it by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kiosk.core.flow import Flow, Spot, Way
from kiosk.core.procedure import Item

Fill = Callable[[str, str], str]  # (slug, text) -> the text with its values


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of one question."""

    slug: str
    step: str
    label: str


Answers = tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """One list that some visitors leave with: its papers, how many paths give it, and the answers of one."""

    papers: frozenset[str]
    paths: int
    example: Answers


@dataclass(frozen=True, slots=True)
class Occasion:
    """A question on which a paper depends: the answers after which it always, or sometimes, comes."""

    slug: str
    step: str
    always: tuple[str, ...]
    sometimes: tuple[str, ...]


def papers(flow: Flow, spot: Spot, fill: Fill) -> frozenset[str]:
    """The papers that a step puts on the list of those who stand there."""
    return frozenset(
        fill(spot.here.slug, block.text) for block in flow.blocks(spot) if isinstance(block, Item)
    )


def answer(flow: Flow, spot: Spot, way: Way) -> Answers:
    """The answer that a way is, alone in a tuple; nothing where the step asks no question."""
    if way.choice is None or len(flow.ways[spot]) < 2:
        return ()
    return (Answer(spot.here.slug, spot.here.step, way.choice.label),)


def lists(flow: Flow, fill: Fill) -> tuple[Given, ...]:
    """The distinct lists, the one of most paths first."""
    after: dict[Spot | None, dict[frozenset[str], tuple[int, Answers]]] = {None: {frozenset(): (1, ())}}
    for spot in reversed(tuple(flow.ways)):
        here = papers(flow, spot, fill)
        found: dict[frozenset[str], tuple[int, Answers]] = {}
        for way in flow.ways[spot]:
            for tail, (paths, example) in after[way.to].items():
                known, first = found.get(here | tail, (0, answer(flow, spot, way) + example))
                found[here | tail] = (known + paths, first)
        after[spot] = found
    given = (Given(bag, paths, example) for bag, (paths, example) in after[flow.start].items())
    return tuple(sorted(given, key=lambda one: -one.paths))


def merged(given: Iterable[Given]) -> tuple[Given, ...]:
    """The lists of several flows, each once, the one of most paths first."""
    found: dict[frozenset[str], Given] = {}
    for one in given:
        known = found.setdefault(one.papers, replace(one, paths=0))
        found[one.papers] = replace(known, paths=known.paths + one.paths)
    return tuple(sorted(found.values(), key=lambda one: -one.paths))


def outcome(flow: Flow, answers: Answers, fill: Fill) -> frozenset[str]:
    """The papers of the list at the end of a walk."""
    waiting = iter(answers)
    bag: frozenset[str] = frozenset()
    spot: Spot | None = flow.start
    while spot is not None:
        bag |= papers(flow, spot, fill)
        ways = flow.ways[spot]
        given = (next(waiting),) if len(ways) > 1 else ()
        spot = next(way.to for way in ways if answer(flow, spot, way) == given)
    return bag


def occasions(flow: Flow, paper: str, fill: Fill) -> tuple[Occasion, ...] | None:
    """The questions that decide whether a paper is asked, in order; None when it is asked of everyone.

    Where one question tells it all, it is given alone.
    """
    total = _through(flow, lambda spot: False)
    without = _through(flow, lambda spot: paper in papers(flow, spot, fill))
    if without.whole == 0:
        return None
    found = []
    for (slug, step), offered in total.questions().items():
        missing = {one: without.by_answer[one] for one in offered}
        always = tuple(one for one in offered if not missing[one])
        sometimes = tuple(one.label for one in offered if 0 < missing[one] < total.by_answer[one])
        occasion = Occasion(slug, step, tuple(one.label for one in always), sometimes)
        if sum(total.by_answer[one] for one in always) == total.whole - without.whole:
            return (occasion,)
        if 0 < len(always) + len(sometimes) < len(offered):
            found.append(occasion)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Paths:
    """How many paths there are, in all and through each answer."""

    whole: int
    by_answer: Mapping[Answer, int]

    def questions(self) -> Mapping[tuple[str, str], list[Answer]]:
        """The answers of each question (slug, step)."""
        questions: dict[tuple[str, str], list[Answer]] = {}
        for one in self.by_answer:
            questions.setdefault((one.slug, one.step), []).append(one)
        return questions


def _through(flow: Flow, shut: Callable[[Spot], bool]) -> _Paths:
    """The paths that avoid the spots that are shut."""
    after: dict[Spot | None, int] = {None: 1}
    for spot in reversed(tuple(flow.ways)):
        after[spot] = 0 if shut(spot) else sum(after[way.to] for way in flow.ways[spot])
    before: defaultdict[Spot | None, int] = defaultdict(int, {flow.start: 1})
    by_answer: dict[Answer, int] = {}
    for spot, ways in flow.ways.items():
        come = 0 if shut(spot) else before[spot]
        for way in ways:
            before[way.to] += come
            for one in answer(flow, spot, way):
                by_answer[one] = by_answer.get(one, 0) + come * after[way.to]
    return _Paths(after[flow.start], by_answer)


def walks(flow: Flow) -> tuple[Answers, ...]:
    """Few walks that, together, give every answer once after every other that may come before it."""
    return tuple(_Walker(flow).walks())


class _Walker:
    """Chooses walks one by one, each through a pair of answers that no walk has put together yet."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._below: dict[Spot | None, frozenset[Answer]] = {None: frozenset()}
        self._missing: dict[Answer, set[Answer]] = {}
        self._alone: dict[Answer, None] = {}  # not given in any walk yet, in order
        for spot in reversed(tuple(flow.ways)):
            below: set[Answer] = set()
            for way in flow.ways[spot]:
                below |= self._below[way.to]
                for one in answer(flow, spot, way):
                    below.add(one)
                    self._missing.setdefault(one, set()).update(self._below[way.to])
            self._below[spot] = frozenset(below)
        for spot, ways in flow.ways.items():
            self._alone.update((one, None) for way in ways for one in answer(flow, spot, way))
        self._order = tuple(self._alone)

    def walks(self) -> Iterator[Answers]:
        """Walks, until every pair was met; one walk without answers where nothing is asked."""
        if not self._order:
            yield ()
        for first in self._order:
            while self._missing[first] or first in self._alone:
                second = next((one for one in self._order if one in self._missing[first]), None)
                walk = self._walk(first, second)
                self._tick_off(walk)
                yield walk

    def _walk(self, first: Answer, second: Answer | None) -> Answers:
        """A walk through both, which elsewhere takes the way with the most pairs that are still missing."""
        opens = self._opening(first, second)
        walk: Answers = ()
        spot: Spot | None = self._flow.start
        while spot is not None:
            best = max(
                (self._worth(spot, way, walk), -index)
                for index, way in enumerate(self._flow.ways[spot])
                if self._leads(spot, way, walk, first, second, opens)
            )
            way = self._flow.ways[spot][-best[1]]
            walk += answer(self._flow, spot, way)
            spot = way.to
        return walk

    def _opening(self, first: Answer, second: Answer | None) -> frozenset[Spot]:
        """The spots from which one can still give the first answer, then the second."""
        opens: set[Spot] = set()
        for spot in reversed(tuple(self._flow.ways)):
            for way in self._flow.ways[spot]:
                gives = first in answer(self._flow, spot, way) and (
                    second is None or second in self._below[way.to]
                )
                if gives or way.to in opens:
                    opens.add(spot)
        return frozenset(opens)

    def _leads(
        self,
        spot: Spot,
        way: Way,
        walk: Answers,
        first: Answer,
        second: Answer | None,
        opens: frozenset[Spot],
    ) -> bool:
        """Whether that way keeps the promise of the walk."""
        given = walk + answer(self._flow, spot, way)
        if first not in given:
            return way.to in opens
        return second is None or second in given or second in self._below[way.to]

    def _worth(self, spot: Spot, way: Way, walk: Answers) -> tuple[int, int]:
        """How many missing pairs the answer makes with those before, and how many may still follow."""
        own = answer(self._flow, spot, way)
        now = sum(1 for before in walk for one in own if one in self._missing[before])
        later = sum(len(self._missing[before] & self._below[way.to]) for before in (*walk, *own))
        return now, later

    def _tick_off(self, walk: Answers) -> None:
        for index, before in enumerate(walk):
            self._alone.pop(before, None)
            self._missing[before].difference_update(walk[index + 1 :])
