"""The list to take away: what to bring, where to go, when, how much; in the visitor's language and French."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from kiosk.core import dates
from kiosk.core.facts import FACT_NAME, Filled, left_to_right
from kiosk.core.journey import Journey, trail
from kiosk.core.place import asked_first
from kiosk.core.procedure import Item, Paragraph, Step, WayOut
from kiosk.core.route import Library, Route

B = TypeVar("B", Item, Paragraph, WayOut)

Fill = Callable[[str, str], Filled]
"""Gives a text, in that language, with the facts in their place."""
Whither = Callable[[WayOut, str], tuple[str, str]]
"""Gives a way out in the words of that language (the nearest place…), and briefly; else its label serves."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paper in the visitor's language and in French, since the clerk reads French.

    `language` is that of `text`: French where the procedure is not translated; empty = the visitor's.
    `brief` says less in its place where room is dear; empty = the text as it is.
    """

    text: str
    french: str
    doubtful: bool = False
    language: str = field(default="", compare=False)
    brief: str = field(default="", compare=False)

    @property
    def key(self) -> str:
        """What a tick is kept by: the French text, the same in every language."""
        return self.french


@dataclass(frozen=True, slots=True)
class Checklist:
    """What the visitor leaves with. Texts are already filled with their facts; empty = nothing to say."""

    title: str
    title_french: str
    lines: tuple[Line, ...]
    where: Line | None = None
    when: Line | None = None
    cost: Line | None = None
    sources: str = ""  # "F1341, 2 mars 2026"
    language: str = field(default="", compare=False)  # of the title, as that of a line


ASK_FIRST = {  # where only some places of the kind do it, and no list says which
    "fr": "demandez avant de venir",
    "en": "ask before you come",
    "ar": "يُرجى السؤال قبل الحضور",
}


def gather(
    journey: Journey, library: Library, french: Library, fill: Fill, whither: Whither | None = None
) -> Checklist:
    """The list of the path that was walked so far, each line as it stood on its step, equal lines once.

    `library` is in the visitor's language, `french` has the same procedures in French. `where` is the last
    place of the path, or else its last way out; delay and cost are those of the opening card.
    """
    path = _Path(journey, library, french, fill)
    root, original = library[journey.slug], french[journey.slug]
    lines: dict[str, Line] = {}
    for line in path.papers():
        lines.setdefault(line.key, line)
    return Checklist(
        title=root.title,
        title_french=original.title,
        lines=tuple(lines.values()),
        where=path.where(whither),
        when=path.opening("delai"),
        cost=path.opening("cout"),
        sources=path.sources(),
        language=root.language,
    )


class _Path:
    """The steps that were walked, in the visitor's language and in French."""

    def __init__(self, journey: Journey, library: Library, french: Library, fill: Fill) -> None:
        self._keys = trail(journey, library)
        self._route, self._french = Route(library, journey.slug), Route(french, journey.slug)
        self._fill = fill

    def papers(self) -> Iterator[Line]:
        for key, item, beside in self._shown(Item):
            yield self._line(key, item.text, beside.text)

    def where(self, whither: Whither | None) -> Line | None:
        ways = [way for way in self._shown(WayOut) if way[1].kind != "call"]
        ways = [way for way in ways if way[1].kind == "place"] or ways
        if not ways:
            return None
        key, way, beside = ways[-1]
        language = self._route.host(key).language
        mine, brief = self._led(way, language, whither)
        french, _ = self._led(beside, self._french.host(key).language, whither)
        return replace(_beside(mine, french, language), brief=brief)

    def opening(self, part: str) -> Line | None:
        key = self._route.first
        passed = self._route.names(self._keys, key)
        paragraphs, originals = _part(self._route.step(key), part), _part(self._french.step(key), part)
        lines = [
            self._line(key, paragraph.text, beside.text)
            for paragraph, beside in _pairs(paragraphs, originals)
            if paragraph.when.holds(passed)
        ]
        texts, doubtful = [line.text for line in lines], any(line.doubtful for line in lines)
        language = self._route.host(key).language
        french = " ".join(line.french for line in lines)
        return Line(" ".join(texts), french, doubtful, language) if lines else None

    def sources(self) -> str:
        hosts = {host.slug: host for host in map(self._route.host, self._keys)}
        dated = [
            f"{source.id}, {dates.day(source.checked, host.language)}"
            for host in hosts.values()
            for source in host.sources
        ]
        return " · ".join(dict.fromkeys(dated))

    def _shown(self, kind: type[B]) -> Iterator[tuple[str, B, B]]:
        """The blocks of one kind, in the order of the path: key of the step, block, French block."""
        for number, key in enumerate(self._keys, start=1):
            passed = self._route.names(self._keys[:number], key)
            mine, french = (
                [block for block in route.step(key).blocks if isinstance(block, kind)]
                for route in (self._route, self._french)
            )
            for block, beside in _pairs(mine, french):
                if block.when.holds(passed):
                    yield key, block, beside

    def _line(self, key: str, mine: str, french: str) -> Line:
        language = self._route.host(key).language
        beside = self._fill(french, self._french.host(key).language)
        return _beside(self._fill(mine, language), beside, language)

    def _led(self, way: WayOut, language: str, whither: Whither | None) -> tuple[Filled, str]:
        whole, brief = whither(way, language) if whither else ("", "")
        return (Filled(whole), brief) if whole else (self._labelled(way, language), "")

    def _labelled(self, way: WayOut, language: str) -> Filled:
        """Its label, and where it leads by that."""
        colon = "\u00a0: " if language == "fr" else ": "
        if way.kind == "place" and asked_first(way.address):
            return self._fill(way.label + colon + ASK_FIRST.get(language, ASK_FIRST["fr"]), language)
        if way.kind not in ("web", "tel"):
            return self._fill(way.label, language)
        is_fact = FACT_NAME.fullmatch(way.address)
        address = f"{{{way.address}}}" if is_fact else left_to_right(way.address, language)
        return self._fill(way.label + colon + address, language)


def _beside(shown: Filled, french: Filled, language: str) -> Line:
    return Line(shown.text, french.text, bool(shown.doubts or french.doubts), language)


def _part(step: Step, part: str) -> tuple[Paragraph, ...]:
    return next((each.paragraphs for each in step.parts if each.id == part), ())


def _pairs(mine: Sequence[B], french: Sequence[B]) -> Iterator[tuple[B, B]]:
    """Each with the French one of the same rank; with itself where the French has none."""
    for rank, block in enumerate(mine):
        yield block, french[rank] if rank < len(french) else block
