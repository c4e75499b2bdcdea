"""Dated values (price, delay, date, phone, address, words), each with its source, age and degree of trust."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kiosk.core import dates
from kiosk.core.fact_file import READERS, Section, Value, read_date, sections
from kiosk.errors import FactError

KINDS = ("euros", "days", "date", "phone", "url", "text")
CONFIDENCES = ("verified", "secondary", "unverified")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ps", "ur", "ckb", "he"})

_SPACE = "\u00a0"
FACT_NAME = re.compile(r"[a-z][a-z0-9_]*")
_DEPARTEMENT = re.compile(r"2[AB]|\d{2,3}")
_SIGN = re.compile(r"\{([^{}]*)\}")
_MARKS = {
    "fr": " (à vérifier)",
    "en": " (to be checked)",
    "ar": " (يُرجى التأكد)",
}

ORIGIN = {  # obligatory, with an example of each
    "source": 'source = "https://www.service-public.gouv.fr/…"',
    "checked": "checked = 2026-03-02",
    "review_by": "review_by = AAAA-MM-JJ, 6 mois ou un an après « checked ».",
    "confidence": 'confidence = "verified"',
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One value: a Decimal (euros), two ints (days), a date, or text; kind `text` holds one a language."""

    name: str
    kind: str
    value: Value
    source: str
    checked: date
    review_by: date
    confidence: str
    variants: Mapping[str, Fact] | None = None  # by département, "973"

    def doubtful(self, today: date | None) -> bool:
        """Whether it has to be checked with a mediator; a clock that is not trusted (None) tells no age."""
        return self.confidence != "verified" or (today is not None and today > self.review_by)

    def here(self, departement: str) -> Fact:
        """The value that holds in that département."""
        return (self.variants or {}).get(departement, self)


@dataclass(frozen=True, slots=True)
class Filled:
    """Text whose `{fact}` signs were replaced. `doubts` names the facts to be checked with a mediator."""

    text: str
    doubts: tuple[str, ...] = ()


def names_in(text: str) -> tuple[str, ...]:
    """The names of the facts that a text asks for, in order, each once."""
    return tuple(dict.fromkeys(_SIGN.findall(text)))


def fill(text: str, facts: Mapping[str, Fact], language: str, departement: str, today: date | None) -> Filled:
    """The text with each `{name}` replaced by its value; a doubtful one is followed, once, by a mark.

    A name that no fact has raises FactError.
    """
    doubts: list[str] = []

    def shown(found: re.Match[str]) -> str:
        fact = _named(found[1], facts).here(departement)
        if fact.name in doubts or not fact.doubtful(today):
            return render(fact, language)
        doubts.append(fact.name)
        return render(fact, language) + mark(language)

    return Filled(_SIGN.sub(shown, text), tuple(doubts))


def mark(language: str) -> str:
    """What follows a doubtful value, in French for a language without its own."""
    return _MARKS.get(language, _MARKS["fr"])


def render(fact: Fact, language: str) -> str:
    """The value as it is shown and read in that language, by French habits for a language without its own."""
    match fact.value:
        case Decimal():
            return _money(fact.value, language)
        case tuple():
            return dates.delay(*fact.value, language)
        case date():
            return dates.day(fact.value, language)
        case str():
            return (
                phone(fact.value, language) if fact.kind == "phone" else left_to_right(fact.value, language)
            )
        case texts:
            return texts.get(language) or left_to_right(texts["fr"], language)


def phone(number: str, language: str) -> str:
    """A number as it is shown: a French one by pairs where they come out even; others as they are given."""
    shown = " ".join(number.split())
    figures = shown.replace(" ", "")
    if figures.isdigit() and len(figures) % 2 == 0:
        shown = " ".join(figures[at : at + 2] for at in range(0, len(figures), 2))
    return left_to_right(shown.replace(" ", _SPACE), language)


def left_to_right(text: str, language: str) -> str:
    """The text, isolated (U+2066 … U+2069) where that language is written from right to left."""
    return f"\u2066{text}\u2069" if language in RIGHT_TO_LEFT else text


def address(fact: Fact) -> str:
    """What a link or a dialler is given: the address, or the figures of the number; else FactError."""
    if fact.kind not in ("url", "phone") or not isinstance(fact.value, str):
        raise FactError(
            f"La valeur « {fact.name} » n'est ni une adresse ni un numéro. Donnez-lui « url » ou « phone »."
        )
    return re.sub(r"[^\d+]", "", fact.value) if fact.kind == "phone" else fact.value


def join(common: Mapping[str, Fact], own: Mapping[str, Fact], file: str) -> dict[str, Fact]:
    """The facts of one procedure: the common ones and its own; a name that is in both raises FactError."""
    for name in own:
        if name in common:
            problem = f"la valeur « {name} » est déjà dans les valeurs communes."
            raise FactError(f"{file} : {problem} Retirez-la d'un des deux fichiers.")
    return {**common, **own}


def parse_facts(toml_text: str, file: str) -> dict[str, Fact]:
    """The facts of one `facts.toml`, by name; the first thing that is wrong in it raises FactError."""
    facts, problems = _read(toml_text, file)
    if problems:
        raise problems[0]
    return facts


def fact_problems(toml_text: str, file: str, today: date = date.max) -> tuple[FactError, ...]:
    """All that is wrong in one `facts.toml`: at most one problem a fact, in the order of the file.

    `today` tells a `checked` that is still to come from a `review_by` that is too early.
    """
    return _read(toml_text, file, today)[1]


def by_departement(section: Section) -> dict[str, Section]:
    """What a sound section says for each département with another value, what it need not repeat included."""
    codes = _codes(section)
    origin = {key: section.table[key] for key in ORIGIN} if codes else {}
    return {code: section.inner(code, origin) for code in codes}


def _read(text: str, file: str, today: date = date.max) -> tuple[dict[str, Fact], tuple[FactError, ...]]:
    facts: dict[str, Fact] = {}
    problems: list[FactError] = []
    try:
        for section in sections(text, file):
            try:
                facts[section.name] = _fact(section, today)
            except FactError as problem:
                problems.append(problem)
    except FactError as unreadable:
        problems.append(unreadable)
    return facts, tuple(problems)


def _named(name: str, facts: Mapping[str, Fact]) -> Fact:
    if name in facts:
        return facts[name]
    raise FactError(
        f"La valeur « {{{name}}} » n'existe pas.{_nearest(name, facts)} Ajoutez-la dans facts.toml."
    )


def _nearest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, tuple(known), n=1)
    return f" Vouliez-vous écrire « {near[0]} » ?" if near else ""


def _money(amount: Decimal, language: str) -> str:
    figure = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    if language == "en":
        return f"€{figure}"
    figure = figure.translate({ord(","): _SPACE, ord("."): ","})
    return f"{figure}{_SPACE}{'يورو' if language == 'ar' else '€'}"


def _fact(section: Section, today: date) -> Fact:
    if not FACT_NAME.fullmatch(section.name):
        problem = f"le nom « {section.name} » ne peut pas servir."
        raise section.error("", problem, "Écrivez-le en minuscules sans accent, avec des chiffres ou « _ ».")
    fact = _value(section.without(_codes(section)), today)
    variants = {code: _variant(fact, inner, today) for code, inner in by_departement(section).items()}
    return replace(fact, variants=variants) if variants else fact


def _codes(section: Section) -> list[str]:
    return [key for key in section.table if _DEPARTEMENT.fullmatch(key)]


def _variant(fact: Fact, section: Section, today: date) -> Fact:
    variant = _value(section, today)
    if variant.kind != fact.kind:
        problem = f"« {section.name} » n'est pas de la même sorte que « {fact.name} »."
        raise section.error(variant.kind, problem, f"Donnez-lui « {fact.kind} ».")
    return replace(variant, name=fact.name)


def _value(section: Section, today: date) -> Fact:
    if section.alone:
        problem = f"« {section.name} » est seul sur sa ligne."
        raise section.error("", problem, f"Ouvrez une section [{section.name}].")
    kind = _kind(section)
    read, remedy = READERS[kind]
    value = read(section.table[kind])
    if value is None:
        raise section.error(kind, f"la valeur « {kind} » de « {section.name} » ne se lit pas.", remedy)
    checked, review_by = _day(section, "checked"), _day(section, "review_by")
    if review_by <= checked:
        if checked > today:
            problem = f"« {section.name} » a été vérifiée à une date à venir."
            raise section.error(
                "checked", problem, "Corrigez « checked » : c'est le jour où vous l'avez lue."
            )
        problem = "la date de relecture ne vient pas après celle de la vérification."
        raise section.error(
            "review_by", problem, "Donnez à « review_by » un jour plus tardif que « checked »."
        )
    return Fact(section.name, kind, value, _source(section), checked, review_by, _confidence(section))


def _kind(section: Section) -> str:
    known = (*KINDS, *ORIGIN)
    for key in section.table:
        if key not in known:
            hint = _nearest(key, known).strip() or "Retirez cette ligne."
            raise section.error(key, f"« {key} » n'est pas connu ici.", hint)
    kinds = [kind for kind in KINDS if kind in section.table]
    if len(kinds) != 1:
        said = "a plusieurs valeurs" if kinds else "n'a pas de valeur"
        problem = f"« {section.name} » {said}."
        raise section.error(
            kinds[-1] if kinds else "", problem, f"Écrivez-en une, parmi : {', '.join(KINDS)}."
        )
    for key, example in ORIGIN.items():
        if key not in section.table:
            raise section.error(
                "", f"« {key} » manque à « {section.name} ».", f"Ajoutez par exemple : {example}"
            )
    return kinds[0]


def _day(section: Section, key: str) -> date:
    day = read_date(section.table[key])
    if day is None:
        raise section.error(key, f"« {key} » n'est pas une date.", f"Écrivez-la ainsi : {ORIGIN[key]}")
    return day


def _source(section: Section) -> str:
    source = section.table["source"]
    if not isinstance(source, str) or not source.strip():
        raise section.error("source", "la source est vide.", "Donnez l'adresse où la valeur a été lue.")
    return source.strip()


def _confidence(section: Section) -> str:
    confidence = section.table["confidence"]
    if confidence not in CONFIDENCES:
        known = ", ".join(f'"{word}"' for word in CONFIDENCES)
        raise section.error("confidence", "ce degré de confiance n'est pas connu.", f"Choisissez : {known}.")
    return str(confidence)
