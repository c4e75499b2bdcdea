"""Text that is read aloud: its sentence and its word stand out, and jump from one to the next."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.graphics import Color, InstructionGroup, Rectangle, SmoothRoundedRectangle

from kiosk.ui.text.canvas import Colour, text_rectangle
from kiosk.ui.text.pango import Laid
from kiosk.ui.text.wanted import Rect

WORD_LINE_MM, OVERHANG_MM, RADIUS_MM, INSET_MM = 0.7, 0.4, 1.0, 0.5
Range = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Marks:
    """What lies under the sentence and under the word, the ink of the word and of its line, and the scale."""

    sentence: Colour
    word: Colour
    word_ink: Colour
    px_per_mm: float


def reading_text(
    laid: Laid, x: float, top: float, colour: Colour, marks: Marks, sentence: Range, word: Range
) -> InstructionGroup:
    """What draws a text while these characters of it are read.

    The word is drawn again over its ground: it may have an ink of its own (black on yellow in high contrast),
    with no rest of the other around its letters.
    """
    group = InstructionGroup()
    for rect in laid.rects(*sentence) if sentence else ():
        group.add(_sentence_ground(rect, x, top, marks))
    group.add(text_rectangle(laid, x, top, colour))
    for rect in laid.rects(*word) if word else ():
        group.add(_word(laid, rect, x, top, marks))
    return group


def _sentence_ground(rect: Rect, x: float, top: float, marks: Marks) -> InstructionGroup:
    over, group = OVERHANG_MM * marks.px_per_mm, InstructionGroup()
    group.add(Color(*marks.sentence))
    group.add(
        SmoothRoundedRectangle(
            pos=(x + rect.x - over, top - rect.y - rect.height),
            size=(rect.width + 2 * over, rect.height),
            radius=[RADIUS_MM * marks.px_per_mm],
        )
    )
    return group


def _word(laid: Laid, rect: Rect, x: float, top: float, marks: Marks) -> InstructionGroup:
    """On whole pixels: the ground, the line under it, and the word on both."""
    inset, group = round(INSET_MM * marks.px_per_mm), InstructionGroup()
    left, right = round(rect.x), round(rect.x + rect.width)
    part = Rect(left, rect.y + inset, right - left, rect.height - inset)
    foot = round(x) + left, round(top) - round(rect.y + rect.height)
    group.add(Color(*marks.word))
    group.add(Rectangle(pos=foot, size=(part.width, part.height)))
    group.add(Color(*marks.word_ink))
    group.add(Rectangle(pos=foot, size=(part.width, max(1, round(WORD_LINE_MM * marks.px_per_mm)))))
    group.add(text_rectangle(laid, x, top, marks.word_ink, part=part))
    return group
