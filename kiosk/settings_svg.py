"""Whether an SVG can be drawn from its own lines alone, and soon: no other file, no entity, no filter."""

from __future__ import annotations

import re
from collections import defaultdict
from xml.parsers import expat

LARGEST = 500_000  # bytes
MOST_PIECES = 50_000  # once everything that is shown twice is counted twice
DEEPEST = 250  # elements in each other, and references to what refers
ROOT = "http://www.w3.org/2000/svg svg"
# What is not drawn with lines, and what the drawing library takes seconds for, or ends the process at.
FOREIGN = frozenset({"image", "foreignObject", "script", "filter", "marker"})
ELSEWHERE = re.compile(r"@import|url\(\s*[\"']?\s*(?![\s\"'#])", re.IGNORECASE)
HERE = re.compile(r"url\(\s*[\"']?\s*#([^)\"'\s]+)", re.IGNORECASE)


def is_plain_svg(content: bytes) -> bool:
    """Whether these bytes are such an SVG. Its size in pixels is of no account: it is drawn to its place."""
    if len(content) > LARGEST:
        return False
    reading = _Reading()
    try:
        reading.expat.Parse(content, True)
        reading.unfold()
    except (expat.ExpatError, ValueError):
        return False
    return True


class _Reading:
    """One reading of a file, which stops (ValueError) at the first thing that may not be there."""

    def __init__(self) -> None:
        self.expat = expat.ParserCreate(namespace_separator=" ")
        self.expat.buffer_text = True
        self.expat.StartElementHandler = self._begins
        self.expat.EndElementHandler = self._ends
        self.expat.CharacterDataHandler = self._says
        self.expat.EntityDeclHandler = self._declares
        self.expat.ProcessingInstructionHandler = self._instructs
        self._parts: list[str] = []  # of the elements that are open: the nearest name around each
        self._own: dict[str, int] = defaultdict(int)  # how many elements a named part has of its own
        self._shows: dict[str, list[str]] = defaultdict(list)  # the named parts in it, and those it refers to

    def unfold(self) -> None:
        """Once all is read: count the pieces as they will be drawn."""
        _require(self._pieces("", {}, 0) <= MOST_PIECES)

    def _pieces(self, part: str, known: dict[str, int], depth: int) -> int:
        _require(depth < DEEPEST)
        if part not in known:
            shown = sum(self._pieces(one, known, depth + 1) for one in self._shows.get(part, ()))
            known[part] = self._own.get(part, 0) + shown
        return known[part]

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        around = self._parts[-1] if self._parts else ""
        _require(bool(self._parts) or name == ROOT)
        _require(name.rpartition(" ")[2] not in FOREIGN and len(self._parts) < DEEPEST)
        part = attributes.get("id") or around
        if part != around:
            self._shows[around].append(part)
        self._parts.append(part)
        self._own[part] += 1
        for attribute, value in attributes.items():
            self._says(value)
            self._shows[part] += HERE.findall(value)
            if attribute.rpartition(" ")[2] == "href":
                _require(value.startswith("#"))
                self._shows[part].append(value[1:])

    def _ends(self, _: str) -> None:
        self._parts.pop()

    def _says(self, text: str) -> None:
        _require(not ELSEWHERE.search(text))

    def _declares(self, *_: object) -> None:
        _require(False)

    def _instructs(self, target: str, _: str) -> None:
        _require(target != "xml-stylesheet")


def _require(is_so: bool) -> None:
    if not is_so:
        raise ValueError("not a plain SVG")
