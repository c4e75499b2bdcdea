"""Screen and sound as the staff sets them: each row shows what is set, and the page says when it counts."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.controllers.tuning import LEAD_INS, SPEEDS, VOLUMES
from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.key import Key, Main
from kiosk.ui.pieces.notice import Notice
from kiosk.ui.pieces.panel_row import PanelRow
from kiosk.ui.pieces.words import Words, title
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.ui.screens.staff_ways import key, place_of, way_back

IS_STAFF = True
SAMPLE = "Bonjour. Voici la voix de la borne."


def show(scene: Scene) -> Shown:
    """While a rotation is on trial, only the question whether to keep it."""
    tr, look, tuning = scene.tr, scene.look, scene.house.staff.tuning
    if tuning.seconds_left:
        return _confirmed(scene)
    told = tr(
        "Le volume, la vitesse et la rotation comptent tout de suite ; "
        "le silence avant la voix et le calme, dès la prochaine visite."
    )
    says: list[Piece] = [Words(look, told, name="when", style="small" if look.shape == "S" else "text")]
    if tuning.trouble:
        says.append(Notice(look, tuning.trouble, "info", "stop"))
    elif scene.house.reader.loudspeaker.trouble:
        says.append(
            Notice(look, scene.house.reader.loudspeaker.trouble, "speaker-slash", "stop", style="small")
        )
    rows: list[Piece] = [
        _volume(scene),
        _speed(scene),
        _silence(scene),
        _rotation(scene),
        _motion(scene),
    ]
    back = way_back(scene)
    below = look.shape != "M"
    content = Content(
        title(look, tr("Écran et son")),
        says=says,
        does=rows,
        aside=[] if below else [back],
        closing=[back] if below else [],
        wide=look.shape == "S",  # a row wants the whole width
    )
    return scene.staff(content, tr("Écran et son"), place_of(scene))


def _confirmed(scene: Scene) -> Shown:
    tr, look, tuning = scene.tr, scene.look, scene.house.staff.tuning
    told = tr.n(
        "Sans réponse dans {count} seconde, l'image revient comme avant.",
        "Sans réponse dans {count} secondes, l'image revient comme avant.",
        tuning.seconds_left,
    )
    content = Content(
        title(look, tr("Garder cette image ?")),
        says=[Words(look, told, name="left")],
        does=[key(scene, tr("Non, revenir"), "arrow-left", "give-up", tuning.give_up)],
        closing=[Main(look, tr("Oui, garder"), tuning.confirm, icon="check", name="confirm")],
    )
    return scene.staff(content, tr("Écran et son"), place_of(scene))


def _row(scene: Scene, icon: str, label: str, keys: list[Key]) -> PanelRow:
    return PanelRow(scene.look, icon, label, keys)


def _key(scene: Scene, label: str, act: Callable[[], None] | None, icon: str, name: str) -> Key:
    shape = scene.look.shape
    style = "text" if shape == "M" else "small"
    return Key(scene.look, label, act, icon="" if shape == "S" else icon, style=style, name=name, bold=False)


def _volume(scene: Scene) -> PanelRow:
    tr, tuning, reader = scene.tr, scene.house.staff.tuning, scene.house.reader

    def by(steps: int) -> Callable[[], None]:
        def act() -> None:
            tuning.louder(steps)
            reader.say(tr(SAMPLE), "fr")

        return act

    level = tr("Volume {level}/{most}", level=tuning.volume + 1, most=len(VOLUMES))
    less = _key(scene, tr("moins fort"), by(-1) if tuning.volume else None, "speaker-low", "quieter")
    more = _key(
        scene, tr("plus fort"), by(1) if tuning.volume < len(VOLUMES) - 1 else None, "speaker-high", "louder"
    )
    return _row(scene, "speaker-high", level, [less, more])


def _speed(scene: Scene) -> PanelRow:
    tr, tuning, reader = scene.tr, scene.house.staff.tuning, scene.house.reader

    def by(steps: int) -> Callable[[], None]:
        def act() -> None:
            tuning.faster(steps)
            reader.say(tr(SAMPLE), "fr")

        return act

    told = tr("Vitesse {speed} %", speed=tuning.speed)
    less = _key(scene, tr("moins vite"), by(-1) if tuning.speed > SPEEDS[0] else None, "minus", "slower")
    more = _key(scene, tr("plus vite"), by(1) if tuning.speed < SPEEDS[-1] else None, "plus", "faster")
    return _row(scene, "gauge", told, [less, more])


def _silence(scene: Scene) -> PanelRow:
    tr, tuning = scene.tr, scene.house.staff.tuning
    told = tr("Silence {ms}\u00a0ms", ms=tuning.lead_in)
    is_least, is_most = tuning.lead_in <= LEAD_INS[0], tuning.lead_in >= LEAD_INS[-1]
    less = _key(scene, tr("moins long"), None if is_least else lambda: tuning.lead(-1), "minus", "shorter")
    more = _key(scene, tr("plus long"), None if is_most else lambda: tuning.lead(1), "plus", "longer")
    return _row(scene, "pause", told, [less, more])


def _rotation(scene: Scene) -> PanelRow:
    tr, tuning = scene.tr, scene.house.staff.tuning
    told = tr("Rotation {degrees}°", degrees=tuning.rotation)
    return _row(
        scene,
        "monitor",
        told,
        [_key(scene, tr("tourner d'un quart"), tuning.turn, "arrows-clockwise", "turn")],
    )


def _motion(scene: Scene) -> PanelRow:
    tr, tuning = scene.tr, scene.house.staff.tuning
    label = tr("remettre le mouvement" if tuning.calm else "arrêter le mouvement")
    told = tr("Calme : oui" if tuning.calm else "Calme : non")
    change = _key(scene, label, lambda: tuning.set_calm(not tuning.calm), "pause", "calm")
    return _row(scene, "person-simple-walk", told, [change])
