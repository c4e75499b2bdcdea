"""What a voice is, the voice that says nothing, and the voices that take turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kiosk.errors import VoiceError


@dataclass(frozen=True, slots=True)
class Sound:
    """A spoken sentence: 16-bit mono samples, and for each word its place in the text and its millisecond."""

    rate: int
    pcm: bytes
    words: tuple[tuple[int, int, int], ...] = ()  # (start, length, ms), in the order they are heard

    @property
    def ms(self) -> int:
        """How long it lasts."""
        return len(self.pcm) * 500 // self.rate


class Voice(Protocol):
    """Whatever turns a sentence into sound. Called from one lane only, one sentence at a time."""

    def languages(self) -> frozenset[str]:
        """The languages in which any sentence can be said."""

    def say(self, text: str, language: str, speed: float) -> Sound:
        """The sentence, at so many times the usual speed; VoiceError if this voice cannot say it."""


class SilentVoice:
    """No voice at all: a terminal that has none says so, and stays silent."""

    def languages(self) -> frozenset[str]:
        """None."""
        return frozenset()

    def say(self, text: str, language: str, speed: float) -> Sound:
        """Always VoiceError."""
        raise VoiceError(f"Aucune voix n'est installée pour la langue « {language} ».")


class VoicesInTurn:
    """Several voices, best first: a sentence is said by the first that can."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self._voices = tuple(voices)

    def languages(self) -> frozenset[str]:
        """Those of all of them."""
        return frozenset[str]().union(*(voice.languages() for voice in self._voices))

    def say(self, text: str, language: str, speed: float) -> Sound:
        """The sentence by the first voice that can; the last one's error if none does."""
        error = VoiceError("Aucune voix n'est installée.")
        for voice in self._voices:
            try:
                return voice.say(text, language, speed)
            except VoiceError as refusal:
                error = refusal
        raise error
