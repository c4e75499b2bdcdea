"""What is asked of a layout, and the measures that come back: values only."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from kiosk.ui.text.fonts import NATURAL


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything that a layout depends on; two equal ones are one layout. `layout` says what each means."""

    text: str
    size: float
    bold: bool = False
    width: float | None = None
    direction: str = "ltr"
    align: str = "start"
    line_height: float = NATURAL
    lang: str = "fr"
    family: tuple[str, ...] = ()
    bold_ranges: tuple[tuple[int, int], ...] = ()
    tracking: float = 0.0
    tabular: bool = False
    max_lines: int | None = None


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle of the text's box: `x` goes right and `y` down from its top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text: its characters (half-open), its box, and how far down its letters stand."""

    start: int
    end: int
    box: Rect
    baseline: float
    ink: Rect


class Offsets:
    """Where characters begin in the UTF-8 of a text, which is how Pango counts."""

    def __init__(self, text: str) -> None:
        self._starts = range(len(text) + 1) if text.isascii() else tuple(_starts(text))

    def byte(self, character: int) -> int:
        """The first byte of that character; the end of the text for one past its last."""
        return self._starts[min(max(character, 0), len(self._starts) - 1)]

    def character(self, byte: int) -> int:
        """The character that holds that byte."""
        return bisect_right(self._starts, byte) - 1


def _starts(text: str) -> Iterator[int]:
    return accumulate((len(character.encode()) for character in text), initial=0)
