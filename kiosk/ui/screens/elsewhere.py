"""What is not in the list: the person and the places that can help all the same."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.screens.door import helpers
from kiosk.ui.screens.home import doors
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """`about` is the event of the door."""
    tr = scene.tr
    name, _ = doors(tr)[scene.about]
    says = [scene.words(tr("Quelqu'un peut vous aider, ici ou près d'ici."), "someone")]
    return Shown(
        Content(scene.title(tr("Ce n'est pas dans la liste")), says=says, does=[*helpers(scene)]),
        crumb=Crumb(name),
    )
