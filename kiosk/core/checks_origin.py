"""Whether each value of a `facts.toml` says honestly where it was read, when, and for how long to trust it.

These rules are for who writes, not for terminals: a pack that breaks them is still shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kiosk.core.fact_file import Section, read_date, sections
from kiosk.core.facts import by_departement
from kiosk.errors import ProcedureError

LONGEST_TRUST = 5  # years from `checked` to `review_by`: what is fixed for years, as an emergency number is
_ADDRESS = re.compile(r"https://[^\s/]+\.\S+")


def check_origin(text: str, file: str, today: date) -> Iterator[ProcedureError]:
    """Sources that are no address, days to come, reviews too far off; the file must be a sound one.

    What a département repeats of its value is said once.
    """
    for section in sections(text, file):
        said: set[str] = set()
        for one in (section, *by_departement(section).values()):
            for key, problem, remedy in _problems(one, today):
                if key not in said:
                    said.add(key)
                    yield ProcedureError(file, one.line(key), problem, remedy)


def _problems(section: Section, today: date) -> Iterator[tuple[str, str, str]]:
    checked, review_by = read_date(section.table["checked"]), read_date(section.table["review_by"])
    if not _ADDRESS.fullmatch(str(section.table["source"]).strip()):
        yield (
            "source",
            f"La source de « {section.name} » n'est pas une adresse qui commence par https://.",
            "Donnez l'adresse entière de la page où vous avez lu la valeur.",
        )
    if checked and checked > today:
        yield (
            "checked",
            f"La valeur « {section.name} » a été vérifiée à une date à venir.",
            "Corrigez « checked » : c'est le jour où vous l'avez lue.",
        )
    if checked and review_by and _is_too_far(checked, review_by):
        yield (
            "review_by",
            f"La relecture de « {section.name} » vient plus de {LONGEST_TRUST} ans après sa vérification.",
            "Donnez à « review_by » un jour plus proche : 6 mois pour un prix, un an pour le reste.",
        )


def _is_too_far(checked: date, review_by: date) -> bool:
    years = review_by.year - checked.year
    return (years, review_by.month, review_by.day) > (LONGEST_TRUST, checked.month, checked.day)
