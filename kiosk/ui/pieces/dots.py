"""How many digits of a code are entered: circles that fill, and never a digit."""

from __future__ import annotations

from kiosk.core.reading import Phrase
from kiosk.core.typography import french
from kiosk.ui.pieces.base import Piece
from kiosk.ui.theme import Look


class Dots(Piece):
    """So many circles, the first ones filled."""

    role = "status"

    def __init__(self, look: Look, count: int, filled: int, name: str = "dots") -> None:
        super().__init__(look, name)
        self.count = count
        self.filled = filled

    @property
    def _diameter(self) -> float:
        return self.look.mm(8 if self.look.shape != "P" else 13)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """How many there are, never which."""
        told = french(f"{self.filled} chiffres sur {self.count}")
        return (Phrase("", self.look.language, self.name, say=told),)

    def fit(self, width: float) -> float:
        """One row."""
        return self._diameter + self.look.mm(2)

    def draw(self) -> None:
        """Ringed in ink; filled with saffron."""
        side, ring = self._diameter, max(2.0, self.look.mm(0.6))
        step = min(side * 1.5, (self.box.width - side) / max(1, self.count - 1))
        for place in range(self.count):
            x, y = self.box.x + side / 2 + place * step, self.box.y + self.box.height / 2
            self.disc(x, y, side, "ink")
            self.disc(x, y, side - 2 * ring, "fil" if place < self.filled else "page")
