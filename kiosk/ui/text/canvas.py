"""Laid text drawn on a Kivy canvas: one texture a text, whatever its colour.

Textures hold white with the ink as its transparency, so that the colour is an instruction beside them:
a theme that changes makes no new texture, and no edge is darkened by a colour mixed in beforehand.
Kivy counts upwards: `top` is where the top of the text's box stands on the canvas.
"""

from __future__ import annotations

from math import ceil, floor

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.graphics.texture import Texture

from kiosk.ui.text.fonts import ICON_ASCENT
from kiosk.ui.text.icons import FLIPS, icon
from kiosk.ui.text.pango import Laid, layouts
from kiosk.ui.text.shelf import Shelf
from kiosk.ui.text.wanted import Rect, Wanted

TEXTURES_LIMIT = 40 << 20
Colour = tuple[float, float, float, float]

textures: Shelf[Wanted, Texture] = Shelf(TEXTURES_LIMIT)


def text_rectangle(
    laid: Laid, x: float, top: float, colour: Colour, *, part: Rect | None = None, mirrored: bool = False
) -> InstructionGroup:
    """What draws a text with its box at `x`, `top`: all of it, or what is inside `part` of the box.

    `mirrored` turns it round in its box, left to right: for signs, never for words.
    """
    group = InstructionGroup()
    shown = _whole_pixels(laid.ink, part)
    if shown.width <= 0 or shown.height <= 0:
        return group
    across = round(laid.width) - shown.x - shown.width if mirrored else shown.x
    group.add(Color(*colour))
    group.add(
        Rectangle(
            texture=texture(laid),
            tex_coords=_corners(laid.ink, shown, mirrored=mirrored),
            pos=(round(x) + across, round(top) - shown.y - shown.height),
            size=(shown.width, shown.height),
        )
    )
    return group


def icon_rectangle(
    name: str, x: float, y: float, size_px: float, colour: Colour, *, rtl: bool = False
) -> InstructionGroup:
    """What draws a sign in the square whose bottom left corner is `x`, `y`; mirrored in rtl if it `FLIPS`."""
    laid = icon(name, size_px)
    line = y + size_px * (1 - ICON_ASCENT)
    return text_rectangle(laid, x, line + laid.baseline, colour, mirrored=rtl and name in FLIPS)


def texture(laid: Laid) -> Texture:
    """The texture of a text that has ink, row 0 at the top; from the cache when it was drawn before."""
    return textures.take(laid.wanted, lambda: _upload(laid))


def forget() -> None:
    """Keep no text that was shown: at the end of a visit."""
    textures.clear()
    layouts.clear()


def _upload(laid: Laid) -> tuple[Texture, int]:
    ink = laid.pixels()
    white_and_ink = bytearray(b"\xff" * (2 * len(ink)))
    white_and_ink[1::2] = ink
    size = (int(laid.ink.width), int(laid.ink.height))
    made = Texture.create(size=size, colorfmt="luminance_alpha", bufferfmt="ubyte")
    made.blit_buffer(bytes(white_and_ink), colorfmt="luminance_alpha", bufferfmt="ubyte")
    return made, len(white_and_ink)


def _whole_pixels(ink: Rect, part: Rect | None) -> Rect:
    """The part of the ink that is shown, on whole pixels."""
    if part is None:
        return ink
    left, top = max(ink.x, floor(part.x)), max(ink.y, floor(part.y))
    right = min(ink.x + ink.width, ceil(part.x + part.width))
    bottom = min(ink.y + ink.height, ceil(part.y + part.height))
    return Rect(left, top, right - left, bottom - top)


def _corners(ink: Rect, shown: Rect, *, mirrored: bool) -> tuple[float, ...]:
    """Where the shown pixels are in the texture: bottom left, bottom right, top right, top left."""
    left, right = (shown.x - ink.x) / ink.width, (shown.x + shown.width - ink.x) / ink.width
    if mirrored:
        left, right = right, left
    top, bottom = (shown.y - ink.y) / ink.height, (shown.y + shown.height - ink.y) / ink.height
    return left, bottom, right, bottom, right, top, left, top
