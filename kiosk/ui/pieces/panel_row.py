"""A row of the display panel: a sign, its name, and the keys that change it."""

from __future__ import annotations

from kiosk.core.reading import Phrase
from kiosk.ui.frame import Box
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.key import Key
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.theme import Look


class PanelRow(Piece):
    """The keys are pieces of their own, placed by this row (`keys`)."""

    role = "group"

    def __init__(self, look: Look, icon: str, label: str, keys: list[Key]) -> None:
        super().__init__(look, f"row-{icon}")
        self.glyph = icon
        self.label = label
        self.keys = keys

    @property
    def inner(self) -> tuple[Piece, ...]:
        """The keys."""
        return tuple(self.keys)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The name of the row, shown or not; its keys speak for themselves."""
        return super().phrases or (Phrase("", self.look.language, self.name, say=self.label),)

    @property
    def most(self) -> float:
        """Four rows fill the page."""
        return self.look.mm(21 if self.look.shape != "P" else 50)

    @property
    def _sign(self) -> float:
        return self.look.mm(9.5 if self.look.shape != "P" else 16)

    @property
    def _head(self) -> float:
        if not self._names:
            return self._sign + self.look.mm(2.5)
        if self.look.is_staff:  # the name says what is set, too
            return self.look.mm({"M": 50, "S": 42, "P": 90}[self.look.shape])
        return self.look.mm(68 if self.look.shape == "P" else 44)

    @property
    def _names(self) -> bool:
        return self.look.size == "normal" and (self.look.shape != "S" or self.look.is_staff)

    def _key_width(self, width: float) -> float:
        gap = self.look.mm(3)
        return (width - self._head - gap * len(self.keys)) / len(self.keys)

    def fit(self, width: float) -> float:
        """The highest key."""
        return max(key.fit(self._key_width(width)) for key in self.keys)

    def draw(self) -> None:
        """The sign and its name; then each key stands."""
        side = self._sign
        self.plate(self.glyph, Box(self.box.x, self.box.y + (self.box.height - side) / 2, side, side))
        if self._names:
            block = TextBlock(
                self.look,
                self.label,
                "heading",
                bold=True,
                width=self._head - side - self.look.mm(4),
                line="label",
            )
            self.text(
                block, self.box.x + side + self.look.mm(3), self.box.y + (self.box.height - block.height) / 2
            )
        self._place_keys()

    def _place_keys(self) -> None:
        gap, width = self.look.mm(3), self._key_width(self.box.width)
        x = self.box.x + self._head + gap
        for key in self.keys:
            key.frame = self.frame
            key.place(Box(x, self.box.y, width, self.box.height))
            x += width + gap
