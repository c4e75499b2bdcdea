"""The pager: what does not fit is on the next sheet, never scrolled."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.ui.content import Placed
from kiosk.ui.frame import Box
from kiosk.ui.grid import gap_of
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


def pager(look: Look, tr: Speaker, sheet: int, count: int, turn: Callable[[int], None], box: Box) -> Placed:
    """▲ 1/2 ▼ one under the other in that box, both keys at least 20 mm high; side by side in a low one."""
    is_low = box.height < 2 * look.target
    before: Act | None = (lambda: turn(-1)) if sheet else None
    after: Act | None = (lambda: turn(1)) if sheet < count - 1 else None
    small, shown = look.at_size("normal"), f"{sheet + 1}/{count}" if is_low else ""
    hints = tr("Page précédente"), tr("Page suivante")
    up = Key(small, "", before, icon="caret-up", name="sheet-before", stacked=True, hint=hints[0])
    down = Key(small, shown, after, icon="caret-down", name="sheet-after", stacked=True, hint=hints[1])
    if is_low:
        gap = gap_of(look)
        width = (box.width - gap) / 2
        return [
            (up, Box(box.x, box.y, width, box.height)),
            (down, Box(box.x + width + gap, box.y, width, box.height)),
        ]
    middle = look.mm(12)
    height = min(look.mm(31), (box.height - middle) / 2)
    number = SheetNumber(look, sheet + 1, count)
    return [
        (up, Box(box.x, box.y, box.width, height)),
        (number, Box(box.x, box.y + height, box.width, box.height - 2 * height)),
        (down, Box(box.x, box.bottom - height, box.width, height)),
    ]
