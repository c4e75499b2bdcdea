"""What one procedure's file must hold as a whole: its opening card, steps that are not empty, known names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.core.parser_signs import Report
from kiosk.core.procedure import ALWAYS, OPENING, OPENING_PARTS, Block, Choice, Paragraph, Part, Step

_PART_REMEDIES = {
    "qui": "Ajoutez « ### Pour qui ? {#qui} » et une phrase.",
    "besoin": "Ajoutez « ### Ce qu'il vous faut {#besoin} » et une phrase.",
    "cout": "Ajoutez « ### Combien ça coûte ? {#cout} » et une phrase.",
    "delai": "Ajoutez « ### Combien de temps ? {#delai} » et une phrase.",
    "sans-internet": "Ajoutez « ### Sans internet {#sans-internet} » et une phrase.",
    "arnaques": "Ajoutez « ### Attention aux arnaques {#arnaques} » et une phrase.",
}


@dataclass(slots=True)
class Draft:
    """A step or a part of the opening card, while its lines are being read."""

    id: str
    title: str
    line: int
    blocks: list[Block] = field(default_factory=list)
    parts: list[Draft] = field(default_factory=list)

    def step(self) -> Step:
        """The finished step."""
        parts = tuple(Part(part.id, part.title, part.paragraphs(), part.line) for part in self.parts)
        return Step(self.id, self.title, tuple(self.blocks), parts, self.line)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its texts."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))


def check_whole(drafts: list[Draft], is_part: bool, faulty: Mapping[int, str], report: Report) -> None:
    """Report what is missing or contradictory in the file.

    `faulty` are the lines with a problem of their own, by number: what follows from it is not said again.
    """
    if not drafts:
        report(1, "La démarche n'a aucune étape.", "Écrivez au moins « ## Titre {#nom} » et une phrase.")
        return
    if not is_part:
        _check_opening(drafts, faulty, report)
    titles_are_read = not any(text.lstrip().startswith("#") for text in faulty.values())
    if _check_ids(drafts, is_part, report) and titles_are_read:
        _check_names(drafts, report)
    for draft in drafts:
        if draft.id != OPENING and not draft.blocks and not _is_faulty(draft, drafts, faulty):
            report(draft.line, "Cette étape est vide.", "Écrivez au moins une phrase, ou enlevez le titre.")


def _check_opening(drafts: list[Draft], faulty: Mapping[int, str], report: Report) -> None:
    opening = next((draft for draft in drafts if draft.id == OPENING), None)
    if opening is None:
        report(
            drafts[0].line,
            "La démarche ne commence pas par l'étape {#avant}.",
            "Écrivez d'abord « ## Puis-je le faire ici, maintenant ? {#avant} » et ses parties.",
        )
        return
    if opening is not drafts[0]:
        report(opening.line, "L'étape {#avant} n'est pas la première.", "Mettez-la avant les autres.")
    if len(drafts) == 1:
        report(opening.line, "Il n'y a rien après l'étape {#avant}.", "Écrivez les étapes de la démarche.")
    if len(opening.blocks) != 2 and not _is_faulty(opening, [*drafts, *opening.parts], faulty):
        report(
            opening.line,
            "L'étape {#avant} ne commence pas par deux paragraphes.",
            "Dites d'abord ce qui se fait ici, puis ce qui se fait plus tard ou ailleurs.",
        )
    for block in (block for block in opening.blocks if block.when != ALWAYS):
        report(
            block.line,
            "Ce texte de l'étape {#avant} porte une condition.",
            "Enlevez-la : la carte se lit avant toute réponse.",
        )
    _check_parts(opening, drafts, faulty, report)


def _check_parts(opening: Draft, drafts: list[Draft], faulty: Mapping[int, str], report: Report) -> None:
    known = [part.id for part in opening.parts]
    for missing in (part for part in OPENING_PARTS if part not in known):
        report(opening.line, f"Il manque la partie {{#{missing}}}.", _PART_REMEDIES[missing])
    for part in opening.parts:
        if part.id and part.id not in OPENING_PARTS:
            names = " ".join(f"{{#{name}}}" for name in OPENING_PARTS)
            report(part.line, f"La partie {{#{part.id}}} n'existe pas.", f"Les parties sont : {names}.")
        elif not part.blocks and not _is_faulty(part, [*drafts, *opening.parts], faulty):
            report(part.line, "Cette partie est vide.", "Écrivez au moins une phrase sous son titre.")
        elif part.blocks and not any(block.when.holds(frozenset({OPENING})) for block in part.blocks):
            report(
                part.line,
                "Cette partie ne montre rien sur la carte : chaque phrase attend une réponse.",
                "Écrivez aussi une phrase pour qui n'a pas encore répondu, par exemple avec {unless=…}.",
            )


def _check_ids(drafts: list[Draft], is_part: bool, report: Report) -> bool:
    """Report names that no title may bear; the answer is whether there was none."""
    taken: set[str] = set()
    refused = 0
    for draft in (one for step in drafts for one in (step, *step.parts)):
        if is_part and draft.id == OPENING:
            report(
                draft.line, "Une partie commune n'a pas d'étape {#avant}.", "Donnez un autre nom à ce titre."
            )
        elif draft.id and draft.id in taken:
            report(draft.line, f"Le nom {{#{draft.id}}} est déjà pris.", "Donnez un autre nom à ce titre.")
        else:
            taken.add(draft.id)
            continue
        refused += 1
    return not refused


def _check_names(drafts: list[Draft], report: Report) -> None:
    steps = frozenset(draft.id for draft in drafts)
    for block in (block for draft in drafts for one in (draft, *draft.parts) for block in one.blocks):
        if isinstance(block, Choice) and not block.part:
            _check_choice(block, steps, report)
        for step in (*block.when.only, block.when.unless):
            if step and "#" not in step and step not in steps:
                report(
                    block.line,
                    f"La condition nomme l'étape {{#{step}}}, qui n'existe pas.",
                    "Corrigez le nom, ou enlevez la condition.",
                )


def _check_choice(choice: Choice, steps: frozenset[str], report: Report) -> None:
    if choice.step not in steps:
        report(
            choice.line,
            f"Le choix « {choice.label} » mène à {{#{choice.step}}}, qui n'existe pas.",
            "Corrigez le nom, ou écrivez cette étape.",
        )
    elif choice.step == OPENING:
        report(
            choice.line,
            f"Le choix « {choice.label} » revient au début.",
            "Menez-le à une autre étape : pour revenir, il y a le bouton Retour.",
        )


def _is_faulty(draft: Draft, drafts: list[Draft], faulty: Mapping[int, str]) -> bool:
    """Whether a line under this title was refused already, so that its emptiness is no news."""
    end = min((other.line for other in drafts if other.line > draft.line), default=1_000_000)
    return any(draft.line <= line < end for line in faulty)
