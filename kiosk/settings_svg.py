"""Whether an SVG can be drawn from its own lines alone, and soon: no other file, no entity, few copies."""

from __future__ import annotations

import re
from xml.parsers import expat

LARGEST = 500_000  # bytes
MOST_COPIES = 20  # of one thing by another: copies of copies of copies never end
ROOT = "http://www.w3.org/2000/svg svg"
FOREIGN = frozenset({"image", "feImage", "foreignObject", "script"})  # what is not drawn with lines
ELSEWHERE = re.compile(r"@import|url\(\s*[\"']?\s*(?![\s\"'#])", re.IGNORECASE)


def is_plain_svg(content: bytes) -> bool:
    """Whether these bytes are such an SVG. Its size in pixels is of no account: it is drawn to its place."""
    if len(content) > LARGEST:
        return False
    reading = _Reading()
    try:
        reading.expat.Parse(content, True)
    except (expat.ExpatError, ValueError):
        return False
    return True


class _Reading:
    """One reading of a file, which stops (ValueError) at the first thing that may not be there."""

    def __init__(self) -> None:
        self.expat = expat.ParserCreate(namespace_separator=" ")
        self.expat.buffer_text = True
        self.expat.StartElementHandler = self._begins
        self.expat.CharacterDataHandler = self._says
        self.expat.EntityDeclHandler = self._declares
        self.expat.ProcessingInstructionHandler = self._instructs
        self._has_root = False
        self._copies = 0

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        _require(self._has_root or name == ROOT)
        _require(local not in FOREIGN)
        self._has_root = True
        self._copies += local == "use"
        _require(self._copies <= MOST_COPIES)
        for attribute, value in attributes.items():
            self._says(value)
            _require(attribute.rpartition(" ")[2] != "href" or value.startswith("#"))

    def _says(self, text: str) -> None:
        _require(not ELSEWHERE.search(text))

    def _declares(self, *_: object) -> None:
        _require(False)

    def _instructs(self, target: str, _: str) -> None:
        _require(target != "xml-stylesheet")


def _require(is_so: bool) -> None:
    if not is_so:
        raise ValueError("not a plain SVG")
