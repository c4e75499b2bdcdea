"""Brings the touches of a bare console to Kivy, which takes those that SDL tells on telephones only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.core.window.window_sdl2 import SDL2MotionEventProvider, WindowSDL

PRESSES = ("fingerdown", "fingerup")
FINGERS = (*PRESSES, "fingermotion")


class Fingers:
    """Stands between Kivy's window and SDL's: what SDL says of a finger goes to Kivy's provider of touches.

    Only where there is no display server, which makes a mouse of the first finger: it would touch twice.
    `pressed` is called at each finger that comes or goes.
    """

    def __init__(self, window: WindowSDL, pressed: Callable[[], None]) -> None:
        self._window = window
        self._pressed = pressed
        self._sdl = window._win
        window._win = self

    def remove(self) -> None:
        """Give Kivy its own window back."""
        self._window._win = self._sdl

    def poll(self) -> Any:
        """What SDL tells next, as Kivy asks it."""
        event = self._sdl.poll()
        if event and event[0] in FINGERS:
            SDL2MotionEventProvider.q.appendleft(event)
            if event[0] in PRESSES:
                self._pressed()
        return event

    def __getattr__(self, name: str) -> Any:
        """All the rest is SDL's."""
        return getattr(self._sdl, name)
