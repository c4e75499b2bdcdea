"""The main button, small keys, and the papers that one ticks."""

from __future__ import annotations

from kiosk.ui.frame import Box
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.pieces.touchable import Act, Touchable
from kiosk.ui.theme import Look


class Main(Touchable):
    """The one main button of a screen: ink, words at the start, arrow at the end."""

    def __init__(
        self,
        look: Look,
        label: str,
        act: Act | None,
        *,
        icon: str = "arrow-right",
        name: str = "main",
        low: bool = False,
        note: str = "",
    ) -> None:
        super().__init__(look, label, act, icon=icon, name=name, note=note)
        self.low = self._is_always_low = low

    @property
    def _inner(self) -> float:
        return self.look.mm(3 if self.low else 5) * (1 if self.look.shape != "P" else 1.6)

    @property
    def _sign(self) -> float:
        return self.look.mm(6.5 if self.low else 8) * (1 if self.look.shape != "P" else 1.5)

    def lower(self, is_low: bool) -> None:
        """20 mm where it closes a dense page."""
        self.low = is_low or self._is_always_low

    def _block(self, width: float) -> TextBlock:
        room = width - 3 * self._inner - self._sign
        return TextBlock(
            self.look, self.label, "heading" if self.low else "main", bold=True, width=room, line="label"
        )

    def fit(self, width: float) -> float:
        """25 mm, 20 where it closes a dense page."""
        least = self.look.target if self.low or self.look.shape == "S" else self.look.mm(25)
        if self.look.shape == "P":
            least *= 1.25
        return max(least, self._block(width).height + self.look.mm(4))

    def draw(self) -> None:
        """Ink, and ink2 while pressed."""
        radius, face = self.look.mm(2.2), self.face
        if not self.pressed:
            self.foot("press")
        self.panel(face, "ink2" if self.pressed else "main", radius)
        block, inner, side = self._block(self.box.width), self._inner, self._sign
        self.text(block, face.x + inner, face.y + (face.height - block.height) / 2, "main_text")
        self.icon(
            self.glyph,
            Box(face.end - inner - side, face.y + (face.height - side) / 2, side, side),
            "main_text",
        )


class Key(Touchable):
    """A small act: a bare pictogram and a word or two, side by side (or one above the other: `stacked`)."""

    def __init__(
        self,
        look: Look,
        label: str,
        act: Act | None,
        *,
        icon: str = "",
        name: str = "",
        chosen: bool = False,
        stacked: bool = False,
        hint: str = "",
        style: str = "choice",
        bold: bool = True,
        note: str = "",
    ) -> None:
        super().__init__(look, label, act, icon=icon, name=name, chosen=chosen, hint=hint, note=note)
        self.stacked = stacked
        self.style = style
        self.bold = bold

    @property
    def most(self) -> float:
        """No more than it needs."""
        return self.look.mm(20 if self.look.shape != "P" else 25)

    @property
    def _side(self) -> float:
        if not self.glyph:
            return 0.0
        small = 5 if self.label else 7
        side = self.look.mm({"M": 7, "S": small, "P": 9}[self.look.shape])
        return side if self.look.size == "normal" else max(side, float(self.look.em(self.style)))

    def _words(self, width: float, style: str, stacked: bool) -> TextBlock:
        """The words in the room that the pictogram and the tick leave them."""
        beside = 0 if stacked else self._side + (self.look.mm(3) if self.glyph else 0)
        tick = self.look.mm(8) * (2 if stacked else 1) if self.chosen else 0
        room = width - 2 * self.look.mm(3) - beside - tick
        alone = TextBlock(self.look, self.label, style, bold=self.bold, line="label")
        if alone.width <= room:
            return alone
        align = "centre" if stacked else "start"
        return TextBlock(self.look, self.label, style, bold=self.bold, width=room, line="label", align=align)

    def _laid(self, width: float) -> tuple[TextBlock, bool]:
        """The words and whether they stand under the pictogram: the first way in which no word is cut."""
        for style, stacked in ((self.style, self.stacked), (self.style, bool(self.glyph)), ("shelf", True)):
            words = self._words(width, style, stacked)
            if not words.laid.overflows:
                break
        return words, stacked

    def overflows(self, width: float) -> bool:
        """Whether a word of it is wider than the key, however it stands."""
        return bool(self.label) and self._laid(width)[0].laid.overflows

    def fit(self, width: float) -> float:
        """20 mm, or more for long words."""
        words = 0.0
        if self.label:
            block, stacked = self._laid(width)
            words = block.height + (self._side + self.look.mm(1) if stacked else 0)
        return max(self.look.target, words + self.look.mm(3) + self.edge)

    def draw(self) -> None:
        """Pictogram and words, together in the middle."""
        self.ground()
        face, side = self.face, self._side
        if not self.label:
            self.icon(self.glyph, face.inset(self.look.mm(2), self.look.mm(2)), self.ink)
            return
        block, stacked = self._laid(self.box.width)
        (self._draw_under if stacked else self._draw_beside)(block, face, side)
        if self.chosen:
            tick = self.look.mm(8)
            box = Box(face.end - self.look.mm(2) - tick, face.y + (face.height - tick) / 2, tick, tick)
            self.icon("check", box.inset(self.look.mm(0.5), self.look.mm(0.5)), self.ink)

    def _draw_under(self, block: TextBlock, face: Box, side: float) -> None:
        gap = self.look.mm(1) if self.glyph else 0
        y = face.y + (face.height - side - block.height - gap) / 2
        if self.glyph:
            self.icon(self.glyph, Box(face.x, y, face.width, side), self.ink)
        self.text(block, face.x + (face.width - block.width) / 2, y + side + gap, self.ink)

    def _draw_beside(self, block: TextBlock, face: Box, side: float) -> None:
        gap = self.look.mm(3) if self.glyph else 0
        tick = self.look.mm(8) if self.chosen else 0
        x = face.x + max(self.look.mm(3), (face.width - side - gap - block.ink_width - tick) / 2)
        if self.glyph:
            self.icon(self.glyph, Box(x, face.y + (face.height - side) / 2, side, side), self.ink)
        self.text(block, x + side + gap, face.y + (face.height - block.height) / 2, self.ink)


class Tick(Touchable):
    """A paper of the list: a box that is ticked when one has it."""

    role = "tick box"

    @property
    def most(self) -> float:
        """Room for two lines."""
        return self.look.mm(20 if self.look.shape != "P" else 34)

    def _block(self, width: float) -> TextBlock:
        style = "small" if self.look.shape == "S" else "text"  # else a long paper takes half a sheet
        room = width - self._box - 3 * self._inner
        return TextBlock(self.look, self.label, style, width=room, line="label")

    @property
    def _box(self) -> float:
        return self.look.mm(9 if self.look.shape != "P" else 13)

    @property
    def _inner(self) -> float:
        return self.look.mm(3.2 if self.look.shape != "P" else 5)

    def overflows(self, width: float) -> bool:
        """Whether a word of it is wider than its room."""
        return self._block(width).laid.overflows

    def fit(self, width: float) -> float:
        """20 mm, or as many lines as it takes."""
        return max(self.look.target, self._block(width).height + self.look.mm(1.4) + self.edge)

    @property
    def ink(self) -> str:
        """Ink, ticked or not."""
        return "ink"

    def ground(self, token: str = "page", border: str = "line") -> None:
        """White, and pale green when ticked: never saffron, for having a paper is not *here*."""
        ticked, self.chosen = self.chosen, False
        if ticked:
            token, border = "ok_pale", "ok" if self.look.contrast else "line"
        super().ground(token, border)
        self.chosen = ticked

    def draw(self) -> None:
        """The box, and the words."""
        self.ground()
        face, inner, side = self.face, self._inner, self._box
        box = Box(face.x + inner, face.y + (face.height - side) / 2, side, side)
        if self.chosen:
            self.panel(box, "ok", self.look.mm(1.4))
            self.icon("check", box.inset(side * 0.15, side * 0.15), "glyph")
        else:
            self.panel(box, "page", self.look.mm(1.4), "ink", max(2.0, self.look.mm(0.5)))
        block = self._block(self.box.width)
        self.text(block, box.end + inner, face.y + (face.height - block.height) / 2, "ink")
