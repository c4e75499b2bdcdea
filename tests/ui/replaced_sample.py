"""A small application for `test_server`: a window of one grey; its process is replaced by one of another."""

from __future__ import annotations

import os
import sys

from kivy.config import Config

Config.set("graphics", "width", "400")
Config.set("graphics", "height", "300")
Config.set("graphics", "borderless", "1")

from kivy.base import EventLoop, runTouchApp, stopTouchApp  # noqa: E402
from kivy.clock import Clock  # noqa: E402
from kivy.core.window import Window  # noqa: E402
from kivy.uix.widget import Widget  # noqa: E402

from kiosk.ui.server import HELD, display_sockets, hold, release  # noqa: E402

grey, *others = sys.argv[1:]


def go_on(_: float) -> None:
    """Let the window before go; then be replaced in turn, or end."""
    connections = set(display_sockets())
    if os.environ.get(HELD):
        release()
        print("released" if connections == set(display_sockets()) else "lost", flush=True)
    if others:
        hold()
        print("held", flush=True)
        os.execv(sys.executable, [sys.executable, __file__, *others])
    stopTouchApp()


def shown(*_: object) -> None:
    Window.unbind(on_flip=shown)
    Clock.schedule_once(go_on, 0.5)


EventLoop.ensure_window()
Window.clearcolor = (float(grey), float(grey), float(grey), 1)
Window.bind(on_flip=shown)
runTouchApp(Widget())
