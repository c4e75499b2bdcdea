"""The line on top of a page of the staff: ink from side to side, so that it is seen to be another place."""

from __future__ import annotations

from kiosk.ui.frame import Box
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.theme import Look


class StaffBand(Piece):
    """The name of the page behind the terminal's sign; `aside` at the end side, where it has room."""

    role = "band"

    def __init__(self, look: Look, name: str, aside: str = "") -> None:
        super().__init__(look, "band")
        self.page_name = name
        self.aside = aside

    def fit(self, width: float) -> float:
        """The height of the band."""
        return self.frame.band.height

    def draw(self) -> None:
        """Ground, sign, words."""
        self.bar(self.box, "shelf")
        if self.look.contrast:  # black on black: a line says where it ends
            side = self.look.mm(0.5)
            self.bar(Box(self.box.x, self.box.bottom - side, self.box.width, side), "shelf_line")
        side = self.look.mm(6.6 if self.look.shape != "S" else 5)
        sign = Box(self.frame.start, self.box.y + (self.box.height - side) / 2, side, side)
        self.panel(sign, "fil", self.look.mm(1))
        self.icon("hand-waving", sign.inset(side * 0.14, side * 0.14), "on_fil")
        name = TextBlock(self.look, self.page_name, "band", bold=True, line="label")
        self._words(name, sign.end + self.look.mm(2.2))
        aside = TextBlock(self.look, self.aside, "band", line="label")
        start = self.frame.end - aside.width
        if self.aside and start > sign.end + name.width + self.look.mm(5):
            self._words(aside, start)

    def _words(self, block: TextBlock, x: float) -> None:
        self.text(block, x, self.box.y + (self.box.height - block.height) / 2, "shelf_words")
