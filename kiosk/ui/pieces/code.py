"""A code to photograph with a telephone: always black on white, on whole pixels, with what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture

from kiosk.core.reading import Phrase
from kiosk.ui.frame import Box
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.theme import Look

QUIET = 4  # modules of white around the code
MODULE_MM = 0.65  # at least
SIDE_MM = 52  # what a telephone takes at arm's length, quiet zone included: words give way to it
MOST_MM = {"M": 62, "S": 62, "P": 92}
BESIDE_MM = {"M": 60, "S": 48, "P": 90}  # the room that words need to stand beside the code

Matrix = tuple[tuple[bool, ...], ...]


@dataclass(frozen=True)
class _Arranged:
    """The side of the code with its quiet zone, and the words that stand with it."""

    side: int
    blocks: tuple[TextBlock, ...]
    is_beside: bool = False

    @property
    def words(self) -> float:
        return sum(block.height for block in self.blocks)


class Code(Piece):
    """A code, and a label, a caption and a bold line beside it or under it.

    Words that have no room there are only heard, like `say`, which tells what a code without a caption is.
    The bold line is always shown; `bold_is_french`: it is French on a page of another language.
    """

    role = "code"
    stands_alone = True

    def __init__(
        self,
        look: Look,
        matrix: Matrix,
        caption: str,
        *,
        bold: str = "",
        bold_is_french: bool = False,
        label: str = "",
        say: str = "",
        name: str = "code",
        icon: str = "device-mobile-camera",
    ) -> None:
        super().__init__(look, name)
        self.matrix = matrix
        self.caption = caption
        self.bold = bold
        self._bold_look = look.quoting("fr") if bold_is_french else look
        self.label = label
        self.say = say
        self.glyph = icon

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """What the code is, then its words, shown or not."""
        shown = super().phrases
        seen = {phrase.text for phrase in shown}
        words = [(text, self.look.language) for text in (self.label, self.caption)]
        words.append((self.bold, self._bold_look.language))
        hidden = [(text, language) for text, language in words if text not in seen]
        said = [("" if self.caption else self.say, self.look.language), *hidden]
        return (*shown, *(Phrase("", language, self.name, say=text) for text, language in said if text))

    @property
    def most(self) -> float:
        """As high as there is room, so that the code is as large as it can be."""
        return self.look.mm(120)

    def fit(self, width: float) -> float:
        """A code of at least 0.65 mm a module, and its words where these stand under it."""
        least = self._least * self._count
        if self.look.shape == "S" or self.look.size != "normal":
            return least + sum(block.height + self.look.mm(3) for block in self._bold_alone(width))
        words = sum(block.height for block in self._blocks(width, "small", self._lines))
        return least + words + self.look.mm(3)

    def draw(self) -> None:
        """The code in the middle with the words under it, or at the start with the words at its end."""
        box, laid = self.box, self._arranged(self.box.width, self.box.height)
        below = 0 if laid.is_beside or not laid.blocks else laid.words + self.look.mm(3)
        card = Box(box.x, box.y, box.width, min(box.height, laid.side + below))
        self.panel(card, "white", self.look.mm(2.2))
        if laid.is_beside:
            self._draw_code(laid.side, box.x)
            self._draw_words(laid, box.x + laid.side, box.y + (laid.side - laid.words) / 2)
        else:
            self._draw_code(laid.side, box.x + round((box.width - laid.side) / 2))
            self._draw_words(laid, box.x + self.look.mm(3.2), box.y + laid.side)

    # -- the arrangement

    @property
    def _count(self) -> int:
        return len(self.matrix) + 2 * QUIET

    @property
    def _least(self) -> int:
        return ceil(MODULE_MM * self.look.scale)

    @property
    def _lines(self) -> tuple[tuple[str, bool], ...]:
        return tuple((text, text == self.bold) for text in (self.caption, self.bold) if text)

    @property
    def _sign(self) -> float:
        return self.look.mm(9 if self.look.shape != "P" else 14) if self.glyph else 0

    def _side(self, room: float) -> int:
        """As large as it can be in that room on whole pixels a module, and never too small to be read."""
        room = min(room, self.look.mm(MOST_MM[self.look.shape]))
        return max(self._least, int(room // self._count)) * self._count

    def _blocks(self, width: float, style: str, lines: tuple[tuple[str, bool], ...]) -> tuple[TextBlock, ...]:
        room = width - self.look.mm(3.2 * 2) - self._sign
        blocks = [TextBlock(self.look, self.label, "small", width=room, line="label")] if self.label else []
        blocks += [
            self._bold_block(style, room)
            if bold
            else TextBlock(self.look, text, style, width=room, line="label")
            for text, bold in lines
        ]
        return tuple(blocks) if lines else ()

    def _bold_alone(self, width: float) -> tuple[TextBlock, ...]:
        room = width - self.look.mm(3.2 * 2) - self._sign
        return (self._bold_block("small", room),) if self.bold else ()

    def _bold_block(self, style: str, room: float) -> TextBlock:
        return TextBlock(self._bold_look, self.bold, style, bold=True, width=room, line="label")

    def _arranged(self, width: float, height: float) -> _Arranged:
        """The first way that leaves the code its size; else the one that leaves it the most."""
        ways = list(self._ways(width, height)) or [_Arranged(self._side(min(width, height)), ())]
        large = [way for way in ways if way.side >= self.look.mm(SIDE_MM)]
        return large[0] if large else max(ways, key=lambda way: way.side)

    def _ways(self, width: float, height: float) -> Iterator[_Arranged]:
        side = self._side(min(width, height))
        if width - side >= self.look.mm(BESIDE_MM[self.look.shape]):
            for style in ("text", "small"):
                blocks = self._blocks(width - side, style, self._lines)
                beside = _Arranged(side, blocks, is_beside=True)
                if beside.words <= side <= height and not any(block.laid.overflows for block in blocks):
                    yield beside
        bold = tuple(line for line in self._lines if line[1])
        under = [
            self._blocks(width, style, lines)
            for style, lines in (("text", self._lines), ("small", self._lines), ("small", bold))
        ]
        for blocks in (*under, self._bold_alone(width)):
            room = height - sum(block.height for block in blocks) - self.look.mm(3)
            way = _Arranged(self._side(min(width, room)), blocks)
            if way.side <= room:
                yield way
        if not self.bold:
            yield _Arranged(side, ())

    # -- the drawing

    def _draw_words(self, laid: _Arranged, x: float, y: float) -> None:
        if self.glyph and laid.blocks:
            side = self._sign * 0.8
            self.icon(self.glyph, Box(x, y + (laid.words - side) / 2, side, side), "black")
            x += self._sign
        for block in laid.blocks:
            self.text(block, x, y, "black")
            y += block.height

    def _draw_code(self, side: int, x: float) -> None:
        left, bottom, width, height = self.frame.mirrored(Box(x, self.box.y, side, side))
        with self.canvas:
            Color(1, 1, 1, 1)
            Rectangle(texture=_texture(self.matrix), pos=(round(left), round(bottom)), size=(width, height))


def _texture(matrix: Matrix) -> Texture:
    """One pixel a module, with its quiet zone; drawn by whole multiples, so never blurred."""
    count, edge = len(matrix) + 2 * QUIET, bytes([255] * QUIET)
    blank = [bytes([255] * count)] * QUIET
    rows = [edge + bytes(0 if dark else 255 for dark in row) + edge for row in matrix]
    texture = Texture.create(size=(count, count), colorfmt="luminance")
    texture.mag_filter = texture.min_filter = "nearest"
    texture.blit_buffer(b"".join(reversed([*blank, *rows, *blank])), colorfmt="luminance", bufferfmt="ubyte")
    return texture
