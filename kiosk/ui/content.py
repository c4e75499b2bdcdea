"""What a page holds, and the sheets it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.ui.frame import Box
from kiosk.ui.pieces.base import Piece

Placed = list[tuple[Piece, Box]]
NO_ROOM = Box(0, 0, 0, 0)


@dataclass
class Content:
    """What a page holds. `says` stands on the start side from the top, `aside` under it from the bottom,
    `does` on the end side in `columns`, `closing` under it (the last row; its widths by `shares`).

    `after` belongs to `does`: it stands under `says` in two columns, and behind `does` in one. `over` stands
    right above the last row, and on every sheet where that does.
    """

    title: Piece | None = None
    says: list[Piece] = field(default_factory=list)
    aside: list[Piece] = field(default_factory=list)
    does: list[Piece] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)
    over: list[Piece] = field(default_factory=list)
    closing: list[Piece] = field(default_factory=list)
    shares: tuple[float, ...] = ()
    columns: int = 1
    single: bool = False  # a row for each, in every size
    narrow: bool = False
    wide: bool = False  # one column in every size


@dataclass
class Sheet:
    """One page of a content: pieces and where they stand; the room of the pager, where there are several."""

    placed: list[tuple[Piece, Box]] = field(default_factory=list)
    pager: Box = NO_ROOM
