"""What a screen is given, and what it gives back: a function from one to the other, no state of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kiosk.controllers.house import House
from kiosk.core import dates
from kiosk.core.facts import left_to_right
from kiosk.ui.content import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.thread import Knots
from kiosk.ui.pieces.words import Silent, Words, title
from kiosk.ui.theme import Look
from kiosk.words import Speaker


@dataclass(frozen=True)
class Scene:
    """The look, the words of the visitor's language, the controllers, and how to read from a sentence."""

    look: Look
    tr: Speaker
    house: House
    about: str = ""
    on_read: Callable[[str, int], None] | None = None

    def go(self, name: str, about: str = "") -> Callable[[], None]:
        """An act that opens a page."""
        return lambda: self.house.navigation.open(name, about)

    def quoting(self, language: str) -> Scene:
        """The same scene for words of another language: those of a procedure that is not translated."""
        return replace(self, look=self.look.quoting(language))

    def title(self, text: str) -> Words:
        """The title of the page."""
        return title(self.look, text, self.on_read)

    def words(
        self, text: str, name: str, style: str = "text", token: str = "ink", bold: bool = False
    ) -> Words:
        """A paragraph that can be touched to be read from there."""
        return Words(self.look, text, style=style, token=token, bold=bold, name=name, on_read=self.on_read)

    def in_french(self, text: str) -> str:
        """A name, an address or a note that stays in French, kept in its order on a mirrored page."""
        return left_to_right(text, self.look.language)

    def credit(self, source: str) -> Words:
        """Who gave the data, and of which day they are."""
        name, when = dates.split_day(source)
        told = self.in_french(name)
        if when:
            told = self.tr("{before}, {after}", before=told, after=dates.day(when, self.tr.language))
        return self.words(self.tr("Données : {told}", told=told), "credit", "small", "soft")

    def unless_small(self, *pieces: Piece) -> list[Piece]:
        """Those pieces, which the 7-inch screen has no room for: there they are only heard."""
        if self.look.shape != "S":
            return list(pieces)
        return [
            Silent(
                self.look, phrase.text, f"{piece.name}-{number}" if number else piece.name, phrase.language
            )
            for piece in pieces
            for number, phrase in enumerate(piece.heard)
        ]

    def staff(self, content: Content, name: str, aside: str = "") -> Shown:
        """A page of the staff: ink band with its name, no thread, no shelf, not read aloud.

        Its module says `IS_STAFF = True`: then the scene's look has the frame of such a page, and is French.
        """
        return Shown(content, Crumb(name), aside, has_shelf=False, has_thread=False)

    @property
    def date_and_hour(self) -> str:
        """« mardi 24 novembre · 10 h 42 »; nothing while the terminal does not know what day it is."""
        if not self.house.catalogue.clock_is_trusted:
            return ""
        now = self.house.timer.wall()
        return f"{self.tr.day(now)} · {self.tr.hour(now)}"


@dataclass
class Shown:
    """A page: its content, its band, its thread, and what is special about its shelf."""

    content: Content
    crumb: Crumb | None = None
    aside: str = ""
    knots: Knots | None = None
    loop: str = ""  # "tied", "free" or none
    open_key: str = ""  # the shelf key whose panel this is
    has_shelf: bool = True
    has_thread: bool = True
    is_dark: bool = False  # black, with nothing around
    off_keys: frozenset[str] = field(default_factory=frozenset)
