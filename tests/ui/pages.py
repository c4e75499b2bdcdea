"""Every page of the gallery as values, gone through once for each look however many tests ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kivy.base import EventLoop

from kiosk.ui.gallery import LETTERS, SIZES, walk
from kiosk.ui.snapshot import SeenPiece
from kiosk.ui.theme import Look
from tests.ui.driver import opened

LANGUAGES = ("fr", "en", "ar")
LOOKS = tuple(Look(*size, language) for size in SIZES for language in LANGUAGES)
ALL_LOOKS = tuple(look.at_size(letters) for look in LOOKS for letters in LETTERS)


@dataclass(frozen=True)
class Page:
    """A page or one sheet of it. `focus`: the names of what the keypad goes through."""

    name: str
    screen: str
    pieces: tuple[SeenPiece, ...]
    focus: tuple[str, ...]
    own: Look | None = None  # of a page of the staff, which is always French

    def piece(self, name: str) -> SeenPiece:
        return next(piece for piece in self.pieces if piece.name == name)


@cache
def pages(look: Look, aloud: bool = False) -> tuple[Page, ...]:
    """`aloud`: while they are read, and paused."""
    EventLoop.ensure_window()
    return tuple(
        Page(
            shot.name,
            shot.stage.name,
            shot.pieces,
            tuple(piece.name for piece in shot.stage.focus_order()),
            shot.stage.look if shot.stage.look.is_staff else None,
        )
        for shot in walk(look, opened, aloud)
    )


def of_visitors(look: Look) -> tuple[Page, ...]:
    """The same without those of the staff, which have no shelf and are always French."""
    return tuple(page for page in pages(look) if page.own is None)
