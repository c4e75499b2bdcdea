"""The sleeping screen: whose house this is, and « touch the screen » in each language offered."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.invitation import Invitation
from kiosk.ui.pieces.voices import Voices
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """Any touch wakes, and presses nothing."""
    speakers = [scene.house.words.speaker(language) for language in scene.house.catalogue.languages]
    hello = tuple((tr("Bonjour"), tr.language) for tr in speakers if tr.language != scene.tr.language)
    says = [Voices(scene.look, hello, style="title", token="soft", name="hello")] if hello else []
    invitations: list[Piece] = [
        Invitation(
            scene.look.speaking(tr.language),
            tr("Touchez l'écran pour commencer."),
            page=scene.look,
            name=f"touch-{tr.language}",
        )
        for tr in speakers
    ]
    title = scene.words(scene.tr("Bonjour"), "title", "hero", bold=True)
    content = Content(title, says=[*says], does=invitations)
    return Shown(content, aside=scene.date_and_hour, loop="tied", has_shelf=False)
