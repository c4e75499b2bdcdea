"""A text of a look, laid out: how large it is, where its words stand, and what draws it."""

from __future__ import annotations

from functools import cached_property

from kivy.graphics import InstructionGroup

from kiosk.ui.text.canvas import text_rectangle
from kiosk.ui.text.pango import Laid, layout
from kiosk.ui.text.reading_text import Marks, Range, reading_text
from kiosk.ui.theme import Colour, Look

ACROSS = {"start": "end", "centre": "centre", "end": "start"}  # of words that run against their page


class TextBlock:
    """One text in one style of the theme. `width` None = as wide as its longest line.

    `align`: start, centre or end of the text's own direction; of the page's, for a look that is `quoting`.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        style: str,
        *,
        bold: bool = False,
        width: float | None = None,
        line: str = "text",
        align: str = "start",
    ) -> None:
        self.look = look
        self.text = text
        self.style = style
        self.bold = bold
        self.room = width
        self.line = line
        self.align = ACROSS[align] if look.rtl != look.is_mirrored else align

    @cached_property
    def laid(self) -> Laid:
        """The layout, from the cache when it was asked for before."""
        return layout(
            self.text.replace("'", "’"),
            size_px=self.look.em(self.style),
            bold=self.bold,
            width_px=self.room,
            direction="rtl" if self.look.rtl else "ltr",
            align=self.align,
            line_height=self.look.line_height(self.line),
            lang=self.look.language,
            tracking=-0.012 if self.style in ("title", "hero") and not self.look.rtl else 0.0,
        )

    @property
    def width(self) -> float:
        """The width of its box."""
        return self.laid.width

    @property
    def height(self) -> float:
        """The height of its box."""
        return self.laid.height

    @property
    def ink_width(self) -> float:
        """The width of its longest line."""
        return self.laid.natural

    def drawing(self, left: float, top: float, colour: Colour) -> InstructionGroup:
        """What draws it, with its box at that place of the window."""
        return text_rectangle(self.laid, left, top, colour)

    def read(self, left: float, top: float, token: str, sentence: Range, word: Range) -> InstructionGroup:
        """What draws it while those characters of it are read."""
        look = self.look
        marks = Marks(look.colour("fil_pale"), look.colour("fil"), look.colour("on_fil"), look.mm(1))
        return reading_text(self.laid, left, top, look.colour(token), marks, sentence, word)

    def at(self, x: float, y: float) -> int:
        """The character at a point of its box."""
        return self.laid.at(x, y)

    def cut(self, height: float, least: int) -> int:
        """Where it is cut so that its first part is no higher than that, `least` lines on each side; or 0."""
        rows = self.laid.rows
        fitting = sum(row.box.y + row.box.height <= height + 0.5 for row in rows)
        count = min(fitting, len(rows) - least)
        return rows[count - 1].end if count >= least else 0
