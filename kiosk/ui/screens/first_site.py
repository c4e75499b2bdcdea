"""First start: where the terminal stands, by a code of five digits and the terminal's own list of places."""

from __future__ import annotations

from kiosk.core.place import Place, label
from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.pieces.digit_pad import COLUMNS, digit_pad
from kiosk.ui.pieces.notice import Notice
from kiosk.ui.pieces.typed_line import TypedLine
from kiosk.ui.screens.first import keyboard_of, typing, ways
from kiosk.ui.screens.scene import Scene, Shown

IS_STAFF = True


def show(scene: Scene) -> Shown:
    """The pad, then the places of that code; the name of another one is typed."""
    tr, first = scene.tr, scene.house.first_start
    if first.state.typed is not None:
        return typing(scene, tr("Nom du lieu, en haut de l'écran : Mairie de Villebrune"))
    if first.state.found is not None:
        return _places(scene)
    put = first.digit if first.state.takes_digits else None
    pad: list[Piece] = list(digit_pad(scene.look, put, first.erase, lambda: first.erase(all_of_it=True)))
    why = tr("La borne connaît des lieux de toute la France, sans internet.")
    says: list[Piece] = [
        TypedLine(scene.look, tr("Code postal, ou code INSEE"), first.state.code),
        *scene.unless_small(scene.words(why, "why")),
    ]
    title = scene.title(tr("Où est cette borne ?"))
    content = Content(title, says=says, does=pad, columns=COLUMNS)
    shown = ways(scene, content)
    content.aside, content.closing = content.closing, []
    return shown


def _places(scene: Scene) -> Shown:
    """The places of the list; another one, by its name, in the same commune or the same département."""
    tr, first = scene.tr, scene.house.first_start
    found = first.state.found or ()
    does: list[Piece] = [_choice(scene, place, number) for number, place in enumerate(found)]
    where = (
        tr("à {town}", town=found[0].town)
        if found
        else tr("dans le département {code}", code=first.state.departement)
    )
    if found or first.state.departement:
        does.append(
            Choice(
                scene.look,
                tr("Un autre lieu, {where}", where=where),
                lambda: first.name_another(keyboard_of(scene)),
                icon="map-pin",
                plate="line",
                name="another",
                note=tr("vous écrirez son nom"),
            )
        )
    says: list[Piece] = []
    if not found:
        told = tr("La liste de la borne n'a pas de lieu pour le code {code}.", code=first.state.code)
        says.append(Notice(scene.look, told, "map-pin", name="nowhere"))
    title = tr("Est-ce l'un de ces lieux ?") if found else tr("Aucun lieu pour ce code")
    return ways(scene, Content(scene.title(title), says=says, does=does))


def _choice(scene: Scene, place: Place, number: int) -> Choice:
    first = scene.house.first_start
    where = ", ".join(filter(None, (place.address, place.town)))
    is_told = place.name.startswith("France services")
    return Choice(
        scene.look,
        place.name,
        lambda: first.place.settle(place),
        icon="bank",
        name=f"place-{number}",
        note=where if is_told else f"{label(place.kind)} · {where}",
    )
