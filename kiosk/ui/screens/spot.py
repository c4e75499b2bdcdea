"""One place: its address, its hours now, its phone, the date of the data."""

from __future__ import annotations

from kiosk.core import dates
from kiosk.core.facts import phone
from kiosk.core.opening_hours import Hours, status
from kiosk.core.place import Place
from kiosk.ui.content import Content
from kiosk.ui.hours import sentence
from kiosk.ui.pieces.band import Crumb
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.key import Main
from kiosk.ui.pieces.notice import Card, Row
from kiosk.ui.screens.place import distance
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """`about` is the place's id."""
    tr, house, now = scene.tr, scene.house, scene.house.timer.wall()
    nearby = house.catalogue.place(scene.about)
    place = nearby.place
    hours = status(place.hours, now, house.catalogue.clock_is_trusted, place.itinerant)
    rows = [
        Row(
            "map-pin",
            distance(tr, nearby.metres),
            f"{place.address}, {place.postcode} {place.town}",
            is_french=True,
        ),
        Row("clock", tr("Maintenant"), hours.raw or sentence(tr, hours, now), is_french=bool(hours.raw)),
    ]
    rows += _remarks(scene, place, hours)
    does: list[Piece] = [Card(scene.look, tuple(rows), "place")]
    if place.phone:
        does.append(
            Choice(
                scene.look,
                tr("Téléphoner"),
                scene.go("number", f"{place.phone}|{place.name}|fr"),
                icon="phone",
                note=phone(place.phone, tr.language),
                name="phone",
            )
        )
    says: list[Piece] = []
    if place.updated:
        says.append(
            scene.words(tr("Horaires notés le {date}.", date=dates.day(place.updated, tr.language)), "age")
        )
    says.append(scene.credit(place.credit))
    back = Main(scene.look, tr("J'ai noté"), house.navigation.back, icon="check", name="noted")
    content = Content(scene.quoting("fr").title(place.name), says=says, does=does, closing=[back])
    return Shown(content, crumb=Crumb(tr("Où aller")))


def _remarks(scene: Scene, place: Place, hours: Hours) -> list[Row]:
    """What the hours alone do not say; the place's own words stay in French."""
    tr = scene.tr
    told = [(text, True) for text in dict.fromkeys((hours.comment, place.hours_note)) if text]
    if place.appointments or hours.appointment:
        told.append((tr("On peut y prendre rendez-vous."), False))
    if hours.may_close_on_holidays:
        told.append((tr("Peut fermer les jours fériés."), False))
    return [Row("info", tr("Bon à savoir"), text, is_french=is_french) for text, is_french in told]
