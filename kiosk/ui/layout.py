"""Where the pieces of a page stand: two columns when they fit, else one, paged; nothing scrolls or is cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.ui.content import Content, Placed, Sheet
from kiosk.ui.frame import Box, Frame
from kiosk.ui.grid import closing_of, fill, gap_of, grid_and_closing, grid_of
from kiosk.ui.layout_small import code_and_column, title_row
from kiosk.ui.paging import in_two, paged
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.words import Silent
from kiosk.ui.stretch import stretched
from kiosk.ui.theme import Look

PAGER_MM = 52  # two keys and the number between them


def lay(frame: Frame, content: Content) -> list[Sheet]:
    """The sheets of a content: one where everything fits, more where it has to be paged.

    Pieces that can be spared are only heard where that saves a sheet.
    """
    sheets = _lay(frame, content)
    if len(sheets) > 1 and any(piece.is_spare for piece in (*content.says, *content.aside)):
        lighter = _lay(frame, replace(content, says=_needed(content.says), aside=_needed(content.aside)))
        return lighter if len(lighter) < len(sheets) else sheets
    return sheets


def _needed(pieces: Sequence[Piece]) -> list[Piece]:
    return [kept for piece in pieces for kept in ([piece] if not piece.is_spare else _heard(piece))]


def _heard(piece: Piece) -> list[Piece]:
    return [Silent(piece.look, heard.text, piece.name) for heard in piece.heard]


def _lay(frame: Frame, content: Content) -> list[Sheet]:
    look = frame.look
    if look.shape == "P":  # every control in the lower two thirds
        content = replace(content, does=content.does + content.aside, aside=[])
    is_wide = look.shape != "S" or (look.is_staff and not any(piece.stands_alone for piece in content.says))
    if look.size == "normal" and is_wide and not content.wide:
        sheets = _beside(look, frame, replace(content, says=content.says + content.after, after=[]))
        if sheets:
            return sheets
    content = replace(content, does=content.does + content.after, after=[])
    if look.shape == "S":
        sheets = code_and_column(look, frame, content)
        if sheets:
            return sheets
    if look.shape == "S" or content.wide:
        sheet = title_row(look, frame, content)
        if sheet:
            return _stretched(frame, content, [sheet])
    return _stretched(frame, content, paged(frame, content))


def _beside(look: Look, frame: Frame, content: Content) -> list[Sheet]:
    """What is said beside what is done, on one sheet or more; empty if they do not fit so."""
    sheet = _two_columns(look, frame, content)
    return [sheet] if sheet else _two_columns_paged(look, frame, content)


def _two_columns(look: Look, frame: Frame, content: Content) -> Sheet | None:
    says, does = frame.columns(content.narrow)
    sheet = Sheet()
    head = ([content.title] if content.title else []) + content.says
    if not _column(look, sheet, head, content.aside, says):
        return None
    for columns in (1,) if content.single else (content.columns, 2):
        placed = grid_and_closing(look, content, does, columns)
        if placed is not None:
            sheet.placed += placed
            return sheet
    return None


def _two_columns_paged(look: Look, frame: Frame, content: Content) -> list[Sheet]:
    """What is said, and the last row, stay; what is done is paged beside the pager. Empty if it cannot be."""
    says, does = frame.columns(content.narrow)
    stays = Sheet()
    head = ([content.title] if content.title else []) + content.says
    if not _column(look, stays, head, content.aside, says):
        return []
    gap = gap_of(look)
    closing = closing_of(look, content, does)
    width = does.width - look.mm(20) - gap
    height = closing[0][1].y - gap - does.y if closing else does.height
    box = Box(does.x, does.y, width, height)
    pager = Box(box.end + gap, box.y, look.mm(20), height)
    if height < PAGER_MM * look.scale or any(piece.overflows(width) for piece in content.does):
        return []
    sheets: list[Sheet] = []
    flow = list(content.does)
    while flow:
        placed, flow = _as_much_as_fits(look, flow, box)
        if not placed:
            return []
        sheets.append(Sheet(stays.placed + placed + closing, pager))
    return sheets


def _as_much_as_fits(look: Look, flow: list[Piece], box: Box) -> tuple[Placed, list[Piece]]:
    """What a sheet of one column holds of these pieces, the last one cut where it splits, and what is left.

    A heading goes with what it leads to.
    """
    placed, left = fill(look, flow, 1, box)
    taken = flow[: len(placed)]
    room = box.height - sum(piece.fit(box.width) + gap_of(look) for piece in taken)
    parts = in_two(left[0], box.width, room, box if taken else None) if left else None
    if parts:
        with_part = grid_of(look, [*taken, parts[0]], 1, box)
        if with_part is not None:
            return with_part, [parts[1], *left[1:]]
    if left and taken and taken[-1].leads:
        return grid_of(look, taken[:-1], 1, box) or [], [taken[-1], *left]
    return placed, left


def _stretched(frame: Frame, content: Content, sheets: list[Sheet]) -> list[Sheet]:
    """Sheets of one column, whose pictures take the room that is left above the last row, if it stays."""
    page, closing = frame.page, set(map(id, content.closing))
    for sheet in sheets:
        stay = [
            (piece, box)
            for piece, box in sheet.placed
            if id(piece) in closing and box.bottom >= page.bottom - 1
        ]
        bottom = stay[0][1].y - frame.gap if stay else page.bottom
        flow = [placed for placed in sheet.placed if placed not in stay]
        sheet.placed = stretched(flow, bottom) + stay
    return sheets


def _column(look: Look, sheet: Sheet, head: Sequence[Piece], foot: Sequence[Piece], box: Box) -> bool:
    gap, y, bottom = gap_of(look), box.y, box.bottom
    said: Placed = []
    for piece in head:
        height = min(max(piece.fit(box.width), piece.most), box.bottom - y)
        if height < piece.fit(box.width):
            return False
        said.append((piece, Box(box.x, y, box.width, height)))
        y += height + gap
    aside: Placed = []
    for piece in reversed(foot):
        height = piece.fit(box.width)
        aside.append((piece, Box(box.x, bottom - height, box.width, height)))
        bottom -= height + gap
    sheet.placed += stretched(said, bottom) + aside[::-1]
    return bottom + gap >= y - gap
