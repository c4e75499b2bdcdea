"""The list: what to bring, ticked as one has it; where, when, how much; and how to take it away."""

from __future__ import annotations

from kiosk.core.checklist import Checklist, Line
from kiosk.ui.content import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.key import Key, Main, Tick
from kiosk.ui.pieces.notice import Card, Row
from kiosk.ui.pieces.thread import Knots
from kiosk.ui.pieces.touchable import Act
from kiosk.ui.pieces.words import Silent
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """The thread has reached its end."""
    tr, look, guide = scene.tr, scene.look, scene.house.guide
    checklist = guide.checklist()
    ticks: list[Piece] = [
        Tick(
            look,
            line.text,
            lambda key=line.key: guide.tick(key),
            chosen=guide.has_ticked(line.key),
            name=f"paper-{index}",
            hint=tr("Touchez si vous l'avez."),
        )
        for index, line in enumerate(checklist.lines)
    ]
    count = (
        tr.n("Une chose à apporter.", "{count} choses à apporter.", len(ticks))
        if ticks
        else tr("Rien à apporter.")
    )
    told = rows(scene, checklist)
    one_column = look.shape == "S" or look.size != "normal"  # there the papers come first
    says: list[Piece] = [Silent(look, count, "spoken-count"), *([] if one_column else told)]
    if not ticks:
        says.insert(0, scene.words(count, "count"))
    take = Choice(look, tr("Emporter la liste"), scene.go("codes"), icon="device-mobile-camera", name="codes")
    change = _small_key(scene, tr("Mes réponses"), scene.go("answers"), "list-checks", "answers")
    another = _small_key(scene, tr("Autre démarche"), scene.house.navigation.home, "house-line", "another")
    done = Main(look, tr("J'ai fini"), scene.house.visits.finish, icon="check", low=True, name="done")
    content = Content(
        scene.title(tr("Votre liste")),
        says=says,
        aside=[take],
        does=[*ticks, *(told if one_column else [])],
        columns=2,
        closing=[change, another, done],
        shares=(1, 1, 1.5),
    )
    passed, _ = guide.knots
    return Shown(
        content,
        crumb=Crumb(checklist.title, tr("touchez ce que vous avez")),
        knots=Knots(passed, 0, ended=True),
    )


def _small_key(scene: Scene, label: str, act: Act, icon: str, name: str) -> Key:
    return Key(scene.look, label, act, icon=icon, name=name, stacked=True, style="small")


def _short(text: str) -> str:
    """A site by its name: the codes hold its whole address."""
    return text.replace("https://", "").replace("www.", "")


def lines(checklist: Checklist) -> tuple[Line, ...]:
    """All that the list says."""
    others = (checklist.where, checklist.when, checklist.cost)
    return (*checklist.lines, *(line for line in others if line))


def rows(scene: Scene, checklist: Checklist) -> list[Piece]:
    """Where, when and how much, on one card."""
    tr = scene.tr
    told = (
        ("map-pin", tr("Où"), checklist.where),
        ("calendar-blank", tr("Quand"), checklist.when),
        ("currency-eur", tr("Prix"), checklist.cost),
    )
    shown = tuple(Row(icon, label, _short(line.text), "bare") for icon, label, line in told if line)
    return [Card(scene.look, shown, "facts", style="small")] if shown else []
