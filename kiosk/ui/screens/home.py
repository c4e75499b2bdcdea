"""Six doors, nothing to type; emergency numbers and the internet are there, quieter."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.help import emergency
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice, Tile
from kiosk.ui.pieces.key import Key
from kiosk.ui.pieces.words import Silent
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.words import Speaker

ICONS = {
    "papiers": "identification-card",
    "sante": "first-aid-kit",
    "logement": "house-line",
    "travail": "briefcase",
    "famille": "baby",
    "autre": "signpost",
}


def doors(tr: Speaker) -> dict[str, tuple[str, str]]:
    """The name of each door, and what is behind it: its procedures, or else somebody, here or near."""
    return {
        "papiers": (tr("Mes papiers"), tr("carte d'identité")),
        "sante": (tr("Ma santé"), tr("carte Vitale")),
        "logement": (tr("Mon logement"), tr("aides, avec quelqu'un")),
        "travail": (tr("Mon travail"), tr("prime d'activité")),
        "famille": (tr("Ma famille"), tr("naissance, aides, avec quelqu'un")),
        "autre": (tr("Autre chose"), tr("impôts, retraite, avec quelqu'un")),
    }


def show(scene: Scene) -> Shown:
    """Each door opens the list of what is behind it."""
    tr, look = scene.tr, scene.look
    tiles = [
        Tile(
            look,
            name,
            scene.go("door", event),
            note=note,
            icon=ICONS[event],
            name=f"door-{event}",
            plate="line" if event == "autre" else "plate",
        )
        for event, (name, note) in doors(tr).items()
    ]
    touch = scene.words(tr("Touchez une image."), "touch")
    touch.is_spare = True
    content = Content(
        scene.title(tr("Que voulez-vous faire ?")),
        says=[*scene.unless_small(touch), Silent(look, tr("Six images."), "count")],
        aside=_quieter(scene),
        does=[*tiles],
        columns=2 if look.shape != "S" else 3,
        narrow=True,
    )
    return Shown(content, aside=scene.date_and_hour, loop="tied" if look.shape == "P" else "")


def _quieter(scene: Scene) -> list[Piece]:
    """Emergency numbers and the internet; short keys on the 7-inch screen."""
    tr, look = scene.tr, scene.look
    internet = scene.go("connect")
    if look.shape == "S" and look.size == "normal":
        return [
            Key(
                look,
                tr("Urgence"),
                scene.go("emergency"),
                icon="phone",
                stacked=True,
                style="small",
                name="emergency",
            ),
            Key(
                look, tr("Internet"), internet, icon="wifi-high", stacked=True, style="small", name="internet"
            ),
        ]
    network = tr("le Wi-Fi de ce lieu") if scene.house.connection.offer() else ""
    phone = tr("Internet sur mon téléphone")
    return [
        emergency(scene),
        Choice(look, phone, internet, note=network, icon="wifi-high", plate="line", name="internet"),
    ]
