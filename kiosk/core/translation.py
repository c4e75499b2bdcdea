"""Whether a translation has the bones of the French file: steps, choices, papers, ways out, conditions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kiosk.core.facts import names_in
from kiosk.core.procedure import (
    Advice,
    Block,
    Choice,
    Condition,
    Item,
    Paragraph,
    Part,
    Picture,
    Procedure,
    Step,
    WayOut,
)
from kiosk.core.texts import texts_of
from kiosk.errors import ProcedureError

VALUE = "la valeur"
_NONE = "sans condition"


@dataclass(frozen=True, slots=True)
class Bone:
    """What one line must have alike in each language: its kind, in French words, and its signs."""

    kind: str
    signs: str
    line: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return f"{self.kind} {self.signs}".strip()


Skeleton = tuple[tuple[str, tuple[Bone, ...]], ...]


def skeleton(procedure: Procedure) -> Skeleton:
    """The ids of the steps in order, and the bones of each; equal for all languages of a procedure."""
    return tuple((step.id, bones(step)) for step in procedure.steps)


def bones(step: Step) -> tuple[Bone, ...]:
    """What each language must have alike in one step. Texts may be cut otherwise, unless conditional."""
    parts = [bone for part in step.parts for bone in _part_bones(part)]
    lines = [bone for block in step.blocks for bone in _bones(block)]
    facts = {name: line for line, text in texts_of(step) for name in names_in(text)}
    return (*parts, *lines, *(Bone(VALUE, f"{{{name}}}", facts[name]) for name in sorted(facts)))


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


def _part_bones(part: Part) -> Iterator[Bone]:
    yield Bone("la partie", f"{{#{part.id}}}", part.line)
    for paragraph in part.paragraphs:
        yield from _bones(paragraph)


def _bones(block: Block) -> Iterator[Bone]:
    when = _written(block.when)
    match block:
        case Choice():
            yield Bone("le choix", f"({block.part}#{block.step}){when}", block.line)
        case Item():
            yield Bone("un papier", when.strip(), block.line)
        case WayOut():
            yield Bone("la sortie", f"({_address(block)}){when}", block.line)
        case Picture():
            yield Bone("l'image", f"({block.file}){when}", block.line)
        case Paragraph() | Advice() if when:
            yield Bone("un texte", when.strip(), block.line)


def _address(way: WayOut) -> str:
    by_hand = way.address.startswith("https:") or way.address.isdecimal() or way.kind in ("place", "call")
    address = way.address if by_hand else f"{{{way.address}}}"
    return address if way.kind == "web" else f"{way.kind}:{address}"


def _written(when: Condition) -> str:
    """The condition as it is written in a file, after a space; nothing when there is none."""
    only = when.only[0] if len(when.only) == 1 else f'"{" ".join(when.only)}"'
    return (f" {{only={only}}}" if when.only else "") + (f" {{unless={when.unless}}}" if when.unless else "")


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
    missing, added = _more(ours, theirs), _more(theirs, ours)
    for bone in added:
        wanted = next((lost for lost in missing if lost.kind == bone.kind != VALUE), None)
        if wanted:
            missing.remove(wanted)
            signs = f"{bone.signs or _NONE}, au lieu de {wanted.signs or _NONE}"
            problem = f"Cette ligne ne suit pas le fichier français : {signs}."
            remedy = "Reprenez les signes du français."
        else:
            problem = f"Cette ligne a {bone} que le fichier français n'a pas ici."
            remedy = "Enlevez-la, ou ajoutez-la d'abord en français."
        yield ProcedureError(file, bone.line, problem, remedy)
    for bone in missing:
        problem = f"Dans l'étape {{#{other.id}}}, il manque {bone} du fichier français."
        remedy = (
            "Écrivez-la dans la phrase." if bone.kind == VALUE else "Traduisez cette ligne, à la même place."
        )
        yield ProcedureError(file, other.line, problem, remedy)
    if ours != theirs and Counter(ours) == Counter(theirs):
        yield ProcedureError(
            file,
            next(bone.line for bone, wanted in zip(theirs, ours, strict=True) if bone != wanted),
            "Les lignes de cette étape ne sont pas dans le même ordre qu'en français.",
            "Remettez les choix, les papiers et les sorties dans l'ordre du français.",
        )


def _more(ours: Iterable[Bone], theirs: Iterable[Bone]) -> list[Bone]:
    """Those of ours that have no like among theirs, in order."""
    left = Counter(theirs)
    more = []
    for bone in ours:
        if left[bone]:
            left[bone] -= 1
        else:
            more.append(bone)
    return more


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
