"""Every text of a procedure that a visitor reads or hears, with its line in the file."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.procedure import Block, Choice, Picture, Procedure, Step, WayOut


def texts(procedure: Procedure) -> Iterator[tuple[int, str]]:
    """(line, text) of the whole file; its title and summary, which stand in the head, are said at line 1."""
    yield from ((1, text) for text in (procedure.title, procedure.summary) if text)
    for step in procedure.steps:
        yield from texts_of(step)


def texts_of(step: Step) -> Iterator[tuple[int, str]]:
    """(line, text) of one step."""
    yield step.line, step.title
    for block in step.blocks:
        yield from ((block.line, text) for text in words(block))
    for part in step.parts:
        yield part.line, part.title
        yield from ((paragraph.line, paragraph.text) for paragraph in part.paragraphs)


def words(block: Block) -> tuple[str, ...]:
    """The texts of one block."""
    match block:
        case Choice():
            return (block.label, block.note) if block.note else (block.label,)
        case WayOut():
            return (block.label,)
        case Picture():
            return (block.shows,)
        case _:
            return (block.text,)
