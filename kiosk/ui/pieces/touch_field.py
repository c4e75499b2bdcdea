"""The whole screen as a test of its touch: one disc at a time, and where the finger was felt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.core.touch import Point
from kiosk.ui.frame import Box
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.key import Key
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.theme import Look


class TouchField(Piece):
    """`discs` in shares of the screen; the one of that `number` is touched next, those before were.

    `felt` is given each touch, wherever it is, in the same shares. `later` stands where no turn of the touch
    panel brings a finger that means a disc.
    """

    role = "group"

    def __init__(
        self,
        look: Look,
        title: str,
        words: str,
        discs: Sequence[Point],
        number: int,
        felt: Callable[[float, float], None],
        later: Key,
    ) -> None:
        super().__init__(look, "touch-field")
        self._title = title
        self._words = words
        self._discs = discs
        self._number = number
        self._felt = felt
        self._later = later
        self._at = (0.0, 0.0)

    @property
    def inner(self) -> tuple[Piece, ...]:
        """The key that leaves it for later."""
        return (self._later,)

    @property
    def most(self) -> float:
        """All there is."""
        return float(self.look.height)

    def fit(self, width: float) -> float:
        """The page."""
        return self.frame.page.height

    def on_touch_down(self, touch: object) -> bool:
        """Any touch of the screen but that of the key, wherever it comes down; the pulse beats beside it."""
        x, y = touch.pos  # type: ignore[attr-defined]
        is_here = 0 <= x <= self.look.width and 0 <= y <= self.look.height
        if not is_here or self._later.collide_point(x, y):
            return False
        self._at = x / self.look.width, 1 - y / self.look.height
        touch.grab(self)  # type: ignore[attr-defined]
        return True

    def on_touch_up(self, touch: object) -> bool:
        """The finger has left: it was one."""
        if touch.grab_current is not self:  # type: ignore[attr-defined]
            return False
        touch.ungrab(self)  # type: ignore[attr-defined]
        if self.parent is not None:
            self._felt(*self._at)
        return True

    def let_go(self) -> None:
        """The touch was no finger: nothing was felt."""

    def draw(self) -> None:
        """The words in the middle, where no disc comes; the discs; the key."""
        look = self.look
        width = look.width * 0.56
        styles = ("heading", "small") if look.shape == "S" else ("title", "text")
        title = TextBlock(look, self._title, styles[0], bold=True, width=width, line="title", align="centre")
        words = TextBlock(look, self._words, styles[1], width=width, line="label", align="centre")
        y = max(self.box.y, look.height * 0.46 - title.height - words.height - look.mm(2))
        self.text(title, (look.width - width) / 2, y)
        self.text(words, (look.width - width) / 2, y + title.height + look.mm(2), "soft")
        for number, (x, down) in enumerate(self._discs[: self._number + 1]):
            self._disc(x * look.width, down * look.height, number < self._number)
        height = self._later.fit(look.width * 0.34)
        middle = Box(look.width * 0.33, self.box.bottom - height, look.width * 0.34, height)
        self._later.frame = self.frame
        self._later.place(middle)

    def _disc(self, x: float, y: float, was_touched: bool) -> None:
        """Done, or here: saffron in a ring of ink."""
        side = self.look.mm(14 if self.look.shape != "P" else 20)
        if was_touched:
            self.disc(x, y, side * 0.5, "ok")
            return
        self.disc(x, y, side, "on_fil")
        self.disc(x, y, side - 2 * self.look.mm(0.8), "fil")
        self.disc(x, y, side * 0.28, "on_fil")
