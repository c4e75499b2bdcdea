"""Whether every link of a library leads somewhere, and none leads back to where it came from."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from kiosk.core.procedure import Block, Choice, Procedure, Step
from kiosk.errors import ProcedureError

Library = Mapping[str, Procedure]
Node = TypeVar("Node", bound=Hashable)


def check_links(library: Library) -> Iterator[ProcedureError]:
    """Links to parts and steps that do not exist, conditions on steps that do not exist, and circles."""
    for procedure in library.values():
        for block in (block for step in procedure.steps for block in step.blocks):
            if isinstance(block, Choice) and block.part:
                yield from _part_link(procedure, block, library)
            yield from _conditions(procedure, block, library)
        for part in (part for step in procedure.steps for part in step.parts):
            for paragraph in part.paragraphs:
                yield from _conditions(procedure, paragraph, library)
        yield from _circle_of_steps(procedure)
    yield from _circle_of_parts(library)


def entries(library: Library, slug: str) -> tuple[str, ...]:
    """The steps by which a shared part is entered: its first, and those that choices name."""
    named = (
        choice.step
        for procedure in library.values()
        for _, choice in choices(procedure)
        if choice.part == slug
    )
    return tuple(dict.fromkeys((library[slug].first.id, *named)))


def choices(procedure: Procedure) -> Iterator[tuple[Step, Choice]]:
    """Every choice of a file, with its step."""
    for step in procedure.steps:
        yield from ((step, block) for block in step.blocks if isinstance(block, Choice))


def _part_link(procedure: Procedure, choice: Choice, library: Library) -> Iterator[ProcedureError]:
    part = library.get(choice.part)
    if part is None:
        problem = f"Le choix « {choice.label} » mène à la partie commune « {choice.part} », qui n'existe pas."
        remedy = "Corrigez le nom du dossier, ou écrivez cette partie."
    elif not part.is_part:
        problem = f"Le choix « {choice.label} » mène à « {choice.part} », qui n'est pas une partie commune."
        remedy = "Ajoutez « part: yes » dans l'en-tête de son fichier, ou menez à une étape d'ici."
    elif not part.has(choice.step):
        problem = f"La partie « {choice.part} » n'a pas d'étape {{#{choice.step}}}."
        remedy = "Corrigez le nom de l'étape, ou écrivez-la dans cette partie."
    else:
        return
    yield ProcedureError(procedure.file, choice.line, problem, remedy)


def _conditions(procedure: Procedure, block: Block, library: Library) -> Iterator[ProcedureError]:
    for name in (*block.when.only, block.when.unless):
        slug, sharp, step = name.rpartition("#")
        if sharp and not (slug in library and library[slug].has(step)):
            yield ProcedureError(
                procedure.file,
                block.line,
                f"La condition nomme l'étape « {name} », qui n'existe pas.",
                "Corrigez le nom, ou enlevez la condition.",
            )


def _circle_of_steps(procedure: Procedure) -> Iterator[ProcedureError]:
    circle = _circle({step.id: _next_steps(procedure, step) for step in procedure.steps})
    if circle:
        titles = " → ".join(f"« {procedure.step(step).title} »" for step in circle)
        yield ProcedureError(
            procedure.file,
            procedure.step(circle[-2]).line,
            f"On tourne en rond : {titles}.",
            "Menez ce choix plus loin : pour revenir, il y a le bouton Retour.",
        )


def _next_steps(procedure: Procedure, step: Step) -> tuple[str, ...]:
    """The steps of the same file that may follow; a shared part comes back to the one after."""
    offered = [block for block in step.blocks if isinstance(block, Choice)]
    local = [choice.step for choice in offered if not choice.part and procedure.has(choice.step)]
    after = procedure.after(step.id)
    falls_through = all(choice.part or choice.when.only or choice.when.unless for choice in offered)
    comes_back = falls_through or any(choice.part for choice in offered)
    return tuple(local) + ((after.id,) if after and comes_back else ())


def _circle_of_parts(library: Library) -> Iterator[ProcedureError]:
    parts = {slug: procedure for slug, procedure in library.items() if procedure.is_part}
    circle = _circle(
        {slug: [choice.part for _, choice in choices(parts[slug]) if choice.part in parts] for slug in parts}
    )
    if circle:
        line = next(choice.line for _, choice in choices(library[circle[0]]) if choice.part == circle[1])
        yield ProcedureError(
            library[circle[0]].file,
            line,
            f"Des parties communes s'appellent en rond : {' → '.join(circle)}.",
            "Enlevez un de ces liens : une partie ne peut pas revenir à elle-même.",
        )


def _circle(following: Mapping[Node, Sequence[Node]]) -> list[Node]:
    """A circle, its first node written again at its end; empty when there is none."""
    done: set[Node] = set()
    for start in following:
        way, waiting = [start], [iter(following[start])]
        while way and start not in done:
            node = next(waiting[-1], None)
            if node is None:
                done.add(way.pop())
                waiting.pop()
            elif node in way:
                return [*way[way.index(node) :], node]
            elif node not in done:
                way.append(node)
                waiting.append(iter(following[node]))
    return []
