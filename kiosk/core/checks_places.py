"""Whether each place that a procedure sends to is of a kind that the terminal can look for."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.parser_signs import nearest
from kiosk.core.place import KINDS, codes, kind_of
from kiosk.core.procedure import Procedure, WayOut
from kiosk.errors import ProcedureError


def check_places(procedure: Procedure) -> Iterator[ProcedureError]:
    """Kinds that do not exist, and those written by another name than the terminal's."""
    for block in (block for step in procedure.steps for block in step.blocks):
        if isinstance(block, WayOut) and block.kind == "place" and block.address not in KINDS:
            yield ProcedureError(
                procedure.file,
                block.line,
                f"La sorte de lieu « {block.address} » n'existe pas.",
                f"{_instead(block.address)} Les sortes de lieux sont dans docs/places.md.",
            )


def _instead(code: str) -> str:
    if code in codes():
        return f"Écrivez place:{kind_of(code)}."
    if near := nearest(code, tuple(KINDS)):
        return f"Peut-être place:{near} ?"
    return "Prenez par exemple place:mairie ou place:france_services."
