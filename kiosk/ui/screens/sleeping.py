"""The sleeping screen: whose house this is, and « touch the screen » in each language offered."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """Any touch wakes, and presses nothing."""
    speakers = [scene.house.words.speaker(language) for language in scene.house.catalogue.languages]
    hello = " · ".join(tr("Bonjour") for tr in speakers[1:])
    says = [scene.words(hello, "hello", "title", "soft")] if hello else []
    invitations = [
        scene.foreign(tr.language, tr("Touchez l'écran pour commencer."), f"touch-{tr.language}", "heading")
        for tr in speakers
    ]
    title = scene.words(scene.tr("Bonjour"), "title", "hero", bold=True)
    content = Content(title, says=says, does=invitations)
    return Shown(content, aside=scene.date_and_hour, loop="tied", has_shelf=False)
