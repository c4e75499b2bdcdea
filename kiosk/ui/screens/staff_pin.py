"""The door of the staff: a code of digits; after wrong ones the pad waits, and says how long."""

from __future__ import annotations

from kiosk.controllers.door import FREE
from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.digit_pad import COLUMNS, digit_pad
from kiosk.ui.pieces.dots import Dots
from kiosk.ui.pieces.notice import Notice
from kiosk.ui.pieces.words import Words, title
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.ui.screens.staff_ways import place_of, way_out

IS_STAFF = True
DIGITS = {
    4: "Quatre chiffres.",
    5: "Cinq chiffres.",
    6: "Six chiffres.",
    7: "Sept chiffres.",
    8: "Huit chiffres.",
}


def show(scene: Scene) -> Shown:
    """The digits are never shown, only how many there are."""
    tr, look, door = scene.tr, scene.look, scene.house.staff.door
    put = door.put if door.takes_digits else None
    leave: list[Piece] = [way_out(scene)]
    says: list[Piece] = [
        Words(look, tr(DIGITS.get(door.digits, "")), name="count"),
        Dots(look, door.digits, door.entered),
        _notice(scene),
    ]
    content = Content(
        title(look, tr("Votre code")),
        says=says,
        aside=[] if look.shape == "P" else leave,
        does=[*digit_pad(look, put, door.erase, door.clear)],
        closing=leave if look.shape == "P" else [],
        columns=COLUMNS,
    )
    return scene.staff(content, tr("Espace de l'équipe"), place_of(scene))


def _notice(scene: Scene) -> Notice:
    tr, look, door = scene.tr, scene.look, scene.house.staff.door
    if door.trouble:
        return Notice(look, door.trouble, "info", "stop")
    if door.wait:
        return Notice(look, tr("Trop de codes faux. Attendez {left}.", left=_left(scene)), "clock", "stop")
    if door.is_busy:
        return Notice(look, tr("Un instant."), "clock")
    if door.was_wrong:
        return Notice(
            look,
            tr.n("Ce code est faux. Encore un essai.", "Ce code est faux. Encore {count} essais.", door.left)
            if door.left
            else tr("Ce code est faux. Le prochain fait attendre."),
            "x",
            "stop",
        )
    return Notice(look, tr("Après {free} codes faux, le pavé attend une minute.", free=FREE))


def _left(scene: Scene) -> str:
    minutes, seconds = divmod(scene.house.staff.door.wait, 60)
    tr = scene.tr
    return (
        tr("{minutes} min {seconds} s", minutes=minutes, seconds=seconds)
        if minutes
        else tr("{seconds} s", seconds=seconds)
    )
