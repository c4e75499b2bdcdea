"""The four keys of the voice, and the page beside them: they never lie over what is read.

Where there is room they stand above the Listen key while the voice speaks; elsewhere « Pause » brings them,
and the page is laid out again in the room that they leave.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from kiosk.ui.content import Content, Placed, Sheet
from kiosk.ui.frame import Box, Frame
from kiosk.ui.grid import gap_of
from kiosk.ui.layout import lay
from kiosk.ui.pieces.key import Key
from kiosk.ui.pieces.touchable import Act
from kiosk.ui.theme import Look

if TYPE_CHECKING:
    from kiosk.controllers.house import House


def keys_of_the_voice(house: House, look: Look) -> list[Key]:
    """Repeat, slower, louder, stop; with their icons above their words."""
    reader, tr = house.reader, house.words.speaker(look.language)

    def stop() -> None:
        house.visits.listen(False)
        reader.hush()

    small = look.at_size("normal")
    acts: list[tuple[str, str, str, Act | None]] = [
        ("repeat", tr("Répéter"), "repeat", reader.repeat),
        ("slower", tr("Vitesse normale") if reader.is_slowest else tr("Moins vite"), "gauge", reader.slower),
        ("louder", tr("Plus fort"), "speaker-high", None if reader.is_loudest else reader.louder),
        ("stop", tr("Arrêter"), "stop", stop),
    ]
    return [
        Key(small, words, act, icon=icon, name=name, style="shelf", stacked=True)
        for name, words, icon, act in acts
    ]


def beside(look: Look, content: Content, keys: list[Key], is_paused: bool) -> tuple[list[Sheet], Placed]:
    """The page and the keys; no keys where they would take a sheet more.

    When the reading is paused they come anyway, but never at the cost of a code: it keeps its sheet, its room
    and its company, or there are no keys. In two columns they stand two by two under what is said, which
    moves up; else in a row, and the page ends above it.
    """
    alone = lay(Frame(look), content)
    for frame, placed in (*_under_what_is_said(look, content, keys), _along_the_bottom(look, keys)):
        if not _overlap(alone, placed):
            return lay(Frame(look), content), placed
        sheets = lay(frame, content)
        is_right = _is_whole(sheets, placed) and _keeps_codes(sheets, alone)
        if is_right and len(sheets) == len(alone):
            return sheets, placed
    if is_paused and is_right:
        return sheets, placed
    return lay(Frame(look), content), []


def _under_what_is_said(look: Look, content: Content, keys: list[Key]) -> list[tuple[Frame, Placed]]:
    """Two rows of two at the bottom of the start column, where there is such a column."""
    says, _ = Frame(look).columns(content.narrow)
    if look.shape != "M" or look.size != "normal" or content.wide:
        return []
    gap = gap_of(look)
    width = (says.width - gap) / 2
    height = max(key.fit(width) for key in keys)
    top = says.bottom - 2 * height - gap
    corners = product((top, top + height + gap), (says.x, says.x + width + gap))
    placed: Placed = [(key, Box(x, y, width, height)) for key, (y, x) in zip(keys, corners, strict=True)]
    return [(Frame(look, under_says=2 * (height + gap)), placed)]


def _along_the_bottom(look: Look, keys: list[Key]) -> tuple[Frame, Placed]:
    gap, page = gap_of(look), Frame(look).page
    count = 6 if look.shape == "S" else 4  # on 7 inches the pager's keys may stand beside
    width = (page.width - (count - 1) * gap) / count
    frame = Frame(look, foot=max(key.fit(width) for key in keys) + gap)
    boxes = (Box(page.x + at * (width + gap), frame.row.y, width, frame.row.height) for at in range(4))
    return frame, list(zip(keys, boxes, strict=True))


def _is_whole(sheets: list[Sheet], keys: Placed) -> bool:
    fits = all(box.height >= piece.fit(box.width) - 1 for sheet in sheets for piece, box in sheet.placed)
    return fits and not _overlap(sheets, keys)


def _keeps_codes(sheets: list[Sheet], alone: list[Sheet]) -> bool:
    """Whether each sheet with a code is the one that it was: somebody may be aiming a telephone at it."""
    had = [
        (number, sheet) for number, sheet in enumerate(alone) if any(p.stands_alone for p, _ in sheet.placed)
    ]
    return all(number < len(sheets) and _held(sheets[number]) == _held(sheet) for number, sheet in had)


def _held(sheet: Sheet) -> list[tuple[str, Box | None]]:
    """What stands on a sheet, and the rooms of its codes."""
    return [(piece.name, box if piece.stands_alone else None) for piece, box in sheet.placed]


def _overlap(sheets: list[Sheet], keys: Placed) -> bool:
    """Whether a key would lie over a piece of any sheet, or too near to one that can be touched."""
    gap = gap_of(keys[0][0].look) - 1
    there = [box for sheet in sheets for piece, box in sheet.placed if box.height and not piece.focusable]
    targets = [box for sheet in sheets for piece, box in sheet.placed if piece.focusable]
    targets += [sheet.pager for sheet in sheets if len(sheets) > 1]
    there += [box.inset(-gap, -gap) for box in targets]
    return any(_meet(one, other) for (_, one), other in product(keys, there))


def _meet(one: Box, other: Box) -> bool:
    return one.x < other.end and other.x < one.end and one.y < other.bottom and other.y < one.bottom
