"""The voice of the terminal: libespeak-ng by ctypes, which gives the samples and each word's millisecond."""

from __future__ import annotations

import ctypes
import functools
import re
from collections.abc import Iterator
from typing import Any

from kiosk.adapters.speech import Sound
from kiosk.errors import VoiceError

# The languages that were listened to. The others of the engine, and those it has not, stay silent.
VOICES = {
    "ar": "sem/ar",
    "bn": "inc/bn",
    "en": "gmw/en",
    "es": "roa/es",
    "fa": "ira/fa",
    "fr": "roa/fr",
    "hi": "inc/hi",
    "pt": "roa/pt",
    "ro": "roa/ro",
    "ru": "zle/ru",
    "ta": "dra/ta",
    "tr": "trk/tr",
    "uk": "zle/uk",
    "zh": "sit/cmn",
}
_OTHER_SCRIPTS = frozenset(VOICES) - {"en", "es", "fr", "pt", "ro", "tr"}
_LATIN_NAME = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’ .-]*[A-Za-zÀ-ÿ]")
# Between two figures said in French, "six", "huit" and "dix" keep their last letter, as at the end of a
# sentence; the engine drops it before any consonant, but not before a dash, which it does not speak.
_BETWEEN_FIGURES = re.compile(
    r"(?:(?<=six)|(?<=dix)|(?<=huit)) (?=(?:zéro|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|"
    r"quatorze|quinze|seize|treize|douze|vingt|trente|quarante|cinquante|soixante)\b)"
)
WORDS_A_MINUTE = 150  # the engine's own 175 is too fast for somebody who listens standing
_LIBRARIES = ("libespeak-ng.so.1", "libespeak-ng.1.dylib", "libespeak-ng.dll")

# of speak_lib.h
_SYNCHRONOUS, _DO_NOT_EXIT = 2, 0x8000
_RATE, _UTF8, _FROM_CHARACTER = 1, 1, 1
_END_OF_LIST, _WORD, _OK = 0, 1, 0


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


class _VoiceEntry(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Heard = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class EspeakVoice:
    """The engine of the process (there is one, however often this is made)."""

    def __init__(self, libraries: tuple[str, ...] = _LIBRARIES) -> None:
        self._engine = _engine(libraries)

    def languages(self) -> frozenset[str]:
        """The languages that were listened to and whose voice is installed."""
        return frozenset(language for language, voice in VOICES.items() if voice in self._engine.voices)

    def say(self, text: str, language: str, speed: float) -> Sound:
        """The sentence in that language; VoiceError for a language without a voice.

        A name in Latin letters inside another script is French here, and the French voice reads it.
        """
        if language not in self.languages():
            raise VoiceError(f"La synthèse vocale n'a pas de voix pour la langue « {language} ».")
        words_a_minute = round(WORDS_A_MINUTE * speed)
        if language == "fr":
            text = _BETWEEN_FIGURES.sub("—", text)
        if language not in _OTHER_SCRIPTS:
            return self._engine.say(text, VOICES[language], words_a_minute)
        sounds = [
            (start, self._engine.say(piece, VOICES["fr" if is_french else language], words_a_minute))
            for start, piece, is_french in _by_script(text)
        ]
        return _joined(sounds)


def _by_script(text: str) -> Iterator[tuple[int, str, bool]]:
    """The pieces of the text that can be heard: where each begins, and whether it is a Latin name."""
    at = 0
    for name in [*_LATIN_NAME.finditer(text), None]:
        end = name.start() if name else len(text)
        if any(char.isalnum() for char in text[at:end]):
            yield at, text[at:end], False
        if name:
            yield end, name[0], True
            at = name.end()


def _joined(sounds: list[tuple[int, Sound]]) -> Sound:
    """One sound after the other; the words of each are moved to their place in the whole text."""
    pcm, words = b"", list[tuple[int, int, int]]()
    for start, sound in sounds:
        ms = len(pcm) * 500 // sound.rate
        words += [(start + place, length, ms + at) for place, length, at in sound.words]
        pcm += sound.pcm
    return Sound(sounds[0][1].rate if sounds else 22050, pcm, tuple(words))


class _Engine:
    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library
        self._rate: int = library.espeak_Initialize(_SYNCHRONOUS, 0, None, _DO_NOT_EXIT)
        if self._rate <= 0:
            raise VoiceError("La synthèse vocale ne démarre pas. Réinstallez le paquet espeak-ng-data.")
        self._samples: list[bytes] = []
        self._words: list[tuple[int, int, int]] = []
        self._callback = _Heard(self._hear)  # the library keeps no reference
        library.espeak_SetSynthCallback(self._callback)
        self.voices = frozenset(self._identifiers())

    def say(self, text: str, voice: str, words_a_minute: int) -> Sound:
        self._samples.clear()
        self._words.clear()
        self._check(self._library.espeak_SetVoiceByName(voice.encode()), f"la voix {voice} manque")
        self._check(self._library.espeak_SetParameter(_RATE, words_a_minute, 0), "la vitesse est refusée")
        data = text.encode()
        self._check(
            self._library.espeak_Synth(data, len(data) + 1, 0, _FROM_CHARACTER, 0, _UTF8, None, None),
            "la phrase est refusée",
        )
        return Sound(self._rate, b"".join(self._samples), tuple(self._words))

    def _hear(self, samples: Any, count: int, events: Any) -> int:
        """The engine has made a piece of sound, and tells the words that begin in it."""
        if samples and count:
            self._samples.append(ctypes.string_at(samples, count * 2))
        at = 0
        while events[at].type != _END_OF_LIST:
            event = events[at]
            if event.type == _WORD and event.length > 0 and event.text_position > 0:
                self._words.append((event.text_position - 1, event.length, event.audio_position))
            at += 1
        return 0

    def _identifiers(self) -> list[str]:
        self._library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_VoiceEntry))
        entries = self._library.espeak_ListVoices(None)
        found: list[str] = []
        while entries[len(found)]:
            found.append(entries[len(found)].contents.identifier.decode())
        return found

    @staticmethod
    def _check(code: int, what: str) -> None:
        if code != _OK:
            raise VoiceError(f"La synthèse vocale s'arrête : {what} (code {code}).")


@functools.cache
def _engine(libraries: tuple[str, ...]) -> _Engine:
    for name in libraries:
        try:
            return _Engine(ctypes.CDLL(name))
        except OSError:
            continue
    raise VoiceError("La synthèse vocale n'est pas installée. Installez le paquet espeak-ng.")
