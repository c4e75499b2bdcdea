"""Every answer given, each of which can be changed."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """Touching an answer goes back to its question."""
    tr, house = scene.tr, scene.house

    def change(key: str) -> None:
        house.guide.change(key)
        house.navigation.open("guide", house.guide.slug)

    given: list[Piece] = [
        Choice(
            scene.look.quoting(answer.language),
            answer.answer,
            lambda key=answer.key: change(key),
            note=answer.question,
            icon="arrows-clockwise",
            plate="line",
            name=f"answer-{answer.key}",
        )
        for answer in house.guide.answers()
    ]
    says: list[Piece] = [scene.words(tr("Touchez une réponse pour la changer."), "touch")]
    if not given:
        says = [scene.words(tr("Vous n'avez pas encore répondu à une question."), "none")]
    return Shown(
        Content(scene.title(tr("Mes réponses")), says=says, does=given), crumb=Crumb(tr("Votre liste"))
    )
