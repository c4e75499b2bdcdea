"""The engine itself: these need the package espeak-ng, as the terminal does."""

from __future__ import annotations

import array
import subprocess
import sys

import pytest

from kiosk.adapters.espeak import VOICES, EspeakVoice
from kiosk.errors import VoiceError
from tests.core.lexicons import said


def heard(text: str, language: str = "fr", speed: float = 1.0) -> list[tuple[str, int]]:
    sound = EspeakVoice().say(text, language, speed)
    return [(text[start : start + length], ms) for start, length, ms in sound.words]


def test_a_sentence_gives_sound_and_its_words_in_order() -> None:
    sound = EspeakVoice().say("Touchez votre langue.", "fr", 1.0)

    words = ["Touchez votre langue."[start : start + length] for start, length, _ in sound.words]
    times = [ms for _, _, ms in sound.words]
    assert words == ["Touchez", "votre", "langue"]
    assert times == sorted(times)
    assert times[0] < times[-1] < sound.ms
    assert 600 < sound.ms < 3000
    assert max(array.array("h", sound.pcm)) > 3000  # it can be heard


def test_places_are_counted_in_characters_whatever_their_accents() -> None:
    assert [word for word, _ in heard("L'été à Orléans, déjà là.")][-2:] == ["déjà", "là"]
    assert [word for word, _ in heard("بطاقة الهوية", "ar")] == ["بطاقة", "الهوية"]


def test_slower_is_longer_and_says_the_same_words() -> None:
    usual, slow = heard("Touchez votre langue."), heard("Touchez votre langue.", speed=0.6)

    assert [word for word, _ in usual] == [word for word, _ in slow]
    assert slow[-1][1] > usual[-1][1] * 1.3


def test_the_same_sentence_is_the_same_sound_after_another_language() -> None:
    voice = EspeakVoice()
    first = voice.say("Bonjour.", "fr", 1.0)
    voice.say("مرحبا.", "ar", 0.6)

    assert abs(voice.say("Bonjour.", "fr", 1.0).ms - first.ms) < 20


def test_every_language_listed_is_spoken() -> None:
    voice = EspeakVoice()

    assert voice.languages() == frozenset(VOICES)
    for language in sorted(VOICES):
        assert voice.say("25", language, 1.0).pcm


@pytest.mark.parametrize("language", ["ps", "so", "ti", "", "roa/fr"])
def test_a_language_without_a_voice_is_refused_and_never_read_by_another(language: str) -> None:
    voice = EspeakVoice()

    with pytest.raises(VoiceError, match="n'a pas de voix"):
        voice.say("سلام", language, 1.0)


def test_a_french_name_inside_arabic_is_read_by_the_french_voice() -> None:
    voice = EspeakVoice()
    town = voice.say("Fontaine-le-Port", "fr", 1.0)

    text = "بلدية Fontaine-le-Port، شارع."
    sound = voice.say(text, "ar", 1.0)

    assert [text[start : start + length] for start, length, _ in sound.words] == ["بلدية", "Fontaine", "شارع"]
    assert -40 < sound.words[2][2] - sound.words[1][2] - town.ms < 40  # as long as when it is said alone


def test_a_text_with_nothing_to_hear_is_silence() -> None:
    assert EspeakVoice().say("…", "ar", 1.0).words == ()


def test_a_machine_without_the_library_says_what_to_install() -> None:
    with pytest.raises(VoiceError, match="Installez le paquet espeak-ng"):
        EspeakVoice(("libnothing-of-that-name.so",))


def test_the_figures_of_a_phone_keep_their_last_letter() -> None:
    """The engine would say "trente-si"; the s takes time. It leaves the s out before a tabulation too."""
    text = said("36 46", "fr")
    assert text == "trente-six quarante-six"

    kept, dropped = dict(heard(text)), dict(heard(text.replace(" ", "\t")))

    assert kept["quarante"] > dropped["quarante"]


def sounds_of(text: str, language: str) -> str:
    """What the engine makes of it, in the letters of the sounds."""
    voice = VOICES[language]
    command = ["espeak-ng", "-q", "--ipa", "-v", voice, "--", text]
    made = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20).stdout
    return " ".join(made.replace("ˈ", "").replace("ˌ", "").split())


@pytest.mark.parametrize(
    ("shown", "sound"),
    {
        "CAF": "kaf",
        "CPAM": "sepeaɛm",
        "MSA": "ɛmɛsa",
        "RSA": "ɛʁɛsa",
        "APL": "apeɛl",
        "AAH": "aaaʃ",
        "ASS": "aɛsɛs",
        "CSS": "seɛsɛs",
        "ANTS": "aɛnteɛs",
        "CNI": "seɛni",
        "MDPH": "ɛmdepeaʃ",
        "CCAS": "seseaɛs",
        "HLM": "aʃɛlɛm",
        "RIB": "ʁib",
        "PACS": "paks",
        "SMS": "ɛsɛmɛs",
        "QR code": "kyɛʁ kɔd",
        "Wi-Fi": "wifi",
        "ameli": "ameli",
        "25 €": "vɛ̃tsɛ̃k øʁo",
        "21 h": "vɛ̃t e yn œʁ",
    }.items(),
)
def test_french_acronyms_and_numbers_sound_as_people_say_them(shown: str, sound: str) -> None:
    assert sounds_of(said(shown, "fr"), "fr") == sound


def test_the_engine_is_loaded_once_however_often_it_is_asked_for() -> None:
    code = (
        "from kiosk.adapters.espeak import EspeakVoice\n"
        "first, second = EspeakVoice(), EspeakVoice()\n"
        "assert first.say('Un.', 'fr', 1.0).pcm and second.say('Un.', 'fr', 1.0).pcm\n"
        "print(len([line for line in open('/proc/self/maps') if 'espeak' in line and 'r-xp' in line]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout.strip() == "1"
