"""The thread that shortens while nobody answers, and the seconds in its disc."""

from __future__ import annotations

from kiosk.core.reading import Phrase
from kiosk.ui.frame import Box
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.theme import Look


class Countdown(Piece):
    """`left` seconds of `whole`."""

    role = "timer"
    is_spare = True  # the sentence above says the seconds

    def __init__(self, look: Look, left: int, whole: int) -> None:
        super().__init__(look, "countdown")
        self.left = left
        self.whole = max(1, whole)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The sentence above says it already."""
        return ()

    @property
    def _diameter(self) -> float:
        return self.look.mm(32 if self.look.shape != "S" else 18)

    def fit(self, width: float) -> float:
        """The height of the disc."""
        return self._diameter

    def draw(self) -> None:
        """Track, thread from the start edge, disc, figure."""
        middle = self.box.y + self.box.height / 2
        disc = self._diameter
        x = self.box.x + disc / 2 + (self.box.width - disc) * self.left / self.whole
        casing, thread = self.look.mm(5.4), self.look.mm(4)
        dots = int((self.box.end - x) // self.look.mm(3.6))
        for index in range(dots):
            self.disc(x + self.look.mm(3.6) * (index + 1), middle, self.look.mm(0.8), "line")
        self.bar(Box(0, middle - casing / 2, x, casing), "on_fil" if not self.look.contrast else "fil")
        self.bar(Box(0, middle - thread / 2, x, thread), "fil")
        self.disc(x, middle, disc, "on_fil" if not self.look.contrast else "ink")
        self.disc(x, middle, disc - self.look.mm(1.8), "fil")
        block = TextBlock(self.look.at_size("normal"), str(self.left), "hero", bold=True, line="label")
        self.text(block, x - block.width / 2, middle - block.height / 2, "on_fil")
