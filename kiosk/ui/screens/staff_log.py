"""The last errors of the terminal as codes to photograph, one at a time: for whoever repairs it from afar."""

from __future__ import annotations

from kiosk.controllers.codes import of_text
from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.code import Code
from kiosk.ui.pieces.notice import Notice
from kiosk.ui.pieces.words import Words, title
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.ui.screens.staff_ways import key, place_of, way_back

IS_STAFF = True


def show(scene: Scene) -> Shown:
    """`about` is the number of the code, from 1. Nothing in them is about a visitor."""
    tr, look, navigation = scene.tr, scene.look, scene.house.navigation
    codes = scene.house.staff.checkup.codes(tr("Journal, {place}", place=place_of(scene)))
    told = Words(look, tr("Rien n'y parle d'un visiteur."), name="nobody")
    back = key(scene, tr("Revenir au docteur"), "arrow-left", "back", scene.house.navigation.back)
    if not codes:
        well = Notice(look, tr("Aucune erreur n'est notée."), "check", "ok")
        content = Content(title(look, tr("Journal")), says=[told], does=[well], closing=[way_back(scene)])
        return scene.staff(content, tr("Journal"), place_of(scene))
    number = min(int(scene.about or 1), len(codes))
    following = str(number % len(codes) + 1)
    keys = [back]
    if len(codes) > 1:
        onward = "Code suivant" if number < len(codes) else "Premier code"
        keys.append(
            key(scene, tr(onward), "arrow-right", "next", lambda: navigation.replace("staff_log", following))
        )
    count = Words(
        look,
        tr("Code {number} sur {count}", number=number, count=len(codes)),
        style="heading",
        bold=True,
        name="count",
    )
    how = Words(look, tr("Visez le carré avec un téléphone, et envoyez le texte à qui dépanne."), name="how")
    code = Code(look, of_text(codes[number - 1]), "", icon="", say=tr("Un carré à photographier."))
    does: list[Piece] = [count, how, told]
    content = Content(title(look, tr("Dernières erreurs")), says=[code], does=does, closing=[*keys])
    return scene.staff(content, tr("Journal"), place_of(scene))
