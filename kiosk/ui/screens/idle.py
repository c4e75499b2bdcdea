"""« Vous êtes toujours là ? »: a minute, one huge yes; nobody is hurried."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.countdown import Countdown
from kiosk.ui.pieces.key import Main
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """The thread shortens, one jump a second."""
    tr, visits = scene.tr, scene.house.visits
    left = visits.state.seconds_left
    told = tr.n(
        "Sans réponse dans {count} seconde, tout sera effacé.",
        "Sans réponse dans {count} secondes, tout sera effacé.",
        left,
    )
    yes = Main(scene.look, tr("Oui, je continue"), visits.go_on, name="go-on")
    done = Choice(
        scene.look, tr("J'ai fini, tout effacer"), visits.finish, icon="eraser", plate="line", name="finish"
    )
    says: list[Piece] = [
        scene.words(told, "left"),
        Countdown(scene.look, left, scene.house.settings.visit.warning_seconds),
    ]
    content = Content(
        scene.title(tr("Vous êtes toujours là ?")),
        says=says,
        closing=[yes, done],
        shares=(2, 1) if scene.look.size == "normal" and scene.look.shape != "P" else (1, 1),
        wide=True,
    )
    return Shown(content, aside=scene.date_and_hour, has_thread=False)
