"""« Au revoir. Tout est effacé. »: each thing named."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.key import Main
from kiosk.ui.pieces.notice import Card, Notice, Row
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """The thread is untied."""
    tr = scene.tr
    gone = tr("c'est effacé")
    rows = tuple(
        Row("check", "", thing, "ok", end=gone)
        for thing in (
            tr("Vos réponses"),
            tr("Votre liste à l'écran"),
            tr("Ce qui a été lu"),
            tr("Votre langue et vos réglages"),
        )
    )
    checked = Notice(scene.look, _erased(scene), "seal-check", "ok", "checked")
    does: list[Piece] = [Card(scene.look, rows, "erased"), checked]
    new = Main(scene.look, tr("Nouvelle visite"), scene.house.visits.start_again, low=True, name="new")
    says: list[Piece] = [
        scene.words(tr("Tout est effacé."), "erased-all", "title"),
        scene.words(tr("Une liste photographiée reste dans votre téléphone."), "kept"),
    ]
    content = Content(
        scene.words(tr("Au revoir."), "title", "hero", bold=True), says=says, does=does, closing=[new]
    )
    return Shown(
        content, aside=scene.date_and_hour, loop="free", off_keys=frozenset({"back", "restart", "display"})
    )


def _erased(scene: Scene) -> str:
    tr, house = scene.tr, scene.house
    if not house.catalogue.clock_is_trusted:
        return tr("Rien ne reste ici.")
    return tr("Effacé à {hour}. Rien ne reste ici.", hour=tr.hour(house.timer.wall()))
