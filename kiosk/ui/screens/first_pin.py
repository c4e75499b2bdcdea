"""First start: the code of the staff, or none."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.digit_pad import COLUMNS, digit_pad
from kiosk.ui.pieces.key import Main
from kiosk.ui.pieces.typed_line import TypedLine
from kiosk.ui.screens.first import ways
from kiosk.ui.screens.scene import Scene, Shown

IS_STAFF = True


def show(scene: Scene) -> Shown:
    """The pad; the digits are seen, for whoever installs the terminal has to write them down."""
    tr, first = scene.tr, scene.house.first_start
    pad: list[Piece] = list(
        digit_pad(
            scene.look,
            first.digit if first.state.takes_digits else None,
            first.erase,
            lambda: first.erase(all_of_it=True),
        )
    )
    why = tr("Il ouvre l'espace de l'équipe : notez-le, la borne ne le redira pas.")
    label = tr("De 4 à 8 chiffres")
    says: list[Piece] = [
        TypedLine(scene.look, label, first.state.code),
        *scene.unless_small(scene.words(why, "why")),
    ]
    content = Content(scene.title(tr("Le code de l'équipe")), says=says, does=pad, columns=COLUMNS)
    shown = ways(scene, content)
    content.aside, content.closing = content.closing, []
    if first.state.is_pin:
        keep = Main(scene.look, tr("Garder ce code"), first.keep_pin, name="first-on", low=True)
        content.aside = [piece for piece in content.aside if piece.name == "first-back"] + [keep]
    return shown
