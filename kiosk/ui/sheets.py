"""The pager: what does not fit is on the next sheet, never scrolled."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.ui.frame import Box, Frame
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.key import Key
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.pieces.touchable import Act
from kiosk.ui.theme import Look
from kiosk.words import Speaker


class SheetNumber(Piece):
    """« 1/2 », between the two keys."""

    role = "page number"

    def __init__(self, look: Look, number: int, count: int) -> None:
        super().__init__(look, "sheet-number")
        self.told = f"{number}/{count}"

    def fit(self, width: float) -> float:
        """One line."""
        return TextBlock(self.look, self.told, "heading", line="label").height

    def draw(self) -> None:
        """In the middle."""
        block = TextBlock(self.look.at_size("normal"), self.told, "heading", bold=True, line="label")
        x = self.box.x + (self.box.width - block.width) / 2
        self.text(block, x, self.box.y + (self.box.height - block.height) / 2)


def pager(
    look: Look, tr: Speaker, sheet: int, count: int, turn: Callable[[int], None], bottom: float
) -> list[tuple[Piece, Box]]:
    """▲ 1/2 ▼ in a column at the end side down to `bottom`, both keys at least 20 mm high."""
    page = Frame(look).page
    page = Box(page.x, page.y, page.width, bottom - page.y)
    width = look.mm(20)
    x = page.end - width
    number = SheetNumber(look, sheet + 1, count)
    middle = look.mm(12)
    height = min(look.mm(31), (page.height - middle) / 2)
    before: Act | None = (lambda: turn(-1)) if sheet else None
    after: Act | None = (lambda: turn(1)) if sheet < count - 1 else None
    words = tr("Page précédente"), tr("Page suivante")
    up = Key(look, "", before, icon="caret-up", name="sheet-before", stacked=True, hint=words[0])
    down = Key(look, "", after, icon="caret-down", name="sheet-after", stacked=True, hint=words[1])
    return [
        (up, Box(x, page.y, width, height)),
        (number, Box(x, page.y + height, width, page.height - 2 * height)),
        (down, Box(x, page.bottom - height, width, height)),
    ]
