"""The logo of the place, from its file, as it is put on the screen."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path

from kivy.core.image import Image
from kivy.graphics.texture import Texture

from kiosk.errors import DisplayError
from kiosk.ui.drawing import drawn, is_drawing

log = logging.getLogger(__name__)


@lru_cache(maxsize=8)
def logo(file: str, side: int) -> Texture | None:
    """The picture of that file, for a square of that many pixels; None when it cannot be, which is told."""
    if not is_drawing(file):
        return Image(file).texture
    try:
        pixels = drawn(Path(file), side)
    except DisplayError as error:
        log.warning("place.logo : %s", error)
        return None
    made = Texture.create(size=(side, side), colorfmt="rgba")
    made.blit_buffer(pixels, colorfmt="rgba", bufferfmt="ubyte")
    made.flip_vertical()
    return made
