"""The shelf: five keys, always the same, in the same order, on every screen."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.ui.frame import Box, Frame
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.pieces.touchable import Act, Touchable
from kiosk.ui.theme import Look

_WIDTHS = {"M": (1, 1, 1.06, 1.06, 1.62), "P": (1, 1, 1.06, 1.06, 1.62), "S": (1, 1, 1.12, 1.12, 1.42)}


@dataclass(frozen=True)
class ShelfKey:
    """One key: pictogram, words, what it does (None = off), and whether its panel is open."""

    name: str
    icon: str
    label: str
    act: Act | None
    is_open: bool = False


class ShelfButton(Touchable):
    """One key of the shelf; the call key is saffron, to the corner."""

    def __init__(self, look: Look, key: ShelfKey, last: bool) -> None:
        super().__init__(look, key.label, key.act, icon=key.icon, name=key.name)
        self.key = key
        self.last = last

    def fit(self, width: float) -> float:
        """The height of the shelf."""
        return self.frame.shelf.height

    def draw(self) -> None:
        """Icon over words; beside them on the call key where there is room."""
        ground, ink = self._tokens()
        self.bar(self.box, ground)
        if self.key.is_open:
            self.bar(Box(self.box.x, self.box.y, self.box.width, self.look.mm(1.2) + 2), "on_fil")
            self.bar(Box(self.box.x, self.box.y, self.box.width, self.look.mm(1.2)), "fil")
        if self.last and self.look.shape != "P":
            self._beside(ink)
        else:
            self._over(ink)
        if not self.last:
            self._hairline()

    def _tokens(self) -> tuple[str, str]:
        if self.key.is_open:
            return "paper", "ink"
        if self.last:
            return ("fil_pale", "ink") if self.pressed else ("fil", "on_fil")
        if self.act is None:
            return "shelf", "shelf_off"
        return ("ink2", "main_text") if self.pressed else ("shelf", "shelf_words")

    def _over(self, ink: str) -> None:
        box, side = self.box, self.look.mm(8.4 if self.look.size == "normal" else 9.5)
        block = self._words(box.width - self.look.mm(2.5), "centre")
        gap = self.look.mm(0.6)
        y = box.y + (box.height - side - gap - block.height) / 2
        self.icon(self.key.icon, Box(box.x, y, box.width, side), ink)
        self.text(block, box.x + (box.width - block.width) / 2, y + side + gap, ink)

    def _beside(self, ink: str) -> None:
        box, side = self.box, self.look.mm(11 if self.look.shape == "M" else 8.4)
        gap = self.look.mm(3.2 if self.look.shape == "M" else 1.6)
        block = self._call_words(box.width - side - gap - self.look.mm(5))
        x = box.x + (box.width - side - gap - block.ink_width) / 2
        self.icon(self.key.icon, Box(x, box.y + (box.height - side) / 2, side, side), ink)
        self.text(block, x + side + gap, box.y + (box.height - block.height) / 2, ink)

    def _words(self, width: float, align: str) -> TextBlock:
        return TextBlock(self.look, self.label, "shelf", bold=True, width=width, line="label", align=align)

    def _call_words(self, width: float) -> TextBlock:
        """Larger than the others, on two lines where that is narrower."""
        style = "call" if self.look.size == "normal" else "shelf"
        block = TextBlock(self.look, self.label, style, bold=True, line="label")
        if block.width > width * 0.75:
            block = TextBlock(
                self.look, self.label, style, bold=True, width=min(width, block.width * 0.7), line="label"
            )
        if len(block.laid.rows) > 2:
            block = TextBlock(self.look, self.label, "shelf", bold=True, width=width, line="label")
        return block

    def _hairline(self) -> None:
        inset = self.box.height * 0.24
        line = Box(
            self.box.end - 1, self.box.y + inset, max(1.0, self.look.mm(0.25)), self.box.height - 2 * inset
        )
        self.bar(line, "shelf_line")


def shelf(look: Look, keys: tuple[ShelfKey, ...]) -> list[tuple[ShelfButton, Box]]:
    """The five keys and where each stands."""
    frame = Frame(look)
    box, widths = frame.shelf, _WIDTHS[look.shape]
    placed, x = [], 0.0
    for index, key in enumerate(keys):
        last = index == len(keys) - 1
        width = round(box.width * widths[index] / sum(widths)) if not last else box.width - x
        placed.append((ShelfButton(look, key, last), Box(x, box.y, width, box.height)))
        x += width
    return placed
