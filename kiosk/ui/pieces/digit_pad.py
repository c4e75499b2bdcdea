"""Ten digits as on a telephone, what erases all and what erases one: twelve keys in three columns."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.ui.frame import Box
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.pieces.touchable import Touchable
from kiosk.ui.theme import Look

COLUMNS = 3
DIGITS = "123456789"


class PadKey(Touchable):
    """A digit, or the pictogram of a function, which is paper and is said by its label."""

    @property
    def most(self) -> float:
        """The pad fills the page."""
        return self.look.mm(26 if self.look.shape != "P" else 56)

    def fit(self, width: float) -> float:
        """What a finger needs."""
        return self.look.target

    def draw(self) -> None:
        """The digit, or the pictogram, in the middle."""
        self.ground("paper" if self.glyph else "page")
        face = self.face
        if self.glyph:
            side = self.look.mm(9 if self.look.shape != "P" else 15)
            left, top = face.x + (face.width - side) / 2, face.y + (face.height - side) / 2
            self.icon(self.glyph, Box(left, top, side, side), self.ink)
            return
        block = TextBlock(self.look, self.label, "hero", bold=True, line="label")
        left = face.x + (face.width - block.width) / 2
        self.text(block, left, face.y + (face.height - block.height) / 2, self.ink)


def digit_pad(
    look: Look, put: Callable[[str], None] | None, erase: Callable[[], None], clear: Callable[[], None]
) -> list[PadKey]:
    """The keys, in the order of a grid of `COLUMNS`; each acts when the finger leaves it.

    `put` is given the digit, None = no digit is taken now; `erase` takes the last one away, `clear` all of
    them. Names: "digit-0" to "digit-9", "clear", "erase". A pad is never mirrored: give it a look whose
    page runs from left to right.
    """

    def digit(sign: str) -> PadKey:
        return PadKey(look, sign, (lambda: put(sign)) if put else None, name=f"digit-{sign}")

    return [
        *map(digit, DIGITS),
        PadKey(look, "Tout effacer", clear, icon="x", name="clear"),
        digit("0"),
        PadKey(look, "Effacer le dernier", erase, icon="backspace", name="erase"),
    ]
