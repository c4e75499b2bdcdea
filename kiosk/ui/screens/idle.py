"""« Vous êtes toujours là ? »: a minute, one huge yes; nobody is hurried.

All of it stands on one sheet: no key that erases may come under a finger that goes on.
"""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.countdown import Countdown
from kiosk.ui.pieces.key import Main
from kiosk.ui.pieces.words import Silent, title
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
    look = scene.look
    is_tight = look.shape == "S" and look.size != "normal"
    if is_tight:  # the voice says the rest
        look = look.at_size("large")
    yes = Main(look, tr("Oui, je continue"), visits.go_on, name="go-on")
    done = Choice(
        look, tr("J'ai fini, tout effacer"), visits.finish, icon="eraser", plate="line", name="finish"
    )
    is_only_said = is_tight or (look.shape == "M" and look.size == "largest")
    says: list[Piece] = [
        Silent(look, told, "left") if is_only_said else scene.words(told, "left"),
        Countdown(look, left, scene.house.settings.visit.warning_seconds),
    ]
    content = Content(
        title(look, tr("Vous êtes toujours là ?"), scene.on_read),
        says=says[:1] if is_tight else says,
        closing=[yes] if is_tight else [yes, done],
        shares=() if is_tight else (2, 1) if look.size == "normal" and look.shape != "P" else (1, 1),
        wide=True,
    )
    return Shown(content, aside=scene.date_and_hour, has_thread=False)
