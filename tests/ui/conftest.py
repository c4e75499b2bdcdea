"""A screen that nobody sees, and no fonts but ours: set before anything imports Kivy or draws a text."""

import os
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[2] / "assets"

os.environ |= {
    "SDL_VIDEODRIVER": "offscreen",
    "SDL_AUDIODRIVER": "dummy",
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_CLIPBOARD": "sdl2",
    "KIVY_LOG_MODE": "PYTHON",
    "FONTCONFIG_FILE": str(ASSETS / "fonts" / "ours.conf"),
}
