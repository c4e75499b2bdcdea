"""The procedure: its opening card, then one question at a time."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from kiosk.controllers.views import OpeningView, PictureView, StepView, Way
from kiosk.core.facts import Filled
from kiosk.ui.content import Content
from kiosk.ui.painting import opened
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.key import Key, Main
from kiosk.ui.pieces.notice import Card, Notice, Row
from kiosk.ui.pieces.picture import Picture
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
FOREIGN = "Cette démarche n'est pas encore traduite. Elle est en français."
FOREIGN_STEP = "Cette étape n'est pas encore traduite. Elle est en français."
VOID_ANSWER = "Cette réponse ne sert plus : {names}."
VOID_ANSWERS = "Ces réponses ne servent plus : {names}."
VOID_IN_FRENCH = "Cette réponse ne sert plus, en français :"
VOID_ONES_IN_FRENCH = "Ces réponses ne servent plus, en français :"
DOUBT = "À vérifier avec une médiatrice ou un médiateur."


def show(scene: Scene) -> Shown:
    """The opening card first."""
    guide = scene.house.guide
    return _opening(scene, guide.opening()) if guide.is_opening else _step(scene, guide.step())


def _opening(scene: Scene, view: OpeningView) -> Shown:
    tr, look = scene.tr, scene.look
    told, is_french = scene.quoting(view.language), view.language == "fr"
    parts = {part_id: (title, filled) for part_id, title, filled in view.parts}
    offline, fraud = parts.pop("sans-internet"), parts.pop("arnaques")
    here = (
        Row("check", tr("Ici, maintenant"), view.here.text, "ok", is_french=is_french),
        Row("bank", tr("Plus tard"), view.later.text, "line", is_french=is_french),
        replace(_part("wifi-slash", *offline, is_french), plate="line"),
    )
    rows = tuple(_part(PART_ICONS[part_id], *part, is_french) for part_id, part in parts.items())
    doubts = [doubt(scene)] if any(filled.doubts for _, _, filled in view.parts) else []
    foreign = [_foreign(scene, tr(FOREIGN))] if view.language != tr.language else []
    start = Main(look, tr("Commencer"), scene.house.guide.forward, name="start", low=True)
    content = Content(
        told.title(view.title),
        says=[*foreign, Card(look, here, "here", style="small"), *doubts],
        does=[
            Card(look, rows, "facts"),
            Notice(told.look, fraud[1].text, "shield-warning", "stop", "fraud"),
        ],
        closing=[start],
    )
    passed, ahead = scene.house.guide.knots
    crumb = Crumb(view.name, tr("avant de commencer"), is_french)
    return Shown(content, crumb=crumb, knots=Knots(passed, ahead))


def _part(icon: str, title: str, filled: Filled, is_french: bool) -> Row:
    """A part of the opening card, whose title the procedure gives."""
    return Row(icon, title, filled.text, is_french=is_french, label_is_french=is_french)


def _foreign(scene: Scene, sentence: str) -> Notice:
    """Says in the visitor's language that what follows is not."""
    return Notice(scene.look, sentence, "translate", "here", "foreign", style="small")


def _quoted(tr: Speaker, questions: tuple[str, ...]) -> str:
    """Questions within a sentence, whose own question marks end nothing."""
    quoted = (tr("« {question} »", question=question) for question in questions)
    return reduce(lambda before, after: tr("{before}, {after}", before=before, after=after), quoted)


def doubt(scene: Scene) -> Notice:
    """What a value that has to be checked looks and sounds like, beside its own mark."""
    return Notice(scene.look, scene.tr(DOUBT), "eye", "here", "doubt", style="small")


def _step(scene: Scene, view: StepView) -> Shown:
    tr, look = scene.tr, scene.look
    told, says = scene.quoting(view.language), _dropped(scene, view)
    if view.language not in (tr.language, view.name_language):  # else the opening card said it
        says.insert(0, _foreign(scene, tr(FOREIGN_STEP)))
    says += [told.words(filled.text, f"text-{index}") for index, filled in enumerate(view.paragraphs)]
    says += [_picture(told, picture, f"picture-{index}") for index, picture in enumerate(view.pictures)]
    does: list[Piece] = []
    if view.papers:
        does += _papers(scene, view)
    if _is_doubtful(view):
        does.append(doubt(scene))
    closing = _onward(scene, view)
    does += [] if closing else _options(scene, view)
    does += [_way(told, way, index) for index, way in enumerate(view.ways)]
    aside: list[Piece] = []
    if view.advice:
        aside = [Key(look, tr("Bon à savoir"), scene.go("advice"), icon="lightbulb", name="advice")]
    content = Content(told.title(view.title), says=says, aside=aside, does=does, closing=closing)
    passed, ahead = scene.house.guide.knots
    crumb = Crumb(view.name, _count(scene, view), view.name_language == "fr")
    return Shown(content, crumb=crumb, knots=Knots(passed, ahead))


def _picture(scene: Scene, view: PictureView, name: str) -> Piece:
    """The picture; its words alone where it cannot be read. `scene` quotes the procedure's language."""
    painting = opened(view.content)
    if painting is None:
        return scene.words(view.shows.text, name)
    return Picture(scene.look, painting, view.shows.text, name, scene.on_read)


def _is_doubtful(view: StepView) -> bool:
    """Whether a value of the step has to be checked."""
    told = (*view.paragraphs, *view.papers, *(picture.shows for picture in view.pictures))
    return any(filled.doubts for filled in told) or any(way.doubtful for way in view.ways)


def _papers(scene: Scene, view: StepView) -> list[Piece]:
    """What the step puts on the list, under a heading, which large letters put in the first row."""
    look, title, is_french = scene.look, scene.tr("Sur votre liste :"), view.language == "fr"
    rows = tuple(Row("files", "", filled.text, "bare", is_french=is_french) for filled in view.papers)
    if look.size != "normal":
        return [Card(look, (replace(rows[0], label=title), *rows[1:]), "papers")]
    heading = scene.words(title, "papers-title", bold=True)
    heading.leads = True
    return [heading, Card(look, rows, "papers")]


def _dropped(scene: Scene, view: StepView) -> list[Piece]:
    """The questions whose answers a change has made void; they may never be asked again.

    Those that are only in French stand apart, for the French voice.
    """
    tr, french = scene.tr, scene.house.words.speaker("fr")
    told: list[Piece] = []
    if view.dropped:
        names, count = _quoted(tr, view.dropped), len(view.dropped)
        told.append(_void(scene, tr.n(VOID_ANSWER, VOID_ANSWERS, count, names=names)))
    if view.dropped_in_french:
        count = len(view.dropped_in_french)
        told.append(_void(scene, tr.n(VOID_IN_FRENCH, VOID_ONES_IN_FRENCH, count), "dropped-in-french"))
        quoted = _quoted(french, view.dropped_in_french)
        told.append(scene.quoting("fr").words(quoted, "dropped-french"))
    return told


def _void(scene: Scene, sentence: str, name: str = "dropped") -> Notice:
    return Notice(scene.look, sentence, "info", "here", name)


def _onward(scene: Scene, view: StepView) -> list[Piece]:
    """The main button, where there is only one way on."""
    tr, guide = scene.tr, scene.house.guide
    if len(view.options) == 1:
        only = view.options[0]
        look = scene.look.quoting(view.language)
        return [Main(look, only.label, lambda: guide.choose(only.target), name=f"choice-{only.target}")]
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
            scene.look.quoting(view.language),
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
    """`scene` quotes the procedure's language."""
    page = {"web": "web", "place": "place", "tel": "number", "call": "call"}[way.kind]
    language = scene.look.language
    about = f"{way.address}|{way.label}|{language}" if way.kind in ("web", "tel") else way.address
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
