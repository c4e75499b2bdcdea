"""Room that is left over on a sheet, given to the pictures that stand there."""

from __future__ import annotations

from dataclasses import replace

from kiosk.ui.content import Placed


def stretched(placed: Placed, bottom: float) -> Placed:
    """Pieces one under the other, their pictures larger by what is free above `bottom`; others go down."""
    wishes = [piece.wish(box.width) for piece, box in placed]
    free = bottom - max((box.bottom for _, box in placed), default=bottom)
    if sum(wishes) <= 0 or free <= 0:
        return placed
    share = min(1.0, free / sum(wishes))
    grown = [(box.bottom, int(wish * share)) for (_, box), wish in zip(placed, wishes, strict=True)]
    return [
        (
            piece,
            replace(box, y=box.y + sum(by for end, by in grown if end <= box.y), height=box.height + more),
        )
        for (piece, box), (_, more) in zip(placed, grown, strict=True)
    ]
