"""What stands around the content of a page: thread and band, pager, shelf, the keys of the voice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.ui.content import Placed
from kiosk.ui.frame import Box, Frame
from kiosk.ui.pieces.band import Band
from kiosk.ui.pieces.shelf import shelf
from kiosk.ui.pieces.staff_band import StaffBand
from kiosk.ui.pieces.thread import Loop, Thread
from kiosk.ui.sheets import pager
from kiosk.ui.shelf_keys import shelf_keys

if TYPE_CHECKING:
    from kiosk.ui.stage import Stage


def behind(stage: Stage) -> Placed:
    """The thread or its loop, and the band on top."""
    shown, look, frame = stage.shown, stage.look, Frame(stage.look)
    if shown.is_dark:
        return []
    if look.is_staff:
        name = shown.crumb.name if shown.crumb else ""
        return [(StaffBand(look, name, shown.aside), replace(frame.band, x=0, width=look.width))]
    placed: Placed = []
    room = _loop_room(stage) if shown.loop and look.shape != "S" and look.size == "normal" else None
    if room and room.height >= look.mm(20):
        placed.append((Loop(look, shown.loop == "tied"), room))
    elif shown.has_thread:
        level = frame.page.y + look.em("title") * 0.6
        placed.append((Thread(look, shown.knots, level), Box(0, 0, look.width, look.height)))
    place = stage.house.settings.place
    name = place.name or stage.house.words.speaker(look.language)("Aide aux démarches")
    return [*placed, (Band(look, name, shown.crumb, shown.aside, place.logo), frame.band)]


def in_front(stage: Stage) -> Placed:
    """The pager where there are several sheets, the shelf, and the keys of the voice."""
    page, placed = stage.page, Placed()
    if len(page.sheets) > 1:
        tr, room = stage.house.words.speaker(stage.look.language), page.sheets[page.number].pager
        placed += pager(stage.look, tr, page.number, len(page.sheets), stage.turn, room)
    if stage.shown.has_shelf:
        placed += shelf(stage.look, shelf_keys(stage))
    return placed + page.keys


def _loop_room(stage: Stage) -> Box:
    """What the words and the keys of the start column leave free."""
    look = stage.look
    says, _ = Frame(look).columns(narrow=False)
    placed = stage.page.placed + stage.page.keys
    inside = [box for _, box in placed if box.x < says.end and box.y < says.bottom]
    words = [box.bottom for box in inside if box.y < says.y + says.height / 2]
    keys = [box.y for box in inside if box.y >= says.y + says.height / 2]
    top, bottom = max(words, default=says.y), min(keys, default=says.bottom)
    top += look.mm(4)
    return Box(says.x, top, says.width, bottom - top - look.mm(3))
