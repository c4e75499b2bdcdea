"""The whole list in writing, made to be photographed: the visitor's language, and French for the clerk."""

from __future__ import annotations

from kiosk.core.checklist import Line
from kiosk.core.handout import lines
from kiosk.ui.content import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.notice import Card, Row
from kiosk.ui.pieces.voices import Voices
from kiosk.ui.screens.scene import Scene, Shown

SQUARE = "stop"  # its drawing: an empty square, as the box to tick on the list


def show(scene: Scene) -> Shown:
    """A card of plain rows, small so that one picture takes them all; « Retour » leads back."""
    tr, checklist = scene.tr, scene.house.guide.checklist()
    is_small = scene.look.shape == "S"  # there a line in two languages would take a sheet
    look = scene.look.at_size("normal") if is_small else scene.look
    rows = tuple(
        Row(
            _sign(scene, line) if line in checklist.lines else "info",
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
        aside=_sources(scene, checklist.sources),
        wide=True,
    )
    crumb = Crumb(checklist.title, tr("Votre liste"), checklist.language == "fr")
    return Shown(content, crumb=crumb, has_thread=False)


def _sign(scene: Scene, line: Line) -> str:
    """A paper that the visitor has, or has still to find."""
    return "check" if scene.house.guide.has_ticked(line.key) else SQUARE


def _sources(scene: Scene, sources: str) -> list[Piece]:
    """The official sheets, for whoever helps: the last line, where there is room for it."""
    if not sources or scene.look.shape == "S":
        return []
    told = scene.words(scene.tr("Fiches officielles : {sources}", sources=sources), "sources", "small")
    told.is_spare = True
    return [told]
