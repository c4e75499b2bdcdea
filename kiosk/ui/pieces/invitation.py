"""« Touchez l'écran pour commencer. », in one language and its direction: a hand that taps, a sentence."""

from __future__ import annotations

from kiosk.ui.frame import Box, Frame
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.theme import Look


class Invitation(Piece):
    """`look` speaks the sentence's language; `page` is the look of the page it stands on. No edge."""

    def __init__(self, look: Look, text: str, *, page: Look, name: str) -> None:
        super().__init__(look, name)
        self.content = text
        self.flipped = look.rtl != page.rtl
        self.frame = Frame(page)

    @property
    def most(self) -> float:
        """Three fill the page."""
        return self.look.mm({"M": 29, "S": 22, "P": 57}[self.look.shape])

    @property
    def _sign(self) -> float:
        return self.look.mm({"M": 11, "S": 8, "P": 20}[self.look.shape])

    def _block(self, width: float) -> TextBlock:
        style = "heading" if self.look.shape == "S" else "main"
        room = width - self._sign * 1.3
        return TextBlock(self.look, self.content, style, width=room, line="label")

    def fit(self, width: float) -> float:
        """As many lines as it takes."""
        return max(self._sign, self._block(width).height)

    def draw(self) -> None:
        """The hand at the side where its language begins."""
        box, side, block = self.box, self._sign, self._block(self.box.width)
        x = box.end - side if self.flipped else box.x
        self.icon("hand-tap", Box(x, box.y + (box.height - side) / 2, side, side), "ink")
        x = box.x if self.flipped else box.x + side * 1.3
        self.text(block, x, box.y + (box.height - block.height) / 2)
