"""A language in its own script and direction, with its voice or without, on a page of another language."""

from __future__ import annotations

from kiosk.ui.frame import Box
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.pieces.touchable import Act, Touchable
from kiosk.ui.theme import Look


class LanguageTile(Touchable):
    """`look` speaks the tile's language; `mirrored` is the look of the page it stands on."""

    def __init__(
        self, look: Look, label: str, act: Act, *, note: str, speaks: bool, mirrored: Look, name: str
    ) -> None:
        super().__init__(look, label, act, note=note, name=name)
        self.speaks = speaks
        self.page = mirrored
        self.frame = type(self.frame)(mirrored)

    @property
    def most(self) -> float:
        """Four fill the page, and three in portrait."""
        return self.look.mm(24 if self.look.shape != "P" else 50)

    @property
    def _sign(self) -> float:
        return max(self.look.mm(5 if self.look.shape != "P" else 8), float(self.look.em("small")))

    def _blocks(self, width: float) -> tuple[TextBlock, TextBlock]:
        room = width - 2 * self.look.mm(5)
        return (
            TextBlock(self.look, self.label, "main", bold=True, width=room, line="label"),
            TextBlock(self.look, self.note, "small", width=room - self._sign * 1.3, line="label"),
        )

    def fit(self, width: float) -> float:
        """Two lines."""
        return max(self.look.target, sum(block.height for block in self._blocks(width)) + self.look.mm(3))

    def draw(self) -> None:
        """The words at the start side of their own language."""
        self.ground()
        face, inner, side = self.face, self.look.mm(5), self._sign
        name, note = self._blocks(self.box.width)
        y = face.y + (face.height - name.height - note.height) / 2
        flipped = self.look.rtl != self.page.rtl
        self.text(name, face.x + inner, y, self.ink)
        y += name.height
        icon = Box(
            face.end - inner - side if flipped else face.x + inner, y + (note.height - side) / 2, side, side
        )
        self.icon("speaker-high" if self.speaks else "speaker-slash", icon, "soft")
        self.text(note, face.x + inner + (0 if flipped else side * 1.3), y, "soft")
