"""Texts of several languages beside each other: a greeting, a name that stays French on an Arabic page."""

from __future__ import annotations

from typing import Unpack

from kiosk.core.reading import Phrase
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.pieces.written import Lettering, Written
from kiosk.ui.theme import Look


class Voices(Written):
    """Texts of several languages on one line, each read by the voice of its own; parted by a point.

    `told` is (text, language), in reading order; what has no room on the line begins another.
    """

    def __init__(self, look: Look, told: tuple[tuple[str, str], ...], **lettering: Unpack[Lettering]) -> None:
        super().__init__(look, **lettering)
        self.told = told

    @property
    def heard(self) -> tuple[Phrase, ...]:
        """Each text in its language."""
        return tuple(Phrase(text, language, self.name) for text, language in self.told)

    def fit(self, width: float) -> float:
        """As many lines as it takes."""
        return sum(max(block.height for block in row) for row in self._rows(width))

    def overflows(self, width: float) -> bool:
        """Whether a word is wider than the line."""
        return any(block.laid.overflows for row in self._rows(width) for block in row)

    def draw(self) -> None:
        """Line by line, a point before each text but the first of its line."""
        y = self.box.y
        for row in self._rows(self.box.width):
            x, height = self.box.x, max(block.height for block in row)
            for index, block in enumerate(row):
                if index:
                    x += self._apart
                    self.disc(x - self._apart / 2, y + height / 2, self._apart / 5, self.token)
                self.text(block, x, y + (height - block.height) / 2, self.token)
                x += block.width
            y += height

    @property
    def _apart(self) -> float:
        return round(self.look.em(self.style) * 0.75)

    def _block(self, text: str, language: str, width: float | None) -> TextBlock:
        look = self.look.quoting(language)
        return TextBlock(look, text, self.style, bold=self.bold, width=width, line="label")

    def _rows(self, width: float) -> list[list[TextBlock]]:
        rows: list[list[TextBlock]] = []
        left = 0.0
        for text, language in self.told:
            block = self._block(text, language, None)
            if block.width > width:
                block = self._block(text, language, width)
            if not rows or self._apart + block.width > left:
                rows.append([block])
                left = width - block.width
            else:
                rows[-1].append(block)
                left -= self._apart + block.width
        return rows
