"""Answers, ways and doors: a plate, a label, one second line."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.reading import Phrase
from kiosk.ui.frame import Box
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.pieces.touchable import Touchable


class Choice(Touchable):
    """An answer or a way: plate, label, one second line, which may be of another language."""

    style = "choice"
    air = 2.0  # millimetres over and under the words, together

    def __init__(
        self,
        *arguments: object,
        keeps_note: bool = False,
        style: str = "",
        note_language: str = "",
        **named: object,
    ) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self._note_look = self.look.quoting(note_language or self.look.language)
        self.keeps_note = keeps_note
        self.style = style or self.style

    @property
    def most(self) -> float:
        """Four fill the page."""
        return self.look.mm({"M": 21, "S": 24, "P": 50}[self.look.shape])

    @property
    def plate_size(self) -> float:
        """The side of the plate."""
        if not self.glyph:
            return 0.0
        wider = 2 if self.look.size == "largest" else 0
        return self.look.mm({"M": 13, "S": 11, "P": 22}[self.look.shape] + wider)

    @property
    def shows_note(self) -> bool:
        """On the 7-inch screen and in large text the second line is only spoken."""
        return bool(self.note) and (self.keeps_note or self._has_room)

    @property
    def _has_room(self) -> bool:
        return self.look.shape != "S" and self.look.size == "normal"

    @property
    def _inner(self) -> float:
        return self.look.mm({"M": 3.2, "S": 2, "P": 6}[self.look.shape])

    @property
    def _tick(self) -> float:
        return self.look.mm(8 if self.look.shape != "P" else 13)

    def _blocks(self, width: float) -> list[TextBlock]:
        inner = self._inner
        left = self.plate_size + (inner if self.glyph else 0)
        room = width - 2 * inner - left - (self._tick + self.look.mm(1) if self.chosen else 0)
        blocks = [self._label(room)]
        if self.shows_note or (self.act is None and self.note):
            blocks.append(TextBlock(self._note_look, self.note, "small", width=room, line="label"))
        return blocks

    def _label(self, room: float) -> TextBlock:
        return TextBlock(self.look, self.label, self.style, bold=True, width=room, line="label")

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Label and second line, this one in its own language."""
        label, *notes = super().phrases
        return (label, *(replace(note, language=self._note_look.language) for note in notes))

    def overflows(self, width: float) -> bool:
        """Whether a word of its label or of its note is wider than its room."""
        return any(block.laid.overflows for block in self._blocks(width))

    def fit(self, width: float) -> float:
        """At least 20 mm, 15 on the 7-inch screen."""
        least, around = self.look.target, self.look.mm(2.4 if self.look.shape != "P" else 8)
        words = sum(block.height for block in self._blocks(width)) + self.look.mm(self.air)
        return max(least, words + self.edge, self.plate_size + around + self.edge)

    def draw(self) -> None:
        """Ground, plate, words, and the tick of what was chosen."""
        self.ground()
        face, inner = self.face, self._inner
        x = face.x + inner
        if self.glyph:
            side = self.plate_size
            kind = "chosen" if self.chosen else "line" if self.act is None else self.plate_kind
            self.plate(self.glyph, Box(x, face.y + (face.height - side) / 2, side, side), kind)
            x += side + inner
        blocks = self._blocks(self.box.width)
        y = face.y + (face.height - sum(block.height for block in blocks)) / 2
        for index, block in enumerate(blocks):
            self.text(block, x, y, self.ink if index == 0 or self.chosen else "soft")
            y += block.height
        if self.chosen:
            side = self._tick
            self.icon(
                "check", Box(face.end - inner - side, face.y + (face.height - side) / 2, side, side), "on_fil"
            )


class Number(Choice):
    """A number and what it is for; digits need no more height on an Arabic page than on a French one."""

    style = "main"
    air = 0.8  # nine of them stand on a sheet

    def _label(self, room: float) -> TextBlock:
        digits = self.look.quoting("fr")
        return TextBlock(digits, self.label, self.style, bold=True, width=room, line="label")


class Tile(Choice):
    """A door of the home: a larger plate; in portrait the words stand under it."""

    style = "tile"

    @property
    def most(self) -> float:
        """Three rows fill the page."""
        return self.look.mm({"M": 29, "S": 22, "P": 73}[self.look.shape])

    @property
    def plate_size(self) -> float:
        """The side of the plate."""
        return self.look.mm({"M": 17, "S": 10, "P": 31}[self.look.shape])

    @property
    def _inner(self) -> float:
        return self.look.mm({"M": 2.8, "S": 2, "P": 8}[self.look.shape])

    @property
    def _stands(self) -> bool:
        return self.look.shape == "P" and self.look.size == "normal"

    def _blocks(self, width: float) -> list[TextBlock]:
        if not self._stands:
            return super()._blocks(width)
        room = width - 2 * self._inner
        return [
            TextBlock(self.look, self.label, self.style, bold=True, width=room, line="label"),
            TextBlock(self.look, self.note, "small", width=room, line="label"),
        ]

    def fit(self, width: float) -> float:
        """Plate and words side by side, or one under the other."""
        if not self._stands:
            return super().fit(width)
        return self.plate_size + sum(block.height for block in self._blocks(width)) + self.look.mm(15)

    def draw(self) -> None:
        """As a choice, or standing."""
        if not self._stands:
            super().draw()
            return
        self.ground()
        face, side, inner = self.face, self.plate_size, self._inner
        blocks = self._blocks(self.box.width)
        words = sum(block.height for block in blocks)
        y = face.y + (face.height - side - words - self.look.mm(3)) / 2
        self.plate(self.glyph, Box(face.x + inner, y, side, side), self.plate_kind)
        y += side + self.look.mm(3)
        for index, block in enumerate(blocks):
            self.text(block, face.x + inner, y, "ink" if index == 0 else "soft")
            y += block.height
