"""The page of the 7-inch screen: a title and a grid, or a code with all the rest beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.ui.content import Content, Placed, Sheet
from kiosk.ui.frame import Box, Frame
from kiosk.ui.grid import fill, gap_of, grid_and_closing
from kiosk.ui.paging import with_pager_beside
from kiosk.ui.pieces.base import Piece
from kiosk.ui.theme import Look


def title_row(look: Look, frame: Frame, content: Content) -> Sheet | None:
    """The 7-inch page, and pages that are one column everywhere: title and texts, then a grid.

    On the 7-inch screen `aside` stands in the title's row, at the end side.
    """
    page, gap = frame.page, gap_of(look)
    sheet = Sheet()
    beside, below = (content.aside, []) if look.shape == "S" else ([], content.aside)
    corner = _corner(look, beside, page)
    y, width = page.y, page.width - sum(box.width + gap for _, box in corner)
    for piece in ([content.title] if content.title else []) + content.says:
        height = piece.fit(width)
        sheet.placed.append((piece, Box(page.x, y, width, height)))
        y += height + gap / 2
    sheet.placed += corner
    y = max([y, *(box.bottom + gap / 2 for _, box in corner)]) + (gap / 2 if sheet.placed else 0)
    if look.shape == "P":
        y = max(y, frame.columns(narrow=False)[1].y)
    rest = Box(page.x, y, page.width, page.bottom - y)
    joined = replace(content, title=None, says=[], aside=[], does=content.does + below)
    for columns in (content.columns, 2, 3) if look.size == "normal" else (content.columns,):
        placed = grid_and_closing(look, joined, rest, columns) if rest.height > 0 else None
        if placed is not None:
            sheet.placed += placed
            return sheet
    return None


def _corner(look: Look, pieces: Sequence[Piece], page: Box) -> Placed:
    """Small keys at the end of the title's row."""
    width, x = look.mm(31 if len(pieces) > 1 else 46), page.end
    placed: Placed = []
    for piece in reversed(pieces):
        x -= width
        placed.append((piece, Box(x, page.y, width, piece.fit(width))))
        x -= gap_of(look)
    return placed[::-1]


def code_and_column(look: Look, frame: Frame, content: Content) -> list[Sheet]:
    """The 7-inch page with a code, which is never cut: it has the start side, all the rest is beside it.

    What does not fit there is on the next sheets; with large letters that is all the rest. Empty for a page
    without a code.
    """
    if len(content.says) != 1 or not content.says[0].stands_alone:
        return []
    page, gap, code = frame.page, gap_of(look), content.says[0]
    others = replace(content, says=[])
    if look.size != "normal":
        return [Sheet([(code, frame.sheet)], frame.pager), *with_pager_beside(frame, others)]
    width = min(page.height, round(page.width * 0.46))
    placed = [(code, Box(page.x, page.y, width, page.height))]
    rest = Box(page.x + width + gap, page.y, page.width - width - gap, page.height)
    head = [content.title] if content.title else []
    joined = replace(content, does=[*head, *content.does, *content.aside])
    beside = grid_and_closing(look, joined, rest, 1)
    if beside is not None:
        return [Sheet(placed + beside)]
    narrow = replace(rest, width=rest.width - look.mm(20) - gap)
    beside, left = fill(look, joined.does, 1, narrow)
    others = replace(others, does=[piece for piece in left if piece is not content.title], aside=[])
    return [Sheet(placed + beside, frame.pager), *with_pager_beside(frame, others)]
