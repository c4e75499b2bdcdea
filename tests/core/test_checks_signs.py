"""What is told of signs that the screen cannot show, or that are of another language."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from kiosk.core.checks_signs import LETTERS_OF_NO_SCRIPT, SIGNS, check_signs, check_value_signs

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
VALUE = """
[mots]
text.fr = "Une photo"
text.ar = "صورة\\u202e"
source = "https://exаmple.org/"
checked = 2026-10-01
review_by = 2027-04-01
confidence = "verified"

[mots.973]
text = { fr = "Deux photos ✓", ar = "صورتان" }
"""


def told(text: str, language: str = "fr") -> list[str]:
    return [f"{error.line} {error.problem}" for error in check_signs(text, "fr.md", language)]


def drawn(file: str) -> set[str]:
    return set(map(chr, TTFont(FONTS / file).getBestCmap()))


def test_the_signs_that_are_let_through_are_those_of_our_letters():
    ours = drawn("KiosqueLisible-Regular.ttf") & drawn("KiosqueLisible-Bold.ttf")
    arabic = drawn("NotoSansArabic-Regular.ttf") & drawn("NotoSansArabic-Bold.ttf")

    assert ours | arabic >= SIGNS | LETTERS_OF_NO_SCRIPT
    assert told("".join(sorted(ours - {"\r"}))) == []


@pytest.mark.parametrize(
    "text",
    [
        "bien\u00advenue",
        "\u2066https://example.org\u2069",
        "n\u200cm\u200dn",
        "été, 12\u202f°C, n°\u00a03 – « œ »",
    ],
)
def test_what_breaks_a_word_joins_letters_or_isolates_a_direction_is_fine(text):
    assert told(text) == []


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u200e\u200f\u061c\u200b\ufeff\u2028\x07")
def test_an_invisible_sign_is_told_with_its_code_and_the_word_beside_it(sign):
    assert told(f"Bonjour.\nVotre carte{sign} est là.") == [
        f"2 Un signe invisible, U+{ord(sign):04X}, est près de « carte »."
    ]


@pytest.mark.parametrize("sign", "🙂☎✓→⅓①\ufffdﬁ")
def test_a_sign_that_is_not_in_our_letters_is_told(sign):
    assert told(f"Voici {sign} le guichet") == [
        f"1 Le signe « {sign} » (U+{ord(sign):04X}) n'a pas de dessin sur la borne."
    ]


@pytest.mark.parametrize("sign", "\ue000\u0378\U0010fffd")
def test_a_sign_that_has_no_meaning_is_told_by_its_code_alone(sign):
    assert told(f"Voici {sign}") == [
        f"1 Le signe U+{ord(sign):04X}, près de « Voici », n'a pas de dessin sur la borne."
    ]


@pytest.mark.parametrize(
    ("language", "text", "letters"),
    [("fr", "你好", "你好"), ("en", "тут", "тут"), ("ar", "سلام שלום", "שלום"), ("fr", "سلام", "سلام")],
)
def test_letters_of_a_script_that_the_language_is_not_written_in_are_told(language, text, letters):
    assert [line.partition(" (")[0] for line in told(text, language)] == [f"1 « {letters} »"]


def test_arabic_may_name_things_in_latin_letters_and_other_languages_have_their_own():
    assert told("بطاقة Vitale", "ar") == []
    assert told("Привіт, 你好", "uk") == []
    assert told("Привіт 🙂", "uk") == ["1 Le signe « 🙂 » (U+1F642) n'a pas de dessin sur la borne."]


def test_each_sort_of_sign_is_told_once_a_line():
    assert len(told("🙂 你好 🙂\u202e 你 🎉\n🙂")) == 4


def test_the_words_and_the_addresses_of_values_are_looked_at_each_at_its_line():
    assert [(error.line, error.problem) for error in check_value_signs(VALUE, "facts.toml")] == [
        (4, "Un signe invisible, U+202E, est près de « صورة »."),
        (5, "« а » (U+0430), dans « exаmple », n'est pas écrit avec les lettres du français."),
        (11, "Le signe « ✓ » (U+2713) n'a pas de dessin sur la borne."),
    ]
