"""Where help is, as choices that several pages offer: a person, a place, the emergency numbers."""

from __future__ import annotations

from kiosk.ui.pieces.choice import Choice
from kiosk.ui.screens.scene import Scene
from kiosk.words import Speaker


def kind_name(tr: Speaker, kind: str) -> str:
    """The kind of a place in a visitor's words."""
    names = {
        "mairie": tr("Une mairie"),
        "mairie_equipee": tr("Une mairie équipée"),
        "cpam": tr("La CPAM, qui gère la carte Vitale"),
        "caf": tr("La CAF, qui verse les aides"),
        "msa": tr("La MSA, pour les agriculteurs"),
        "france_travail": tr("France Travail"),
        "france_services": tr("Une maison France services"),
    }
    return names.get(kind, tr("Un lieu d'aide"))


def person(scene: Scene) -> Choice:
    """Somebody, here or on the telephone."""
    tr = scene.tr
    note = tr("une personne, ici ou au téléphone")
    label, act = tr("Appeler quelqu'un"), scene.go("call")
    return Choice(scene.look, label, act, icon="hand-waving", plate="fil", note=note, name="person")


def place(scene: Scene, kind: str, note: str = "", label: str = "") -> Choice:
    """The nearest places of a kind; `label` and `note` say it otherwise than its name."""
    tr = scene.tr
    label, note = label or kind_name(tr, kind), note or tr("le plus proche d'ici")
    return Choice(scene.look, label, scene.go("place", kind), icon="map-pin", note=note, name=f"place-{kind}")


def emergency(scene: Scene) -> Choice:
    """15, 17, 18, 112 and the others."""
    tr = scene.tr
    label, note = tr("Urgence"), tr("15, 17, 18, 112 et autres numéros")
    act = scene.go("emergency")
    return Choice(scene.look, label, act, icon="phone", plate="stop", note=note, name="emergency")
