"""Cuts what is read aloud into sentences, so that the first one sounds at once and each can be repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kiosk.core.lexicon import Lexicon, speak
from kiosk.core.reading import Phrase, Sentence, Spoken

_STOP = re.compile(r"""[.!?…؟۔。！？]+[\u00a0\u202f ]?[»”"')\]\u2069]*(?=\s|$)|[。！？]|\n+""")
_BLANK = " \t\n\u00a0\u202f"


def sentences(phrase: Phrase, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """The sentences of a phrase, in order, each with what the voice is given; none for a blank phrase.

    Where the voice says something else than what is shown (`phrase.say`), there is one sentence for each
    one said, all of them over the whole text, with no word to follow.
    """
    if phrase.say:
        cuts = _cuts(phrase.say, lexicon)
        said = (speak(phrase.say[start:end], lexicon).text for start, end in cuts)
        return tuple(Sentence(0, len(phrase.text), Spoken(text, ())) for text in said)
    return tuple(
        Sentence(start, end, _moved(speak(phrase.text[start:end], lexicon), start))
        for start, end in _cuts(phrase.text, lexicon)
    )


def _moved(spoken: Spoken, by: int) -> Spoken:
    """The same words, their places counted from the start of the phrase."""
    spans = (
        replace(span, shown_start=span.shown_start + by, shown_end=span.shown_end + by)
        for span in spoken.spans
    )
    return Spoken(spoken.text, tuple(spans))


def _cuts(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _STOP.finditer(text):
        if _ends_here(text, start, stop, lexicon):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, len(text))


def _ends_here(text: str, start: int, stop: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a sentence ends: not after an abbreviation, an initial or "1.", nor before a small letter."""
    if stop[0][0] != ".":
        return True
    after = text[stop.end() :].lstrip(_BLANK)
    if after[:1].islower():
        return False
    before = text[start : stop.start() + 1].lstrip(_BLANK)
    if any(before.endswith(short) and _alone(before, short) for short in lexicon.abbreviations) and after:
        return before.endswith("etc.")
    return not re.fullmatch(r"(?:.*[\s\u00a0.])?[A-ZÀ-Þ]\.|\d{1,2}\.", before, re.DOTALL) or not after


def _alone(before: str, short: str) -> bool:
    return not before[: -len(short)][-1:].isalnum()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The cut without its blanks, if anything in it can be heard."""
    while start < end and text[start] in _BLANK:
        start += 1
    while start < end and text[end - 1] in _BLANK:
        end -= 1
    if any(char.isalnum() for char in text[start:end]):
        yield start, end
