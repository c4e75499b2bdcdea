"""Where the pieces of a page stand: two columns when they fit, else one, paged; nothing scrolls or is cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kiosk.ui.frame import Box, Frame
from kiosk.ui.pieces.base import Piece
from kiosk.ui.theme import Look


@dataclass
class Content:
    """What a page holds. `says` stands on the start side from the top, `aside` under it from the bottom,
    `does` on the end side in `columns`, `closing` under it (the last row; its widths by `shares`).
    """

    title: Piece | None = None
    says: list[Piece] = field(default_factory=list)
    aside: list[Piece] = field(default_factory=list)
    does: list[Piece] = field(default_factory=list)
    closing: list[Piece] = field(default_factory=list)
    shares: tuple[float, ...] = ()
    columns: int = 1
    narrow: bool = False
    wide: bool = False  # one column in every size


@dataclass
class Sheet:
    """One page of a content: pieces and where they stand."""

    placed: list[tuple[Piece, Box]] = field(default_factory=list)


def lay(look: Look, content: Content) -> list[Sheet]:
    """The sheets of a content: one where everything fits, more where it has to be paged.

    Pieces that can be spared are left out where that saves a sheet.
    """
    sheets = _lay(look, content)
    if len(sheets) > 1 and any(piece.is_spare for piece in content.says):
        needed = replace(content, says=[piece for piece in content.says if not piece.is_spare])
        lighter = _lay(look, needed)
        return lighter if len(lighter) < len(sheets) else sheets
    return sheets


def _lay(look: Look, content: Content) -> list[Sheet]:
    frame = Frame(look)
    if look.shape == "P":  # every control in the lower two thirds
        content = replace(content, does=content.does + content.aside, aside=[])
    if look.size == "normal" and look.shape != "S" and not content.wide:
        sheet = _two_columns(look, frame, content)
        return [sheet] if sheet else _two_columns_paged(look, frame, content) or _paged(look, frame, content)
    if look.shape == "S" and look.size == "normal":
        sheets = _code_and_column(look, frame, content)
        if sheets:
            return sheets
    if look.shape == "S" or content.wide:
        sheet = _title_row(look, frame, content)
        if sheet:
            return [sheet]
    return _paged(look, frame, content)


def _gap(look: Look) -> float:
    return look.mm(3 if look.shape != "S" else 2.6)


def _two_columns(look: Look, frame: Frame, content: Content) -> Sheet | None:
    says, does = frame.columns(content.narrow)
    sheet = Sheet()
    head = ([content.title] if content.title else []) + content.says
    if not _column(look, sheet, head, content.aside, says):
        return None
    for columns in (content.columns, 2):
        placed = _grid_and_closing(look, content, does, columns)
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
    gap = _gap(look)
    closing = _row(look, content.closing, content.shares, does)
    width = does.width - look.mm(20) - gap
    height = does.height - (closing[0][1].height + gap if closing else 0)
    box = Box(does.x, does.y, width, height)
    sheets: list[Sheet] = []
    flow = list(content.does)
    while flow:
        placed, flow = _fill(look, flow, 1, box)
        if not placed:
            return []
        sheets.append(Sheet(stays.placed + placed + closing))
    return sheets


def _fill(
    look: Look, flow: list[Piece], columns: int, box: Box
) -> tuple[list[tuple[Piece, Box]], list[Piece]]:
    """As many of the pieces as a box holds, and those that are left."""
    for count in range(len(flow), 0, -1):
        placed = _grid(look, flow[:count], columns, box)
        if placed is not None:
            return placed, flow[count:]
    return [], flow


def _column(look: Look, sheet: Sheet, head: Sequence[Piece], foot: Sequence[Piece], box: Box) -> bool:
    gap, y = _gap(look), box.y
    for piece in head:
        height = min(max(piece.fit(box.width), piece.most), box.bottom - y)
        if height < piece.fit(box.width):
            return False
        sheet.placed.append((piece, Box(box.x, y, box.width, height)))
        y += height + gap
    bottom = box.bottom
    placed = []
    for piece in reversed(foot):
        height = piece.fit(box.width)
        placed.append((piece, Box(box.x, bottom - height, box.width, height)))
        bottom -= height + gap
    sheet.placed += reversed(placed)
    return bottom + gap >= y - gap


def _grid_and_closing(look: Look, content: Content, box: Box, columns: int) -> list[tuple[Piece, Box]] | None:
    gap = _gap(look)
    for is_low in (False, True):
        for piece in content.closing:
            piece.lower(is_low)
        closing = _row(look, content.closing, content.shares, box)
        height = box.height - (closing[0][1].height if closing else 0)
        if height < 0:
            continue
        room = height - gap if closing and content.does else height
        grid = _grid(look, content.does, columns, Box(box.x, box.y, box.width, room))
        if grid is not None:
            return grid + closing
    return None


def _row(look: Look, pieces: Sequence[Piece], shares: tuple[float, ...], box: Box) -> list[tuple[Piece, Box]]:
    if not pieces:
        return []
    gap = _gap(look)
    parts = shares or (1,) * len(pieces)
    room = box.width - gap * (len(pieces) - 1)
    widths = [room * part / sum(parts) for part in parts]
    height = max(piece.fit(width) for piece, width in zip(pieces, widths, strict=True))
    placed, x = [], box.x
    for piece, width in zip(pieces, widths, strict=True):
        placed.append((piece, Box(x, box.bottom - height, width, height)))
        x += width + gap
    return placed


def _grid(look: Look, pieces: Sequence[Piece], columns: int, box: Box) -> list[tuple[Piece, Box]] | None:
    """Rows of equal width, as high as they want where there is room; None if they do not fit."""
    gap = _gap(look)
    rows = _rows(pieces, columns)
    if not rows:
        return []
    width = (box.width - gap * (columns - 1)) / columns
    least = [max(piece.fit(_width(row, piece, width, box.width)) for piece in row) for row in rows]
    most = [max(low, *(piece.most for piece in row)) for low, row in zip(least, rows, strict=True)]
    room = box.height - gap * (len(rows) - 1)
    if sum(least) > room + 0.5 or (columns > 1 and any(piece.overflows(width) for piece in pieces)):
        return None
    heights = _shared(least, most, room)
    placed, y = [], box.y
    for row, height in zip(rows, heights, strict=True):
        for index, piece in enumerate(row):
            x = box.x + index * (width + gap)
            placed.append((piece, Box(x, y, _width(row, piece, width, box.width), height)))
        y += height + gap
    return placed


def _rows(pieces: Sequence[Piece], columns: int) -> list[list[Piece]]:
    """Pieces side by side; one that is `broad` (a card, a notice) has a row to itself."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        broad = getattr(piece, "broad", not piece.focusable)
        if (
            rows
            and not broad
            and len(rows[-1]) < columns
            and not getattr(rows[-1][0], "broad", not rows[-1][0].focusable)
        ):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _width(row: list[Piece], piece: Piece, width: float, whole: float) -> float:
    return whole if getattr(piece, "broad", not piece.focusable) else width


def _shared(least: list[float], most: list[float], room: float) -> list[float]:
    spare = room - sum(least)
    wish = sum(high - low for low, high in zip(least, most, strict=True))
    share = min(1.0, spare / wish) if wish > 0 else 0.0
    return [round(low + (high - low) * share) for low, high in zip(least, most, strict=True)]


def _title_row(look: Look, frame: Frame, content: Content) -> Sheet | None:
    """The 7-inch page, and pages that are one column everywhere: title and texts, then a grid.

    On the 7-inch screen `aside` stands in the title's row, at the end side.
    """
    page, gap = frame.page, _gap(look)
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
    joined = Content(does=content.does + below, closing=content.closing, shares=content.shares)
    for columns in (content.columns, 2, 3) if look.size == "normal" else (content.columns,):
        placed = _grid_and_closing(look, joined, rest, columns) if rest.height > 0 else None
        if placed is not None:
            sheet.placed += placed
            return sheet
    return None


def _corner(look: Look, pieces: Sequence[Piece], page: Box) -> list[tuple[Piece, Box]]:
    """Small keys at the end of the title's row."""
    width, x = look.mm(31 if len(pieces) > 1 else 46), page.end
    placed: list[tuple[Piece, Box]] = []
    for piece in reversed(pieces):
        x -= width
        placed.append((piece, Box(x, page.y, width, piece.fit(width))))
        x -= _gap(look)
    return placed[::-1]


def _code_and_column(look: Look, frame: Frame, content: Content) -> list[Sheet]:
    """The 7-inch page with a code, which is never cut: it has the start side, all the rest is beside it.

    What does not fit there is on the next sheets. Empty for a page without a code.
    """
    if len(content.says) != 1 or not content.says[0].stands_alone:
        return []
    page, gap, code = frame.page, _gap(look), content.says[0]
    width = min(page.height, round(page.width * 0.46))
    placed = [(code, Box(page.x, page.y, width, page.height))]
    rest = Box(page.x + width + gap, page.y, page.width - width - gap, page.height)
    head = [content.title] if content.title else []
    joined = replace(content, does=[*head, *content.does, *content.aside])
    beside = _grid_and_closing(look, joined, rest, 1)
    if beside is not None:
        return [Sheet(placed + beside)]
    room = rest.width - look.mm(20) - gap
    titled = [(piece, Box(rest.x, rest.y, room, piece.fit(room))) for piece in head]
    return [Sheet(placed + titled), *_sheets(look, replace(content, says=[]), _beside_pager(look, frame))]


def _paged(look: Look, frame: Frame, content: Content) -> list[Sheet]:
    """What follows the title in one column (two small ones on 7 inches), on as many sheets as it takes.

    The title stands on each sheet, unless it takes too much of it; the last row too, where there is room for
    both. The pager stands beside, where there are several sheets.
    """
    alone = _sheets(look, content, frame.page)
    return alone if len(alone) == 1 else _sheets(look, content, _beside_pager(look, frame))


def _beside_pager(look: Look, frame: Frame) -> Box:
    page = frame.page
    return Box(page.x, page.y, page.width - look.mm(20) - look.mm(4), page.height)


def _sheets(look: Look, content: Content, page: Box) -> list[Sheet]:
    gap, title = _gap(look), content.title
    height = title.fit(page.width) if title else 0.0
    closing = _row(look, content.closing, content.shares, page)
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
    sheets = _flow(_rows(flow, columns), Box(page.x, top, page.width, bottom - top), gap)
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
