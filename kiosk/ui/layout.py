"""Where the pieces of a page stand: two columns when they fit, else one, paged; nothing scrolls or is cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

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
    """The sheets of a content: one where everything fits, more where it has to be paged."""
    frame = Frame(look)
    if look.size == "normal" and look.shape != "S" and not content.wide:
        sheet = _two_columns(look, frame, content)
        if sheet:
            return [sheet]
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
    closing = _row(look, content.closing, content.shares, box)
    height = box.height - (closing[0][1].height + gap if closing else 0)
    grid = _grid(look, content.does, columns, Box(box.x, box.y, box.width, height))
    if grid is None:
        return None
    return grid + closing


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
    if sum(least) > room + 0.5:
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
    """The 7-inch page, and pages that are one column everywhere: title and texts, then a grid."""
    page, gap = frame.page, _gap(look)
    sheet = Sheet()
    y = page.y
    for piece in ([content.title] if content.title else []) + content.says:
        height = piece.fit(page.width)
        sheet.placed.append((piece, Box(page.x, y, page.width, height)))
        y += height + gap / 2
    y += gap / 2 if sheet.placed else 0
    rest = Box(page.x, y, page.width, page.bottom - y)
    joined = Content(does=content.does + content.aside, closing=content.closing, shares=content.shares)
    for columns in (content.columns, 2, 3) if look.size == "normal" else (content.columns,):
        placed = _grid_and_closing(look, joined, rest, columns) if rest.height > 0 else None
        if placed is not None and all(box.height >= piece.fit(box.width) - 0.5 for piece, box in placed):
            sheet.placed += placed
            return sheet
    return None


def _paged(look: Look, frame: Frame, content: Content) -> list[Sheet]:
    """The title on each page; what follows in one column, with the pager at the end side."""
    page, gap = frame.page, _gap(look)
    width = page.width - look.mm(20) - look.mm(4)
    top = page.y
    if content.title:
        top += content.title.fit(width) + gap
    flow = list(content.says + content.does + content.aside + content.closing)
    sheets = [Sheet()]
    y = top
    while flow:
        piece = flow.pop(0)
        height = piece.fit(width)
        if y + height <= page.bottom + 0.5:
            sheets[-1].placed.append((piece, Box(page.x, y, width, height)))
            y += height + (gap if height else 0)
            continue
        parts = piece.cut(width, page.bottom - y) if piece.splits else None  # type: ignore[attr-defined]
        if parts and (y == top or page.bottom - y > page.height / 3):
            flow[:0] = parts
            continue
        if y == top:  # higher than a page, and cannot be cut: it stands alone
            sheets[-1].placed.append((piece, Box(page.x, y, width, page.bottom - y)))
        else:
            flow.insert(0, piece)
        if flow:
            sheets.append(Sheet())
            y = top
    if content.title:
        box = Box(page.x, page.y, width, content.title.fit(width))
        for sheet in sheets:
            sheet.placed.insert(0, (content.title, box))
    return sheets
