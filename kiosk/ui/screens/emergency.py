"""Emergency numbers: two touches from home, with no network, spoken."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Number
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """Each number in large, what it is for beside; a touch shows it alone and says it."""
    tr, house = scene.tr, scene.house
    numbers: list[Piece] = [
        Number(
            scene.look,
            line.number,
            scene.go("number", f"{line.number}|{line.label}|{tr.language}"),
            note=line.label,
            keeps_note=True,
            name=f"number-{line.number}",
        )
        for line in house.catalogue.emergency(tr.language)
    ]
    name, free = tr("Urgence"), tr("Gratuits, jour et nuit. Demandez un téléphone à l'accueil.")
    title, *says = scene.unless_small(scene.title(name), scene.words(free, "free"))
    columns = 3 if scene.look.shape != "P" else 2
    content = Content(title, says=says, does=numbers, columns=columns, wide=True)
    if scene.look.shape == "S":  # six numbers a sheet: the name of the page stands in the band
        return Shown(content, crumb=Crumb(name))
    return Shown(content, aside=scene.date_and_hour)
