"""What is told and cannot be touched: notices, and cards of rows. No edge."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.reading import Phrase
from kiosk.ui.frame import Box
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.theme import Look

_NOTICES = {
    "quiet": ("deep", "ink"),
    "ok": ("ok_pale", "ok"),
    "stop": ("stop_pale", "stop"),
    "here": ("fil_pale", "ink"),
}


class Notice(Piece):
    """An icon and one sentence. Kinds: quiet, ok (checked), stop (fraud, breakdown), here (saffron pale)."""

    role = "notice"

    def __init__(
        self,
        look: Look,
        text: str,
        icon: str = "info",
        kind: str = "quiet",
        name: str = "notice",
        style: str = "text",
        is_french: bool = False,
    ) -> None:
        super().__init__(look, name)
        self.content = text
        self.glyph = icon
        self.kind = kind
        self.style = style
        self._words = look.quoting("fr") if is_french else look

    @property
    def _inner(self) -> float:
        return self.look.mm(3.2 if self.look.shape != "P" else 5)

    @property
    def _sign(self) -> float:
        return max(self.look.mm(7 if self.look.shape != "P" else 11), float(self.look.em(self.style)))

    def _block(self, width: float) -> TextBlock:
        room = width - 3 * self._inner - self._sign
        style = self.style if self.look.shape != "S" else "small"
        return TextBlock(self._words, self.content, style, width=room, line="label")

    @property
    def heard(self) -> tuple[Phrase, ...]:
        """The sentence."""
        return (Phrase(self.content, self._words.language, self.name),)

    def fit(self, width: float) -> float:
        """As many lines as it takes."""
        least, around = (10, 3.6) if self.look.shape != "P" else (18, 7)
        return max(self.look.mm(least), self._block(width).height + self.look.mm(around))

    def draw(self) -> None:
        """Ground, icon, sentence."""
        ground, ink = _NOTICES[self.kind]
        border = "line" if self.look.contrast else ""
        self.panel(self.box, ground, self.look.mm(2.2), border, self.look.mm(0.5))
        inner, side = self._inner, self._sign
        sign = Box(self.box.x + inner, self.box.y + (self.box.height - side) / 2, side, side)
        self.icon(self.glyph, sign, ink)
        block = self._block(self.box.width)
        y = self.box.y + (self.box.height - block.height) / 2
        self.text(block, self.box.x + inner * 2 + side, y, ink)


@dataclass(frozen=True)
class Row:
    """A row of a card: pictogram, a small label, a value; `end` stands at the end side.

    `is_french`, `label_is_french`: it is French on a page of another language, and is read as French.
    """

    icon: str
    label: str
    value: str
    plate: str = "plate"
    end: str = ""
    bold: bool = False
    is_french: bool = False
    label_is_french: bool = False


class Card(Piece):
    """A white card of rows parted by hairlines; `style` is that of the values."""

    role = "card"

    def __init__(self, look: Look, rows: tuple[Row, ...], name: str = "card", style: str = "text") -> None:
        super().__init__(look, name)
        self.rows = rows
        self.splits = len(rows) > 1
        self.style = "small" if look.size == "largest" else style

    @property
    def _plate(self) -> float:
        if all(row.plate == "bare" for row in self.rows):
            return max(self.look.mm(6.5 if self.look.shape != "P" else 10), float(self.look.em(self.style)))
        return self.look.mm({"M": 9.5, "S": 7, "P": 16}[self.look.shape])

    @property
    def _apart(self) -> float:
        return self.look.mm(1.6 if self.look.shape != "P" else 5)

    @property
    def heard(self) -> tuple[Phrase, ...]:
        """Each row: its label, then its value."""
        blocks = (block for row in self.rows for block in self._row_blocks(row, self.look.width)[0])
        return tuple(Phrase(block.text, block.look.language, self.name) for block in blocks)

    def _row_blocks(self, row: Row, width: float) -> tuple[list[TextBlock], TextBlock | None]:
        end = TextBlock(self.look, row.end, self.style, line="label") if row.end else None
        room = width - self._plate - self.look.mm(3.2) - (end.width + self.look.mm(3) if end else 0)
        french = self.look.quoting("fr")
        label, value = (french if row.label_is_french else self.look, french if row.is_french else self.look)
        blocks = [TextBlock(label, row.label, "small", width=room, line="label")] if row.label else []
        blocks.append(TextBlock(value, row.value, self.style, bold=row.bold, width=room, line="label"))
        return blocks, end

    def _on_one_line(self, blocks: list[TextBlock]) -> bool:
        """On 7 inches a label stands beside its value where both have room."""
        if self.look.shape != "S" or len(blocks) < 2:
            return False
        return blocks[0].ink_width + self.look.mm(2) + blocks[1].ink_width <= blocks[1].width

    def _row_height(self, row: Row, width: float) -> float:
        blocks, end = self._row_blocks(row, width)
        heights = [block.height for block in blocks]
        words = max(max(heights) if self._on_one_line(blocks) else sum(heights), end.height if end else 0)
        return max(self._plate, words) + self._apart

    def overflows(self, width: float) -> bool:
        """Whether a word of a row has no room: a name that is not cut, beside a narrow pager."""
        inner = self._inner(width)
        return any(block.laid.overflows for row in self.rows for block in self._row_blocks(row, inner)[0])

    def cut(self, width: float, height: float, least: int = 1) -> tuple[Piece, Piece] | None:
        """Between two rows."""
        inner, used, count = self._inner(width), self._apart, 0
        for row in self.rows:
            used += self._row_height(row, inner)
            if used > height:
                break
            count += 1
        if not 0 < count < len(self.rows):
            return None
        parts = (self.rows[:count], self.rows[count:])
        first, second = (Card(self.look, rows, self.name, self.style) for rows in parts)
        return first, second

    def _inner(self, width: float) -> float:
        return width - 2 * self._pad

    @property
    def _pad(self) -> float:
        return self.look.mm(3.8 if self.look.shape != "P" else 6)

    def fit(self, width: float) -> float:
        """The rows, one under the other."""
        inner = self._inner(width)
        return sum(self._row_height(row, inner) for row in self.rows) + self._apart

    def draw(self) -> None:
        """Ground, rows, hairlines."""
        self.panel(
            self.box, "page", self.look.mm(2.2), "line" if self.look.contrast else "", self.look.mm(0.5)
        )
        inner, pad = self._inner(self.box.width), self._pad
        y = self.box.y + self._apart / 2
        for index, row in enumerate(self.rows):
            height = self._row_height(row, inner)
            if index:
                self.bar(Box(self.box.x + pad, y, inner, max(1.0, self.look.mm(0.25))), "deep")
            self._row(row, Box(self.box.x + pad, y, inner, height))
            y += height

    def _row(self, row: Row, box: Box) -> None:
        blocks, end = self._row_blocks(row, box.width)
        side = self._plate
        plate = Box(box.x, box.y + (box.height - side) / 2, side, side)
        if row.plate == "bare":
            self.icon(row.icon, plate.inset(side * 0.12, side * 0.12), "ink")
        else:
            self.plate(row.icon, plate, row.plate)
        x = box.x + side + self.look.mm(3.2)
        if self._on_one_line(blocks):
            label, value = blocks
            y = box.y + (box.height - value.height) / 2
            self.text(label, x, y + value.laid.baseline - label.laid.baseline, "soft")
            self.text(value, x + label.ink_width + self.look.mm(2), y, "ink")
            blocks = []
        y = box.y + (box.height - sum(block.height for block in blocks)) / 2
        for index, block in enumerate(blocks):
            self.text(block, x, y, "soft" if row.label and index == 0 else "ink")
            y += block.height
        if end:
            self.text(end, box.end - end.width, box.y + (box.height - end.height) / 2, "soft")
