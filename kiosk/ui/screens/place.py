"""The nearest places of a kind: how far, open or not, phone, and how old this is."""

from __future__ import annotations

from kiosk.core.opening_hours import status
from kiosk.core.place import Nearby
from kiosk.ui.content import Content
from kiosk.ui.help import kind_name, person, place
from kiosk.ui.hours import sentence
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.notice import Notice
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.words import Speaker


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
    tr, spot, now = scene.tr, nearby.place, scene.house.timer.wall()
    hours = sentence(tr, status(spot.hours, now, scene.house.catalogue.clock_is_trusted, spot.itinerant), now)
    return Choice(
        scene.look,
        spot.name,
        scene.go("spot", spot.id),
        note=f"{distance(tr, nearby.metres)} · {hours}",
        icon="map-pin",
        name=f"spot-{spot.id}",
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
    does: list[Piece] = [person(scene)]
    if scene.about != "france_services" and scene.house.catalogue.nearest("france_services"):
        does.append(place(scene, "france_services"))
    return Shown(
        Content(scene.title(kind_name(tr, scene.about)), says=says, does=does), crumb=Crumb(tr("Où aller"))
    )
