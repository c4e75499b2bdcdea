"""The page as it is read aloud: its phrases, the piece each belongs to, and the one that is lit."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.controllers.reader import Reader
from kiosk.core.reading import Phrase
from kiosk.ui.pieces.base import Piece

Pieces = list[tuple[int, Piece]]


class Aloud:
    """`pieces` gives every piece of the page with its sheet, in reading order."""

    def __init__(self, reader: Reader, pieces: Callable[[], Pieces]) -> None:
        self._reader = reader
        self._pieces = pieces
        self._spoken: list[tuple[int, Piece, int]] = []
        self._lit: Piece | None = None

    def phrases(self) -> tuple[Phrase, ...]:
        """What the page says from the top."""
        pieces = self._pieces()
        self._spoken = [
            (sheet, piece, number) for sheet, piece in pieces for number in range(len(piece.phrases))
        ]
        return tuple(piece.phrases[number] for _, piece, number in self._spoken)

    def read(self, name: str = "", character: int = 0) -> None:
        """Read from the top, or from that character of the piece of that name."""
        phrases = self.phrases()
        places = (at for at, (_, piece, _) in enumerate(self._spoken) if not name or piece.name == name)
        at = next(places, None)
        if at is not None:
            self._reader.read(phrases, at, character)

    def sheet(self) -> int | None:
        """The sheet of the piece that is being read."""
        now = self._now()
        return now[0] if now else None

    def light(self) -> None:
        """Show the word that is heard where it stands, and nowhere else."""
        now = self._now()
        piece = now[1] if now else None
        if now:
            now[1].read(now[2], self._reader.state.sentence, self._reader.state.word)
        if self._lit is not None and self._lit is not piece:
            self._lit.unread()
        self._lit = piece

    def _now(self) -> tuple[int, Piece, int] | None:
        reading = self._reader.state
        is_read = reading.status in ("reading", "paused") and 0 <= reading.phrase < len(self._spoken)
        return self._spoken[reading.phrase] if is_read else None
