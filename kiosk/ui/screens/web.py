"""An official site: its address to read, and a code that opens it on a telephone."""

from __future__ import annotations

from kiosk.controllers import codes
from kiosk.ui.content import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.code import Code
from kiosk.ui.pieces.key import Main
from kiosk.ui.pieces.notice import Notice
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """`about` is "address|what it is", and "|fr" behind it where that is in French."""
    tr = scene.tr
    address, what, language = (*scene.about.split("|"), tr.language)[:3]
    site = address.removeprefix("https://").removeprefix("www.").partition("/")[0]
    aim = tr("Visez ce carré pour ouvrir le site sur votre téléphone.")
    code = Code(scene.look, codes.of_text(address), aim)
    needs = tr("Il faut internet sur votre téléphone.")
    does: list[Piece] = [
        scene.quoting(language).words(what, "what", "heading", bold=True),
        *scene.unless_small(scene.words(tr("L'adresse du site officiel :"), "address-title")),
        scene.words(site, "address", "main", bold=True),
        *scene.unless_small(Notice(scene.look, needs, "wifi-high", name="needs-network")),
    ]
    back = Main(scene.look, tr("J'ai noté"), scene.house.navigation.back, icon="check", name="noted")
    content = Content(scene.title(tr("Le site officiel")), says=[code], does=does, closing=[back])
    return Shown(content, crumb=Crumb(what, is_french=language == "fr"))
