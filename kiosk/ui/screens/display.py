"""One panel: language, letters, colours, voice. It shows what it does; the page below is unchanged."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.key import Key
from kiosk.ui.pieces.panel_row import PanelRow
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.words import NAMES


def show(scene: Scene) -> Shown:
    """Four rows of keys; what is chosen is saffron and ticked."""
    tr = scene.tr
    rows: list[Piece] = []
    groups = (
        ("translate", tr("Langue"), _languages(scene)),
        ("text-aa", tr("Lettres"), _letters(scene)),
        ("circle-half", tr("Couleurs"), _colours(scene)),
        ("speaker-high", tr("Voix"), _voice(scene)),
    )
    for icon, label, keys in groups:
        rows.append(PanelRow(scene.look, icon, label, keys))
    return Shown(
        Content(does=rows, wide=True),
        crumb=Crumb(tr("Langue, taille"), tr("votre page vous attend")),
        open_key="display",
    )


def _languages(scene: Scene) -> list[Key]:
    visits = scene.house.visits
    return [
        Key(
            scene.look.at_size("normal").speaking(language),
            NAMES.get(language, language),
            lambda language=language: visits.speak(language),
            style=_style(scene) if scene.look.shape == "S" else "choice",
            chosen=language == scene.tr.language,
            name=f"language-{language}",
        )
        for language in scene.house.catalogue.languages
    ]


def _letters(scene: Scene) -> list[Key]:
    tr, visits = scene.tr, scene.house.visits
    labels = {"normal": tr("normales"), "large": tr("grandes"), "largest": tr("très grandes")}
    return [
        Key(
            scene.look.at_size("normal"),
            label,
            lambda size=size: visits.enlarge(size),
            icon=_sign(scene, "text-aa"),
            stacked=_is_stacked(scene),
            bold=False,
            style=_style(scene),
            chosen=visits.state.size == size,
            name=f"letters-{size}",
        )
        for size, label in labels.items()
    ]


def _colours(scene: Scene) -> list[Key]:
    tr, visits = scene.tr, scene.house.visits
    return [
        Key(
            scene.look.at_size("normal"),
            label,
            lambda dark=dark: visits.set_contrast(dark),
            bold=False,
            style=_style(scene),
            icon=_sign(scene, "circle-half"),
            stacked=_is_stacked(scene),
            chosen=visits.state.contrast == dark,
            name=f"colours-{'contrast' if dark else 'light'}",
        )
        for dark, label in ((False, tr("claires")), (True, tr("très contrastées")))
    ]


def _voice(scene: Scene) -> list[Key]:
    tr, reader = scene.tr, scene.house.reader
    acts = (
        ("speaker-low", tr("moins fort"), reader.quieter, "quieter"),
        ("speaker-high", tr("plus fort"), None if reader.is_loudest else reader.louder, "louder"),
        ("gauge", tr("vitesse normale") if reader.is_slowest else tr("moins vite"), reader.slower, "slower"),
    )
    return [
        Key(
            scene.look.at_size("normal"),
            label,
            act,
            icon=_sign(scene, icon),
            stacked=_is_stacked(scene),
            bold=False,
            style=_style(scene),
            name=name,
        )
        for icon, label, act, name in acts
    ]


def _is_stacked(scene: Scene) -> bool:
    """In portrait the keys are high and narrow: the sign stands above the words."""
    return scene.look.shape == "P"


def _sign(scene: Scene, icon: str) -> str:
    """The 7-inch screen has no room for it beside the words."""
    return "" if scene.look.shape == "S" else icon


def _style(scene: Scene) -> str:
    return "text" if scene.look.shape == "M" else "small"
