"""What is behind a door: its procedures; or, when there is none yet, the place and the person for it."""

from __future__ import annotations

from kiosk.core.procedure import Procedure
from kiosk.ui.content import Content
from kiosk.ui.help import person, place
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.touchable import Act
from kiosk.ui.screens.home import ICONS, doors
from kiosk.ui.screens.scene import Scene, Shown

PLACES = {
    "papiers": ("mairie", "france_services"),
    "sante": ("cpam", "france_services"),
    "logement": ("caf", "france_services"),
    "travail": ("france_travail", "france_services"),
    "famille": ("caf", "mairie"),
    "autre": ("france_services", "mairie"),
}


def show(scene: Scene) -> Shown:
    """`about` is the event of the door."""
    tr, house = scene.tr, scene.house
    name, _ = doors(tr)[scene.about]
    procedures = house.catalogue.behind(scene.about, tr.language)
    if not procedures:
        return _empty(scene, name)

    def opens(slug: str) -> None:
        house.guide.start(slug)
        house.navigation.open("guide", slug)

    choices = [_choice(scene, procedure, lambda slug=procedure.slug: opens(slug)) for procedure in procedures]
    content = Content(
        scene.title(name),
        says=[scene.words(tr("Que voulez-vous préparer ?"), "touch")],
        does=[*choices, _other(scene)],
    )
    return Shown(content, aside=scene.date_and_hour)


def _choice(scene: Scene, procedure: Procedure, act: Act) -> Choice:
    """Its name and a line about it; of one that is not translated, that it is in French."""
    is_foreign = procedure.language != scene.tr.language
    return Choice(
        scene.look.quoting(procedure.language),
        procedure.title,
        act,
        note=scene.tr("en français seulement") if is_foreign else procedure.summary,
        note_language=scene.tr.language,
        keeps_note=is_foreign,
        icon=ICONS[scene.about],
        name=f"procedure-{procedure.slug}",
    )


def _other(scene: Scene) -> Choice:
    return Choice(
        scene.look,
        scene.tr("Autre chose"),
        scene.go("elsewhere", scene.about),
        icon="question",
        plate="line",
        note=scene.tr("ce n'est pas dans la liste"),
        name="elsewhere",
    )


def _empty(scene: Scene, name: str) -> Shown:
    tr = scene.tr
    says = [
        scene.words(tr("La borne n'a pas encore de guide pour cela."), "none"),
        scene.words(tr("Quelqu'un peut vous aider, ici ou près d'ici."), "someone"),
    ]
    return Shown(Content(scene.title(name), says=says, does=[*helpers(scene)]), aside=scene.date_and_hour)


def helpers(scene: Scene) -> list[Choice]:
    """The person and the places for what is behind this door."""
    return [person(scene), *(place(scene, kind) for kind in PLACES[scene.about])]
