"""What the five keys of the shelf say and do on the page that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.controllers.visits import AWAKE
from kiosk.ui.pieces.shelf import ShelfKey

if TYPE_CHECKING:
    from kiosk.ui.stage import Stage


def shelf_keys(stage: Stage) -> tuple[ShelfKey, ...]:
    """Listen, back, start again, display, call: always in this order."""
    house, shown, tr = stage.house, stage.shown, stage.house.words.speaker(stage.look.language)
    navigation, awake = house.navigation, house.visits.state.phase == AWAKE

    def panel(name: str, icon: str, label: str) -> ShelfKey:
        if shown.open_key == name:
            return ShelfKey(name, "x", tr("Fermer"), navigation.back, is_open=True)

        def act() -> None:
            house.visits.come_back()
            navigation.toggle(name)

        is_usable = name == "call" or (awake and name not in shown.off_keys)
        return ShelfKey(name, icon, label, act if is_usable else None)

    can_go_back = awake and navigation.can_go_back and "back" not in shown.off_keys
    return (
        _listen(stage),
        ShelfKey("back", "arrow-left", tr("Retour"), navigation.back if can_go_back else None),
        panel("restart", "arrow-counter-clockwise", tr("Recommencer")),
        panel("display", "translate", tr("Langue, taille")),
        panel("call", "hand-waving", tr("Appeler quelqu'un")),
    )


def _listen(stage: Stage) -> ShelfKey:
    reader, visits = stage.house.reader, stage.house.visits
    tr = stage.house.words.speaker(stage.look.language)
    status = reader.state.status
    if status == "reading":
        return ShelfKey("listen", "pause", tr("Pause"), reader.pause, is_open=True)
    if status == "paused":
        return ShelfKey("listen", "speaker-high", tr("Reprendre"), reader.resume, is_open=True)
    if not reader.can_speak(stage.look.language):
        return ShelfKey("listen", "speaker-slash", tr("Sans voix"), None)

    def listen() -> None:
        visits.listen(True)
        stage.read()

    if reader.loudspeaker.trouble:  # which a touch tries again
        return ShelfKey("listen", "speaker-slash", tr("Pas de son"), listen)
    return ShelfKey("listen", "speaker-high", tr("Écouter"), listen)
