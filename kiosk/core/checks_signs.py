"""Whether each sign of a text can be seen on the screen, and belongs to the language that it is written in.

It reads the files as they are written, so that a sign is told at its own line, in the head as elsewhere:
- what is invisible is refused, but for what breaks a word (soft hyphen), joins letters, or isolates a
  direction: another mark of direction turns round what follows it;
- in the languages of our own letters, a sign must be in them, and a letter must be of the language's script.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from kiosk.core.fact_file import Section, sections
from kiosk.core.facts import by_departement
from kiosk.errors import ProcedureError

SIGNS = frozenset(  # of our letters, held by a test: emoji, arrows, fractions… are not among them
    "¡¢£¤¥¦§¨©«¬®¯°±²³´¶·¸¹»¼½¾¿×÷˚˜˝‐‑–—‘’‚“”„†•…‹›⁄€₹™−∕؆؇؈؉؊؋،؍؎؏؛؞؟٠١٢٣٤٥٦٧٨٩٪٫٬٭۔۞۩۰۱۲۳۴۵۶۷۸۹۽۾﴾﴿﷼﷽"
)
LETTERS_OF_NO_SCRIPT = frozenset("ªºˆˇˉℓ")  # of our letters too

_INVISIBLE_BUT_FINE = frozenset("\t\u00ad\u200c\u200d\u2066\u2067\u2068\u2069")
_GLUED = frozenset("ﬀﬁﬂﬃﬄﬅﬆ")  # what one gets by copying from a PDF
_SCRIPTS = {
    "fr": (("LATIN",), "du français"),
    "en": (("LATIN",), "de l'anglais"),
    "ar": (("ARABIC", "LATIN"), "de l'arabe"),
}
_ADDRESSES = ("url", "source")  # of a value: shown, or printed to be signed

_INVISIBLE, _UNDRAWN, _FOREIGN = "invisible", "undrawn", "foreign"


def check_signs(text: str, file: str, language: str) -> Iterator[ProcedureError]:
    """The signs of a procedure's file that cannot be there, at most one of each sort on a line."""
    for number, line in enumerate(re.split(r"\r\n?|\n", text.removeprefix("\ufeff")), start=1):
        for problem, remedy in _problems(re.sub(r"&#?\w+;", _named, line), language):
            yield ProcedureError(file, number, problem, remedy)


def check_value_signs(text: str, file: str) -> Iterator[ProcedureError]:
    """The same for the words and the addresses of one `facts.toml`, which must be a sound one."""
    for section in sections(text, file):
        told: set[str] = set()  # a département repeats the source of its value
        for one in (section, *by_departement(section).values()):
            for key, language, words in _said(one):
                for problem, remedy in _problems(words, language):
                    if problem not in told:
                        told.add(problem)
                        yield ProcedureError(file, one.line(key), problem, remedy)


def _said(section: Section) -> Iterator[tuple[str, str, str]]:
    """(key, language, text) of what a section shows; an address is written in the letters of French."""
    texts = section.table.get("text", {})
    if isinstance(texts, dict):
        yield from ((f"text.{language}", language, str(text)) for language, text in texts.items())
    yield from ((key, "fr", str(section.table[key])) for key in _ADDRESSES if key in section.table)


def _named(entity: re.Match[str]) -> str:
    """The sign that `&#128578;` stands for, as the parser reads it."""
    return html.unescape(entity[0])


def _problems(text: str, language: str) -> Iterator[tuple[str, str]]:
    told: set[str] = set()
    at = 0
    for kind, signs in groupby(text, lambda sign: _kind(sign, language)):
        run = "".join(signs)
        if kind and kind not in told:
            told.add(kind)
            yield _problem(kind, run, _word(text, at), language)
        at += len(run)


def _kind(sign: str, language: str) -> str:
    """What is wrong with a sign; nothing where it can stand."""
    category = unicodedata.category(sign)
    if category in ("Cc", "Cf", "Zl", "Zp"):
        return "" if sign in _INVISIBLE_BUT_FINE else _INVISIBLE
    if sign.isascii() or sign in SIGNS:
        return ""
    if category[0] == "C" or sign in _GLUED:
        return _UNDRAWN
    if language not in _SCRIPTS:
        return _UNDRAWN if category == "So" and sign > "\u2000" else ""
    if category[0] == "L":
        return "" if _is_of(sign, language) else _FOREIGN
    return _UNDRAWN if category == "Me" or category[0] in "NPS" else ""


def _is_of(letter: str, language: str) -> bool:
    scripts, _ = _SCRIPTS[language]
    return letter in LETTERS_OF_NO_SCRIPT or unicodedata.name(letter).split()[0] in scripts


def _problem(kind: str, run: str, word: str, language: str) -> tuple[str, str]:
    code = f"U+{ord(run[0]):04X}"
    if kind == _INVISIBLE:
        where = f"près de « {word} »" if word else "sur cette ligne"
        return f"Un signe invisible, {code}, est {where}.", "Effacez les mots autour de lui, et retapez-les."
    if kind == _UNDRAWN:
        shown = _seen(run)
        sign = f"« {shown} » ({code})" if shown else f"{code}, près de « {word} »," if word else code
        return f"Le signe {sign} n'a pas de dessin sur la borne.", "Retapez-le en lettres, ou enlevez-le."
    where = f", dans « {word} »," if word != run else ""
    _, of_the_language = _SCRIPTS[language]
    return (
        f"« {run} » ({code}){where} n'est pas écrit avec les lettres {of_the_language}.",
        "Effacez ce mot, et retapez-le au clavier.",
    )


def _word(text: str, start: int) -> str:
    """The word that the sign there stands in, or else the one before it."""
    before, after = _seen(text[:start]), _seen(text[start:])
    whole = re.findall(r"\w*$", before)[0] + re.findall(r"^\w*", after)[0]
    return whole or "".join(re.findall(r"\w+", before)[-1:])


def _seen(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign)[0] != "C")
