"""First start: the sheet of acceptance, on the screen, as codes to photograph, and as a page to print."""

from __future__ import annotations

from kiosk.controllers import codes
from kiosk.core import acceptance
from kiosk.core.acceptance import NOTED, OK, UNTRIED, WRONG
from kiosk.errors import DisplayError
from kiosk.ui.content import Content
from kiosk.ui.paper import write_pdf
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.code import Code
from kiosk.ui.pieces.key import Main
from kiosk.ui.pieces.notice import Card, Notice, Row
from kiosk.ui.screens.first import page, ways
from kiosk.ui.screens.scene import Scene, Shown

IS_STAFF = True
PLATES = {
    OK: ("check", "ok"),
    WRONG: ("x", "stop"),
    UNTRIED: ("question", "line"),
    NOTED: ("info", "plate"),
}


def show(scene: Scene) -> Shown:
    """What was tried and found, line by line; then how it leaves the terminal."""
    tr, first = scene.tr, scene.house.first_start
    if first.state.code_shown >= 0:
        return _code(scene)
    sheet = first.sheet()
    rows = tuple(
        Row(PLATES[line.status][0], line.what, line.said, plate=PLATES[line.status][1])
        for line in sheet.lines
    )
    says: list[Piece] = [
        scene.words(tr(sheet.verdict), "verdict", "heading", bold=True),
        Choice(
            scene.look,
            tr("Photographier la fiche"),
            lambda: first.show_code(0),
            icon="device-mobile-camera",
            name="codes",
        ),
        Choice(scene.look, tr("Écrire la fiche en PDF"), lambda: _write(scene), icon="printer", name="pdf"),
    ]
    if first.state.is_written:
        told = tr("La fiche à signer est dans {path}.", path=first.sheet_path)
        says.append(Notice(scene.look, told, "check", "ok", name="written", style="small"))
    card = Card(scene.look, rows, name="sheet", style="small")
    title = scene.title(tr("Fiche de mise en service"))
    return ways(scene, Content(title, says=says, does=[card]), "Terminer", skips=False)


def _write(scene: Scene) -> None:
    first = scene.house.first_start
    try:
        write_pdf(first.sheet(), first.sheet_path)
    except DisplayError as error:
        first.wrote_sheet(str(error))
        return
    first.wrote_sheet()


def _code(scene: Scene) -> Shown:
    tr, look, first = scene.tr, scene.look, scene.house.first_start
    texts = acceptance.codes(first.sheet())
    number = min(first.state.code_shown, len(texts) - 1)
    count = tr("Code {number} sur {count}", number=number + 1, count=len(texts))
    code = Code(look, codes.of_text(texts[number]), tr("Visez ce carré avec votre téléphone."))
    if number + 1 < len(texts):
        forward = Main(look, tr("Code suivant"), lambda: first.show_code(number + 1), name="next")
    else:
        forward = Main(look, tr("Revenir à la fiche"), first.back, icon="list-checks", name="first-back")
    does: list[Piece] = [
        scene.words(count, "count", "heading", bold=True),
        scene.words(tr("Le texte reste dans votre téléphone, sans internet."), "how"),
    ]
    content = Content(scene.title(tr("Photographier la fiche")), says=[code], does=does, closing=[forward])
    return page(scene, content)
