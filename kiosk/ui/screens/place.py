"""The nearest places of a kind: how far, open or not, phone, and how old this is."""

from __future__ import annotations

from kiosk.core.opening_hours import status
from kiosk.core.place import Nearby
from kiosk.ui.hours import sentence
from kiosk.ui.layout import Content
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.notice import Notice
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.words import Speaker


def kind_name(tr: Speaker, kind: str) -> str:
    """The kind of a place in a visitor's words."""
    names = {
        "mairie": tr("Une mairie"),
        "cpam": tr("La CPAM, qui gère la carte Vitale"),
        "caf": tr("La CAF, qui verse les aides"),
        "msa": tr("La MSA, pour les agriculteurs"),
        "france_travail": tr("France Travail"),
        "france_services": tr("Une maison France services"),
    }
    return names.get(kind, tr("Un lieu d'aide"))


def show(scene: Scene) -> Shown:
    """`about` is the kind; each place opens its own page."""
    tr, house = scene.tr, scene.house
    found = house.catalogue.nearest(scene.about)
    if not found:
        return _unknown(scene)
    rows: list[Piece] = [_row(scene, nearby) for nearby in found]
    credit = found[0].place.credit
    other = found[0].place.kind
    says: list[Piece] = [] if other == scene.about else [_instead(scene, other)]
    says += [
        *scene.unless_small(scene.words(tr("Les plus proches d'ici, à vol d'oiseau."), "nearest")),
        scene.words(tr("Données : {credit}", credit=scene.in_french(credit)), "credit", "small", "soft"),
    ]
    return Shown(
        Content(scene.title(kind_name(tr, scene.about)), says=says, does=rows), crumb=Crumb(tr("Où aller"))
    )


def _instead(scene: Scene, kind: str) -> Piece:
    told = scene.tr("La borne ne connaît pas ce lieu près d'ici. Voici d'autres lieux d'aide.")
    return Notice(scene.look, told, "info", name="instead")


def _row(scene: Scene, nearby: Nearby) -> Choice:
    tr, place, now = scene.tr, nearby.place, scene.house.timer.wall()
    hours = sentence(
        tr, status(place.hours, now, scene.house.catalogue.clock_is_trusted, place.itinerant), now
    )
    return Choice(
        scene.look,
        place.name,
        scene.go("spot", place.id),
        note=f"{distance(tr, nearby.metres)} · {hours}",
        icon="map-pin",
        name=f"place-{place.id}",
    )


def distance(tr: Speaker, metres: int) -> str:
    """« à 350 m », « à 4 km »."""
    if metres < 1000:
        return tr("à {metres} m", metres=round(metres, -1))
    return tr("à {kilometres} km", kilometres=round(metres / 1000))


def _unknown(scene: Scene) -> Shown:
    tr = scene.tr
    says: list[Piece] = [
        scene.words(tr("La borne ne connaît pas ce lieu près d'ici."), "none"),
        Notice(scene.look, tr("Demandez l'adresse à l'accueil."), "info", name="ask"),
    ]
    person = Choice(
        scene.look,
        tr("Appeler quelqu'un"),
        scene.go("call"),
        icon="hand-waving",
        plate="fil",
        name="person",
        note=tr("une personne, ici ou au téléphone"),
    )
    does: list[Piece] = [person]
    if scene.about != "france_services" and scene.house.catalogue.nearest("france_services"):
        does.append(
            Choice(
                scene.look,
                kind_name(tr, "france_services"),
                scene.go("place", "france_services"),
                icon="map-pin",
                note=tr("le plus proche d'ici"),
                name="france-services",
            )
        )
    return Shown(
        Content(scene.title(kind_name(tr, scene.about)), says=says, does=does), crumb=Crumb(tr("Où aller"))
    )
