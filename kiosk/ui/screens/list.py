"""The list: what to bring, ticked as one has it; where, when, how much; and how to take it away."""

from __future__ import annotations

from kiosk.core.checklist import Checklist
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
    papers = _papers(scene, checklist)
    is_tall = look.shape == "P"  # one paper a row, and the key apart from them
    take = Choice(look, tr("Emporter la liste"), scene.go("codes"), icon="device-mobile-camera", name="codes")
    content = Content(
        scene.title(tr("Votre liste")),
        says=[_count(scene, len(papers))],
        aside=[] if is_tall else [take],
        does=papers,
        columns=1 if is_tall else 2,
        single=is_tall,
        after=_told(scene, checklist),
        over=[take] if is_tall else [],
        closing=_closing(scene),
        shares=(1, 1, 1.5),
    )
    passed, _ = guide.knots
    crumb = Crumb(checklist.title, tr("touchez ce que vous avez"), checklist.language == "fr")
    return Shown(content, crumb=crumb, knots=Knots(passed, 0, ended=True))


def _papers(scene: Scene, checklist: Checklist) -> list[Piece]:
    """What to bring, ticked or not."""
    guide, hint = scene.house.guide, scene.tr("Touchez si vous l'avez.")
    return [
        Tick(
            scene.look.quoting(line.language or scene.tr.language),
            line.text,
            lambda key=line.key: guide.tick(key),
            chosen=guide.has_ticked(line.key),
            name=f"paper-{index}",
            hint=hint,
        )
        for index, line in enumerate(checklist.lines)
    ]


def _count(scene: Scene, papers: int) -> Piece:
    """How many things to bring: only heard where they are seen, shown where there is none."""
    if not papers:
        return scene.words(scene.tr("Rien à apporter."), "count")
    count = scene.tr.n("Une chose à apporter.", "{count} choses à apporter.", papers)
    return Silent(scene.look, count, "spoken-count")


def _told(scene: Scene, checklist: Checklist) -> list[Piece]:
    """Where, how long and how much, on one card."""
    tr = scene.tr
    told = (
        ("map-pin", tr("Où"), checklist.where),
        ("calendar-blank", tr("Délai"), checklist.when),
        ("currency-eur", tr("Prix"), checklist.cost),
    )
    rows = tuple(
        Row(
            icon,
            label,
            _short(line.brief or line.text),
            "bare",
            is_french=bool(line.brief) or line.language == "fr",
        )
        for icon, label, line in told
        if line
    )
    return [Card(scene.look, rows, "facts", style="small")] if rows else []


def _closing(scene: Scene) -> list[Piece]:
    tr, house = scene.tr, scene.house
    return [
        _small_key(scene, tr("Mes réponses"), scene.go("answers"), "list-checks", "answers"),
        _small_key(scene, tr("Autre démarche"), house.navigation.home, "house-line", "another"),
        Main(scene.look, tr("J'ai fini"), house.visits.finish, icon="check", low=True, name="done"),
    ]


def _small_key(scene: Scene, label: str, act: Act, icon: str, name: str) -> Key:
    return Key(scene.look, label, act, icon=icon, name=name, stacked=True, style="small")


def _short(text: str) -> str:
    """A site by its name, as a place is by its own: the codes hold the whole address."""
    return text.replace("https://", "").replace("www.", "")
