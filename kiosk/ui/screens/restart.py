"""« Recommencer » asks once, then erases and goes to the first screen."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.key import Main
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """A chance touch erases nothing."""
    tr, house = scene.tr, scene.house
    yes = Main(scene.look, tr("Oui, tout effacer"), house.visits.start_again, icon="eraser", name="erase")
    no = Choice(
        scene.look,
        tr("Non, revenir"),
        house.navigation.back,
        icon="arrow-left",
        plate="line",
        name="keep",
        note=tr("vos réponses sont gardées"),
    )
    says = [scene.words(tr("Vos réponses et votre liste seront effacées."), "what")]
    content = Content(scene.title(tr("Recommencer ?")), says=says, does=[no], closing=[yes])
    return Shown(content, open_key="restart")
