"""« Internet sur mon téléphone »: the place's guest Wi-Fi as a code, or what is left without one."""

from __future__ import annotations

from kiosk.controllers import codes
from kiosk.controllers.connection import Offer
from kiosk.ui.content import Content
from kiosk.ui.help import person, place
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.code import Code
from kiosk.ui.pieces.key import Main
from kiosk.ui.pieces.notice import Card, Notice, Row
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """Three gestures; no name is asked."""
    offer = scene.house.connection.offer()
    return _offered(scene, offer) if offer else _nothing(scene)


def _offered(scene: Scene, offer: Offer) -> Shown:
    tr = scene.tr
    code = Code(
        scene.look,
        codes.of_network(offer),
        "",
        label=tr("Nom du réseau"),
        bold=offer.network,
        icon="",
        say=tr("Un carré à photographier pour se connecter."),
    )
    rows = (
        Row(
            "device-mobile-camera",
            tr("Visez le carré noir et blanc."),
            tr("Ouvrez l'appareil photo."),
            bold=True,
        ),
        Row("wifi-high", tr("Le message vient du téléphone."), tr("Touchez « Se connecter »."), bold=True),
        Row(
            "globe-simple",
            tr("Une page peut s'ouvrir toute seule."),
            tr("Suivez ce qu'elle demande."),
            bold=True,
        ),
    )
    does: list[Piece] = [Card(scene.look, rows, "gestures")]
    does = does if scene.look.shape != "S" else []
    if offer.password:
        does.append(
            Notice(
                scene.look,
                tr("Mot de passe : {password}", password=offer.password),
                "lock-simple",
                "here",
                "password",
            )
        )
    if offer.note:
        does.append(Notice(scene.look, scene.in_french(offer.note), "info", name="note"))
    done = Main(scene.look, tr("Ça marche"), scene.house.navigation.back, icon="check", low=True, name="done")
    content = Content(
        scene.title(tr("Internet sur votre téléphone")), says=[code], does=does, closing=[done], narrow=True
    )
    return Shown(content, crumb=Crumb(tr("Internet"), tr("gratuit, sans donner votre nom")))


def _nothing(scene: Scene) -> Shown:
    tr = scene.tr
    says: list[Piece] = [
        scene.words(tr("Ce lieu n'a pas de Wi-Fi pour les visiteurs."), "none"),
        scene.words(tr("La borne marche sans internet. Votre liste aussi."), "works"),
    ]
    computers = tr("elle a des ordinateurs et internet")
    does: list[Piece] = [place(scene, "france_services", computers), person(scene)]
    content = Content(scene.title(tr("Internet sur votre téléphone")), says=says, does=does)
    return Shown(content, crumb=Crumb(tr("Internet")))
