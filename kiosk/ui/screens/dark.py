"""The sleeping screen outside the hours of the place: black, and nothing on it."""

from __future__ import annotations

from kiosk.ui.content import Content
from kiosk.ui.screens.scene import Scene, Shown


def show(scene: Scene) -> Shown:
    """Any touch wakes, as on the sleeping screen."""
    return Shown(Content(), has_shelf=False, has_thread=False, is_dark=True)
