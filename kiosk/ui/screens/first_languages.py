"""First start: the languages that visitors are offered."""

from __future__ import annotations

from kiosk.core.acceptance import LANGUAGES
from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.key import Tick
from kiosk.ui.screens.first import ways
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.words import NAMES

IS_STAFF = True


def show(scene: Scene) -> Shown:
    """A box each; French is ticked for good, since the staff reads it."""
    tr, first = scene.tr, scene.house.first_start
    boxes: list[Piece] = []
    for language in first.languages:
        own, french = NAMES.get(language, language), LANGUAGES.get(language, language)
        label = own if own.lower() == french else f"{own} ({french})"
        act = (lambda language=language: first.toggle(language)) if language != "fr" else (lambda: None)
        box = Tick(scene.look, label, act, name=f"offer-{language}", chosen=language in first.offered)
        boxes.append(box)
    says: list[Piece] = [
        scene.words(tr("Chaque visiteur choisit parmi celles-ci. Le français est toujours là."), "why")
    ]
    title = scene.title(tr("Les langues des visiteurs"))
    return ways(scene, Content(title, says=says, does=boxes), "Continuer")
