"""A page as it was laid out: its sheets, the one that is shown, and the order in which it is read."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.ui.content import Content, Placed, Sheet
from kiosk.ui.frame import Box
from kiosk.ui.pieces.base import Piece


class Laid:
    """`sheets` of a content, and the `keys` of the voice that stand on each; `number` is the sheet shown."""

    def __init__(self, content: Content, sheets: Sequence[Sheet], keys: Placed) -> None:
        self.sheets = tuple(sheets)
        self.keys = keys
        self.number = 0
        self._content = content

    @property
    def placed(self) -> Placed:
        """What stands where on the sheet that is shown."""
        return self.sheets[self.number].placed

    def turn_to(self, number: int) -> None:
        """Show that sheet; the first or the last where there is none."""
        self.number = max(0, min(number, len(self.sheets) - 1))

    def stand(self) -> list[tuple[str, Box]]:
        """What stands where, by name: a finger on its way finds the same only where this did not change."""
        return [(piece.name, box) for piece, box in self.placed]

    def first(self) -> str:
        """The first piece of the sheet that is shown that is not on every sheet."""
        return next((piece.name for piece, _ in self.placed if not self._stays(piece)), "")

    def sheet_of(self, name: str) -> int | None:
        """The first sheet with a piece of that name."""
        names = ([piece.name for piece, _ in sheet.placed] for sheet in self.sheets)
        return next((number for number, there in enumerate(names) if name in there), None)

    def pieces(self) -> list[tuple[int, Piece]]:
        """Every piece of every sheet with its sheet, in reading order: title, content, aside, last row."""
        content = self._content
        rank = {id(content.title): 0, **{id(piece): 2 for piece in content.aside}}
        rank |= {id(piece): 3 for piece in content.closing}
        seen: dict[int, tuple[int, Piece]] = {}
        for index, sheet in enumerate(self.sheets):
            for piece, box in sheet.placed:
                if not piece.blocks:  # it was never drawn
                    piece.place(box)
                if id(piece) not in seen or rank.get(id(piece), 1) > 1:  # what stays is read at the end
                    seen[id(piece)] = (index, piece)
        ordered = sorted(seen.values(), key=lambda found: rank.get(id(found[1]), 1))
        return [(index, each) for index, piece in ordered for each in with_inner(piece)]

    def _stays(self, piece: Piece) -> bool:
        """Whether it stands on every sheet."""
        return all(any(piece is other for other, _ in sheet.placed) for sheet in self.sheets)


def with_inner(piece: Piece) -> tuple[Piece, ...]:
    """The piece, and the keys that stand inside it."""
    return (piece, *piece.inner)
