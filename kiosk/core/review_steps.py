"""The sheets of a review that show the way: the flow, drawn in text, and each step once."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.procedure import Advice, Block, Choice, Item, Picture, Step, WayOut
from kiosk.core.review_index import Index

_WAYS = {"web": "site", "place": "lieu le plus proche", "tel": "téléphone", "call": "appel d'une personne"}


def drawing(index: Index) -> Iterator[str]:
    """Each step by its number, and where its answers lead."""
    yield "Chaque étape a un numéro. Après une réponse, la flèche dit où l'on va."
    yield ""
    yield "```"
    for slug, step in index.steps():
        choices = [block for block in step.blocks if isinstance(block, Choice)]
        onward = "" if choices else f" → {_after(index, slug, step)}"
        shared = "" if slug == index.slug else f"  (partie commune : {index.library[slug].title})"
        yield f"{index.number(slug, step.id):>3} {step.title}{onward}{shared}"
        for choice in choices:
            branch = "└" if choice is choices[-1] else "├"
            condition = index.condition(slug, choice.when)
            yield f"     {branch}─ {choice.label} → {_aim(index, slug, step, choice)}{condition}"
    yield "```"


def steps(index: Index) -> Iterator[str]:
    """Each step once, with a box to tick beside each of its lines."""
    for slug, step in index.steps():
        yield f"### {index.number(slug, step.id)}. {step.title}"
        yield ""
        for block in step.blocks:
            yield f"- ☐ {_line(index, slug, block)}{index.condition(slug, block.when)}"
        yield ""


def _aim(index: Index, slug: str, step: Step, choice: Choice) -> str:
    aim = index.number(choice.part or slug, choice.step)
    return f"{aim}, puis {_after(index, slug, step)}" if choice.part else aim


def _after(index: Index, slug: str, step: Step) -> str:
    following = index.library[slug].after(step.id)
    if following:
        return index.number(slug, following.id)
    return "fin" if slug == index.slug else "retour à la démarche"


def _line(index: Index, slug: str, block: Block) -> str:
    match block:
        case Choice():
            note = f" ({index.fill(slug, block.note)})" if block.note else ""
            aim = index.number(block.part or slug, block.step)
            return f"Réponse : **{index.fill(slug, block.label)}**{note} → {aim}"
        case Item():
            paper = index.fill(slug, block.text)
            return f"Papier {index.papers[paper]} : **{paper}**"
        case Advice():
            return f"Aide : {index.fill(slug, block.text)}"
        case WayOut():
            return f"Sortie : {index.fill(slug, block.label)} ({_way(index, slug, block)})"
        case Picture():
            return f"Image {block.file} : {block.shows}"
    return index.fill(slug, block.text)


def _way(index: Index, slug: str, way: WayOut) -> str:
    is_a_value = way.address in index.known(slug)
    address = index.fill(slug, f"{{{way.address}}}") if is_a_value else way.address
    return f"{_WAYS[way.kind]} : {address}" if address else _WAYS[way.kind]
