"""What the voice of a language is given for what is shown, and which shown word each spoken word is."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.core.reading import Span, Spoken
from kiosk.core.sayings import NEEDED, Rule, rules
from kiosk.errors import ContentError, toml_line

TABLES = ("words", "signs", "address", "letters", "phone", "numbers", "money", "units", "time", "date")
_SILENT = dict.fromkeys("\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff", "")
_SIGNS = {**_SILENT, "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "’": "'"}
_ONE_OF_EACH = (
    "36 46, 01 99 00 12 34, 12,50 €, 0,50 €, 25 €, 10 h 42, 14 h, 8:05, 24/11/2026, 25 %, 1/3, 3 m."
)
_Char = tuple[str, int, int]  # a spoken character, and the shown characters it stands for


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How one language is spoken: the rules for what its voice would misread, the surest first."""

    language: str
    rules: tuple[Rule, ...] = field(default=(), repr=False, compare=False)
    signs: Mapping[str, str] = field(default_factory=dict, repr=False)
    abbreviations: tuple[str, ...] = ()  # words with a full stop that ends no sentence


def parse_lexicon(toml_text: str, file: str) -> Lexicon:
    """The lexicon written in a file of `assets/lexicon`; ContentError says what is wrong in it."""
    try:
        tables = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(
            f"{file}{toml_line(error)} : ce fichier ne se lit pas. Corrigez cette ligne."
        ) from error
    _check(tables, file)
    shortened = tuple(word for word in tables.get("words", {}) if word.endswith("."))
    try:
        lexicon = Lexicon(tables["language"], rules(tables), tables.get("signs", {}), shortened)
        speak(_ONE_OF_EACH, lexicon)  # what is wrong shows here, not before a visitor
    except (KeyError, IndexError, ValueError, AttributeError, TypeError) as error:
        raise ContentError(f"{file} : une forme ne peut pas servir ({error}). Comparez à fr.toml.") from error
    return lexicon


def speak(text: str, lexicon: Lexicon) -> Spoken:
    """The text as the voice must be given it; the spans point into `text`, by whole words."""
    chars = _single_spaces(_said(text, lexicon))
    return Spoken("".join(char for char, _, _ in chars), tuple(_spans(chars)))


def _said(text: str, lexicon: Lexicon) -> Iterator[_Char]:
    """Every spoken character: what a rule says stands for the whole of what it replaces."""
    signs = {**_SIGNS, **lexicon.signs}
    at = 0
    for start, end, said in [*_replaced(text, lexicon), (len(text), len(text), "")]:
        for shown in range(at, start):
            for char in signs.get(text[shown], text[shown]):
                yield char, shown, shown + 1
        for char in said:
            yield char, start, end
        at = end


def _replaced(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """The parts of the text that a rule speaks for: the first to begin, then the surest, and none twice."""
    found = [
        (match.start(), order, match.end(), said)
        for order, rule in enumerate(lexicon.rules)
        for match in rule.pattern.finditer(text)
        if (said := rule.say(match)) is not None
    ]
    free_from = 0
    for start, _, end, said in sorted(found):
        if start >= free_from:
            yield start, end, said
            free_from = end


def _single_spaces(chars: Iterator[_Char]) -> list[_Char]:
    kept: list[_Char] = []
    for char in chars:
        if char[0] != " " or (kept and kept[-1][0] != " "):
            kept.append(char)
    while kept and kept[-1][0] == " ":
        kept.pop()
    return kept


def _spans(chars: list[_Char]) -> Iterator[Span]:
    """One span a spoken word; the punctuation around it is not shown with it."""
    for word in re.finditer(r"\S+", "".join(char for char, _, _ in chars)):
        heard = [char for char in chars[word.start() : word.end()] if _is_heard(char[0])]
        if heard:
            yield Span(
                word.start(), word.end(), min(char[1] for char in heard), max(char[2] for char in heard)
            )


def _is_heard(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) == "Mn"


def _check(tables: Mapping[str, Any], file: str) -> None:
    if not isinstance(tables.get("language"), str):
        raise ContentError(f'{file} : la langue manque. Écrivez language = "fr" sur la première ligne.')
    for name, table in tables.items():
        if name != "language" and (name not in TABLES or not isinstance(table, dict)):
            raise ContentError(f"{file} : « {name} » n'est pas connu. Les parties sont {', '.join(TABLES)}.")
        for line in NEEDED.get(name, ()):
            if line not in table:
                raise ContentError(f"{file} : il manque « {line} » dans « {name} ». Comparez à fr.toml.")
    for word, said in {**tables.get("words", {}), **tables.get("signs", {})}.items():
        if not word or not isinstance(said, str):
            raise ContentError(f"{file} : « {word} » doit être suivi d'un texte entre guillemets.")
