"""Numbers as people say them, in the languages whose number words we know; digits in all others."""

from __future__ import annotations

_FRENCH = (
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
)
_FRENCH_TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante")
_ENGLISH = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def cardinal(number: int, language: str, feminine: bool = False) -> str:
    """25 -> "vingt-cinq", "twenty-five"; digits in any other language, and from a million on."""
    if number >= 1_000_000:
        return str(number)
    if language == "fr":
        said = _french(number)
        return f"{said}e" if feminine and said.replace("-", " ").split()[-1] == "un" else said
    return _english(number) if language == "en" else str(number)


def ordinal(number: int, language: str) -> str:
    """24 -> "24th": the way of writing it that the voice of that language reads as an order."""
    if language == "fr":
        return "premier" if number == 1 else f"{number}ème"
    if language == "en":
        teen = 10 <= number % 100 <= 20
        return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    return str(number)


def _french(number: int) -> str:
    if number >= 1000:
        return _french_part(number, 1000, "mille", plural="mille")
    if number >= 100:
        return _french_part(number, 100, "cent", plural="cents")
    return _french_small(number)


def _french_part(number: int, unit: int, word: str, plural: str) -> str:
    how_many, rest = divmod(number, unit)
    if how_many == 1:
        head = word
    else:  # "quatre-vingts" and "deux cents" lose their s before another number, and "mille" is one
        many = _french(how_many)
        many = many[:-1] if many.endswith(("cents", "vingts")) else many
        head = f"{many} {word if rest else plural}"
    return f"{head} {_french(rest)}" if rest else head


def _french_small(number: int) -> str:
    if number < 20:
        return _FRENCH[number]
    if number == 80:
        return "quatre-vingts"
    if number > 80:
        return f"quatre-vingt-{_FRENCH[number - 80]}"
    tens = min(number // 10, 6)
    rest = number - tens * 10
    if rest == 0:
        return _FRENCH_TENS[tens]
    joint = " et " if rest in {1, 11} else "-"
    return f"{_FRENCH_TENS[tens]}{joint}{_FRENCH[rest]}"


def _english(number: int) -> str:
    if number < 20:
        return _ENGLISH[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return f"{_ENGLISH_TENS[tens]}-{_ENGLISH[rest]}" if rest else _ENGLISH_TENS[tens]
    unit, word = (1000, "thousand") if number >= 1000 else (100, "hundred")
    how_many, rest = divmod(number, unit)
    head = f"{_english(how_many)} {word}"
    if not rest:
        return head
    return f"{head} and {_english(rest)}" if rest < 100 else f"{head} {_english(rest)}"
