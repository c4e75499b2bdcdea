"""The line that is being typed: what it is, its text, the place of the next letter, a key that closes it."""

from __future__ import annotations

from kiosk.ui.frame import Box
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.key import Key
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.theme import Look

BEFORE = "…"


class TypedLine(Piece):
    """Only read, never touched; where the text has no room its end is shown. `close` stands at the end."""

    role = "field"

    def __init__(self, look: Look, label: str, text: str, close: Key | None = None, icon: str = "") -> None:
        super().__init__(look, "typed-line")
        self.label = label
        self.content = text
        self.close = close
        self.glyph = icon

    @property
    def inner(self) -> tuple[Piece, ...]:
        """The key that closes it."""
        return (self.close,) if self.close else ()

    def fit(self, width: float) -> float:
        """A line and its label, as high as its key at least."""
        words = self._words(width)
        least = self.look.target if self.close else self.look.mm(12)
        return max(least, sum(block.height for block in words) + self.look.mm(2))

    def draw(self) -> None:
        """The field, its label over its text, a saffron line where the next letter comes."""
        taken = self._close_width(self.box.width)
        field = Box(self.box.x, self.box.y, self.box.width - taken, self.box.height)
        self.panel(field, "page", self.look.mm(2.2), "ink", self.look.mm(0.5))
        x, words = field.x + self.look.mm(4), self._words(self.box.width)
        y = field.y + (field.height - sum(block.height for block in words)) / 2
        for number, block in enumerate(words):
            self.text(block, x, y, "soft" if number == 0 else "ink")
            y += block.height
        line = words[-1]
        end = x + (line.ink_width if self.content else 0) + self.look.mm(0.4)
        mark = Box(end, y - line.height * 0.9, self.look.mm(1.1), line.height * 0.8)
        self.panel(mark, "fil", 0, "on_fil", 1.0)
        if self.close:
            self.close.frame = self.frame
            gap = self.look.mm(3)
            self.close.place(Box(field.end + gap, self.box.y, taken - gap, self.box.height))

    def _close_width(self, width: float) -> float:
        if self.close is None:
            return 0.0
        return max(self.look.mm(34), width * 0.18) if self.look.shape != "S" else self.look.mm(30)

    def _words(self, width: float) -> tuple[TextBlock, TextBlock]:
        """The label, and as much of the end of the text as has room."""
        room = width - self._close_width(width) - self.look.mm(10)
        label = TextBlock(self.look, self.label, "small", line="label")
        text, style = self.content, "main" if self.close and self.look.shape != "S" else "heading"
        while True:
            line = TextBlock(self.look, text or " ", style, bold=True, line="label")
            if line.width <= room or len(text) < 2:
                return label, line
            text = BEFORE + text.removeprefix(BEFORE)[1:]
