"""Sentences that somebody recorded: a folder of WAV files, and an `index.toml` with what each one says."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kiosk.adapters.sound_file import read_sound
from kiosk.adapters.speech import Sound
from kiosk.core.lexicon import Lexicon, speak
from kiosk.errors import ContentError, VoiceError, toml_line

INDEX = "index.toml"


@dataclass(frozen=True, slots=True)
class Recording:
    """A recorded sentence: its file, and for each spoken word its place, its length and its millisecond."""

    file: Path
    words: tuple[tuple[int, int, int], ...]


class RecordedVoice:
    """Says what was recorded, and refuses all else, so that another voice may say it.

    The index of a language:

        language = "fr"
        complete = false     # true once everything that the terminal says is recorded
        [[sentence]]
        text = "Touchez votre langue."
        file = "touchez-votre-langue.wav"
        words = [0, 380, 610]            # the millisecond of each word; may be left out
    """

    def __init__(self, folder: Path, lexicons: Mapping[str, Lexicon]) -> None:
        index = _read(folder / INDEX)
        self._language = str(index["language"])
        self._complete = index.get("complete") is True
        lexicon = lexicons.get(self._language) or Lexicon(self._language)
        self._recordings = dict(_recordings(index, folder, lexicon))

    def languages(self) -> frozenset[str]:
        """The language, if every sentence of the terminal is recorded."""
        return frozenset({self._language} if self._complete else ())

    def say(self, text: str, language: str, speed: float) -> Sound:
        """The recording of that sentence; slower is the same voice with silence between the words."""
        recording = self._recordings.get(_key(text)) if language == self._language else None
        if recording is None:
            raise VoiceError("Une phrase à lire n'est pas enregistrée.")  # not which: it says what is read
        if speed < 1 and not recording.words:
            raise VoiceError(f"{recording.file} : sans le temps des mots, pas de lecture lente.")
        sound = replace(read_sound(recording.file), words=recording.words)
        return _spaced(sound, 1 / speed - 1) if speed < 1 else sound


def _spaced(sound: Sound, share: float) -> Sound:
    """The same sound with, before each word but the first, a silence of a share of the word before."""
    pieces: list[bytes] = []
    words: list[tuple[int, int, int]] = []
    added = 0
    starts = [ms for _, _, ms in sound.words]
    for (start, length, ms), end in zip(sound.words, [*starts[1:], sound.ms], strict=True):
        words.append((start, length, ms + added))
        silence = round((end - ms) * share)
        pieces.append(sound.pcm[_byte(sound, ms if pieces else 0) : _byte(sound, end)])
        pieces.append(bytes(_byte(sound, silence)))
        added += silence
    return Sound(sound.rate, b"".join(pieces), tuple(words))


def _byte(sound: Sound, ms: int) -> int:
    return sound.rate * ms // 1000 * 2


def _read(file: Path) -> dict[str, Any]:
    try:
        index = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        remedy = "Corrigez-le, ou faites-le de nouveau : scripts/make_sounds.py."
        raise ContentError(f"{file}{toml_line(error)} : ce fichier ne se lit pas. {remedy}") from error
    if not isinstance(index.get("language"), str):
        raise ContentError(f'{file} : la langue manque. Écrivez language = "fr" sur la première ligne.')
    return index


def _recordings(index: Mapping[str, Any], folder: Path, lexicon: Lexicon) -> Iterator[tuple[str, Recording]]:
    for number, entry in enumerate(index.get("sentence", []), start=1):
        text, name = entry.get("text"), entry.get("file")
        if not text or not name or Path(name).name != name:
            raise ContentError(f"{folder / INDEX} : la phrase {number} n'a pas de texte ou pas de fichier.")
        words = _words(text, entry.get("words", []), lexicon)
        if words is None:
            raise ContentError(f"{folder / INDEX} : « {text} » n'a pas un temps pour chaque mot.")
        yield _key(speak(text, lexicon).text), Recording(folder / name, words)


def _words(text: str, times: list[int], lexicon: Lexicon) -> tuple[tuple[int, int, int], ...] | None:
    """The written words with their times, as places in what is spoken; None if their numbers differ."""
    if not times:
        return ()
    written = [word for word in re.finditer(r"\S+", text) if any(char.isalnum() for char in word[0])]
    if len(written) != len(times):
        return None
    spans = speak(text, lexicon).spans
    firsts = (
        next((span for span in spans if word.start() <= span.shown_start < word.end()), None)
        for word in written
    )
    return tuple(
        (span.spoken_start, span.spoken_end - span.spoken_start, ms)
        for span, ms in zip(firsts, times, strict=True)
        if span
    )


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
