"""What every piece of a screen is: a role, words to hear, a place, and drawing in logical positions."""

from __future__ import annotations

from kivy.graphics import Color, Line, Rectangle, SmoothEllipse, SmoothLine, SmoothRoundedRectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from kiosk.core.reading import Phrase
from kiosk.ui.frame import Box, Frame
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.text.canvas import icon_rectangle
from kiosk.ui.theme import Look

Range = tuple[int, int] | None
SEGMENTS = 60  # of the corners of a border
SOFT = 0.3  # pixels that the soft sides of a line take from each side of it


class Piece(Widget):
    """One piece. Subclasses say how high they are at a width (`fit`) and draw themselves (`draw`).

    `role` is what the speech mode calls it, `hint` what it adds; `name` is stable and names the piece in
    tests and in what is being read.
    """

    role = "text"
    focusable = False
    splits = False
    offset = 0  # of a part of a text: how many characters of it come before
    leads = False  # a heading: stands on the sheet of what follows
    is_spare = False  # only heard where it would cost a sheet
    stands_alone = False  # on the 7-inch screen it has the start side to itself

    def __init__(self, look: Look, name: str = "", hint: str = "") -> None:
        super().__init__(size_hint=(None, None))
        self.look = look
        self.frame = Frame(look)
        self.name = name
        self.hint = hint
        self.box = Box(0, 0, 0, 0)
        self.blocks: list[tuple[TextBlock, float, float, str]] = []
        self.reading: tuple[int, Range, Range] | None = None
        self.focused = False

    # -- what subclasses say

    def fit(self, width: float) -> float:
        """The height that the piece needs at that width, in pixels."""
        raise NotImplementedError

    def overflows(self, width: float) -> bool:
        """Whether a word of it has no room at that width."""
        return False

    @property
    def most(self) -> float:
        """The height that it takes when there is room; 0 = no more than it needs."""
        return 0.0

    def wish(self, width: float) -> float:
        """How much higher than `fit` it would be, where room is left over once all else stands."""
        return 0.0

    def cut(self, width: float, height: float, least: int = 1) -> tuple[Piece, Piece] | None:
        """Two pieces, the first no higher than that, for one that `splits`; None when it cannot be.

        `least`: how many lines of a text stay together on each side.
        """

    def lower(self, is_low: bool) -> None:
        """Take the height of a dense page, if the piece has one."""

    def draw(self) -> None:
        """Put the instructions on the canvas, at `box`."""
        raise NotImplementedError

    @property
    def texts(self) -> tuple[TextBlock, ...]:
        """The texts that are shown, in reading order."""
        return tuple(block for block, _, _, _ in self.blocks)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """What is read aloud: one phrase a text, in reading order."""
        return tuple(Phrase(block.text, block.look.language, self.name) for block in self.texts)

    @property
    def heard(self) -> tuple[Phrase, ...]:
        """What would be read aloud of a piece that is not shown; nothing for most."""
        return ()

    @property
    def inner(self) -> tuple[Piece, ...]:
        """The pieces that stand inside this one, which places them, and that are touched by themselves."""
        return ()

    # -- placing and reading

    def place(self, box: Box) -> None:
        """Stand there, and draw."""
        self.box = box
        x, y, width, height = self.frame.mirrored(box)
        self.pos, self.size = (x, y), (width, height)
        self.redraw()

    def redraw(self) -> None:
        """Draw again, in the present state."""
        self.canvas.clear()
        self.blocks = []
        self.draw()
        if self.focused:
            self.ring()

    def read(self, phrase: int, sentence: Range, word: Range) -> None:
        """Show that a phrase of this piece is being read; `unread` takes it away."""
        self.reading = (phrase, sentence, word)
        self.redraw()

    def unread(self) -> None:
        """Nothing here is being read any more."""
        if self.reading is not None:
            self.reading = None
            self.redraw()

    # -- drawing, in logical positions

    def panel(self, box: Box, token: str, radius: float, border: str = "", stroke: float = 0.0) -> None:
        """A rounded rectangle, with a border inside its edge where one is named."""
        with self.canvas:
            Color(*self.look.colour(token))
            if not border:
                self._rounded(box, radius)
                return
            middle, radius = box.inset(stroke / 2, stroke / 2), radius - stroke / 2
            self._rounded(middle, radius)
            Color(*self.look.colour(border))
            self._ring(middle, radius, stroke)

    def _ring(self, box: Box, radius: float, stroke: float) -> None:
        """A line around; a second rectangle under the first would fill each pixel twice."""
        line = (*self.frame.mirrored(box), max(0.1, radius), SEGMENTS)
        SmoothLine(rounded_rectangle=line, width=stroke / 2 + SOFT, joint="round")

    def _rounded(self, box: Box, radius: float) -> None:
        x, y, width, height = self.frame.mirrored(box)
        if radius <= 0:
            Rectangle(pos=(x, y), size=(width, height))
        else:
            SmoothRoundedRectangle(pos=(x, y), size=(width, height), radius=[max(0.1, radius)], segments=24)

    def dashed(self, box: Box, token: str, radius: float) -> None:
        """The outline of what cannot be used."""
        x, y, width, height = self.frame.mirrored(box)
        with self.canvas:
            Color(*self.look.colour(token))
            Line(
                rounded_rectangle=(x + 1, y + 1, width - 2, height - 2, radius),
                width=1,
                dash_length=4,
                dash_offset=4,
            )

    def disc(self, x: float, y: float, diameter: float, token: str) -> None:
        """A disc around that middle."""
        box = Box(x - diameter / 2, y - diameter / 2, diameter, diameter)
        left, bottom, width, height = self.frame.mirrored(box)
        with self.canvas:
            Color(*self.look.colour(token))
            SmoothEllipse(pos=(left, bottom), size=(width, height), segments=64)

    def bar(self, box: Box, token: str) -> None:
        """A rectangle with square corners."""
        self.panel(box, token, 0)

    def stroke(self, points: tuple[tuple[float, float], ...], width: float, token: str) -> None:
        """A line through those points; Kivy's width is half the stroke."""
        flat: list[float] = []
        for px, py in points:
            x, y, _, _ = self.frame.mirrored(Box(px, py, 0, 0))
            flat += [x, y]
        with self.canvas:
            Color(*self.look.colour(token))
            SmoothLine(points=flat, width=width / 2, joint="round")

    def icon(self, name: str, box: Box, token: str) -> None:
        """A pictogram in the middle of that box."""
        left, bottom, width, height = self.frame.mirrored(box)
        side = round(min(width, height))
        x, y = round(left + (width - side) / 2), round(bottom + (height - side) / 2)
        is_mirrored = self.frame.look.is_mirrored
        self.canvas.add(icon_rectangle(name, x, y, side, self.look.colour(token), rtl=is_mirrored))

    def picture(self, texture: Texture, box: Box) -> None:
        """A picture, as large as it can be in the box without being stretched."""
        left, bottom, width, height = self.frame.mirrored(box)
        factor = min(width / texture.width, height / texture.height)
        across, up = texture.width * factor, texture.height * factor
        with self.canvas:
            Color(1, 1, 1, 1)
            place = (left + (width - across) / 2, bottom + (height - up) / 2)
            Rectangle(texture=texture, pos=place, size=(across, up))

    def plate(self, name: str, box: Box, kind: str = "plate") -> None:
        """The sign: a square and its glyph. Kinds: plate, line, fil, ok, stop."""
        radius = self.look.mm(1.8 if box.width > self.look.mm(11) else 1.4)
        stroke = max(2.0, self.look.mm(0.5))
        if kind == "line":
            self.panel(box, "page", radius, "ink", stroke)
            token = "ink"
        elif kind == "fil":
            self.panel(box, "fil", radius, "on_fil", stroke)
            token = "on_fil"
        elif kind == "chosen":
            self.panel(box, "on_fil", radius)
            token = "fil"
        else:
            self.panel(box, kind, radius)
            token = "glyph"
        side = box.width * 0.15
        self.icon(name, box.inset(side, side), token)

    def text(self, block: TextBlock, x: float, y: float, token: str = "ink") -> None:
        """A text at that place; the sentence and the word being read are laid under it."""
        phrase = len(self.blocks)
        self.blocks.append((block, x, y, token))
        left, bottom, _, height = self.frame.mirrored(Box(x, y, block.width, block.height))
        if self.reading and self.reading[0] == phrase:
            _, sentence, word = self.reading
            ink = "ink" if token in ("soft", "main_text") else token
            self.canvas.add(block.read(left, bottom + height, ink, sentence, word))
        else:
            self.canvas.add(block.drawing(left, bottom + height, self.look.colour(token)))

    def ring(self) -> None:
        """The focus of the keypad: 0.9 mm saffron, then 1.1 mm ink, outside."""
        x, y, width, height = self.frame.mirrored(self.box)
        inner, outer = self.look.mm(0.9), self.look.mm(1.1)
        with self.canvas:
            Color(*self.look.colour("on_fil"))
            Line(
                rounded_rectangle=(
                    x - inner - outer / 2,
                    y - inner - outer / 2,
                    width + 2 * inner + outer,
                    height + 2 * inner + outer,
                    self.look.mm(3),
                ),
                width=outer / 2,
            )
            Color(*self.look.colour("fil"))
            Line(
                rounded_rectangle=(
                    x - inner / 2,
                    y - inner / 2,
                    width + inner,
                    height + inner,
                    self.look.mm(2.6),
                ),
                width=inner / 2,
            )
