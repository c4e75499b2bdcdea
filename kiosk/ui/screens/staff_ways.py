"""The keys that lead from one page of the staff to another, and out."""

from __future__ import annotations

from kiosk.ui.pieces.key import Key
from kiosk.ui.screens.scene import Scene

IS_STAFF = True


def key(scene: Scene, label: str, icon: str, page: str, act: object = None) -> Key:
    """One that opens a page, or acts; its name is the page's."""
    is_small = scene.look.shape == "S"
    style = "small" if is_small else "text"
    return Key(scene.look, label, act or scene.go(page), icon=icon, name=page, style=style, bold=not is_small)  # type: ignore[arg-type]


def way_out(scene: Scene) -> Key:
    """Lock, and give the screen back to the visitors."""
    tr, staff = scene.tr, scene.house.staff
    label = tr("Revenir à la page du visiteur" if staff.visit_waits else "Revenir à l'accueil des visiteurs")
    return key(scene, label, "arrow-left", "leave", staff.leave)


def way_back(scene: Scene) -> Key:
    """To the doctor."""
    return key(scene, scene.tr("Revenir au docteur"), "arrow-left", "back", scene.house.navigation.back)


def place_of(scene: Scene) -> str:
    """Whose terminal this is, for the band."""
    return scene.house.settings.place.name or scene.tr("Aide aux démarches")
