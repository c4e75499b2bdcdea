"""First start: five discs to touch, and what to do where the touches do not lie on the picture."""

from __future__ import annotations

from kiosk.core.touch import DISCS, Turn
from kiosk.ui.content import Content
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.key import Key
from kiosk.ui.pieces.notice import Notice
from kiosk.ui.pieces.touch_field import TouchField
from kiosk.ui.screens.first import page, ways
from kiosk.ui.screens.scene import Scene, Shown

IS_STAFF = True
QUARTERS = ("", "un quart de tour", "un demi-tour", "un quart de tour")


def show(scene: Scene) -> Shown:
    """The discs; then whether the touches follow, and whether the picture stands upright."""
    tr, state = scene.tr, scene.house.first_start.state
    if state.verdict == "turned":
        return _field(scene, tr("Le toucher ne suit pas l'image"), _turned(scene), 4)
    if state.verdict == "":
        refused = scene.house.first_start.refused
        words = tr("Le toucher se règle ainsi. Si rien ne change, vérifiez le câble USB de l'écran.")
        if refused and not state.felt:
            words = tr("Le fichier kiosk.toml de la carte a été refusé : rien n'en a été pris.")
            words = f"{words} {refused.splitlines()[0]}"
        return _field(scene, tr("Touchez le rond jaune"), words, len(state.felt))
    return _verdict(scene)


def _field(scene: Scene, title: str, words: str, number: int) -> Shown:
    first = scene.house.first_start
    later = Key(scene.look, scene.tr("Plus tard"), first.later, name="first-later")
    field = TouchField(scene.look, title, words, DISCS, number, first.touch.felt, later)
    return page(scene, Content(does=[field], wide=True))


def _turned(scene: Scene) -> str:
    turn = scene.house.first_start.state.turn or Turn()
    what = [QUARTERS[turn.quarters]] if turn.quarters else []
    what += [scene.tr("inversé comme dans un miroir")] if turn.mirrored else []
    told = scene.tr("Il est décalé : {what}.", what=", ".join(what))
    return f"{told} {scene.tr('Touchez le rond du milieu : la borne le corrige, puis on recommence.')}"


def _verdict(scene: Scene) -> Shown:
    """The five discs were touched."""
    tr, look, first = scene.tr, scene.look, scene.house.first_start
    if first.state.verdict == "missed":
        again = Choice(
            look,
            tr("Refaire l'essai"),
            first.touch.try_again,
            icon="repeat",
            name="again",
            note=tr("un doigt à la fois, au milieu de chaque rond"),
        )
        told = Notice(look, tr("Nettoyez l'écran, puis recommencez."), "hand-tap", name="clean")
        title = scene.title(tr("Un toucher est arrivé loin de son rond"))
        return ways(scene, Content(title, says=[told], does=[again]), "Continuer", skips=False)
    upright = scene.words(tr("L'image est-elle à l'endroit ?"), "upright", "heading", bold=True)
    turn = Choice(
        look,
        tr("Non : la tourner d'un quart de tour"),
        first.touch.turn_the_picture,
        icon="arrow-counter-clockwise",
        name="turn",
        note=tr("l'écran s'éteint un instant, puis on recommence"),
    )
    good = Notice(look, tr("Les quatre coins et le milieu répondent."), "check", "ok", name="good")
    title = scene.title(tr("Le toucher suit l'image"))
    return ways(scene, Content(title, says=[good], does=[upright, turn]), "Oui", skips=False)
