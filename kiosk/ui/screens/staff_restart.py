"""The application or the machine, started again: each says how long nobody can use it."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.notice import Notice
from kiosk.ui.pieces.words import Words, title
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.ui.screens.staff_ways import place_of, way_back

IS_STAFF = True


def show(scene: Scene) -> Shown:
    """A visit that waits below is erased with it, and this says so."""
    tr, look, staff = scene.tr, scene.look, scene.house.staff
    is_supervised = staff.power.is_supervised
    does: list[Piece] = [
        Choice(
            look,
            tr("Redémarrer l'application"),
            staff.restart,
            icon="arrows-clockwise",
            name="restart-app",
            note=tr("quelques secondes"),
            keeps_note=True,
        ),
        Choice(
            look,
            tr("Redémarrer la machine"),
            staff.reboot if is_supervised else None,
            icon="power",
            plate="line",
            name="reboot",
            note=tr("une minute environ" if is_supervised else "seulement sur une borne installée"),
            keeps_note=True,
        ),
    ]
    if staff.is_restarting:
        does = [Notice(look, tr("La machine redémarre dans quelques secondes."), "power", "ok")]
    content = Content(title(look, tr("Redémarrer")), says=_says(scene), does=does, closing=[way_back(scene)])
    return scene.staff(content, tr("Redémarrer"), place_of(scene))


def _says(scene: Scene) -> list[Piece]:
    tr, look, staff = scene.tr, scene.look, scene.house.staff
    if staff.trouble:
        return [Notice(look, staff.trouble, "info", "stop")]
    if staff.visit_waits:
        return [Notice(look, tr("La visite en cours sera effacée."), "eraser", "stop")]
    return [Words(look, tr("Les réglages sont relus au démarrage."), name="what")]
