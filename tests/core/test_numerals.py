from __future__ import annotations

import pytest

from kiosk.core.numerals import cardinal, ordinal


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (0, "zéro", "zero"),
        (1, "un", "one"),
        (16, "seize", "sixteen"),
        (17, "dix-sept", "seventeen"),
        (21, "vingt et un", "twenty-one"),
        (61, "soixante et un", "sixty-one"),
        (70, "soixante-dix", "seventy"),
        (71, "soixante et onze", "seventy-one"),
        (80, "quatre-vingts", "eighty"),
        (81, "quatre-vingt-un", "eighty-one"),
        (99, "quatre-vingt-dix-neuf", "ninety-nine"),
        (100, "cent", "one hundred"),
        (119, "cent dix-neuf", "one hundred and nineteen"),
        (200, "deux cents", "two hundred"),
        (280, "deux cent quatre-vingts", "two hundred and eighty"),
        (1000, "mille", "one thousand"),
        (1104, "mille cent quatre", "one thousand one hundred and four"),
        (2026, "deux mille vingt-six", "two thousand and twenty-six"),
        (80_000, "quatre-vingt mille", "eighty thousand"),
        (200_001, "deux cent mille un", "two hundred thousand and one"),
    ],
)
def test_numbers_are_written_out(number: int, french: str, english: str) -> None:
    assert cardinal(number, "fr") == french
    assert cardinal(number, "en") == english


def test_one_is_feminine_before_a_feminine_word() -> None:
    assert [cardinal(number, "fr", feminine=True) for number in (1, 21, 81, 11, 71)] == [
        "une",
        "vingt et une",
        "quatre-vingt-une",
        "onze",
        "soixante et onze",
    ]


def test_what_is_too_long_or_in_another_language_stays_in_digits() -> None:
    assert cardinal(1_000_000, "fr") == "1000000"
    assert cardinal(25, "ar") == "25"


def test_ranks_are_written_as_the_voice_reads_them() -> None:
    assert [ordinal(number, "en") for number in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "30th",
    ]  # fmt: skip
    assert [ordinal(number, "fr") for number in (1, 2)] == ["premier", "2ème"]
    assert ordinal(3, "ar") == "3"
