"""Whether a translation has the bones of the French file: steps, choices, papers, ways out, conditions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kiosk.core.facts import names_in
from kiosk.core.procedure import (
    Advice,
    Block,
    Choice,
    Condition,
    Item,
    Paragraph,
    Picture,
    Procedure,
    Step,
    WayOut,
)
from kiosk.core.texts import texts_of
from kiosk.errors import ProcedureError


@dataclass(frozen=True, slots=True)
class Bone:
    """What must be the same in each language about one line: its kind in French words, and a key."""

    kind: str
    key: str


Skeleton = tuple[tuple[str, tuple[Bone, ...]], ...]


def skeleton(procedure: Procedure) -> Skeleton:
    """The ids of the steps in order, and the bones of each; equal for all languages of a procedure."""
    return tuple((step.id, bones(step)) for step in procedure.steps)


def bones(step: Step) -> tuple[Bone, ...]:
    """What each language must have alike in one step. Texts may be cut otherwise, unless conditional."""
    lines = [bone for block in step.blocks for bone in _bones(block)]
    facts = sorted({name for _, text in texts_of(step) for name in names_in(text)})
    parts = [Bone("la partie", f"{{#{part.id}}}") for part in step.parts]
    return (*parts, *lines, *(Bone("la valeur", f"{{{name}}}") for name in facts))


def differences(french: Procedure, other: Procedure) -> Iterator[ProcedureError]:
    """What the translation lacks, adds or orders otherwise, at its lines; nothing when all agrees."""
    yield from _heads(french, other)
    ids, translated = [step.id for step in french.steps], [step.id for step in other.steps]
    for step in french.steps:
        if step.id not in translated:
            yield ProcedureError(
                other.file,
                1,
                f"Il manque l'étape « {step.title} » {{#{step.id}}} du fichier français.",
                "Traduisez-la à la même place.",
            )
    for step in other.steps:
        if step.id not in ids:
            yield ProcedureError(
                other.file,
                step.line,
                f"L'étape {{#{step.id}}} n'est pas dans le fichier français.",
                "Reprenez le nom du français, ou ajoutez-la d'abord en français.",
            )
        else:
            yield from _step_differences(french.step(step.id), step, other.file)
    yield from _order(ids, other)


def complete(translation: Procedure, french: Procedure) -> Procedure:
    """The translation with what only the French file has to carry: its pictograms, and its sources."""
    if skeleton(translation) != skeleton(french):
        return translation
    return replace(
        translation,
        sources=translation.sources or french.sources,
        steps=tuple(
            _with_icons(mine, theirs) for mine, theirs in zip(translation.steps, french.steps, strict=True)
        ),
    )


def _with_icons(step: Step, french: Step) -> Step:
    icons = iter([block.icon for block in french.blocks if isinstance(block, Choice)])
    blocks = (
        replace(block, icon=next(icons)) if isinstance(block, Choice) else block for block in step.blocks
    )
    return replace(step, blocks=tuple(blocks))


def _bones(block: Block) -> Iterator[Bone]:
    when = _written(block.when)
    match block:
        case Choice():
            yield Bone("le choix", f"({block.part}#{block.step}){when}")
        case Item():
            yield Bone("le papier", f"« - [ ] … »{when}")
        case WayOut():
            yield Bone("la sortie", f"({block.kind}:{block.address}){when}")
        case Picture():
            yield Bone("l'image", f"({block.file}){when}")
        case Paragraph() | Advice() if when:
            yield Bone("le texte", f"à condition{when}")


def _written(when: Condition) -> str:
    only = f' {{only="{" ".join(when.only)}"}}' if when.only else ""
    return only + (f" {{unless={when.unless}}}" if when.unless else "")


def _heads(french: Procedure, other: Procedure) -> Iterator[ProcedureError]:
    for key, ours, theirs in (
        ("event", french.event, other.event),
        ("part", "yes" if french.is_part else "", "yes" if other.is_part else ""),
    ):
        if ours != theirs:
            yield ProcedureError(
                other.file,
                1,
                f"L'en-tête n'a pas la même ligne « {key}: » qu'en français.",
                f"Écrivez « {key}: {ours} »." if ours else f"Enlevez la ligne « {key}: ».",
            )


def _step_differences(french: Step, other: Step, file: str) -> Iterator[ProcedureError]:
    ours, theirs = bones(french), bones(other)
    for bone in _more(ours, theirs):
        yield ProcedureError(
            file,
            other.line,
            f"Dans l'étape {{#{other.id}}}, il manque {bone.kind} {bone.key} du fichier français.",
            "Ajoutez-le à la même place." if bone.kind != "la valeur" else "Mettez-la dans la phrase.",
        )
    for bone in _more(theirs, ours):
        yield ProcedureError(
            file,
            other.line,
            f"Dans l'étape {{#{other.id}}}, {bone.kind} {bone.key} n'est pas dans le fichier français.",
            "Enlevez-le, ou ajoutez-le d'abord en français.",
        )
    if ours != theirs and Counter(ours) == Counter(theirs):
        yield ProcedureError(
            file,
            other.line,
            f"Dans l'étape {{#{other.id}}}, les lignes ne sont pas dans le même ordre qu'en français.",
            "Remettez les choix, les papiers et les sorties dans l'ordre du français.",
        )


def _more(ours: Iterable[Bone], theirs: Iterable[Bone]) -> Iterator[Bone]:
    yield from (Counter(ours) - Counter(theirs)).elements()


def _order(ids: list[str], other: Procedure) -> Iterator[ProcedureError]:
    common = [step for step in other.steps if step.id in ids]
    wanted = sorted(common, key=lambda step: ids.index(step.id))
    for step, expected in zip(common, wanted, strict=True):
        if step.id != expected.id:
            yield ProcedureError(
                other.file,
                step.line,
                f"L'étape {{#{step.id}}} n'est pas à la même place qu'en français.",
                f"Ici, le français a l'étape {{#{expected.id}}}.",
            )
            return
