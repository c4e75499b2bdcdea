"""The line on top: where one is on the start side, whose house it is (or the hour) on the end side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.ui.frame import Box
from kiosk.ui.logo import logo
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.theme import Look

GLOSS = re.compile(r"\s*\([^()]*\)")  # « (carte d'identité) », the French name behind another


@dataclass(frozen=True)
class Crumb:
    """Name of the page, and what is beside it ("Étape 2 · encore 4 au plus"); each may stay French.

    Where they have no room, the name goes without what it has in brackets, then the place goes too.
    """

    name: str
    beside: str = ""
    is_french: bool = False
    beside_is_french: bool = False


class Band(Piece):
    """With a crumb: crumb, then the place. Without: the place, then `aside` (the date and the hour).

    `logo` is the path of a PNG or an SVG; without one that can be shown, the terminal's own sign.
    """

    role = "band"

    def __init__(
        self, look: Look, place: str, crumb: Crumb | None = None, aside: str = "", logo: str = ""
    ) -> None:
        super().__init__(look, "band")
        self.logo_file = logo
        self.place_name = place
        self.crumb = crumb
        self.aside = aside

    def fit(self, width: float) -> float:
        """The height of the band."""
        return self.frame.band.height

    def _small(self, text: str, bold: bool = False, is_french: bool = False) -> TextBlock:
        look = self.look.quoting("fr") if is_french else self.look
        return TextBlock(look.at_size("normal"), text, "band", bold=bold, line="label")

    def draw(self) -> None:
        """Start side first."""
        if self.crumb is None:
            after = self._house(self.box.x)
            aside = self._small(self.aside)
            if self.aside and after + aside.width + self.look.mm(3) < self.box.end:
                self._words(aside, self.box.end - aside.width, "soft")
            return
        house = self._small(self.place_name, bold=True)
        room = self.box.end - house.width - self._logo_room
        x = self.box.x
        for block, token in zip(
            self._crumb(self.crumb, room - self.look.mm(3)), ("ink", "soft"), strict=False
        ):
            self._words(block, x, token)
            x += block.width
        if x + self.look.mm(3) < room:
            self._house(room)

    def _crumb(self, crumb: Crumb, end: float) -> list[TextBlock]:
        """The name and what is beside it, before `end` or at least in the band; else the name alone."""
        name = self._small(crumb.name, bold=True, is_french=crumb.is_french)
        if not crumb.beside:
            return [name]
        short = self._small(GLOSS.sub("", crumb.name), bold=True, is_french=crumb.is_french)
        beside = self._beside(crumb)
        ways = ((name, end), (short, end), (short, self.box.end))
        fits = ([told, beside] for told, bound in ways if self.box.x + told.width + beside.width < bound)
        return next(fits, [name])

    def _beside(self, crumb: Crumb) -> TextBlock:
        """The point stands at the side of the name, whichever way the words run."""
        is_across = crumb.beside_is_french and self.look.rtl
        text = f"{crumb.beside}  ·  " if is_across else f"  ·  {crumb.beside}"
        return self._small(text, is_french=crumb.beside_is_french)

    @property
    def _logo(self) -> float:
        return self.look.mm(6.6 if self.look.shape != "S" else 5)

    @property
    def _logo_room(self) -> float:
        return self._logo + self.look.mm(2)

    def _words(self, block: TextBlock, x: float, token: str) -> None:
        self.text(block, x, self.box.y + (self.box.height - block.height) / 2, token)

    def _house(self, x: float) -> float:
        side = self._logo
        box = Box(x, self.box.y + (self.box.height - side) / 2, side, side)
        texture = logo(self.logo_file, round(side)) if self.logo_file else None
        if texture:
            self.picture(texture, box)
        else:
            self._sign(box)
        block = self._small(self.place_name, bold=True)
        self._words(block, x + self._logo_room, "ink")
        return x + self._logo_room + block.width

    def _sign(self, box: Box) -> None:
        """The terminal's own sign, for a place that gave none."""
        side = box.width
        self.panel(box, "plate", self.look.mm(1))
        token = "glyph" if self.look.contrast else "fil"
        self.icon("hand-waving", box.inset(side * 0.14, side * 0.14), token)
