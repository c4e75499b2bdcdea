"""The procedure: its opening card, then one question at a time."""

from __future__ import annotations

from kiosk.controllers.guide import OpeningView, StepView, Way
from kiosk.ui.layout import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.key import Key, Main
from kiosk.ui.pieces.notice import Card, Notice, Row
from kiosk.ui.pieces.thread import Knots
from kiosk.ui.pieces.words import Silent
from kiosk.ui.screens.scene import Scene, Shown

PART_ICONS = {
    "qui": "user", "besoin": "files", "cout": "currency-eur", "delai": "clock", "sans-internet": "wifi-slash",
}  # fmt: skip
WAY_ICONS = {"web": "globe-simple", "place": "map-pin", "tel": "phone", "call": "hand-waving"}
DOUBT = "À vérifier avec une médiatrice ou un médiateur."


def show(scene: Scene) -> Shown:
    """The opening card first."""
    guide = scene.house.guide
    return _opening(scene, guide.opening()) if guide.is_opening else _step(scene, guide.step())


def _opening(scene: Scene, view: OpeningView) -> Shown:
    tr, look = scene.tr, scene.look
    here = Card(look, (Row("check", tr("Ici, maintenant"), view.here.text, "ok"),
                       Row("bank", tr("Plus tard"), view.later.text, "line")), "here")  # fmt: skip
    rows = tuple(
        Row(PART_ICONS[id_], title, filled.text) for id_, title, filled in view.parts if id_ in PART_ICONS
    )
    does: list[Piece] = [Card(look, rows, "facts")]
    does += [
        Notice(look, filled.text, "shield-warning", "stop", "fraud")
        for id_, _, filled in view.parts
        if id_ == "arnaques"
    ]
    says: list[Piece] = [here]
    if any(filled.doubts for _, _, filled in view.parts):
        says.append(doubt(scene))
    start = Main(look, tr("Commencer"), scene.house.guide.forward, name="start")
    content = Content(scene.title(view.title), says=says, does=does, closing=[start])
    passed, ahead = scene.house.guide.knots
    return Shown(content, crumb=Crumb(view.name, tr("avant de commencer")), knots=Knots(passed, ahead))


def doubt(scene: Scene) -> Notice:
    """What a value that has to be checked looks and sounds like, beside its own mark."""
    return Notice(scene.look, scene.tr(DOUBT), "eye", "here", "doubt")


def _step(scene: Scene, view: StepView) -> Shown:
    tr, look = scene.tr, scene.look
    says: list[Piece] = []
    if view.dropped:
        says.append(
            Notice(
                look,
                tr("À répondre de nouveau : {names}.", names=", ".join(view.dropped)),
                "info",
                "here",
                "dropped",
            )
        )
    says += [scene.words(filled.text, f"text-{index}") for index, filled in enumerate(view.paragraphs)]
    if view.papers:
        rows = tuple(Row("files", "", filled.text, "bare") for filled in view.papers)
        says += [scene.words(tr("Sur votre liste :"), "papers-title", bold=True), Card(look, rows, "papers")]
    if any(filled.doubts for filled in (*view.paragraphs, *view.papers)) or any(
        way.doubtful for way in view.ways
    ):
        says.append(doubt(scene))
    does = _options(scene, view) + [_way(scene, way, index) for index, way in enumerate(view.ways)]
    closing: list[Piece] = []
    if not view.options:
        label = tr("Voir ma liste") if view.is_last else tr("Continuer")
        closing = [
            Main(
                look,
                label,
                lambda: _forward(scene),
                name="forward",
                icon="list-checks" if view.is_last else "arrow-right",
            )
        ]
    aside: list[Piece] = []
    if view.advice:
        aside = [Key(look, tr("Bon à savoir"), scene.go("advice"), icon="lightbulb", name="advice")]
    content = Content(scene.title(view.title), says=says, aside=aside, does=does, closing=closing)
    passed, ahead = scene.house.guide.knots
    return Shown(content, crumb=Crumb(view.name, _count(scene, view)), knots=Knots(passed, ahead))


def _count(scene: Scene, view: StepView) -> str:
    tr = scene.tr
    step = tr("Étape {number}", number=view.number)
    if view.ahead == 0:
        return f"{step} · {tr('la dernière')}"
    return f"{step} · {tr.n('encore {count} au plus', 'encore {count} au plus', view.ahead)}"


def _options(scene: Scene, view: StepView) -> list[Piece]:
    guide = scene.house.guide
    if not view.options:
        return []
    count = scene.tr.n("Un choix.", "{count} choix.", len(view.options))
    pieces: list[Piece] = [Silent(scene.look, count, "count")]
    pieces += [
        Choice(scene.look, option.label, lambda target=option.target: guide.choose(target), note=option.note,
               icon=option.icon, plate="line" if option.icon == "question" else "plate", chosen=option.chosen,
               name=f"choice-{option.target}")
        for option in view.options
    ]  # fmt: skip
    return pieces


def _way(scene: Scene, way: Way, index: int) -> Choice:
    page = {"web": "web", "place": "place", "tel": "number", "call": "call"}[way.kind]
    about = f"{way.address}|{way.label}" if way.kind in ("web", "tel") else way.address
    return Choice(scene.look, way.label, scene.go(page, about), icon=WAY_ICONS[way.kind], name=f"way-{index}",
                  plate="fil" if way.kind == "call" else "line")  # fmt: skip


def _forward(scene: Scene) -> None:
    scene.house.guide.forward()
    if scene.house.guide.at_list:
        scene.house.navigation.open("list")
