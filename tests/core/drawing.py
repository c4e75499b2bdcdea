"""Draws a procedure for a test, one step a line: `id + paper | paper @place : Label>target, target`.

`{only=a b}` or `{unless=a}` ends a paper, a place or a choice. The title of a step is its id, and the label
of a choice its target, unless `Label>` is given.
"""

from __future__ import annotations

import re

from kiosk.core.procedure import ALWAYS, Block, Choice, Condition, Item, Part, Procedure, Step, WayOut

_LINE = re.compile(r"(?P<id>[\w-]+)\s*(?P<papers>\+[^@:]*)?(?P<place>@[^:]*)?(?P<choices>:.*)?")
_SIGN = re.compile(r"\s*\{(only|unless)=([^}]*)\}\s*$")


def draw(drawing: str, slug: str = "carte", language: str = "fr", **more: object) -> Procedure:
    lines = [line.strip() for line in drawing.strip().splitlines()]
    steps = tuple(_step(line) for line in lines if line)
    given = {"title": slug, "summary": "", "event": "papiers", **more}
    return Procedure(slug=slug, language=language, steps=steps, file=f"{slug}/{language}.md", **given)  # type: ignore[arg-type]


def library(*procedures: Procedure) -> dict[str, Procedure]:
    return {procedure.slug: procedure for procedure in procedures}


def with_opening(procedure: Procedure, *parts: Part) -> Procedure:
    opening = Step("avant", "Puis-je le faire ici ?", parts=parts)
    return Procedure(
        procedure.slug,
        procedure.language,
        procedure.title,
        procedure.summary,
        procedure.event,
        sources=procedure.sources,
        steps=(opening, *procedure.steps),
        file=procedure.file,
    )


def _step(line: str) -> Step:
    found = _LINE.fullmatch(line)
    assert found, f"not a step: {line}"
    blocks: list[Block] = []
    for paper in _split(found["papers"], "|"):
        text, when = _condition(paper)
        blocks.append(Item(text, when))
    for place in _split(found["place"], "|"):
        text, when = _condition(place)
        blocks.append(WayOut(text, "place", text, when))
    for choice in _split(found["choices"], ","):
        blocks.append(_choice(choice))
    return Step(found["id"], found["id"], tuple(blocks))


def _split(text: str | None, sign: str) -> list[str]:
    return [piece.strip() for piece in text[1:].split(sign)] if text else []


def _choice(text: str) -> Choice:
    bare, when = _condition(text)
    label, _, target = bare.rpartition(">")
    part, _, step = target.rpartition("#")
    return Choice(label or target, step, part, when=when)


def _condition(text: str) -> tuple[str, Condition]:
    found = _SIGN.search(text)
    if not found:
        return text, ALWAYS
    names = tuple(found[2].split())
    return text[: found.start()], Condition(only=names) if found[1] == "only" else Condition(unless=names[0])
