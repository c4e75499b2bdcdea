"""Chooses how Kivy draws, before Kivy is imported: it reads its environment once, in silence."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from kiosk.ui.server import unmanaged_screen

DEFAULTS = {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_NO_ENV_CONFIG": "1",
    "KIVY_CLIPBOARD": "sdl2",
    "KIVY_LOG_MODE": "PYTHON",
    "SDL_AUDIODRIVER": "dummy",
    "KIVY_WINDOW": "sdl2",
    "KIVY_IMAGE": "sdl2",
}


def without_style() -> None:
    """Import Kivy's language with no rules: those of `style.kv` are for widgets that we do not use."""
    import kivy

    real = kivy.kivy_data_dir
    kivy.kivy_data_dir = str(Path(__file__).parent / "no_style")
    try:
        import kivy.lang
    finally:
        kivy.kivy_data_dir = real


def prepare(width: int, height: int, fullscreen: bool, offscreen: bool = False, rotation: int = 0) -> None:
    """Set the environment and the window's size; call once, before any `kivy` import.

    `fullscreen`: the whole screen, whatever the size; where no window manager gives it, it is taken.
    """
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})  # until it is listened to, by this thread alone
    if offscreen:
        os.environ["SDL_VIDEODRIVER"] = "offscreen"
    without_style()
    from kivy.config import Config

    screen = unmanaged_screen() if fullscreen else None
    width, height = screen or (width, height)
    Config.set("graphics", "width", str(width))
    Config.set("graphics", "height", str(height))
    Config.set("graphics", "fullscreen", "auto" if fullscreen and not screen else "0")
    Config.set("graphics", "borderless", "1" if fullscreen else "0")
    Config.set("graphics", "rotation", str(rotation))
    Config.set("graphics", "multisamples", "0")
    Config.set("graphics", "show_cursor", "0" if fullscreen else "1")
    Config.set("kivy", "exit_on_escape", "0")
    Config.set("kivy", "window_icon", "")
    Config.remove_section("input")
    Config.add_section("input")
    Config.set("input", "mouse", "mouse,disable_multitouch")
