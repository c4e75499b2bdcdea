"""What the procedures and the interface give the voice to say: nothing that it would spell or swallow.

Whoever adds a name in capitals, a French name in another language or an Arabic word finds here what to add
to `assets/lexicon`. Needs the package espeak-ng.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from kiosk.adapters.espeak import VOICES
from kiosk.core.lexicon import speak
from tests.core.lexicons import LEXICONS

ROOT = Path(__file__).resolve().parents[2]
SIGNS = re.compile(r"\{[^{}]*\}|\]\([^)]*\)|[#>\[\]]")


def shown(language: str) -> Iterator[str]:
    """Every line of the procedures and of the interface in that language, without its signs."""
    for file in sorted((ROOT / "assets" / "procedures").glob(f"*/{language}.md")):
        body = file.read_text(encoding="utf-8").split("---", 2)[2]
        yield from (SIGNS.sub(" ", line).strip(" -") for line in body.splitlines() if line.strip())
    for entry in (entry for file in ROOT.glob("locales/en/*/*.po") for entry in polib.pofile(str(file))):
        if language == "fr":
            yield SIGNS.sub(" ", entry.msgid)
    for file in ROOT.glob(f"locales/{language}/*/*.po"):
        for entry in polib.pofile(str(file)):
            yield from (SIGNS.sub(" ", text) for text in (entry.msgstr, *entry.msgstr_plural.values()))


def spoken(language: str) -> list[str]:
    return [speak(text, LEXICONS[language]).text for text in shown(language)]


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_every_name_in_capitals_has_a_sound(language: str) -> None:
    unknown = {name for text in spoken(language) for name in re.findall(r"\b[A-Z]{2,}\b", text)}

    assert unknown == set(), f"write them in [words] of assets/lexicon/{language}.toml"


def test_every_french_name_in_arabic_has_an_arabic_sound() -> None:
    """One that has none is read by the French voice, which cuts the sentence in two."""
    names = {name for text in spoken("ar") for name in re.findall(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ' -]+", text)}

    assert len(names) <= 5, f"write them in [words] of assets/lexicon/ar.toml: {sorted(names)}"


def test_arabic_words_are_given_with_the_vowels_that_the_voice_needs() -> None:
    """Without them the engine says only consonants; French names may keep a cluster that Arabic has not."""
    words = sorted({word for text in spoken("ar") for word in re.findall(r"[\u0621-\u0652]+", text)})
    french = " ".join(said for word, said in french_names())

    swallowed = [word for word, sound in zip(words, sounds(words), strict=True) if is_swallowed(sound)]

    missing = [word for word in swallowed if word not in french]
    assert len(words) > 500
    assert len(missing) <= len(words) // 100, f"give them their vowels in assets/lexicon/ar.toml: {missing}"


def french_names() -> Iterator[tuple[str, str]]:
    for text in shown("ar"):
        for name in re.findall(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ' -]+", text):
            yield name, speak(name, LEXICONS["ar"]).text


def sounds(words: list[str]) -> list[str]:
    """The sound of each word, by the engine, each as a sentence of its own."""
    command = ["espeak-ng", "-q", "--ipa", "-v", VOICES["ar"], "--stdin"]
    text = "".join(f"{word}.\n" for word in words)
    made = subprocess.run(command, input=text, capture_output=True, text=True, check=True, timeout=60).stdout
    return made.splitlines()


def is_swallowed(sound: str) -> bool:
    """Whether there are two consonants at the beginning, or three in a row: no Arabic word has them."""
    letters = re.sub("[ˈˌː.ˤ̪ -]", "", sound).replace("dʒ", "j")
    return bool(re.match("[^aiu]{2}", letters) or re.search("[^aiu]{3}", letters))
