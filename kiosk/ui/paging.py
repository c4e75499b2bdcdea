"""A page in one column on as many sheets as it takes, where it does not fit on one."""

from __future__ import annotations

from kiosk.ui.content import Content, Sheet
from kiosk.ui.frame import Box, Frame
from kiosk.ui.grid import gap_of, row_of, rows_of
from kiosk.ui.pieces.base import Piece
from kiosk.ui.theme import Look


def paged(look: Look, frame: Frame, content: Content) -> list[Sheet]:
    """What follows the title in one column (two small ones on 7 inches), on as many sheets as it takes.

    The title stands on each sheet, unless it takes too much of it; the last row too, where there is room for
    both. The pager stands beside, where there are several sheets.
    """
    alone = sheets_of(look, content, frame.page)
    return alone if len(alone) == 1 else sheets_of(look, content, beside_pager(look, frame))


def beside_pager(look: Look, frame: Frame) -> Box:
    """The page without the pager's column."""
    page = frame.page
    return Box(page.x, page.y, page.width - look.mm(20) - look.mm(4), page.height)


def sheets_of(look: Look, content: Content, page: Box) -> list[Sheet]:
    """A content in that room, on one sheet or more."""
    gap, title = gap_of(look), content.title
    height = title.fit(page.width) if title else 0.0
    closing = row_of(look, content.closing, content.shares, page)
    foot = closing[0][1].height + gap if closing else 0.0
    stays = height <= page.height / (3 if look.size == "normal" else 4)
    columns = 1 if look.size != "normal" else 2 if look.shape == "S" else content.columns
    flow = content.says + content.does + content.aside
    tallest = max((piece.fit(page.width / columns - gap) for piece in flow if not piece.splits), default=0.0)
    keeps_closing = look.size == "normal" and page.height - height - gap - foot >= tallest
    flow += [] if keeps_closing else content.closing
    if title and not stays:
        flow.insert(0, title)
    top = page.y + (height + gap if title and stays else 0)
    bottom = page.bottom - (foot if keeps_closing else 0)
    sheets = _flow(rows_of(flow, columns), Box(page.x, top, page.width, bottom - top), gap)
    for sheet in sheets:
        if title and stays:
            sheet.placed.insert(0, (title, Box(page.x, page.y, page.width, height)))
        if keeps_closing:
            sheet.placed += closing
    return sheets


def _flow(rows: list[list[Piece]], box: Box, gap: float) -> list[Sheet]:
    """Rows one under the other, on as many sheets as it takes; long texts are cut between two lines."""
    sheets = [Sheet()]
    y = box.y
    while rows:
        row = rows.pop(0)
        width = (box.width - gap * (len(row) - 1)) / len(row)
        height = max(piece.fit(width) for piece in row)
        if row[0].stands_alone:  # a code is as large as it can be
            height = min(max(height, row[0].most), max(height, box.bottom - y))
        if y + height > box.bottom + 0.5:
            parts = row[0].cut(width, box.bottom - y) if row[0].splits else None
            if parts and (y == box.y or box.bottom - y > box.height / 3):
                rows[:0] = [[part] for part in parts]
                continue
            if y > box.y:
                rows.insert(0, row)
                sheets.append(Sheet())
                y = box.y
                continue
            height = box.bottom - y  # higher than a page, and cannot be cut: it stands alone
        for index, piece in enumerate(row):
            sheets[-1].placed.append((piece, Box(box.x + index * (width + gap), y, width, height)))
        y += height + (gap if height else 0)
    return sheets
