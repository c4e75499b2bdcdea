from __future__ import annotations

import pytest

from kiosk.adapters.espeak import EspeakVoice
from kiosk.adapters.speech import SilentVoice, Sound, VoicesInTurn
from kiosk.errors import VoiceError


class Parrot:
    """Says one sentence in one language, as so many bytes."""

    def __init__(self, text: str, language: str, pcm: bytes) -> None:
        self._known = (text, language)
        self._pcm = pcm

    def languages(self) -> frozenset[str]:
        return frozenset({self._known[1]})

    def say(self, text: str, language: str, speed: float) -> Sound:
        if (text, language) != self._known:
            raise VoiceError(f"Je ne sais dire que : {self._known[0]}")
        return Sound(1000, self._pcm)


def test_a_sound_knows_how_long_it_lasts() -> None:
    assert Sound(22050, bytes(22050 * 2)).ms == 1000
    assert Sound(16000, b"").ms == 0


def test_the_silent_voice_speaks_no_language() -> None:
    assert SilentVoice().languages() == frozenset()
    with pytest.raises(VoiceError, match="Aucune voix n'est installée pour la langue « fr »"):
        SilentVoice().say("Bonjour.", "fr", 1.0)


def test_the_first_voice_that_can_say_it_does() -> None:
    voice = VoicesInTurn(
        [Parrot("Oui.", "fr", b"aa"), Parrot("Non.", "fr", b"bb"), Parrot("Yes.", "en", b"cc")]
    )

    assert voice.say("Oui.", "fr", 1.0).pcm == b"aa"
    assert voice.say("Non.", "fr", 1.0).pcm == b"bb"
    assert voice.languages() == {"fr", "en"}


def test_when_none_can_the_last_reason_is_told() -> None:
    voice = VoicesInTurn([Parrot("Oui.", "fr", b"aa"), EspeakVoice()])

    assert voice.say("Non.", "fr", 1.0).pcm
    with pytest.raises(VoiceError, match="n'a pas de voix pour la langue « ps »"):
        voice.say("هو.", "ps", 1.0)
    with pytest.raises(VoiceError, match="Aucune voix"):
        VoicesInTurn([]).say("Oui.", "fr", 1.0)
