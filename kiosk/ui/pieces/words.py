"""Text that is read: titles, paragraphs, small print. Long ones are cut between two lines."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.reading import Phrase
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.theme import Look


class Words(Piece):
    """One text. `style` is an em of the theme; touching a sentence reads from there."""

    splits = True

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        style: str = "text",
        bold: bool = False,
        token: str = "ink",
        name: str = "",
        role: str = "text",
        on_read: Callable[[str, int], None] | None = None,
    ) -> None:
        super().__init__(look, name)
        self.role = role
        self.content = text
        self.style = style
        self.bold = bold
        self.token = token
        self.on_read = on_read

    @property
    def heard(self) -> tuple[Phrase, ...]:
        """The text."""
        return (Phrase(self.content, self.look.language, self.name),)

    def _block(self, width: float) -> TextBlock:
        line = "title" if self.style in ("title", "hero") else "text"
        return TextBlock(self.look, self.content, self.style, bold=self.bold, width=width, line=line)

    def fit(self, width: float) -> float:
        """As many lines as it takes."""
        return self._block(width).height

    def draw(self) -> None:
        """The text, from the top."""
        self.text(self._block(self.box.width), self.box.x, self.box.y, self.token)

    def cut(self, width: float, height: float, least: int = 1) -> tuple[Piece, Piece] | None:
        """Two pieces, the first no higher than `height`; None when not one line fits."""
        at = self._block(width).cut(height, least)
        if not 0 < at < len(self.content):
            return None
        first, second = self.content[:at].rstrip(), self.content[at:].lstrip()
        return self._part(first, 0), self._part(second, len(self.content) - len(second))

    def _part(self, text: str, start: int) -> Words:
        part = Words(
            self.look,
            text,
            style=self.style,
            bold=self.bold,
            token=self.token,
            name=self.name,
            role=self.role,
            on_read=self.on_read,
        )
        part.frame = self.frame
        part.offset = self.offset + start
        return part

    def on_touch_up(self, touch: object) -> bool:
        """A touch on a sentence reads from there."""
        if self.on_read is None or not self.collide_point(*touch.pos):  # type: ignore[attr-defined]
            return False
        block = self.blocks[0][0]
        left, bottom, _, height = self.frame.mirrored(self.box)
        at = block.at(touch.x - left, bottom + height - touch.y)  # type: ignore[attr-defined]
        self.on_read(self.name, self.offset + at)
        return True


def title(look: Look, text: str, on_read: Callable[[str, int], None] | None = None) -> Words:
    """The title of a page."""
    return Words(look, text, style="title", bold=True, name="title", role="title", on_read=on_read)


class Voices(Piece):
    """Texts of several languages on one line, each read by the voice of its own; parted by a point.

    `told` is (text, language), in reading order; what has no room on the line begins another.
    """

    def __init__(
        self,
        look: Look,
        told: tuple[tuple[str, str], ...],
        *,
        style: str = "text",
        bold: bool = False,
        token: str = "ink",
        name: str = "",
        role: str = "text",
    ) -> None:
        super().__init__(look, name)
        self.role = role
        self.told = told
        self.style = style
        self.bold = bold
        self.token = token

    @property
    def heard(self) -> tuple[Phrase, ...]:
        """Each text in its language."""
        return tuple(Phrase(text, language, self.name) for text, language in self.told)

    def fit(self, width: float) -> float:
        """As many lines as it takes."""
        return sum(max(block.height for block in row) for row in self._rows(width))

    def overflows(self, width: float) -> bool:
        """Whether a word is wider than the line."""
        return any(block.laid.overflows for row in self._rows(width) for block in row)

    def draw(self) -> None:
        """Line by line, a point before each text but the first of its line."""
        y = self.box.y
        for row in self._rows(self.box.width):
            x, height = self.box.x, max(block.height for block in row)
            for index, block in enumerate(row):
                if index:
                    x += self._apart
                    self.disc(x - self._apart / 2, y + height / 2, self._apart / 5, self.token)
                self.text(block, x, y + (height - block.height) / 2, self.token)
                x += block.width
            y += height

    @property
    def _apart(self) -> float:
        return round(self.look.em(self.style) * 0.75)

    def _block(self, text: str, language: str, width: float | None) -> TextBlock:
        look = self.look.speaking(language)
        align = "end" if look.rtl != self.look.rtl else "start"
        return TextBlock(look, text, self.style, bold=self.bold, width=width, line="label", align=align)

    def _rows(self, width: float) -> list[list[TextBlock]]:
        rows: list[list[TextBlock]] = []
        left = 0.0
        for text, language in self.told:
            block = self._block(text, language, None)
            if block.width > width:
                block = self._block(text, language, width)
            if not rows or self._apart + block.width > left:
                rows.append([block])
                left = width - block.width
            else:
                rows[-1].append(block)
                left -= self._apart + block.width
        return rows


class Silent(Piece):
    """Something that is heard and not shown: how many choices there are. `language`: if not the page's."""

    role = "count"

    def __init__(self, look: Look, say: str, name: str, language: str = "") -> None:
        super().__init__(look, name)
        self.say = say
        self.language = language or look.language

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Only for the voice."""
        return (Phrase("", self.language, self.name, say=self.say),)

    def fit(self, width: float) -> float:
        """No height."""
        return 0.0

    def draw(self) -> None:
        """Nothing."""
