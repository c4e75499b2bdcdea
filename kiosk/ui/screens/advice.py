"""« Bon à savoir »: the advice of a step."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.key import Main
from kiosk.ui.screens.guide import doubt
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """One button goes back to the question."""
    view = scene.house.guide.step()
    told = scene.quoting(view.language)
    says: list[Piece] = [
        told.words(filled.text, f"advice-{index}") for index, filled in enumerate(view.advice)
    ]
    if any(filled.doubts for filled in view.advice):
        says.append(doubt(scene))
    back = Main(
        scene.look, scene.tr("J'ai compris"), scene.house.navigation.back, icon="check", name="understood"
    )
    content = Content(scene.title(scene.tr("Bon à savoir")), says=says, closing=[back], wide=True)
    crumb = Crumb(view.name, view.title, view.name_language == "fr", view.language == "fr")
    return Shown(content, crumb=crumb)
