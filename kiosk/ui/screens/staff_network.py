"""What is known of the network; nothing is changed, and nothing is promised of the internet."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.notice import Card, Notice, Row
from kiosk.ui.pieces.words import Words, title
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.ui.screens.staff_ways import key, place_of, way_back

IS_STAFF = True


def show(scene: Scene) -> Shown:
    """As the doctor last found it."""
    tr, look, checkup = scene.tr, scene.look, scene.house.staff.checkup
    rows = tuple(
        Row(
            "wifi-high" if one.is_well and not one.is_remark else "wifi-slash",
            "",
            one.sentence,
            _plate(one.is_well, one.is_remark),
        )
        for one in checkup.of("network")
    )
    told: Piece
    if rows:
        told = Card(look, rows, "network")
    else:
        told = Notice(look, tr("L'état du réseau n'est pas encore connu. Touchez Revérifier."), "info")
    again = key(scene, tr("Revérifier"), "arrows-clockwise", "again", checkup.run)
    if checkup.is_running:
        again.act = None
    says = [
        Words(
            look,
            tr("La borne marche sans réseau. Vérifiez le câble ou le Wi-Fi si elle doit en avoir un."),
            name="what",
        )
    ]
    content = Content(title(look, tr("Réseau")), says=[*says], does=[told], closing=[way_back(scene), again])
    at = tr("vérifié à {hour}", hour=tr.hour(checkup.at)) if checkup.at else place_of(scene)
    return scene.staff(content, tr("Réseau"), at)


def _plate(is_well: bool, is_remark: bool) -> str:
    if not is_well:
        return "stop"
    return "line" if is_remark else "ok"
