"""The whole list in writing, made to be photographed: the visitor's language, and French for the clerk."""

from __future__ import annotations

from kiosk.core.handout import lines
from kiosk.ui.content import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.key import Main
from kiosk.ui.pieces.notice import Card, Row
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """A card of plain rows; nothing to touch but the way back."""
    tr, checklist = scene.tr, scene.house.guide.checklist()
    foreign = tr.language != "fr"
    small_screen = scene.look.shape == "S" and scene.look.size != "normal"
    look = (
        scene.look.at_size("normal") if small_screen else scene.look
    )  # a line in two languages on one sheet
    rows = tuple(
        Row(
            "check" if line in checklist.lines else "info",
            line.text if foreign else "",
            line.french if foreign else line.text,
            "bare",
            is_french=foreign,
        )
        for line in lines(checklist, tr.language)
    )
    label, act = tr("Revenir à la liste"), scene.house.navigation.back
    back = Main(scene.look, label, act, icon="list-checks", name="back-to-list", low=True)
    name = f"{checklist.title} · {checklist.title_french}" if foreign else checklist.title
    content = Content(
        scene.words(name, "title", "heading", bold=True),
        does=[Card(look, rows, "lines")],
        closing=[back],
        wide=True,
    )
    return Shown(content, crumb=Crumb(tr("Votre liste"), checklist.sources), has_thread=False)
