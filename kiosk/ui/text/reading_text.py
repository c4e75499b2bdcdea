"""Text that is read aloud: its sentence and its word stand out, and a touch finds its character."""

from __future__ import annotations

from kivy.graphics import Color, InstructionGroup, Rectangle, SmoothRoundedRectangle
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.ui.text.canvas import text_rectangle
from kiosk.ui.text.fonts import NATURAL
from kiosk.ui.text.pango import Laid, layout
from kiosk.ui.text.wanted import Rect

WORD_LINE_MM, OVERHANG_MM, RADIUS_MM, INSET_MM = 0.7, 0.4, 1.0, 0.5
SHAPES = ("text", "size_px", "bold", "bold_ranges", "direction", "align", "line_height", "lang", "tracking",
          "tabular", "width")  # fmt: skip
LOOKS = ("pos", "colour", "sentence", "word", "sentence_colour", "word_colour", "word_ink", "px_per_mm")


class ReadingText(Widget):  # type: ignore[misc]
    """Lays `text` out in its `width` and sets its own `height`; the words of `layout` mean the same here.

    `sentence` and `word` are ranges of characters, or None. Colours are rgba: `colour` for the text,
    `sentence_colour` and `word_colour` for what lies under them, `word_ink` for the word and its line.
    """

    text = StringProperty("")
    size_px = NumericProperty(30)
    bold = BooleanProperty(False)
    bold_ranges = ObjectProperty(())
    direction = StringProperty("ltr")
    align = StringProperty("start")
    line_height = NumericProperty(NATURAL)
    lang = StringProperty("fr")
    tracking = NumericProperty(0)
    tabular = BooleanProperty(False)
    colour = ColorProperty((0, 0, 0, 1))
    sentence = ObjectProperty(None, allownone=True)
    word = ObjectProperty(None, allownone=True)
    sentence_colour = ColorProperty((1, 1, 1, 1))
    word_colour = ColorProperty((1, 1, 1, 1))
    word_ink = ColorProperty((0, 0, 0, 1))
    px_per_mm = NumericProperty(5.9)

    laid: Laid

    def __init__(self, **properties: object) -> None:
        super().__init__(**properties)
        self._lay()
        self.bind(**dict.fromkeys(SHAPES, self._lay), **dict.fromkeys(LOOKS, self._draw))

    def char_at(self, x: float, y: float) -> int:
        """The character under a touch, or the nearest one; `x` and `y` as Kivy gives them, upwards."""
        return self.laid.at(x - self.x, self.top - y)

    def _lay(self, *_: object) -> None:
        self.laid = layout(
            self.text,
            size_px=self.size_px,
            bold=self.bold,
            width_px=self.width,
            direction=self.direction,
            align=self.align,
            line_height=self.line_height,
            lang=self.lang,
            bold_ranges=tuple(self.bold_ranges),
            tracking=self.tracking,
            tabular=self.tabular,
        )
        self.height = self.laid.height
        self._draw()

    def _draw(self, *_: object) -> None:
        """Sentence, text, then the word drawn again on its ground, in a colour of its own."""
        self.canvas.clear()
        for rect in self.laid.rects(*(self.sentence or (0, 0))):
            self.canvas.add(self._sentence_ground(rect))
        self.canvas.add(text_rectangle(self.laid, self.x, self.top, self.colour))
        for rect in self.laid.rects(*(self.word or (0, 0))):
            self.canvas.add(self._word(rect))

    def _sentence_ground(self, rect: Rect) -> InstructionGroup:
        over, group = OVERHANG_MM * self.px_per_mm, InstructionGroup()
        group.add(Color(*self.sentence_colour))
        group.add(
            SmoothRoundedRectangle(
                pos=(self.x + rect.x - over, self.top - rect.y - rect.height),
                size=(rect.width + 2 * over, rect.height),
                radius=[RADIUS_MM * self.px_per_mm],
            )
        )
        return group

    def _word(self, rect: Rect) -> InstructionGroup:
        """Whole pixels: the ground, the line under it, and the word on both."""
        mm, group = self.px_per_mm, InstructionGroup()
        left, right = round(rect.x), round(rect.x + rect.width)
        part = Rect(left, rect.y + round(INSET_MM * mm), right - left, rect.height - round(INSET_MM * mm))
        x, bottom = round(self.x) + left, round(self.top) - round(rect.y + rect.height)
        group.add(Color(*self.word_colour))
        group.add(Rectangle(pos=(x, bottom), size=(part.width, part.height)))
        group.add(Color(*self.word_ink))
        group.add(Rectangle(pos=(x, bottom), size=(part.width, max(1, round(WORD_LINE_MM * mm)))))
        group.add(text_rectangle(self.laid, self.x, self.top, self.word_ink, part=part))
        return group
