"""Brings the touches of a bare console to Kivy, which takes those that SDL tells on telephones only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.core.window.window_sdl2 import SDL2MotionEventProvider, WindowSDL

from kiosk.core.touch import Turn

PRESSES = ("fingerdown", "fingerup")
FINGERS = (*PRESSES, "fingermotion")


class Fingers:
    """Stands between Kivy's window and SDL's: what SDL says of a finger goes to Kivy's provider of touches.

    Only where there is no display server, which makes a mouse of the first finger: it would touch twice.
    `pressed` is called at each finger that comes or goes. `turned`: by how many degrees, clockwise, the panel
    is mounted on the picture, after it was turned over where it is `mirrored`; SDL reads the devices by
    itself, so that no rule of libinput turns them.
    """

    def __init__(
        self, window: WindowSDL, pressed: Callable[[], None], turned: int = 0, mirrored: bool = False
    ) -> None:
        self._window = window
        self._pressed = pressed
        self._turn = Turn(turned // 90, mirrored)
        self._sdl = window._win
        window._win = self

    def remove(self) -> None:
        """Give Kivy its own window back."""
        self._window._win = self._sdl

    def poll(self) -> Any:
        """What SDL tells next, as Kivy asks it."""
        event = self._sdl.poll()
        if event and event[0] in FINGERS:
            name, finger, x, y, *rest = event
            SDL2MotionEventProvider.q.appendleft((name, finger, *self._turn((x, y)), *rest))
            if event[0] in PRESSES:
                self._pressed()
        return event

    def __getattr__(self, name: str) -> Any:
        """All the rest is SDL's."""
        return getattr(self._sdl, name)
