"""The list to take away: what to bring, where to go, when, how much; in two languages, cut into codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kiosk.core import dates
from kiosk.core.facts import FACT_NAME, RIGHT_TO_LEFT, Filled, left_to_right, mark
from kiosk.core.journey import Journey, trail
from kiosk.core.packing import Block, pack
from kiosk.core.procedure import Item, Paragraph, Step, WayOut
from kiosk.core.route import Library, Route

B = TypeVar("B", Item, Paragraph, WayOut)

Fill = Callable[[str, str], Filled]
"""Gives a text, in that language, with the facts in their place."""
Whither = Callable[[WayOut, str], str]
"""Gives a way out in the words of that language (the nearest place…); if empty, its label serves."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paper in the visitor's language and in French, since the clerk reads French."""

    text: str
    french: str
    doubtful: bool = False

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


@dataclass(frozen=True, slots=True)
class Labels:
    """The few words of the list as plain text, each with its colon."""

    bring: str
    where: str
    when: str
    cost: str
    sources: str


FRENCH = Labels("À apporter\u00a0:", "Où\u00a0:", "Délai\u00a0:", "Prix\u00a0:", "Sources\u00a0:")
LABELS = {
    "fr": FRENCH,
    "en": Labels("To bring:", "Where:", "Waiting time:", "Price:", "Sources:"),
    "ar": Labels("للإحضار:", "المكان:", "مدة الانتظار:", "السعر:", "المصادر:"),
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
    )


def text(checklist: Checklist, language: str, labels: Labels | None = None) -> str:
    """The list as plain text, each line in the visitor's language.

    What others must read too (the title, the papers, the place) is followed by "= " and the same in French.
    """
    blocks = (_title(checklist, language), *_blocks(checklist, language, labels))
    return "\n".join(line for block in blocks for line in block)


def codes(checklist: Checklist, language: str, labels: Labels | None = None) -> tuple[str, ...]:
    """The same text without its sources, for QR codes of at most 300 bytes, each led by the title.

    Where there are several codes, each says which it is: "1/3".
    """
    title, *french = _title(checklist, language)
    return pack(title, ((*french,), *_blocks(replace(checklist, sources=""), language, labels)))


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
        mine = self._led(way, self._route.host(key).language, whither)
        return _beside(mine, self._led(beside, self._french.host(key).language, whither))

    def opening(self, part: str) -> Line | None:
        key = self._route.first
        passed = self._route.names(self._keys, key)
        paragraphs, french = _part(self._route.step(key), part), _part(self._french.step(key), part)
        lines = [
            self._line(key, paragraph.text, beside.text)
            for paragraph, beside in _pairs(paragraphs, french)
            if paragraph.when.holds(passed)
        ]
        texts, doubtful = [line.text for line in lines], any(line.doubtful for line in lines)
        return Line(" ".join(texts), " ".join(line.french for line in lines), doubtful) if lines else None

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
        shown = self._fill(mine, self._route.host(key).language)
        return _beside(shown, self._fill(french, self._french.host(key).language))

    def _led(self, way: WayOut, language: str, whither: Whither | None) -> Filled:
        words = whither(way, language) if whither else ""
        if words:
            return Filled(words)
        if way.kind not in ("web", "tel"):
            return self._fill(way.label, language)
        colon = "\u00a0: " if language == "fr" else ": "
        is_fact = FACT_NAME.fullmatch(way.address)
        address = f"{{{way.address}}}" if is_fact else left_to_right(way.address, language)
        return self._fill(way.label + colon + address, language)


def _beside(shown: Filled, french: Filled) -> Line:
    return Line(shown.text, french.text, bool(shown.doubts or french.doubts))


def _part(step: Step, part: str) -> tuple[Paragraph, ...]:
    return next((each.paragraphs for each in step.parts if each.id == part), ())


def _pairs(mine: Sequence[B], french: Sequence[B]) -> Iterator[tuple[B, B]]:
    """Each with the French one of the same rank; with itself where the French has none."""
    for rank, block in enumerate(mine):
        yield block, french[rank] if rank < len(french) else block


def _title(checklist: Checklist, language: str) -> Block:
    return _both(Line(checklist.title, checklist.title_french), language)


def _blocks(checklist: Checklist, language: str, labels: Labels | None) -> Iterator[Block]:
    mine = labels or LABELS.get(language, FRENCH)
    heading: Block = (_lead(mine.bring, language),)
    for line in checklist.lines:
        yield (*heading, *_both(line, language, "- "))
        heading = ()
    where = checklist.where
    if where:
        yield _both(Line(f"{mine.where} {where.text}", f"{FRENCH.where} {where.french}"), language)
    below = [(mine.when, checklist.when), (mine.cost, checklist.cost)]
    for label, said in below:
        if said:
            yield (_lead(f"{label} {_plain(said.text, language)}", language),)
    if any(line.doubtful for line in (*checklist.lines, where, *(said for _, said in below)) if line):
        yield (_lead(_star(language), language),)
    if checklist.sources:
        yield (_lead(f"{mine.sources} {checklist.sources}", language),)


def _both(line: Line, language: str, bullet: str = "") -> Block:
    """The visitor's line, then the French one where it says it otherwise; a star stands for the long mark."""
    shown, beside = _plain(line.text, language), _plain(line.french, "fr")
    first = _lead(bullet + shown, language)
    return (first,) if beside in (shown, "") else (first, f"= {beside}")


def _star(language: str) -> str:
    return f"* {mark(language).strip(' ()')}"


def _plain(text: str, language: str) -> str:
    return _one_line(text.replace(mark(language), " *"))


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())


def _lead(line: str, language: str) -> str:
    """The line, led by a right-to-left mark where a phone would take the side of its first, foreign, word."""
    if language not in RIGHT_TO_LEFT:
        return line
    outside = re.sub("\u2066[^\u2069]*\u2069", "", line)
    sides = (unicodedata.bidirectional(letter) for letter in outside)
    return "\u200f" + line if next((side for side in sides if side in ("L", "R", "AL")), "L") == "L" else line
