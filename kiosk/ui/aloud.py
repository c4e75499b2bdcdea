"""The page as it is read aloud: its phrases, the piece each belongs to, and the one that is lit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.controllers.reader import Reader
from kiosk.core.reading import Phrase
from kiosk.ui.pieces.base import Piece, Range

Pieces = list[tuple[int, Piece]]


@dataclass(frozen=True)
class Lit:
    """What is being read: the sheet and the piece it is on, which of its phrases, which characters of it."""

    sheet: int
    piece: Piece
    number: int
    sentence: Range
    word: Range


class Aloud:
    """`pieces` gives every piece of the page with its sheet, in reading order."""

    def __init__(self, reader: Reader, pieces: Callable[[], Pieces]) -> None:
        self._reader = reader
        self._pieces = pieces
        self._shown: Pieces = []
        self._said: list[tuple[Piece, int]] = []  # each phrase that the reader was given
        self._lit: Piece | None = None

    def laid_out(self) -> None:
        """The page was laid out, again or for the first time: its pieces stand elsewhere, or are others."""
        self._shown = []

    def phrases(self) -> tuple[Phrase, ...]:
        """What the page says from the top."""
        return tuple(piece.phrases[number] for piece, number in self._spoken())

    def read(self, name: str = "", character: int = 0) -> None:
        """Read from the top, or from that character of the text of that name."""
        spoken, phrases = self._spoken(), self.phrases()
        parts = [
            at
            for at, (piece, number) in enumerate(spoken)
            if number == 0 and piece.offset <= character and name in ("", piece.name)
        ]
        if parts:
            at = parts[-1] if name else parts[0]
            self._said = spoken
            self._reader.read(phrases, at, character - spoken[at][0].offset)

    def sheet(self) -> int | None:
        """The sheet of the piece that is being read."""
        now = self._now()
        return now.sheet if now else None

    def light(self) -> None:
        """Show the word that is heard where it stands, and nowhere else."""
        now = self._now()
        piece = now.piece if now else None
        if now:
            now.piece.read(now.number, now.sentence, now.word)
        if self._lit is not None and self._lit is not piece:
            self._lit.unread()
        self._lit = piece

    def _all(self) -> Pieces:
        self._shown = self._shown or self._pieces()
        return self._shown

    def _spoken(self) -> list[tuple[Piece, int]]:
        return [(piece, number) for _, piece in self._all() for number in range(len(piece.phrases))]

    def _now(self) -> Lit | None:
        reading = self._reader.state
        if reading.status not in ("reading", "paused") or not 0 <= reading.phrase < len(self._said):
            return None
        piece, number = self._said[reading.phrase]
        for sheet, other in self._all():
            if other is piece:
                return Lit(sheet, piece, number, reading.sentence, reading.word)
        return self._elsewhere(reading.phrase, reading.sentence, reading.word)

    def _elsewhere(self, at: int, sentence: Range, word: Range) -> Lit | None:
        """The same letters where they stand since the page was laid out again and its texts cut elsewhere."""
        piece, number = self._said[at]
        start = sentence[0] if sentence else 0
        before = [other.phrases[n].text for other, n in self._said[:at] if other.name == piece.name]
        passed = letters("".join(before)) + letters(piece.phrases[number].text[:start])
        for sheet, other in self._all():
            for n, phrase in enumerate(other.phrases if other.name == piece.name else ()):
                if passed < letters(phrase.text):
                    shift = character(phrase.text, passed) - start
                    return Lit(sheet, other, n, _moved(sentence, shift, phrase), _moved(word, shift, phrase))
                passed -= letters(phrase.text)
        return None


def letters(text: str) -> int:
    """How many characters are not spaces: where a text is cut, spaces go."""
    return sum(not letter.isspace() for letter in text)


def character(text: str, passed: int) -> int:
    """Where the letter stands before which there are so many."""
    return [at for at, letter in enumerate(text) if not letter.isspace()][passed]


def _moved(part: Range, shift: int, phrase: Phrase) -> Range:
    if part is None:
        return None
    start, end = (max(0, min(at + shift, len(phrase.text))) for at in part)
    return (start, end) if start < end else None
