"""A telephone number in large digits, spoken, with a code that a telephone dials from."""

from __future__ import annotations

from kiosk.controllers import codes
from kiosk.core.facts import phone
from kiosk.ui.content import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.code import Code
from kiosk.ui.pieces.key import Main
from kiosk.ui.pieces.notice import Notice
from kiosk.ui.pieces.voices import Voices
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """`about` is "number|whose", and "|fr" behind it where whose it is stays in French."""
    tr = scene.tr
    number, whose, language = (*scene.about.split("|"), tr.language)[:3]
    code = Code(
        scene.look,
        codes.of_phone(number),
        tr("Visez ce carré pour appeler avec votre téléphone."),
        say=tr("Un carré à photographier pour appeler."),
    )
    no_phone = tr("La borne ne téléphone pas. Demandez un téléphone à l'accueil.")
    style = "heading" if scene.look.shape != "S" else "small"
    does: list[Piece] = [
        scene.words(phone(number, tr.language), "number", "hero", bold=True),
        Voices(scene.look, ((whose, language),), style=style, name="whose"),
        *scene.unless_small(Notice(scene.look, no_phone, "phone", name="no-phone")),
    ]
    back = Main(scene.look, tr("J'ai noté"), scene.house.navigation.back, icon="check", name="noted")
    content = Content(scene.title(tr("Téléphoner")), says=[code], does=does, closing=[back])
    return Shown(content, crumb=Crumb(whose, is_french=language == "fr"))
