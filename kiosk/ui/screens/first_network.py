"""First start: what is plugged in as a network; the terminal works without."""

from __future__ import annotations

from kiosk.core.link import Link
from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.notice import Card, Notice, Row
from kiosk.ui.screens.first import ways
from kiosk.ui.screens.scene import Scene, Shown

IS_STAFF = True


def show(scene: Scene) -> Shown:
    """A row a card; what is said of each is what the system says, nothing is sent."""
    tr, first = scene.tr, scene.house.first_start
    links = first.state.links
    says: list[Piece] = [
        Notice(scene.look, tr("La borne marche sans réseau : tout son contenu est en elle."), name="alone")
    ]
    rows = tuple(_row(scene, link) for link in links or ())
    does: list[Piece] = [Card(scene.look, rows, name="links")] if rows else []
    if links == ():
        does.append(
            Notice(scene.look, tr("Cette machine n'a aucune carte réseau."), "wifi-slash", name="none")
        )
    look_again = Choice(
        scene.look, tr("Regarder de nouveau"), first.look_again, icon="arrows-clockwise", name="look-again"
    )
    title = scene.title(tr("Le réseau"))
    return ways(scene, Content(title, says=says, does=[*does, look_again]), "Continuer", skips=False)


def _row(scene: Scene, link: Link) -> Row:
    tr = scene.tr
    if not link.is_up:
        return Row("wifi-slash", link.kind, tr("rien n'est branché"), plate="line")
    where = tr("adresse {address}", address=link.address) if link.address else tr("sans adresse")
    icon = "wifi-high" if link.is_wifi else "globe-simple"
    return Row(icon, link.kind, tr("branché, {where}", where=where), bold=True)
