"""The whole list in writing, made to be photographed: the visitor's language, and French for the clerk."""

from __future__ import annotations

from kiosk.core.handout import lines
from kiosk.ui.content import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.notice import Card, Row
from kiosk.ui.pieces.voices import Voices
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """A card of plain rows, small so that one picture takes them all; « Retour » leads back."""
    tr, checklist = scene.tr, scene.house.guide.checklist()
    is_small = scene.look.shape == "S"  # there a line in two languages would take a sheet
    look = scene.look.at_size("normal") if is_small else scene.look
    rows = tuple(
        Row(
            "check" if line in checklist.lines else "info",
            line.text if line.language != "fr" else "",
            line.french if line.language != "fr" else line.text,
            "bare",
            is_french=True,
        )
        for line in lines(checklist, tr.language)
    )
    titles = [(checklist.title, checklist.language)]
    titles += [(checklist.title_french, "fr")] if checklist.language != "fr" else []
    content = Content(
        Voices(scene.look, tuple(titles), style="heading", bold=True, name="title", role="title"),
        does=[Card(look, rows, "lines", style="text" if look.shape == "P" else "small")],
        wide=True,
    )
    return Shown(content, crumb=Crumb(tr("Votre liste"), checklist.sources), has_thread=False)
