"""What is told and cannot be touched: notices, cards of rows, codes to photograph. No edge."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture

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
    ) -> None:
        super().__init__(look, name)
        self.content = text
        self.glyph = icon
        self.kind = kind
        self.style = style

    def _block(self, width: float) -> TextBlock:
        room = width - self.look.mm(3.2 * 3 + 7)
        style = self.style if self.look.shape != "S" else "small"
        return TextBlock(self.look, self.content, style, width=room, line="label")

    @property
    def heard(self) -> tuple[Phrase, ...]:
        """The sentence."""
        return (Phrase(self.content, self.look.language, self.name),)

    def fit(self, width: float) -> float:
        """As many lines as it takes."""
        return max(self.look.mm(10), self._block(width).height + self.look.mm(3.6))

    def draw(self) -> None:
        """Ground, icon, sentence."""
        ground, ink = _NOTICES[self.kind]
        border = "line" if self.look.contrast else ""
        self.panel(self.box, ground, self.look.mm(2.2), border, self.look.mm(0.5))
        inner, side = self.look.mm(3.2), self.look.mm(7)
        self.icon(
            self.glyph, Box(self.box.x + inner, self.box.y + (self.box.height - side) / 2, side, side), ink
        )
        block = self._block(self.box.width)
        y = self.box.y + (self.box.height - block.height) / 2
        self.text(block, self.box.x + inner * 2 + side, y, ink)


@dataclass(frozen=True)
class Row:
    """A row of a card: pictogram, a small label, a value; `end` stands at the end side.

    `is_french`: the value is French on a page of another language, and is read as French.
    """

    icon: str
    label: str
    value: str
    plate: str = "plate"
    end: str = ""
    bold: bool = False
    is_french: bool = False


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
            return self.look.mm(6.5)
        return self.look.mm(9.5 if self.look.shape != "S" else 7)

    def _row_blocks(self, row: Row, width: float) -> tuple[list[TextBlock], TextBlock | None]:
        end = TextBlock(self.look, row.end, self.style, line="label") if row.end else None
        room = width - self._plate - self.look.mm(3.2) - (end.width + self.look.mm(3) if end else 0)
        blocks = [TextBlock(self.look, row.label, "small", width=room, line="label")] if row.label else []
        look = self.look.speaking("fr") if row.is_french else self.look
        align = "end" if look.rtl != self.look.rtl else "start"
        blocks.append(
            TextBlock(look, row.value, self.style, bold=row.bold, width=room, line="label", align=align)
        )
        return blocks, end

    def _row_height(self, row: Row, width: float) -> float:
        blocks, end = self._row_blocks(row, width)
        words = max(sum(block.height for block in blocks), end.height if end else 0)
        return max(self._plate, words) + self.look.mm(1.6)

    def cut(self, width: float, height: float) -> tuple[Piece, Piece] | None:
        """Between two rows."""
        inner, used, count = self._inner(width), self.look.mm(1.6), 0
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
        return width - 2 * self.look.mm(3.8)

    def fit(self, width: float) -> float:
        """The rows, one under the other."""
        inner = self._inner(width)
        return sum(self._row_height(row, inner) for row in self.rows) + self.look.mm(1.6)

    def draw(self) -> None:
        """Ground, rows, hairlines."""
        self.panel(
            self.box, "page", self.look.mm(2.2), "line" if self.look.contrast else "", self.look.mm(0.5)
        )
        inner, pad = self._inner(self.box.width), self.look.mm(3.8)
        y = self.box.y + self.look.mm(0.8)
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
        y = box.y + (box.height - sum(block.height for block in blocks)) / 2
        for index, block in enumerate(blocks):
            token = "soft" if row.label and index == 0 else "ink"
            self.text(block, box.x + side + self.look.mm(3.2), y, token)
            y += block.height
        if end:
            self.text(end, box.end - end.width, box.y + (box.height - end.height) / 2, "soft")


class Code(Piece):
    """A QR code, always black on white, on whole pixels, with what it is for under it."""

    role = "code"
    stands_alone = True

    def __init__(
        self,
        look: Look,
        matrix: tuple[tuple[bool, ...], ...],
        caption: str,
        *,
        bold: str = "",
        label: str = "",
        say: str = "",
        name: str = "code",
        icon: str = "device-mobile-camera",
    ) -> None:
        super().__init__(look, name)
        self.matrix = matrix
        self.caption = caption
        self.bold = bold
        self.label = label
        self.say = say
        self.glyph = icon

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """What the code is, then its caption."""
        said = (Phrase("", self.look.language, self.name, say=self.say),) if self.say else ()
        return (*said, *super().phrases)

    @property
    def _is_bare(self) -> bool:
        """On the 7-inch screen, and with large letters, the code takes all its room: its words are spoken."""
        return self.look.shape == "S" or self.look.size != "normal"

    @property
    def _least(self) -> int:
        return ceil(0.65 * self.look.scale)

    def module(self, room: float) -> int:
        """Whole pixels a module, for a code with its quiet zone of four in that room; 0.65 mm at least."""
        count = len(self.matrix) + 8
        return max(self._least, int(room // count))

    def _blocks(self, width: float) -> list[TextBlock]:
        if self._is_bare:
            return []
        room = width - self.look.mm(3.2 * 2 + (9 if self.glyph else 0))
        blocks = [TextBlock(self.look, self.label, "small", width=room, line="label")] if self.label else []
        style = "text" if self.look.shape != "S" else "small"
        blocks += (
            [TextBlock(self.look, self.caption, style, width=room, line="label")] if self.caption else []
        )
        blocks += (
            [TextBlock(self.look, self.bold, style, bold=True, width=room, line="label")] if self.bold else []
        )
        return blocks

    def _side(self, width: float, height: float | None = None) -> int:
        words = sum(block.height for block in self._blocks(width))
        room = min(width - self.look.mm(2), self.look.mm(62))
        if height is not None:
            room = min(room, height - words - self.look.mm(4))
        return self.module(room) * (len(self.matrix) + 8)

    @property
    def most(self) -> float:
        """As high as there is room, so that the code is as large as it can be."""
        return self.look.mm(120)

    def fit(self, width: float) -> float:
        """A code of at least 0.65 mm a module, and its words."""
        least = self._least * (len(self.matrix) + 8)
        blocks = self._blocks(width)
        return least + sum(block.height for block in blocks) + (self.look.mm(3) if blocks else 0)

    def draw(self) -> None:
        """The code in the middle, the words under it."""
        side = self._side(self.box.width, self.box.height)
        blocks = self._blocks(self.box.width)
        words = sum(block.height for block in blocks)
        height = min(self.box.height, side + words + (self.look.mm(4) if blocks else 0))
        self.panel(Box(self.box.x, self.box.y, self.box.width, height), "white", self.look.mm(2.2))
        self._draw_code(side)
        y = self.box.y + side + (height - side - words) / 2
        x = self.box.x + self.look.mm(3.2)
        if self.glyph and blocks:
            self.icon(
                self.glyph,
                Box(x, y + (words - self.look.mm(8)) / 2, self.look.mm(7), self.look.mm(8)),
                "black",
            )
            x += self.look.mm(9)
        for block in blocks:
            self.text(block, x, y, "black")
            y += block.height

    def _draw_code(self, side: int) -> None:
        count = len(self.matrix) + 8
        texture = _texture(self.matrix)
        box = Box(self.box.x + round((self.box.width - side) / 2), self.box.y, side, side)
        left, bottom, width, height = self.frame.mirrored(box)
        assert side % count == 0
        with self.canvas:
            Color(1, 1, 1, 1)
            Rectangle(texture=texture, pos=(round(left), round(bottom)), size=(width, height))


def _texture(matrix: tuple[tuple[bool, ...], ...]) -> Texture:
    """One pixel a module, a quiet zone of four; drawn by whole multiples, so never blurred."""
    count = len(matrix) + 8
    rows = [bytes([255] * count)] * 4
    rows += [bytes([255] * 4 + [0 if dark else 255 for dark in row] + [255] * 4) for row in matrix]
    rows += [bytes([255] * count)] * 4
    texture = Texture.create(size=(count, count), colorfmt="luminance")
    texture.mag_filter = texture.min_filter = "nearest"
    texture.blit_buffer(b"".join(reversed(rows)), colorfmt="luminance", bufferfmt="ubyte")
    return texture
