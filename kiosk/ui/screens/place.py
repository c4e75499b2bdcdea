"""The nearest places of a kind: how far, open or not, phone, and how old this is."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.core.facts import phone
from kiosk.core.opening_hours import status
from kiosk.core.place import Nearby, asked_first
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
    """`about` is the kind; each place opens its own page, or its number where one must ask first."""
    house = scene.house
    found = house.catalogue.nearest(scene.about)
    if not found:
        return _unknown(scene)
    kind, credit = found[0].place.kind, scene.credit(found[0].place.credit)
    credit.is_spare = True  # each place's own page shows it
    if kind == asked_first(scene.about):
        return _page(scene, _ask_first(scene), [*_to_ask(scene, found), person(scene)], credit)
    says = [] if kind == scene.about else [*_ask_first(scene), _instead(scene)]
    says += scene.unless_small(scene.words(scene.tr("Les plus proches d'ici, à vol d'oiseau."), "nearest"))
    return _page(scene, says, [_row(scene, nearby) for nearby in found], credit)


def _page(scene: Scene, says: list[Piece], does: Sequence[Piece], *credit: Piece) -> Shown:
    content = Content(scene.title(kind_name(scene.tr, scene.about)), says, [*credit], [*does])
    return Shown(content, crumb=Crumb(scene.tr("Où aller")))


def _ask_first(scene: Scene) -> list[Piece]:
    """What to know of a kind of which only some places do it; nothing for the others."""
    tr = scene.tr
    if not asked_first(scene.about):
        return []
    told = tr(
        "Toutes les mairies ne font pas les cartes d'identité et les passeports. Demandez avant de venir."
    )
    return [
        Notice(scene.look, told, "info", name="ask-first"),
        scene.words(tr("N'importe quelle mairie équipée de France convient."), "anywhere"),
    ]


def _to_ask(scene: Scene, found: Sequence[Nearby]) -> list[Piece]:
    """The nearest, to be rung up."""
    tr = scene.tr
    return [
        Choice(
            scene.look.quoting("fr"),
            nearby.place.name,
            scene.go("number", f"{nearby.place.phone}|{nearby.place.name}|fr"),
            note_language=tr.language,
            note=f"{distance(tr, nearby.metres)} · {phone(nearby.place.phone, tr.language)}",
            icon="phone",
            name=f"ask-{nearby.place.id}",
        )
        if nearby.place.phone
        else _row(scene, nearby)
        for nearby in found
    ]


def _instead(scene: Scene) -> Piece:
    told = scene.tr("La borne ne connaît pas ce lieu près d'ici. Voici d'autres lieux d'aide.")
    return Notice(scene.look, told, "info", name="instead")


def _row(scene: Scene, nearby: Nearby) -> Choice:
    tr, spot, now = scene.tr, nearby.place, scene.house.timer.wall()
    hours = sentence(tr, status(spot.hours, now, scene.house.catalogue.clock_is_trusted, spot.itinerant), now)
    return Choice(
        scene.look.quoting("fr"),
        spot.name,
        scene.go("spot", spot.id),
        note_language=tr.language,
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
        *_ask_first(scene),
        scene.words(tr("La borne ne connaît pas ce lieu près d'ici."), "none"),
        Notice(scene.look, tr("Demandez l'adresse à l'accueil."), "info", name="ask"),
    ]
    does: list[Piece] = [person(scene)]
    if scene.about != "france_services" and scene.house.catalogue.nearest("france_services"):
        does.append(place(scene, "france_services"))
    return _page(scene, says, does)
