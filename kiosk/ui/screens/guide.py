"""The procedure: its opening card, then one question at a time."""

from __future__ import annotations

from functools import reduce

from kiosk.controllers.guide import OpeningView, StepView, Way
from kiosk.ui.content import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.key import Key, Main
from kiosk.ui.pieces.notice import Card, Notice, Row
from kiosk.ui.pieces.thread import Knots
from kiosk.ui.pieces.words import Silent
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.words import Speaker

PART_ICONS = {
    "qui": "user",
    "besoin": "files",
    "cout": "currency-eur",
    "delai": "clock",
    "sans-internet": "wifi-slash",
}
WAY_ICONS = {"web": "globe-simple", "place": "map-pin", "tel": "phone", "call": "hand-waving"}
DOUBT = "À vérifier avec une médiatrice ou un médiateur."


def show(scene: Scene) -> Shown:
    """The opening card first."""
    guide = scene.house.guide
    return _opening(scene, guide.opening()) if guide.is_opening else _step(scene, guide.step())


def _opening(scene: Scene, view: OpeningView) -> Shown:
    tr, look = scene.tr, scene.look
    parts = {part_id: (title, filled) for part_id, title, filled in view.parts}
    offline, fraud = parts.pop("sans-internet"), parts.pop("arnaques")
    here = (
        Row("check", tr("Ici, maintenant"), view.here.text, "ok"),
        Row("bank", tr("Plus tard"), view.later.text, "line"),
        Row("wifi-slash", offline[0], offline[1].text, "line"),
    )
    rows = tuple(Row(PART_ICONS[part_id], title, filled.text) for part_id, (title, filled) in parts.items())
    does: list[Piece] = [Card(look, rows, "facts")]
    doubts = [doubt(scene)] if any(filled.doubts for _, _, filled in view.parts) else []
    does.append(Notice(look, fraud[1].text, "shield-warning", "stop", "fraud"))
    start = Main(look, tr("Commencer"), scene.house.guide.forward, name="start", low=True)
    content = Content(
        scene.title(view.title),
        says=[Card(look, here, "here", style="small"), *doubts],
        does=does,
        closing=[start],
    )
    passed, ahead = scene.house.guide.knots
    return Shown(content, crumb=Crumb(view.name, tr("avant de commencer")), knots=Knots(passed, ahead))


def _quoted(tr: Speaker, questions: tuple[str, ...]) -> str:
    """Questions within a sentence, whose own question marks end nothing."""
    quoted = (tr("« {question} »", question=question) for question in questions)
    return reduce(lambda before, after: tr("{before}, {after}", before=before, after=after), quoted)


def doubt(scene: Scene) -> Notice:
    """What a value that has to be checked looks and sounds like, beside its own mark."""
    return Notice(scene.look, scene.tr(DOUBT), "eye", "here", "doubt", style="small")


def _step(scene: Scene, view: StepView) -> Shown:
    tr, look = scene.tr, scene.look
    says: list[Piece] = []
    if view.dropped:
        says.append(
            Notice(
                look,
                tr("À répondre de nouveau : {names}.", names=_quoted(tr, view.dropped)),
                "info",
                "here",
                "dropped",
            )
        )
    says += [scene.words(filled.text, f"text-{index}") for index, filled in enumerate(view.paragraphs)]
    does: list[Piece] = []
    if view.papers:
        rows = tuple(Row("files", "", filled.text, "bare") for filled in view.papers)
        heading = scene.words(tr("Sur votre liste :"), "papers-title", bold=True)
        heading.leads = True
        does += [heading, Card(look, rows, "papers")]
    if any(filled.doubts for filled in (*view.paragraphs, *view.papers)) or any(
        way.doubtful for way in view.ways
    ):
        does.append(doubt(scene))
    closing = _onward(scene, view)
    does += [] if closing else _options(scene, view)
    does += [_way(scene, way, index) for index, way in enumerate(view.ways)]
    aside: list[Piece] = []
    if view.advice:
        aside = [Key(look, tr("Bon à savoir"), scene.go("advice"), icon="lightbulb", name="advice")]
    content = Content(scene.title(view.title), says=says, aside=aside, does=does, closing=closing)
    passed, ahead = scene.house.guide.knots
    return Shown(content, crumb=Crumb(view.name, _count(scene, view)), knots=Knots(passed, ahead))


def _onward(scene: Scene, view: StepView) -> list[Piece]:
    """The main button, where there is only one way on."""
    tr, guide = scene.tr, scene.house.guide
    if len(view.options) == 1:
        only = view.options[0]
        return [Main(scene.look, only.label, lambda: guide.choose(only.target), name=f"choice-{only.target}")]
    if view.options:
        return []
    if view.is_last:
        return [
            Main(scene.look, tr("Voir ma liste"), lambda: _forward(scene), name="forward", icon="list-checks")
        ]
    return [Main(scene.look, tr("Continuer"), lambda: _forward(scene), name="forward")]


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
        Choice(
            scene.look,
            option.label,
            lambda target=option.target: guide.choose(target),
            note=option.note,
            icon=option.icon,
            plate="line" if option.icon == "question" else "plate",
            chosen=option.chosen,
            name=f"choice-{option.target}",
        )
        for option in view.options
    ]
    return pieces


def _way(scene: Scene, way: Way, index: int) -> Choice:
    page = {"web": "web", "place": "place", "tel": "number", "call": "call"}[way.kind]
    about = f"{way.address}|{way.label}" if way.kind in ("web", "tel") else way.address
    return Choice(
        scene.look,
        way.label,
        scene.go(page, about),
        icon=WAY_ICONS[way.kind],
        name=f"way-{index}",
        plate="fil" if way.kind == "call" else "line",
    )


def _forward(scene: Scene) -> None:
    scene.house.guide.forward()
    if scene.house.guide.at_list:
        scene.house.navigation.open("list")
