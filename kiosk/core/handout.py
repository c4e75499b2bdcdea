"""The list as it is taken away: each line with its label and its French; the same as texts for codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.checklist import Checklist, Line
from kiosk.core.facts import RIGHT_TO_LEFT, mark
from kiosk.core.packing import Block, pack

_GLOSS = re.compile(r"\s*\(([^()]+)\)")
_ARTICLE = re.compile(r"^(?:Mon|Ma|Mes|Le|La|Les)\s+(\w)")
_ISOLATES = re.compile("[\u2066\u2069]")
_ISOLATED = re.compile("\u2066[^\u2069]*\u2069")


@dataclass(frozen=True, slots=True)
class Labels:
    """The few words that the list adds to its lines."""

    bring: str
    where: str
    cost: str
    when: str

    @property
    def below(self) -> tuple[str, str, str]:
        """Those of the place, the price and the delay."""
        return self.where, self.cost, self.when


FRENCH = Labels("À apporter\u00a0:", "Où\u00a0:", "Prix\u00a0:", "Délai\u00a0:")
LABELS = {
    "fr": FRENCH,
    "en": Labels("To bring:", "Where:", "Price:", "Waiting time:"),
    "ar": Labels("للإحضار:", "المكان:", "السعر:", "المدة:"),
}


def lines(checklist: Checklist, language: str) -> tuple[Line, ...]:
    """All that the list says: the papers, then the place, the price and the delay after their labels.

    What is not translated has the French label too, so that no line is of two languages.
    """
    below = enumerate((checklist.where, checklist.cost, checklist.when))
    labelled = (_labelled(rank, line, line.language or language) for rank, line in below if line)
    return (*checklist.lines, *labelled)


def _labelled(rank: int, line: Line, language: str) -> Line:
    label, french = (labels.below[rank] for labels in (LABELS.get(language, FRENCH), FRENCH))
    return Line(f"{label} {line.text}", f"{french} {line.french}", line.doubtful, language)


def codes(checklist: Checklist, language: str) -> tuple[str, ...]:
    """The same as texts for QR codes of at most 300 bytes, the French of each line below it, after "= ".

    The title stands in the first code; the French one alone, without its article, heads the others. What
    would cost bytes and tell nothing more is left out: no-break spaces, a French word in brackets that the
    line below repeats, the words of doubt after each value (a star, which every code that has one explains).
    """
    title, *french = _title(checklist, language)
    parts = [part for part in ([(*french,)] if french else [], *_parts(checklist, language)) if part]
    is_doubtful = any(line.doubtful for line in lines(checklist, language))
    again = _ARTICLE.sub(lambda article: article[1].upper(), _plain(checklist.title_french, "fr"), count=1)
    return pack(title, again, parts, _star(language) if is_doubtful else "")


def _title(checklist: Checklist, language: str) -> Block:
    """In both languages, on one line where the visitor's gives the French name in brackets."""
    language = checklist.language or language
    title, french = _plain(checklist.title, language), _plain(checklist.title_french, "fr")
    if any(_repeats(french, gloss) for gloss in _GLOSS.findall(title)):
        return (_lead(title, language),)
    return _both(title, french, language)


def _parts(checklist: Checklist, language: str) -> Iterator[list[Block]]:
    """The papers, all of them, so that no code looks like a whole list before the last; then one by one."""
    said = [
        _line(line, line.language or language, "- " if line in checklist.lines else "")
        for line in lines(checklist, language)
    ]
    if checklist.lines:
        bring = Line(LABELS.get(language, FRENCH).bring, FRENCH.bring)
        said[0] = (*_line(bring, language), *said[0])
    count = len(checklist.lines)
    yield said[:count]
    yield from ([block] for block in said[count:])


def _line(line: Line, language: str, bullet: str = "") -> Block:
    return _both(_plain(line.text, language), _plain(line.french, "fr"), language, bullet)


def _both(text: str, french: str, language: str, bullet: str = "") -> Block:
    """The visitor's line, then the French one where it says it otherwise."""
    if french in (text, ""):
        return (_lead(bullet + text, language),)
    brief = _GLOSS.sub(lambda gloss: "" if _repeats(french, gloss[1]) else gloss[0], text)
    return (_lead(bullet + brief, language), f"= {french}")


def _repeats(french: str, gloss: str) -> bool:
    return _ISOLATES.sub("", gloss).casefold() in french.casefold()


def _star(language: str) -> str:
    """What the star means, in both languages on one line."""
    said, french = (mark(spoken).strip(" ()") for spoken in (language, "fr"))
    return f"* {said}" if said == french else f"* {said} = {french}"


def _plain(text: str, language: str) -> str:
    """One line, its spaces of one byte."""
    return " ".join(text.replace(mark(language), " *").split())


def _lead(line: str, language: str) -> str:
    """The line, led by a right-to-left mark where a phone would take the side of its first, foreign, word."""
    if language not in RIGHT_TO_LEFT:
        return line
    sides = (unicodedata.bidirectional(letter) for letter in _ISOLATED.sub("", line))
    return "\u200f" + line if next((side for side in sides if side in ("L", "R", "AL")), "L") == "L" else line
