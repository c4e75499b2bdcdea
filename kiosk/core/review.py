"""The sheets that a mediator reads and signs before a procedure is offered: at most 30 pages, all said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from kiosk.core import dates
from kiosk.core.checks_facts import uses
from kiosk.core.checks_links import choices
from kiosk.core.facts import Fact, render
from kiosk.core.procedure import Paragraph, Procedure
from kiosk.core.review_index import Index
from kiosk.core.review_lists import lists_tables, papers_table, walks_table
from kiosk.core.review_steps import drawing, steps

_TRUST = {"verified": "lue à la source", "secondary": "de seconde main", "unverified": "non vérifiée"}


def review(
    library: Mapping[str, Procedure], slug: str, facts: Mapping[str, Mapping[str, Fact]], today: date
) -> str:
    """The review of one procedure that `check` finds sound, in Markdown and in French.

    `library` holds the French procedures by slug, `facts` the values by slug, the common ones under "".
    """
    if library[slug].is_part:
        return _part(library, slug)
    index = Index(library, slug, facts, today)
    lines = [*_head(index)]
    for number, (title, sheet) in enumerate(_SHEETS, 1):
        lines += ["", f"## {number}. {title}", "", *sheet(index)]
        while not lines[-1]:
            lines.pop()
    return "\n".join(lines) + "\n"


def _part(library: Mapping[str, Procedure], slug: str) -> str:
    users = [one.title for one in library.values() if any(choice.part == slug for _, choice in choices(one))]
    where = ", ".join(f"« {title} »" for title in users) or "aucune pour le moment"
    advice = f"Cette partie commune se relit dans les démarches qui la traversent : {where}."
    return f"# Relecture : {library[slug].title}\n\n{advice}\n"


def _head(index: Index) -> Iterator[str]:
    procedure = index.procedure
    sources = ", ".join(f"{source.id} ({_day(source.checked)})" for source in procedure.sources)
    yield f"# Relecture : {procedure.title}"
    yield ""
    if procedure.summary:
        yield from (procedure.summary, "")
    yield f"- Préparée le {_day(index.today)}, d'après {procedure.file}"
    yield f"- Fiches officielles lues : {sources}"
    yield f"- Déjà relue par : {procedure.reviewed or 'personne'}"
    yield f"- {len(index.numbers)} étapes, {len(index.papers)} papiers, {index.flow.count()} chemins"


def _opening(index: Index) -> Iterator[str]:
    opening = index.procedure.opening
    if opening is None:
        return
    yield from (f"- ☐ {_filled(index, (block,))}" for block in opening.blocks if isinstance(block, Paragraph))
    yield from (f"- ☐ **{part.title}** {_filled(index, part.paragraphs)}" for part in opening.parts)


def _filled(index: Index, paragraphs: tuple[Paragraph, ...]) -> str:
    return " ".join(
        index.fill(index.slug, paragraph.text) + index.condition(index.slug, paragraph.when)
        for paragraph in paragraphs
    )


def _values(index: Index) -> Iterator[str]:
    yield "| Valeur | Source | Lue le | À revoir le | Confiance | Juste |"
    yield "|---|---|---|---|---|:-:|"
    for slug in (index.slug, *index.parts):
        for name in dict.fromkeys(use.name for use in uses(index.library[slug])):
            fact = index.known(slug)[name]
            yield from _value(render(fact, "fr"), fact, index.today)
            for departement, variant in (fact.variants or {}).items():
                yield from _value(
                    f"{render(variant, 'fr')} (département {departement})", variant, index.today
                )


def _value(shown: str, fact: Fact, today: date) -> Iterator[str]:
    late = " **(passée)**" if today > fact.review_by else ""
    ages = f"{_day(fact.checked)} | {_day(fact.review_by)}{late}"
    yield f"| {shown} | {fact.source} | {ages} | {_TRUST[fact.confidence]} | ☐ |"


def _signature(index: Index) -> Iterator[str]:
    yield f"J'ai relu « {index.procedure.title} » et fait les essais. Ce qui est à corriger est en marge."
    yield ""
    yield "Nom : ______________________   Date : ______________   Signature : ______________________"


def _day(day: date) -> str:
    return dates.day(day, "fr")


_SHEETS: tuple[tuple[str, Callable[[Index], Iterator[str]]], ...] = (
    ("Avant de commencer", _opening),
    ("Le parcours, dessiné", drawing),
    ("Les étapes, une par une", steps),
    ("Quel papier, quand", papers_table),
    ("Les listes que l'on peut emporter", lists_tables),
    ("Les essais à faire au terminal", walks_table),
    ("Les valeurs, avec leur source", _values),
    ("Signature", _signature),
)
