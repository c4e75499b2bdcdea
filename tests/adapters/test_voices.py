from __future__ import annotations

import logging
import shutil
import wave
from pathlib import Path

import pytest

from kiosk.adapters.espeak import EspeakVoice
from kiosk.adapters.player import AplayPlayer
from kiosk.adapters.speech import Voice
from kiosk.adapters.voices import best_player, best_voice
from kiosk.errors import VoiceError
from tests.core.lexicons import LEXICONS

SOUNDS = Path(__file__).resolve().parents[2] / "assets" / "sounds"


def no_engine() -> Voice:
    return EspeakVoice(("libnothing-of-that-name.so",))


def test_a_recorded_sentence_comes_first_and_the_engine_says_the_rest() -> None:
    voice = best_voice(LEXICONS, SOUNDS)

    with wave.open(str(SOUNDS / "fr" / "au-revoir.wav"), "rb") as recording:
        recorded = recording.readframes(recording.getnframes())
    assert voice.say("Au revoir.", "fr", 1.0).pcm == recorded
    assert voice.say("À demain.", "fr", 1.0).words
    assert {"fr", "en", "ar"} <= voice.languages()
    assert "ps" not in voice.languages()


def test_without_recordings_the_engine_speaks() -> None:
    assert best_voice(LEXICONS).say("Au revoir.", "fr", 1.0).words


def test_without_any_engine_the_terminal_is_silent_and_the_log_says_what_to_install(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        voice = best_voice(LEXICONS, engine=no_engine)

    assert voice.languages() == frozenset()
    with pytest.raises(VoiceError):
        voice.say("Au revoir.", "fr", 1.0)
    assert "La synthèse vocale n'est pas installée. Installez le paquet espeak-ng." in caplog.messages


def test_ten_sentences_are_not_a_language(caplog: pytest.LogCaptureFixture) -> None:
    voice = best_voice(LEXICONS, SOUNDS, engine=no_engine)

    assert voice.languages() == frozenset()
    assert voice.say("Au revoir.", "fr", 1.0).pcm


def test_broken_recordings_do_not_silence_the_engine(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "index.toml").write_text("language =", encoding="utf-8")

    with caplog.at_level(logging.WARNING):
        voice = best_voice(LEXICONS, tmp_path)

    assert voice.say("Au revoir.", "fr", 1.0).words
    assert "ne se lit pas" in caplog.text


def test_the_loudspeaker_is_that_of_the_system_and_its_trial_tells_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shutil.which("aplay"), "the package alsa-utils is missing"
    assert isinstance(best_player(), AplayPlayer)

    monkeypatch.setenv("PATH", str(tmp_path))

    assert "Installez le paquet alsa-utils" in best_player().trial()
