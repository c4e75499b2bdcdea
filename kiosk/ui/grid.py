"""Pieces side by side and under one another in a box: rows of equal width, as high as they want."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.ui.content import Content, Placed
from kiosk.ui.frame import Box, Frame
from kiosk.ui.pieces.base import Piece
from kiosk.ui.theme import Look


def gap_of(look: Look) -> float:
    """What parts two pieces, in pixels."""
    return Frame(look).gap


def grid_and_closing(look: Look, content: Content, box: Box, columns: int) -> Placed | None:
    """What is done and the last row, which gives way where that is needed; None if they do not fit."""
    gap = gap_of(look)
    for is_low in (False, True):
        for piece in content.closing:
            piece.lower(is_low)
        closing = closing_of(look, content, box)
        height = closing[0][1].y - box.y if closing else box.height
        if height < 0:
            continue
        room = height - gap if closing and content.does else height
        grid = grid_of(look, content.does, columns, Box(box.x, box.y, box.width, room))
        if grid is not None:
            return grid + closing
    return None


def closing_of(look: Look, content: Content, box: Box) -> Placed:
    """The last row at the bottom of a box, below what stands over it."""
    last = row_of(look, content.closing, content.shares, box)
    bottom = last[0][1].y - gap_of(look) if last else box.bottom
    return row_of(look, content.over, (), replace(box, height=bottom - box.y)) + last


def row_of(look: Look, pieces: Sequence[Piece], shares: tuple[float, ...], box: Box) -> Placed:
    """Pieces side by side at the bottom of a box, their widths by `shares`."""
    if not pieces:
        return []
    gap = gap_of(look)
    parts = shares or (1,) * len(pieces)
    room = box.width - gap * (len(pieces) - 1)
    widths = [room * part / sum(parts) for part in parts]
    height = max(piece.fit(width) for piece, width in zip(pieces, widths, strict=True))
    placed, x = [], box.x
    for piece, width in zip(pieces, widths, strict=True):
        placed.append((piece, Box(x, box.bottom - height, width, height)))
        x += width + gap
    return placed


def grid_of(look: Look, pieces: Sequence[Piece], columns: int, box: Box) -> Placed | None:
    """Rows of equal width, as high as they want where there is room; None if they do not fit."""
    gap = gap_of(look)
    rows = rows_of(pieces, columns)
    if not rows:
        return []
    width = (box.width - gap * (columns - 1)) / columns
    least = [max(piece.fit(_width(piece, width, box.width)) for piece in row) for row in rows]
    most = [max(low, *(piece.most for piece in row)) for low, row in zip(least, rows, strict=True)]
    room = box.height - gap * (len(rows) - 1)
    if sum(least) > room + 0.5 or (
        columns > 1 and any(piece.overflows(width) for piece in pieces if piece.focusable)
    ):
        return None
    heights = _shared(least, most, room)
    placed, y = [], box.y
    for row, height in zip(rows, heights, strict=True):
        for index, piece in enumerate(row):
            x = box.x + index * (width + gap)
            placed.append((piece, Box(x, y, _width(piece, width, box.width), height)))
        y += height + gap
    return placed


def fill(look: Look, flow: list[Piece], columns: int, box: Box) -> tuple[Placed, list[Piece]]:
    """As many of the pieces as a box holds, and those that are left."""
    for count in range(len(flow), 0, -1):
        placed = grid_of(look, flow[:count], columns, box)
        if placed is not None:
            return placed, flow[count:]
    return [], flow


def rows_of(pieces: Sequence[Piece], columns: int, width: float | None = None) -> list[list[Piece]]:
    """Pieces side by side; one that cannot be touched (a card, a notice) has a row to itself.

    So has one with a word that is wider than `width`, where that is given.
    """
    rows: list[list[Piece]] = []
    is_open = False  # whether another may stand in the last row
    for piece in pieces:
        is_alone = not piece.focusable or (width is not None and piece.overflows(width))
        if is_open and not is_alone and len(rows[-1]) < columns:
            rows[-1].append(piece)
        else:
            rows.append([piece])
        is_open = not is_alone
    return rows


def _width(piece: Piece, width: float, whole: float) -> float:
    return width if piece.focusable else whole


def _shared(least: list[float], most: list[float], room: float) -> list[float]:
    spare = room - sum(least)
    wish = sum(high - low for low, high in zip(least, most, strict=True))
    share = min(1.0, spare / wish) if wish > 0 else 0.0
    return [round(low + (high - low) * share) for low, high in zip(least, most, strict=True)]
