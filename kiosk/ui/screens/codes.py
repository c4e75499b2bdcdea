"""The list as codes to photograph with a telephone, one at a time; « 1 sur 3 » shown and said."""

from __future__ import annotations

from kiosk.controllers.codes import of_text
from kiosk.ui.content import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.code import Code
from kiosk.ui.pieces.key import Main
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """`about` is the number of the code, from 1."""
    tr, look, navigation = scene.tr, scene.look, scene.house.navigation
    codes = scene.house.guide.codes()
    number = min(int(scene.about or 1), len(codes))  # another language may have fewer
    count = tr("Code {number} sur {count}", number=number, count=len(codes))
    code = Code(
        look,
        of_text(codes[number - 1]),
        tr("Visez ce carré avec votre téléphone."),
        bold=tr("Marche sans internet."),
    )
    ways = [scene.words(line, f"way-{index}") for index, line in enumerate(_how(scene))]
    does = scene.unless_small(*ways)
    photo = Choice(
        look,
        tr("Photographier la liste"),
        scene.go("photo"),
        icon="eye",
        plate="line",
        name="photo",
        note=tr("la liste en toutes lettres"),
    )
    if number < len(codes):
        forward = Main(
            look, tr("Code suivant"), lambda: navigation.replace("codes", str(number + 1)), name="next"
        )
    else:
        forward = Main(
            look, tr("Revenir à la liste"), navigation.back, icon="list-checks", name="back-to-list"
        )
    title = scene.title(tr("Emporter la liste"))
    content = Content(
        title,
        says=[code],
        does=[*scene.unless_small(scene.words(count, "count", "heading", bold=True)), *does, photo],
        closing=[forward],
    )
    return Shown(content, crumb=Crumb(tr("Votre liste"), count))


def _how(scene: Scene) -> tuple[str, ...]:
    tr = scene.tr
    return (
        tr("Ouvrez l'appareil photo de votre téléphone."),
        tr("Visez le carré noir et blanc."),
        tr("Gardez le texte, ou faites une capture d'écran."),
    )
