"""The voice of a developer's own machine (Windows, macOS), through pyttsx3; never that of a terminal."""

from __future__ import annotations

import importlib
import sys
import tempfile
from pathlib import Path
from typing import Any

from kiosk.adapters.sound_file import read_sound
from kiosk.adapters.speech import Sound
from kiosk.errors import VoiceError

WORDS_A_MINUTE = 150


class SystemVoice:
    """Has each sentence written to a file and reads it: what pyttsx3 plays by itself cannot be stopped."""

    def __init__(self) -> None:
        try:
            self._engine: Any = importlib.import_module("pyttsx3").init()
        except (ImportError, OSError, RuntimeError) as error:
            raise VoiceError(f"La voix du système ne démarre pas ({error}).") from error
        self._voices = {
            language: voice.id
            for voice in reversed(self._engine.getProperty("voices"))  # the first of a language stays
            if (language := _language(voice.languages))
        }

    def languages(self) -> frozenset[str]:
        """The languages of the voices that the system tells."""
        return frozenset(self._voices)

    def say(self, text: str, language: str, speed: float) -> Sound:
        """The sentence, with no word to follow; VoiceError for a language without a voice."""
        if language not in self._voices:
            raise VoiceError(f"Le système n'a pas de voix pour la langue « {language} ».")
        self._engine.setProperty("voice", self._voices[language])
        self._engine.setProperty("rate", round(WORDS_A_MINUTE * speed))
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "sentence.aiff" if sys.platform == "darwin" else "sentence.wav")
            self._engine.save_to_file(text, str(file))
            self._engine.runAndWait()
            return read_sound(file)


def _language(told: list[Any]) -> str:
    """The language of a voice, from what the systems tell: "fr_FR", "fr-FR", b"\\x05fr"."""
    first = told[0] if told else ""
    name = first.decode("ascii", "ignore") if isinstance(first, bytes) else str(first or "")
    return name.strip("\x05").replace("_", "-").split("-")[0].lower()
