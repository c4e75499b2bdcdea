"""Whether the words can be read and heard: short sentences, explained abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kiosk.core.checks_facts import COMMON, uses
from kiosk.core.facts import Fact
from kiosk.core.procedure import Choice, Procedure
from kiosk.core.texts import texts
from kiosk.errors import ProcedureError

LONGEST = {"fr": 15}
LONGEST_ELSEWHERE = 18

_SENTENCE_END = re.compile(r"[.?!…؟۔;؛]+[»\"\u00a0)]*(?=\s|$)")
_WORD = re.compile(r"\w")
_ABBREVIATION = re.compile(r"\b[A-ZÀ-Ý][A-ZÀ-Ý0-9]+\b")
_KNOWN_BY_ALL = frozenset({"EDF", "PDF", "QR", "SMS", "TV", "USB"})


def check_words(
    by_slug: Mapping[str, Mapping[str, Procedure]], facts: Mapping[str, Mapping[str, Fact]]
) -> Iterator[ProcedureError]:
    """Long sentences, in the texts and in their values, and abbreviations that nothing explains."""
    for slug, languages in by_slug.items():
        known = {**facts.get(COMMON, {}), **facts.get(slug, {})}
        for procedure in languages.values():
            for line, text in texts(procedure):
                for problem, remedy in _long(text, procedure.language):
                    yield ProcedureError(procedure.file, line, problem, remedy)
            yield from _long_values(procedure, known)
            if procedure.language == "fr":
                yield from _abbreviations(procedure, known)


def longest_sentence(text: str) -> int:
    """How many words its longest sentence has; words joined by a no-break space are one."""
    sentences = _SENTENCE_END.sub("\n", text).split("\n")
    return max(sum(bool(_WORD.search(word)) for word in sentence.split(" ")) for sentence in sentences)


def _long(text: str, language: str, a: str = "Une") -> Iterator[tuple[str, str]]:
    count, most = longest_sentence(text), LONGEST.get(language, LONGEST_ELSEWHERE)
    if count > most:
        yield f"{a} phrase a {count} mots.", f"Coupez-la en deux : {most} mots au plus."


def _long_values(procedure: Procedure, known: Mapping[str, Fact]) -> Iterator[ProcedureError]:
    """Values that are texts must be short too; each is said where it is first used."""
    for use in {use.name: use for use in reversed(tuple(uses(procedure)))}.values():
        text = _words_of(known.get(use.name), procedure.language)
        for problem, remedy in _long(text, procedure.language, f"Dans la valeur {{{use.name}}}, une"):
            yield ProcedureError(procedure.file, use.line, problem, remedy)


def _words_of(fact: Fact | None, language: str) -> str:
    return fact.value.get(language, "") if fact and isinstance(fact.value, Mapping) else ""


def _abbreviations(procedure: Procedure, known: Mapping[str, Fact]) -> Iterator[ProcedureError]:
    values = ((use.line, _words_of(known.get(use.name), "fr")) for use in uses(procedure))
    lines = sorted((*texts(procedure), *values), key=lambda line: line[0])
    whole = "\n".join(text for _, text in lines)
    noted = " ".join(_noted_labels(procedure))
    said: set[str] = set()
    for line, text in lines:
        for word in _ABBREVIATION.findall(text):
            if word not in said and word not in _KNOWN_BY_ALL and not _explained(word, whole, noted):
                said.add(word)
                yield ProcedureError(
                    procedure.file,
                    line,
                    f"« {word} » n'est expliqué nulle part.",
                    f"Écrivez une fois « {word}, qui … » ou « … ({word}) », ou prenez un autre mot.",
                )


def _noted_labels(procedure: Procedure) -> Iterator[str]:
    """Answers whose second line explains them."""
    for block in (block for step in procedure.steps for block in step.blocks):
        if isinstance(block, Choice) and block.note:
            yield block.label


def _explained(word: str, text: str, noted: str) -> bool:
    after = rf"\b{word}\b(\s*\(|,\s(qui|la|le|les|l'|c'est|une?|votre)\b|\s(est|c'est)\s|\u00a0:\s)"
    return bool(re.search(rf"\({word}\)|{after}", text) or re.search(rf"\b{word}\b", noted))
