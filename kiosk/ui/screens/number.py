"""A number in large digits, spoken, with a code that a telephone calls it from, or writes to it from."""

from __future__ import annotations

from kiosk.controllers import codes
from kiosk.core.facts import phone
from kiosk.core.procedure import MESSAGE_NUMBERS
from kiosk.ui.content import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.code import Code
from kiosk.ui.pieces.key import Main
from kiosk.ui.pieces.notice import Notice
from kiosk.ui.pieces.voices import Voices
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.words import Speaker


def show(scene: Scene) -> Shown:
    """`about` is "number|whose", and "|fr" behind it where whose it is stays in French."""
    tr = scene.tr
    number, whose, language = (*scene.about.split("|"), tr.language)[:3]
    title, aim, no_phone = _written(tr) if number in MESSAGE_NUMBERS else _rung(tr)
    code = Code(scene.look, codes.of_phone(number), aim)
    style = "heading" if scene.look.shape != "S" else "small"
    does: list[Piece] = [
        scene.words(phone(number, tr.language), "number", "hero", bold=True),
        Voices(scene.look, ((whose, language),), style=style, name="whose"),
        *scene.unless_small(Notice(scene.look, no_phone, "phone", name="no-phone")),
    ]
    back = Main(scene.look, tr("J'ai noté"), scene.house.navigation.back, icon="check", name="noted")
    content = Content(scene.title(title), says=[code], does=does, closing=[back])
    return Shown(content, crumb=Crumb(whose, is_french=language == "fr"))


def _rung(tr: Speaker) -> tuple[str, str, str]:
    """The title, what the code is for, and what the terminal itself does not do."""
    return (
        tr("Téléphoner"),
        tr("Visez ce carré pour appeler avec votre téléphone."),
        tr("La borne ne téléphone pas. Demandez un téléphone à l'accueil."),
    )


def _written(tr: Speaker) -> tuple[str, str, str]:
    """The same for a number that is written to."""
    return (
        tr("Envoyer un message"),
        tr("Visez ce carré pour écrire un SMS avec votre téléphone."),
        tr("La borne n'envoie pas de message. Demandez un téléphone à l'accueil."),
    )
