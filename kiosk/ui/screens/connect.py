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
    """Three gestures; what the network asks is for its own page to say."""
    offer = scene.house.connection.offer()
    return _offered(scene, offer) if offer else _nothing(scene)


def _offered(scene: Scene, offer: Offer) -> Shown:
    tr, back = scene.tr, scene.house.navigation.back
    done = Main(scene.look, tr("Ça marche"), back, icon="check", low=True, name="done")
    name, is_small = tr("Internet sur votre téléphone"), scene.look.shape == "S"
    (title,) = scene.unless_small(scene.title(name))
    gestures, besides = _gestures(scene), _besides(scene, offer)
    content = Content(
        title,
        says=[_code(scene, offer)],
        does=[*besides, gestures] if is_small else [gestures, *besides],
        closing=[done],
        narrow=True,
    )
    return Shown(content, Crumb(name if is_small else tr("Internet"), tr("le Wi-Fi de ce lieu")))


def _code(scene: Scene, offer: Offer) -> Code:
    """On 7 inches the name of the network stands with the password, and the code keeps its size."""
    tr, is_small = scene.tr, scene.look.shape == "S"
    return Code(
        scene.look,
        codes.of_network(offer),
        "",
        label="" if is_small else tr("Nom du réseau"),
        bold="" if is_small else offer.network,
        bold_is_french=True,
        icon="",
        say=tr("Un carré à photographier pour se connecter."),
    )


def _gestures(scene: Scene) -> Card:
    tr = scene.tr
    told = (
        ("device-mobile-camera", tr("Visez le carré noir et blanc."), tr("Ouvrez l'appareil photo.")),
        ("wifi-high", tr("Le message vient du téléphone."), tr("Touchez « Se connecter ».")),
        ("globe-simple", tr("Une page peut s'ouvrir toute seule."), tr("Suivez ce qu'elle demande.")),
    )
    rows = tuple(Row(icon, label, gesture, bold=True) for icon, label, gesture in told)
    return Card(scene.look, rows, "gestures")


def _besides(scene: Scene, offer: Offer) -> list[Piece]:
    """What is typed on a telephone that reads no code, and the place's own note: all in French."""
    look, told = scene.look, list[Piece]()
    tr, rows = scene.tr, list[Row]()
    if look.shape == "S":
        rows.append(Row("wifi-high", tr("Nom du réseau"), offer.network, "bare", bold=True, is_french=True))
    if offer.password:
        label, end = ("", tr("Mot de passe")) if look.shape == "M" else (tr("Mot de passe"), "")
        rows.append(Row("lock-simple", label, offer.password, "bare", end, bold=True, is_french=True))
    if rows:
        told.append(Card(look, tuple(rows), "network"))
    if offer.note:
        told.append(Notice(look, offer.note, "info", name="note", is_french=True))
    return told


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
