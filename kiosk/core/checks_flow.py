"""Whether every way through a procedure can be walked, offers few enough answers, and ends at something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.core.checks_links import Library, choices, entries
from kiosk.core.flow import Flow, Spot, TooManySpotsError
from kiosk.core.procedure import (
    ALWAYS,
    OPENING,
    Advice,
    Block,
    Choice,
    Item,
    Paragraph,
    Procedure,
    Step,
    WayOut,
)
from kiosk.errors import ProcedureError

MOST_CHOICES = 6
_DOUBT = re.compile(r"je ne sais (pas|plus)", re.IGNORECASE)


def check_flow(library: Library) -> Iterator[ProcedureError]:
    """What is wrong on the ways through each procedure; every link of the library must be known."""
    shown: set[tuple[str, str]] = set()  # (slug, step) where visitors may stand
    lines: set[tuple[str, int]] = set()  # (slug, line) that some of them see
    for flow in _flows(library):
        try:
            spots = flow.ways
        except TooManySpotsError:
            yield _too_many(library[flow.slug])
            return
        shown |= {(frame.slug, frame.step) for spot in spots for frame in spot.frames}
        lines |= {(spot.here.slug, block.line) for spot in spots for block in flow.blocks(spot)}
        if not library[flow.slug].is_part:
            yield from _ends(flow, library[flow.slug])
            yield from _twice(flow, library)
        yield from _offers(flow, library)
    for slug, procedure in library.items():
        yield from _unreached(procedure, slug, shown, lines)
        for step, choice in choices(procedure):
            if _DOUBT.match(choice.label):
                yield from _doubt(procedure, step, choice, library)


def _flows(library: Library) -> Iterator[Flow]:
    for slug, procedure in library.items():
        starts = entries(library, slug) if procedure.is_part else ("",)
        yield from (Flow(library, slug, start) for start in starts)


def _offers(flow: Flow, library: Library) -> Iterator[ProcedureError]:
    """Problems of the choices of this file; those of its shared parts are said with the parts."""
    said: set[tuple[int, str]] = set()
    for spot in flow.ways:
        if len(spot.frames) > 1:
            continue
        step, offered = flow.step(spot), flow.choices(spot)
        for line, problem, remedy in _offer_problems(step, offered):
            if (line, problem) not in said:
                said.add((line, problem))
                yield ProcedureError(library[flow.slug].file, line, problem, remedy)


def _offer_problems(step: Step, offered: tuple[Choice, ...]) -> Iterator[tuple[int, str, str]]:
    if not offered and any(isinstance(block, Choice) for block in step.blocks):
        yield (
            step.line,
            "Certaines personnes n'ont ici aucune réponse à toucher.",
            "Enlevez la condition d'un des choix, ou ajoutez un choix pour elles.",
        )
    if len(offered) > MOST_CHOICES:
        yield (
            step.line,
            f"Cette étape propose {len(offered)} réponses.",
            f"Gardez-en {MOST_CHOICES} au plus, ou partagez-la en deux questions.",
        )
    labels = [choice.label.casefold() for choice in offered]
    for index, choice in enumerate(offered):
        if labels[index] in labels[:index]:
            yield (
                choice.line,
                f"La réponse « {choice.label} » est écrite deux fois.",
                "Changez les mots de l'une.",
            )
        if _DOUBT.match(choice.label) and index < len(offered) - 1:
            yield choice.line, f"« {choice.label} » n'est pas la dernière réponse.", "Mettez-la en dernier."


def _ends(flow: Flow, procedure: Procedure) -> Iterator[ProcedureError]:
    """The ends that can be reached with empty hands, each once, with the answers that lead there."""
    empty: dict[Spot, tuple[str, ...]] = {} if _gives(flow, flow.start) else {flow.start: ()}
    said: set[Spot] = set()
    for spot, ways in flow.ways.items():
        for way in ways:
            if spot not in empty:
                continue
            asked = len(ways) > 1 and way.choice
            answers = (*empty[spot], way.choice.label) if asked and way.choice else empty[spot]
            if way.to is None and spot not in said:
                said.add(spot)
                yield _empty_handed(procedure, flow, spot, answers)
            elif way.to is not None and way.to not in empty and not _gives(flow, way.to):
                empty[way.to] = answers


def _twice(flow: Flow, library: Library) -> Iterator[ProcedureError]:
    """The choices after which a shared part may be entered again: the same questions would be asked twice."""
    below: dict[Spot | None, frozenset[str]] = {None: frozenset()}
    twice: dict[int, str] = {}
    for spot in reversed(tuple(flow.ways)):
        entered: set[str] = set()
        for way in flow.ways[spot]:
            entered |= below[way.to]
            if way.choice and way.choice.part:
                entered.add(way.choice.part)
                if way.choice.part in below[way.to] and len(spot.frames) == 1:
                    twice[way.choice.line] = library[way.choice.part].title
        below[spot] = frozenset(entered)
    for line, title in twice.items():
        yield ProcedureError(
            library[flow.slug].file,
            line,
            f"On peut passer deux fois dans la partie commune « {title} ».",
            "Menez-y une seule fois ; elle revient à l'étape qui suit celle-ci dans le fichier.",
        )


def _gives(flow: Flow, spot: Spot) -> bool:
    return any(_is_something(block) for block in flow.blocks(spot))


def _is_something(block: Block) -> bool:
    """A paper to bring, a place to go, a number to ring or someone to call."""
    return isinstance(block, Item) or (isinstance(block, WayOut) and block.kind in ("place", "tel", "call"))


def _empty_handed(procedure: Procedure, flow: Flow, spot: Spot, answers: tuple[str, ...]) -> ProcedureError:
    way = f"Avec {', '.join(f'« {answer} »' for answer in answers)}, on" if answers else "On"
    own = procedure.step(spot.frames[0].step)
    return ProcedureError(
        procedure.file,
        own.line,
        f"{way} arrive à la fin sans papier à apporter, sans lieu et sans personne.",
        "Ajoutez un papier « - [ ] … », un lieu (place:…) ou quelqu'un (call:).",
    )


def _unreached(
    procedure: Procedure, slug: str, shown: set[tuple[str, str]], lines: set[tuple[str, int]]
) -> Iterator[ProcedureError]:
    for step in procedure.steps:
        if step.id == OPENING:
            continue
        if (slug, step.id) not in shown:
            yield ProcedureError(
                procedure.file,
                step.line,
                f"Personne n'arrive jamais à l'étape « {step.title} ».",
                f"Menez-y un choix, (#{step.id}), ou enlevez-la.",
            )
            continue
        for block in step.blocks:
            named = (
                (slug, name) for name in (*block.when.only, block.when.unless) if name and "#" not in name
            )
            if (
                block.when != ALWAYS
                and (slug, block.line) not in lines
                and all(name in shown for name in named)
            ):
                yield ProcedureError(
                    procedure.file,
                    block.line,
                    "Cette ligne n'est jamais montrée : sa condition ne peut pas être remplie ici.",
                    "Vérifiez les étapes nommées : on doit avoir pu y passer avant.",
                )


def _doubt(procedure: Procedure, step: Step, choice: Choice, library: Library) -> Iterator[ProcedureError]:
    aim = library[choice.part or procedure.slug].step(choice.step)
    targets = [block.target for block in step.blocks if isinstance(block, Choice)]
    helps = any(isinstance(block, Advice) or _is_something(block) for block in aim.blocks)
    written_for_it = (
        any(isinstance(block, Paragraph) for block in aim.blocks) and targets.count(choice.target) == 1
    )
    if not helps and not written_for_it:
        yield ProcedureError(
            procedure.file,
            choice.line,
            f"« {choice.label} » mène à l'étape « {aim.title} », qui n'aide pas à décider.",
            "Dites-y quoi faire dans le doute : un conseil, un papier à apporter, un lieu ou quelqu'un.",
        )


def _too_many(procedure: Procedure) -> ProcedureError:
    return ProcedureError(
        procedure.file,
        1,
        "Les conditions se croisent trop pour être vérifiées.",
        "Remplacez des conditions par des étapes, ou partagez la démarche en deux.",
    )
