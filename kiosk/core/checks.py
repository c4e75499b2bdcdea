"""What makes a whole catalogue sound: said, file by file and line by line, in a mediator's words.

The rules, where they had to be chosen:
- A path is sound when it has shown a paper to bring, a place to go, a number to ring or someone to call.
- "Je ne sais pas" is sound when its step offers help (an advice, a paper, a place, a number, someone), or
  was written for the doubt: it has a text, and no other answer of the same question leads there.
- What may change (a price, a delay, a date, a number, an address) is refused in a text: `checks_by_hand`.
- A sentence has at most 15 words in French, 18 elsewhere; words joined by a no-break space are one.
- One fault, one sentence: ways are walked once every link is known, and a translation is compared with its
  French file once nothing is wrong in the French.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kiosk.core.checks_by_hand import check_by_hand
from kiosk.core.checks_facts import check_facts
from kiosk.core.checks_flow import check_flow
from kiosk.core.checks_links import check_links
from kiosk.core.checks_pictures import check_pictures
from kiosk.core.checks_places import check_places
from kiosk.core.checks_words import check_words
from kiosk.core.facts import Fact
from kiosk.core.procedure import Procedure
from kiosk.core.translation import differences
from kiosk.errors import ProcedureError

SOURCE = "fr"

BySlug = Mapping[str, Mapping[str, Procedure]]
FactsBySlug = Mapping[str, Mapping[str, Fact]]


def check(
    by_slug: BySlug, facts: FactsBySlug, today: date, pictures: Mapping[str, bool] | None = None
) -> tuple[ProcedureError, ...]:
    """Everything that is wrong in a catalogue whose files could all be read, sorted by file and line.

    `by_slug` holds each procedure by language; `facts` the values of each slug, the common ones under "";
    `pictures`, by path, whether each one that lies beside a text can be shown (None: none is looked for).
    """
    french = {slug: languages[SOURCE] for slug, languages in by_slug.items() if SOURCE in languages}
    found = [*_in_french(french, today, pictures), *check_facts(by_slug, facts), *check_words(by_slug, facts)]
    for procedure in (procedure for languages in by_slug.values() for procedure in languages.values()):
        found += check_by_hand(procedure)
    faulty = {error.file for error in found}
    for slug, languages in by_slug.items():
        for language, procedure in languages.items():
            if slug not in french:
                found.append(_without_french(procedure))
            elif language != SOURCE and french[slug].file not in faulty:
                found += differences(french[slug], procedure)
    return sorted_by_line(found)


def sorted_by_line(found: Iterable[ProcedureError]) -> tuple[ProcedureError, ...]:
    """Each problem once, by file and line."""
    once = {str(error): error for error in found}.values()
    return tuple(sorted(once, key=lambda error: (error.file, error.line)))


def _in_french(
    library: Mapping[str, Procedure], today: date, pictures: Mapping[str, bool] | None
) -> Iterator[ProcedureError]:
    links = tuple(check_links(library))
    yield from links
    if not links:
        yield from check_flow(library)
    for procedure in library.values():
        yield from check_places(procedure)
        if pictures is not None:
            yield from check_pictures(procedure, pictures)
        for source in procedure.sources:
            if source.checked > today:
                yield ProcedureError(
                    procedure.file,
                    source.line,
                    f"La fiche {source.id} porte une date à venir : {source.checked:%d/%m/%Y}.",
                    "Mettez le jour où vous l'avez lue.",
                )


def _without_french(procedure: Procedure) -> ProcedureError:
    return ProcedureError(
        procedure.file,
        1,
        "Cette démarche n'existe pas en français.",
        "Écrivez d'abord fr.md : les autres langues en sont la traduction.",
    )
