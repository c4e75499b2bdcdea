"""A page in one column on as many sheets as it takes, where it does not fit on one."""

from __future__ import annotations

from kiosk.ui.content import Content, Placed, Sheet
from kiosk.ui.frame import Box, Frame
from kiosk.ui.grid import closing_of, gap_of, rows_of
from kiosk.ui.pieces.base import Piece
from kiosk.ui.theme import Look

Row = tuple[list[Piece], float]  # pieces side by side, and how high they are


def paged(frame: Frame, content: Content) -> list[Sheet]:
    """What follows the title in one column (two small ones on 7 inches), on as many sheets as it takes.

    The title stands on each sheet, unless it takes too much of it; the last row too, where there is room for
    both. The pager stands beside, where there are several sheets; on 7 inches in the last row, if that stays.
    """
    alone = sheets_of(frame.look, content, frame.page)
    if len(alone) == 1:
        return alone
    return _with_pager_in_the_last_row(frame, content) or with_pager_beside(frame, content)


def with_pager_beside(frame: Frame, content: Content) -> list[Sheet]:
    """A content on several sheets, the pager at the end side."""
    sheets = sheets_of(frame.look, content, frame.sheet)
    for sheet in sheets:
        sheet.pager = frame.pager
    return sheets


def _with_pager_in_the_last_row(frame: Frame, content: Content) -> list[Sheet]:
    """On 7 inches every millimetre of width is a word. Empty where the last row does not stay."""
    look, page = frame.look, frame.page
    if look.shape != "S" or not content.closing or frame.foot or not _keeps_closing(look, content, page):
        return []
    width = 2 * look.mm(20) + gap_of(look)
    sheets = sheets_of(look, content, page, width + gap_of(look))
    last = next(box for piece, box in sheets[0].placed if piece is content.closing[0])
    for sheet in sheets:
        sheet.pager = Box(page.end - width, last.y, width, last.height)
    return sheets


def sheets_of(look: Look, content: Content, page: Box, beside_last: float = 0.0) -> list[Sheet]:
    """A content in that room, on one sheet or more; `beside_last` is kept free at the end of the last row."""
    gap, title = gap_of(look), content.title
    keeps = _keeps_closing(look, content, page)
    closing = _closing(look, content, page, beside_last)
    bottom = closing[0][1].y - gap if closing and keeps else page.bottom
    height = title.fit(page.width) if title else 0.0
    tallest = _tallest(look, content, page)
    stays = height <= min(_most_of_title(look, bottom - page.y), max(0.0, bottom - page.y - gap - tallest))
    flow = content.says + content.does + content.aside + ([] if keeps else content.over + content.closing)
    if title and not stays:
        flow.insert(0, title)
    top = page.y + (height + gap if height and stays else 0)
    box = Box(page.x, top, page.width, bottom - top)
    columns = _columns(look, content)
    rows = rows_of(flow, columns, (box.width - gap * (columns - 1)) / columns if columns > 1 else None)
    sheets = [_placed(each, box, gap) for each in _flow(rows, box, gap)]
    for sheet in sheets:
        if title and stays:
            sheet.placed.insert(0, (title, Box(page.x, page.y, page.width, height)))
        sheet.placed += closing if keeps else []
    return sheets


def _columns(look: Look, content: Content) -> int:
    return 1 if look.size != "normal" else max(2, content.columns) if look.shape == "S" else content.columns


def _most_of_title(look: Look, height: float) -> float:
    """How high a title may be that stands on every sheet."""
    return height / (3 if look.size == "normal" else 4)


def _closing(look: Look, content: Content, page: Box, beside: float) -> Placed:
    for piece in content.closing:
        piece.lower(True)
    return closing_of(look, content, Box(page.x, page.y, page.width - beside, page.height))


def _keeps_closing(look: Look, content: Content, page: Box) -> bool:
    """Whether the last row stands on every sheet: with normal letters, and 25 mm or more for the rest.

    On 7 inches, where the pager stands in it, it does not with more than two keys.
    """
    closing = _closing(look, content, page, 0.0)
    if look.size != "normal" or not closing or (look.shape == "S" and len(closing) > 2):
        return False
    gap, room = gap_of(look), closing[0][1].y - gap_of(look) - page.y
    title = content.title.fit(page.width) + gap if content.title else 0.0
    room -= title if title <= _most_of_title(look, room) else 0.0
    return room >= max(_tallest(look, content, page), look.mm(25))


def _tallest(look: Look, content: Content, page: Box) -> float:
    """The height of the highest piece that cannot be cut."""
    width = page.width / _columns(look, content) - gap_of(look)
    flow = content.says + content.does + content.aside
    return max((piece.fit(width) for piece in flow if not piece.splits), default=0.0)


def _placed(rows: list[Row], box: Box, gap: float) -> Sheet:
    sheet, y = Sheet(), box.y
    for row, height in rows:
        width = _width(row, box, gap)
        for index, piece in enumerate(row):
            sheet.placed.append((piece, Box(box.x + index * (width + gap), y, width, height)))
        y += height + (gap if height else 0)
    return sheet


def _width(row: list[Piece], box: Box, gap: float) -> float:
    return (box.width - gap * (len(row) - 1)) / len(row)


def _flow(rows: list[list[Piece]], box: Box, gap: float) -> list[list[Row]]:
    """Rows one under the other, on as many sheets as it takes; long texts are cut between two lines."""
    sheets: list[list[Row]] = [[]]
    left = box.height
    while rows:
        row = rows.pop(0)
        width = _width(row, box, gap)
        height = max(piece.fit(width) for piece in row)
        if row[0].stands_alone:  # a code is as large as it can be
            height = min(max(height, row[0].most), max(height, left))
        if height > left + 0.5:
            parts = in_two(row[0], width, left, box if sheets[-1] else None)
            parts = parts or (row[0].cut(width, left) if row[0].splits and not sheets[-1] else None)
            if parts:
                rows[:0] = [[part] for part in parts]
                continue
            if not sheets[-1]:
                height = left  # higher than a page, and cannot be cut: it stands alone
        if sheets[-1] and (height > left + 0.5 or _would_be_last(row, rows, box, left - height - gap)):
            rows.insert(0, row)
            sheets.append([])
            left = box.height
            continue
        sheets[-1].append((row, height))
        left -= height + (gap if height else 0)
    return _not_one_alone(sheets, box, gap)


def in_two(piece: Piece, width: float, left: float, box: Box | None = None) -> tuple[Piece, Piece] | None:
    """The piece in two, neither a single line; None where it does not split so.

    In a `box` that something stands in, what is left must be more than a third of it.
    """
    is_worth_it = box is None or left > box.height / 3
    return piece.cut(width, left, 2) if piece.splits and is_worth_it else None


def _would_be_last(row: list[Piece], rows: list[list[Piece]], box: Box, left: float) -> bool:
    """Whether a heading would be parted from what it leads to."""
    if not row[0].leads or not rows:
        return False
    following = rows[0][0]
    return following.fit(box.width) > left and in_two(following, box.width, left, box) is None


def _not_one_alone(sheets: list[list[Row]], box: Box, gap: float) -> list[list[Row]]:
    """A last key has company: what stands before it comes along, where that leaves two or more behind."""
    last = sheets[-1][0][0] if len(sheets[-1]) == 1 else []
    if len(sheets) > 1 and len(last) == 1 < len(sheets[-2]) and last[0].focusable:
        *others, before = sheets[-2]
        together = before[1] + gap + sheets[-1][0][1]
        keys = sum(row[0].focusable for row, _ in others)
        if together <= box.height and keys > 1 and not before[0][0].stands_alone:
            sheets[-2:] = [others, [before, *sheets[-1]]]
    return sheets
