"""Text that is read: titles, paragraphs, small print. Long ones are cut between two lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

from kiosk.core.reading import Phrase
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.pieces.written import Lettering, Written
from kiosk.ui.theme import Look


class Words(Written):
    """One text; touching a sentence of it reads from there."""

    splits = True

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        on_read: Callable[[str, int], None] | None = None,
        **lettering: Unpack[Lettering],
    ) -> None:
        super().__init__(look, **lettering)
        self.content = text
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
        part = Words(self.look, text, on_read=self.on_read, **self.lettering)
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
