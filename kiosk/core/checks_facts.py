"""Whether each value that the texts ask for exists, once, of the right kind, in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.core.facts import Fact, names_in
from kiosk.core.procedure import Procedure, WayOut
from kiosk.core.texts import texts
from kiosk.errors import ProcedureError

COMMON = ""
_KINDS = {"web": ("url", "une adresse de site"), "tel": ("phone", "un numéro de téléphone")}


@dataclass(frozen=True, slots=True)
class Use:
    """One place of a file where a value is asked for; `way` is the kind of way out it serves, if any."""

    line: int
    name: str
    way: str = ""


def check_facts(
    by_slug: Mapping[str, Mapping[str, Procedure]], facts: Mapping[str, Mapping[str, Fact]]
) -> Iterator[ProcedureError]:
    """Values that do not exist, stand twice, or cannot serve as they are used."""
    common = facts.get(COMMON, {})
    for slug, languages in by_slug.items():
        own = facts.get(slug, {})
        for procedure in languages.values():
            known, used = {**common, **own}, tuple(uses(procedure))
            for use in used:
                for problem, remedy in _use_problems(use, known, procedure.language):
                    yield ProcedureError(procedure.file, use.line, problem, remedy)
            if procedure.language == "fr":
                yield from _twice(procedure, used, common, own)


def uses(procedure: Procedure) -> Iterator[Use]:
    """Where a file asks for values, in the order of its lines."""
    found = [Use(line, name) for line, text in texts(procedure) for name in names_in(text)]
    for block in (block for step in procedure.steps for block in step.blocks):
        if isinstance(block, WayOut) and block.kind in _KINDS and _is_a_name(block.address):
            found.append(Use(block.line, block.address, block.kind))
    yield from sorted(found, key=lambda use: use.line)


def _is_a_name(address: str) -> bool:
    return not address.startswith("https:") and not address.isdecimal()


def _use_problems(use: Use, known: Mapping[str, Fact], language: str) -> Iterator[tuple[str, str]]:
    fact = known.get(use.name)
    if fact is None:
        yield f"La valeur {{{use.name}}} n'existe pas.", "Corrigez son nom, ou écrivez-la dans facts.toml."
        return
    if use.way:
        kind, words = _KINDS[use.way]
        if fact.kind != kind:
            yield (
                f"La valeur {{{use.name}}} n'est pas {words}.",
                f"Donnez-lui « {kind} = … » dans facts.toml, ou prenez-en une autre.",
            )
    elif fact.kind == "text" and isinstance(fact.value, Mapping) and language not in fact.value:
        yield (
            f"La valeur {{{use.name}}} n'a pas de texte dans cette langue.",
            f"Ajoutez « text.{language} = … » dans facts.toml.",
        )


def _twice(
    procedure: Procedure, used: tuple[Use, ...], common: Mapping[str, Fact], own: Mapping[str, Fact]
) -> Iterator[ProcedureError]:
    for name in (name for name in own if name in common):
        yield ProcedureError(
            procedure.file,
            next((use.line for use in used if use.name == name), 1),
            f"La valeur {{{name}}} est dans le facts.toml de la démarche et dans le facts.toml commun.",
            "Gardez-en une seule, ou changez le nom de l'autre.",
        )
