"""The doctor as a page: what needs somebody first, with its remedy; the rest is fine."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.controllers.upkeep import NAMES
from kiosk.core.finding import Finding
from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.key import Key
from kiosk.ui.pieces.key_row import KeyRow
from kiosk.ui.pieces.notice import Card, Notice, Row
from kiosk.ui.pieces.words import Words, title
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.ui.screens.staff_ways import key

IS_STAFF = True
SIGNS = {  # of what is looked at
    "settings": "list-checks",
    "screen": "monitor",
    "touch": "hand-tap",
    "sound": "speaker-high",
    "voices": "user-sound",
    "fonts": "text-aa",
    "network": "wifi-high",
    "clock": "clock",
    "disk": "hard-drives",
    "wear": "hard-drives",
    "temperature": "thermometer-simple",
    "power": "power",
    "memory": "gauge",
    "starts": "arrows-clockwise",
    "first-start": "list-checks",
    "versions": "download-simple",
    "pack": "files",
    "database": "list-checks",
    "places": "map-pin",
    "statistics": "calendar-check",
    "theme": "circle-half",
    "apology": "monitor",
    "doctor": "magnifying-glass",
}
OWN = {
    "first-start": "Premier démarrage",
    "apology": "Écran de secours",
    "statistics": "Compte des visites",
    "theme": "Couleurs",
    "doctor": "Examen",
}  # names of our own
NUMBERS = ("", "Une", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit", "Neuf")


def show(scene: Scene) -> Shown:
    """Nothing scrolls: what does not fit is on the next sheet."""
    tr, look, checkup = scene.tr, scene.look, scene.house.staff.checkup
    rows = [KeyRow(look, tr("Que faire"), keys, f"keys-{number}") for number, keys in enumerate(_keys(scene))]
    in_portrait = look.shape == "P"
    content = Content(
        title(look, _title(scene)),
        does=_findings(scene),
        aside=[] if in_portrait else [*rows],
        over=[*rows[:1]] if in_portrait else [],
        closing=[*rows[1:]] if in_portrait else [],
    )
    if checkup.is_running:
        aside = tr("vérification en cours")
    else:
        aside = tr("vérifié à {hour}", hour=tr.hour(checkup.at)) if checkup.at else ""
    return scene.staff(content, tr("Docteur"), aside)


def _title(scene: Scene) -> str:
    tr, checkup = scene.tr, scene.house.staff.checkup
    count = len(checkup.problems)
    if not checkup.at:
        return tr("Un instant")
    if not count:
        return tr("Tout va bien")
    written = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return tr.n("{written} chose à regarder", "{written} choses à regarder", count, written=written)


def _keys(scene: Scene) -> list[list[Key]]:
    """Two in a row; three in portrait."""
    tr, checkup = scene.tr, scene.house.staff.checkup
    again = key(scene, tr("Revérifier"), "arrows-clockwise", "again", checkup.run)
    if checkup.is_running:
        again.act = None
    keys = [
        again,
        key(scene, tr("Réseau"), "wifi-high", "staff_network"),
        key(scene, tr("Écran et son"), "monitor", "staff_screen"),
        key(scene, tr("Journal"), "files", "staff_log"),
        key(scene, tr("Redémarrer"), "power", "staff_restart"),
        key(scene, tr("Retour aux visiteurs"), "sign-out", "leave", scene.house.staff.leave),
    ]
    width = 3 if scene.look.shape == "P" else 2
    return [keys[at : at + width] for at in range(0, len(keys), width)]


def _findings(scene: Scene) -> list[Piece]:
    tr, look, checkup = scene.tr, scene.look, scene.house.staff.checkup
    if not checkup.at:
        return [Notice(look, tr("La borne s'examine. Cela prend quelques secondes."), "magnifying-glass")]
    pieces: list[Piece] = []
    if checkup.problems:
        pieces.append(Card(look, tuple(_row(one, "stop") for one in checkup.problems), "problems", "small"))
    if checkup.rest:
        if checkup.problems:
            told = tr(
                "Le reste va bien : {fine} sur {all}",
                fine=_count(checkup.rest),
                all=_count((*checkup.rest, *checkup.problems)),
            )
            heading = Words(look, told, style="heading", bold=True, name="rest-title")
            heading.leads = True
            pieces.append(heading)
        rows = tuple(_row(one, "line" if one.is_remark else "ok") for one in checkup.rest)
        pieces.append(Card(look, rows, "rest", "small"))
    return pieces


def _count(found: Sequence[Finding]) -> int:
    return len({one.what for one in found})


def _row(found: Finding, plate: str) -> Row:
    icon, name = SIGNS.get(found.what, "info"), (NAMES | OWN).get(found.what, found.what)
    return Row(icon, name, found.sentence, plate)
