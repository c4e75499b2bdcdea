"""The keys that one types with, a cell each, so that a gap between two belongs to the nearest key."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.core.keyboard import DONE, ERASE, SHIFT, SPACE, Cap, Typed
from kiosk.core.reading import Phrase
from kiosk.ui.frame import Box
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.pieces.touchable import Act, Touchable
from kiosk.ui.theme import Look

CELL_MM = {"M": 15.0, "S": 14.6, "P": 22.0}  # high
GAP_MM = (1.4, 1.4)  # what a cell keeps free around its key, across and down
ICONS = {ERASE: "backspace", SHIFT: "caret-up"}


class KeyCap(Touchable):
    """One key. Its box is its whole cell; the key is drawn inside of it."""

    role = "key"

    def __init__(self, look: Look, cap: Cap, label: str, act: Act, chosen: bool = False) -> None:
        super().__init__(look, label, act, name=cap.name, chosen=chosen, icon=ICONS.get(cap.act, ""))
        self.cap = cap

    def fit(self, width: float) -> float:
        """A row."""
        return self.look.mm(CELL_MM[self.look.shape])

    @property
    def face(self) -> Box:
        """The key in its cell, lower while it is pressed."""
        box = self.box.inset(self.look.mm(GAP_MM[0]) / 2, self.look.mm(GAP_MM[1]) / 2)
        shift = self.edge if self.pressed else 0
        return Box(box.x, box.y + shift, box.width, box.height - self.edge)

    def draw(self) -> None:
        """Saffron while it is down; functions on paper; what ends the line on ink."""
        face = self.face
        if self.cap.act == DONE and not self.pressed:
            self.foot("press")
            self.panel(face, "main", self.look.mm(1.5))
            ink = "main_text"
        elif self.pressed:
            self.panel(face, "fil", self.look.mm(1.5), "ink", self.look.mm(0.5))
            ink = "on_fil"
        else:
            self.ground("paper" if self.cap.act not in ("", SPACE) else "page")
            ink = self.ink
        if self.glyph:
            side = self.look.mm(7 if self.look.shape != "P" else 11)
            x, y = face.x + (face.width - side) / 2, face.y + (face.height - side) / 2
            self.icon(self.glyph, Box(x, y, side, side), ink)
            return
        block = self._block(face.width)
        self.text(
            block, face.x + (face.width - block.width) / 2, face.y + (face.height - block.height) / 2, ink
        )

    def _block(self, room: float) -> TextBlock:
        """The letter; the words of a wide key, smaller where they need it."""
        styles = ("main",) if self.cap.letter else ("choice", "small")
        blocks = [TextBlock(self.look, self.label, style, bold=True, line="label") for style in styles]
        return next((block for block in blocks if block.width <= room), blocks[-1])


class Keyboard(Piece):
    """The rows of a line that is being typed. `press` is given the name of each key that is let go.

    `words`: what is written on « space » and « done », said of the keys that show a sign alone ("erase",
    "shift"), and of all the keys together ("keyboard").
    """

    role = "group"

    def __init__(
        self, look: Look, typed: Typed, press: Callable[[str], None], words: Mapping[str, str]
    ) -> None:
        super().__init__(look, "keyboard")
        self.typed = typed
        self._name = words.get("keyboard", "")
        self._rows = [
            [
                KeyCap(
                    look,
                    cap,
                    cap.letter or cap.label or words.get(cap.act, ""),
                    lambda name=cap.name: press(name),
                    chosen=cap.act == SHIFT and typed.is_shifted,
                )
                for cap in row
            ]
            for row in typed.rows
        ]

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """What it is; its keys speak for themselves."""
        return (Phrase("", self.look.language, self.name, say=self._name),)

    @property
    def inner(self) -> tuple[Piece, ...]:
        """The keys, which are touched by themselves."""
        return tuple(key for row in self._rows for key in row)

    def fit(self, width: float) -> float:
        """Its rows; as many on each page, so that nothing moves when another is shown."""
        most = max(len(rows) for rows in self.typed.layout.pages.values())
        return most * self.look.mm(CELL_MM[self.look.shape])

    def draw(self) -> None:
        """Each key in its cell: cells of one width, each row in the middle."""
        pages = self.typed.layout.pages.values()
        widest = max(sum(cap.width for cap in row) for rows in pages for row in rows)
        cell = self.box.width / widest
        most = max(len(rows) for rows in pages)
        height = self.box.height / most
        for number, row in enumerate(self._rows):
            count = sum(key.cap.width for key in row)
            x = self.box.x + (self.box.width - count * cell) / 2
            for key in row[::-1] if self.look.is_mirrored else row:  # no keyboard is mirrored
                width = key.cap.width * cell
                key.frame = self.frame
                key.place(Box(x, self.box.y + number * height, width, height))
                x += width
