"""What a screen says aloud: phrases, their sentences, and what the voice is given for each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing that is read aloud: its shown text, its language, and the piece of the screen that shows it.

    `say` replaces the shown text where the voice must say something else (a button's role, a QR code); such
    a phrase has no word to highlight.
    """

    text: str
    language: str
    piece: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A word of the spoken text, and the characters of the shown text it stands for (both half-open)."""

    spoken_start: int
    spoken_end: int
    shown_start: int
    shown_end: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the voice is given for one sentence, and where each of its words is in the shown text."""

    text: str
    spans: tuple[Span, ...]

    def shown(self, spoken_at: int) -> tuple[int, int] | None:
        """The shown characters that a spoken position stands for."""
        for span in self.spans:
            if span.spoken_start <= spoken_at < span.spoken_end:
                return span.shown_start, span.shown_end
        return None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a phrase: where it stands in the shown text, and what the voice is given.

    `start`, `end` and the spans of `spoken` are places in the text of the phrase, not of the sentence.
    """

    start: int
    end: int
    spoken: Spoken


@dataclass(frozen=True, slots=True)
class Reading:
    """What is being read at this moment, for whoever shows it.

    `status` is "silent", "reading", "paused", "no voice" (for what was asked) or "no sound" (the loudspeaker
    fails). `phrase` is the place in the list given to
    `read`, `piece` the piece of the screen that shows it; `sentence` and `word` are places in its text.
    `speed` goes from 0 (normal) to the slowest, `volume` from 0 (softest) to the loudest.
    """

    status: str = "silent"
    phrase: int = -1
    piece: str = ""
    sentence: tuple[int, int] | None = None
    word: tuple[int, int] | None = None
    speed: int = 0
    volume: int = 0
