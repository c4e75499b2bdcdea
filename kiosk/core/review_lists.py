"""The sheets of a review that show the outcome: which paper when, the distinct lists, and walks to try."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.core.flow import Flow
from kiosk.core.review_index import Index
from kiosk.core.walks import Answers, Given, Occasion, lists, merged, occasions, outcome, walks

MOST_ROWS = 300  # of a table, so that a review stays readable


def papers_table(index: Index) -> Iterator[str]:
    """Each paper, and the answers after which it is asked."""
    if not index.papers:
        yield "Cette démarche ne demande aucun papier."
        return
    yield "Une réponse suivie de ° ne suffit pas seule : le papier dépend aussi des autres réponses."
    yield ""
    yield "| n° | Papier | Demandé après | Juste |"
    yield "|---:|---|---|:-:|"
    for paper, number in index.papers.items():
        yield f"| {number} | {paper} | {_when(index, occasions(index.flow, paper, index.fill))} | ☐ |"


def lists_tables(index: Index) -> Iterator[str]:
    """The lists of the procedure, where all papers of a shared part count as one; then those of each part."""
    yield from _lists_table(index, index.slug, (index.flow,))
    for part in index.parts:
        yield ""
        yield f"### Dans la partie commune « {index.library[part].title} »"
        yield ""
        ways = (way for found in index.flow.ways.values() for way in found)
        entries = dict.fromkeys(way.choice.step for way in ways if way.choice and way.choice.part == part)
        yield from _lists_table(index, part, tuple(Flow(index.library, part, step) for step in entries))


def walks_table(index: Index) -> Iterator[str]:
    """Walks to try on the terminal, each with the papers to find on its list."""
    found = walks(index.flow)
    if len(found) == 1:
        yield "Un seul essai suffit."
    else:
        yield f"Ces {len(found)} essais mettent chaque réponse, une fois, après chaque autre."
    yield ""
    yield "| n° | Touchez, dans l'ordre | Papiers attendus | Juste |"
    yield "|---:|---|---|:-:|"
    for number, answers in enumerate(found[:MOST_ROWS], 1):
        bag = outcome(index.flow, answers, index.fill)
        yield f"| {number} | {_codes(index, answers)} | {_numbers(index, bag)} | ☐ |"
    yield from _left_out(len(found))


def _when(index: Index, found: Sequence[Occasion] | None) -> str:
    if found is None:
        return "toujours"
    ordered = sorted(found, key=lambda one: index.numbers[one.slug, one.step])
    return " ; ".join(_occasion(index, one) for one in ordered) or "selon plusieurs réponses"


def _occasion(index: Index, one: Occasion) -> str:
    answers = (*one.always, *(f"{label} °" for label in one.sometimes))
    return f"étape {index.number(one.slug, one.step)} : {', '.join(answers)}"


def _lists_table(index: Index, slug: str, flows: Sequence[Flow]) -> Iterator[str]:
    def fill(other: str, text: str) -> str:
        return index.fill(other, text) if other == slug else _all_of(other)

    given: tuple[Given, ...] = merged(one for flow in flows for one in lists(flow, fill))
    yield f"{_listes(len(given))}. Les nombres sont ceux des papiers du tableau 4."
    yield ""
    yield "| Papiers | Chemins | Une façon d'y arriver | Juste |"
    yield "|---|---:|---|:-:|"
    for one in given[:MOST_ROWS]:
        yield f"| {_numbers(index, one.papers)} | {one.paths} | {_codes(index, one.example)} | ☐ |"
    yield from _left_out(len(given))


def _listes(count: int) -> str:
    return "Une seule liste" if count == 1 else f"{count} listes différentes"


def _numbers(index: Index, bag: frozenset[str]) -> str:
    numbers = sorted(index.papers[paper] for paper in bag if paper in index.papers)
    parts = [f"ceux de « {index.library[part].title} »" for part in index.parts if _all_of(part) in bag]
    return ", ".join([*map(str, numbers), *parts]) or "aucun"


def _codes(index: Index, answers: Answers) -> str:
    return " · ".join(f"{index.number(one.slug, one.step)} {one.label}" for one in answers) or "sans question"


def _all_of(part: str) -> str:
    """Stands for all the papers of a shared part."""
    return f"#{part}"


def _left_out(count: int) -> Iterator[str]:
    if count > MOST_ROWS:
        yield ""
        yield f"Et {count - MOST_ROWS} autres, non imprimées : cette démarche gagnerait à être partagée."
