from __future__ import annotations

import array
import tomllib
import wave
from pathlib import Path

import pytest

from kiosk.adapters.espeak import EspeakVoice
from kiosk.adapters.recorded import RecordedVoice
from kiosk.adapters.speech import VoicesInTurn
from kiosk.core.lexicon import speak
from kiosk.errors import ContentError, VoiceError
from tests.core.lexicons import LEXICONS, said

SHIPPED = Path(__file__).resolve().parents[2] / "assets" / "sounds" / "fr"
INDEX = """
language = "fr"
complete = {complete}
[[sentence]]
text = "La CAF, oui."
file = "caf.wav"
words = [0, 200, 600]
[[sentence]]
text = "Bonjour."
file = "bonjour.wav"
"""


def write_wav(file: Path, samples: list[int], channels: int = 1) -> None:
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(channels)
        sound.setsampwidth(2)
        sound.setframerate(1000)
        sound.writeframes(array.array("h", samples).tobytes())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two recordings of one second, a sample a millisecond, each with the number of its millisecond."""
    (tmp_path / "index.toml").write_text(INDEX.format(complete="false"), encoding="utf-8")
    write_wav(tmp_path / "caf.wav", list(range(1, 1001)))
    write_wav(tmp_path / "bonjour.wav", list(range(1, 1001)))
    return tmp_path


def test_a_recorded_sentence_is_played_as_it_is_with_its_words(folder: Path) -> None:
    spoken = said("La CAF, oui.", "fr")

    sound = RecordedVoice(folder, LEXICONS).say(spoken, "fr", 1.0)

    assert sound.ms == 1000
    assert array.array("h", sound.pcm)[0] == 1
    assert [(spoken[start : start + length], ms) for start, length, ms in sound.words] == [
        ("La", 0),
        ("caf,", 200),
        ("oui.", 600),
    ]


def test_slower_is_the_same_voice_with_silence_between_the_words(folder: Path) -> None:
    sound = RecordedVoice(folder, LEXICONS).say(said("La CAF, oui.", "fr"), "fr", 0.8)

    samples = array.array("h", sound.pcm)
    assert sound.ms == 1250
    assert [ms for _, _, ms in sound.words] == [0, 250, 750]
    assert [sample for sample in samples if sample] == list(range(1, 1001))  # nothing of the voice is lost
    assert list(samples[200:250]) == [0] * 50


def test_slower_without_the_time_of_words_is_left_to_another_voice(folder: Path) -> None:
    voice = RecordedVoice(folder, LEXICONS)

    assert voice.say("Bonjour.", "fr", 1.0).ms == 1000
    with pytest.raises(VoiceError, match="pas de lecture lente"):
        voice.say("Bonjour.", "fr", 0.8)
    assert VoicesInTurn([voice, EspeakVoice()]).say("Bonjour.", "fr", 0.8).rate == 22050


@pytest.mark.parametrize(("text", "language"), [("Au revoir.", "fr"), ("Bonjour.", "en")])
def test_what_was_not_recorded_is_refused(folder: Path, text: str, language: str) -> None:
    with pytest.raises(VoiceError, match="n'est pas enregistrée") as refused:
        RecordedVoice(folder, LEXICONS).say(text, language, 1.0)

    assert text not in str(refused.value)  # it reaches the log, which keeps nothing that was read


def test_a_language_is_spoken_only_once_all_of_it_is_recorded(folder: Path) -> None:
    assert RecordedVoice(folder, LEXICONS).languages() == frozenset()

    (folder / "index.toml").write_text(INDEX.format(complete="true"), encoding="utf-8")

    assert RecordedVoice(folder, LEXICONS).languages() == {"fr"}


@pytest.mark.parametrize(
    ("index", "sentence"),
    [
        ("language = ", "ne se lit pas"),
        ("complete = true", "la langue manque"),
        ('language = "fr"\n[[sentence]]\ntext = "Oui."', "la phrase 1 n'a pas de texte ou pas de fichier"),
        (
            'language = "fr"\n[[sentence]]\ntext = "Oui."\nfile = "../oui.wav"',
            "pas de texte ou pas de fichier",
        ),
        (
            'language = "fr"\n[[sentence]]\ntext = "Oui, non."\nfile = "oui.wav"\nwords = [0]',
            "« Oui, non. » n'a pas un temps pour chaque mot",
        ),
    ],
)
def test_a_wrong_index_says_what_is_wrong(tmp_path: Path, index: str, sentence: str) -> None:
    (tmp_path / "index.toml").write_text(index, encoding="utf-8")

    with pytest.raises(ContentError, match=sentence):
        RecordedVoice(tmp_path, LEXICONS)


def test_a_sound_that_cannot_be_used_is_refused_with_its_file(folder: Path) -> None:
    voice = RecordedVoice(folder, LEXICONS)
    write_wav(folder / "bonjour.wav", [0] * 100, channels=2)
    (folder / "caf.wav").unlink()

    with pytest.raises(VoiceError, match=r"bonjour\.wav : ce son n'est pas en mono et 16 bits"):
        voice.say("Bonjour.", "fr", 1.0)
    with pytest.raises(VoiceError, match=r"caf\.wav : ce son ne peut pas être lu"):
        voice.say(said("La CAF, oui.", "fr"), "fr", 1.0)


def test_the_ten_shipped_sentences_are_all_there_and_say_who_speaks() -> None:
    index = tomllib.loads((SHIPPED / "index.toml").read_text(encoding="utf-8"))
    voice = RecordedVoice(SHIPPED, LEXICONS)

    assert len(index["sentence"]) == 10
    assert "en attendant une personne" in index["made_by"]
    assert {entry["file"] for entry in index["sentence"]} == {file.name for file in SHIPPED.glob("*.wav")}
    for entry in index["sentence"]:
        spoken = speak(entry["text"], LEXICONS["fr"])
        sound = voice.say(spoken.text, "fr", 1.0)
        assert len(sound.words) == len(spoken.spans)
        assert max(array.array("h", sound.pcm)) > 3000


def test_a_shipped_sentence_is_found_however_its_spaces_and_apostrophes_are_written() -> None:
    voice = RecordedVoice(SHIPPED, LEXICONS)

    assert voice.say(said("Que voulez-vous faire\u00a0?", "fr"), "fr", 1.0).pcm
    assert voice.say(said("Touchez l’écran pour continuer.", "fr"), "fr", 1.0).pcm
