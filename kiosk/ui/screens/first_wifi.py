"""First start: the Wi-Fi that the place gives its visitors, typed on the screen."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.screens.first import keyboard_of, typing, ways
from kiosk.ui.screens.scene import Scene, Shown

IS_STAFF = True


def show(scene: Scene) -> Shown:
    """Whether there is one; its name; its password."""
    tr, first = scene.tr, scene.house.first_start
    if first.state.typed is not None:
        return _typing(scene)
    wifi = first.chosen().get("wifi", {}).get("ssid", "")
    says: list[Piece] = [
        scene.words(tr("La borne le montre aux visiteurs, avec un code à photographier."), "why"),
        *([scene.words(tr("Choisi : {wifi}", wifi=wifi), "chosen", "heading", bold=True)] if wifi else []),
    ]
    does: list[Piece] = [
        Choice(
            scene.look,
            tr("Écrire son nom et son mot de passe"),
            lambda: first.type_wifi(keyboard_of(scene)),
            icon="keyboard",
            name="type",
            note=tr("celui des visiteurs, jamais celui de la mairie"),
        ),
    ]
    title = scene.title(tr("Le Wi-Fi des visiteurs"))
    return ways(scene, Content(title, says=says, does=does), "Continuer" if wifi else "Pas de Wi-Fi")


def _typing(scene: Scene) -> Shown:
    tr, first = scene.tr, scene.house.first_start
    label = tr("Nom du Wi-Fi, comme les téléphones le voient")
    if first.state.ssid:
        label = tr("Mot de passe du Wi-Fi ; vide : réseau ouvert")
        if first.state.lacks:
            label = tr("Mot de passe du Wi-Fi : il manque {count} signes au moins", count=first.state.lacks)
    return typing(scene, label)
