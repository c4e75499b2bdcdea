"""A picture of a procedure, on white in every colour scheme, with what it shows written and read under it."""

from __future__ import annotations

from collections.abc import Callable

from kivy.graphics.texture import Texture

from kiosk.core.reading import Phrase
from kiosk.ui.frame import Box
from kiosk.ui.painting import Painting, Size
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.theme import Look

LEAST_MM = {"M": 24, "S": 18, "P": 36}  # what it shows can still be made out
MOST_MM = {"M": 64, "S": 44, "P": 110}
ENLARGED = 2  # times, at most: beyond, its pixels show


class Picture(Piece):
    """The picture on a white card as wide as itself, and its words; a touch reads them.

    It is never cut nor stretched. Where room is left over it is larger, as `wish` says. `shown` is where the
    picture itself stands.
    """

    role = "picture"

    def __init__(
        self,
        look: Look,
        painting: Painting,
        shows: str,
        name: str = "picture",
        on_read: Callable[[str, int], None] | None = None,
    ) -> None:
        super().__init__(look, name)
        self.painting = painting
        self.shows = shows
        self.on_read = on_read
        self.shown = self.box
        self._texture: Texture | None = None

    @property
    def heard(self) -> tuple[Phrase, ...]:
        """What it shows."""
        return (Phrase(self.shows, self.look.language, self.name),)

    def fit(self, width: float) -> float:
        """The height at which what it shows can still be made out, and its words."""
        return self._height(width, LEAST_MM)

    def wish(self, width: float) -> float:
        """As high as it is beautiful and sharp."""
        return self._height(width, MOST_MM) - self.fit(width)

    def draw(self) -> None:
        """The picture from the start side, then its words."""
        around, words = self._around, self._words(self.box.width)
        size = self._size(self.box.width, self.box.height - words.height - self._apart)
        card = Box(self.box.x, self.box.y, size.width + 2 * around, size.height + 2 * around)
        border = "line" if self.look.contrast else ""
        self.panel(card, "white", self.look.mm(2.2), border, self.look.mm(0.5))
        self.shown = card.inset(around, around)
        self._paint(size)
        self.text(words, self.box.x, card.bottom + self._apart, "soft")

    def on_touch_up(self, touch: object) -> bool:
        """A touch reads what it shows."""
        if self.on_read is None or not self.collide_point(*touch.pos):  # type: ignore[attr-defined]
            return False
        self.on_read(self.name, 0)
        return True

    # -- the arrangement

    @property
    def _around(self) -> int:
        """The white around the picture, on whole pixels so that it stays sharp."""
        return round(self.look.mm(1.6))

    @property
    def _apart(self) -> float:
        return self.look.mm(1)

    def _words(self, width: float) -> TextBlock:
        return TextBlock(self.look, self.shows, "small", width=width)

    def _height(self, width: float, picture_mm: dict[str, int]) -> float:
        """The height with a picture no higher than that, its white included."""
        room = self.look.mm(picture_mm[self.look.shape])
        around = self._size(width, room).height + 2 * self._around
        return around + self._apart + self._words(width).height

    def _size(self, width: float, height: float) -> Size:
        """The largest picture that stands in that room with its white around it."""
        own, around = self.painting.size, 2 * self._around
        factor = min((width - around) / own.width, (height - around) / own.height, ENLARGED)
        return Size(max(1, int(own.width * factor)), max(1, int(own.height * factor)))

    def _paint(self, size: Size) -> None:
        if self._texture is None or tuple(self._texture.size) != size:
            self._texture = Texture.create(size=size, colorfmt="rgba")
            self._texture.blit_buffer(self.painting.painted(size), colorfmt="rgba", bufferfmt="ubyte")
            self._texture.flip_vertical()
        self.picture(self._texture, self.shown)
