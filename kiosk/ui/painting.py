"""A picture in PNG, decoded once, painted on white at the size that it is shown at, by Cairo."""

from __future__ import annotations

import weakref
from ctypes import CFUNCTYPE, Array, c_int, c_ubyte, c_uint, c_void_p, memmove
from typing import NamedTuple

from kiosk.settings_files import is_png
from kiosk.ui.text.native import native

READER = CFUNCTYPE(c_int, c_void_p, c_void_p, c_uint)
READ, NOTHING_LEFT = 0, 10  # Cairo's statuses
FORMAT_RGB24 = 1  # Cairo's: blue, green, red and nothing in memory
GOOD, PAD = 1, 3  # Cairo's: no pixel is left out when a picture is made smaller, no border is added


class Size(NamedTuple):
    """In pixels."""

    width: int
    height: int


class Painting:
    """A decoded PNG, and its `size`; its memory is given back with it."""

    def __init__(self, surface: int) -> None:
        cairo = native()
        self._surface = surface
        weakref.finalize(self, cairo.cairo_surface_destroy, surface)
        self.size = Size(
            cairo.cairo_image_surface_get_width(surface), cairo.cairo_image_surface_get_height(surface)
        )

    def painted(self, size: Size) -> bytes:
        """The picture on white: red, green, blue and full opacity of each pixel, from the top."""
        cairo, pixels = native(), (c_ubyte * (size.width * size.height * 4))()
        sheet = cairo.cairo_image_surface_create_for_data(pixels, FORMAT_RGB24, *size, size.width * 4)
        pen = cairo.cairo_create(sheet)
        cairo.cairo_set_source_rgb(pen, 1, 1, 1)
        cairo.cairo_paint(pen)
        cairo.cairo_scale(pen, size.width / self.size.width, size.height / self.size.height)
        cairo.cairo_set_source_surface(pen, self._surface, 0, 0)
        source = cairo.cairo_get_source(pen)
        cairo.cairo_pattern_set_filter(source, GOOD)
        cairo.cairo_pattern_set_extend(source, PAD)
        cairo.cairo_paint(pen)
        cairo.cairo_destroy(pen)
        cairo.cairo_surface_flush(sheet)
        cairo.cairo_surface_destroy(sheet)
        return _as_kivy_wants(pixels)


def opened(content: bytes) -> Painting | None:
    """The picture of a PNG's bytes; None for what is no PNG, is not whole, or is too large."""
    if not is_png(content):
        return None
    cairo, at = native(), 0

    def read(_: object, target: int, length: int) -> int:
        nonlocal at
        piece = content[at : at + length]
        memmove(target, piece, len(piece))
        at += length
        return READ if len(piece) == length else NOTHING_LEFT

    surface = cairo.cairo_image_surface_create_from_png_stream(READER(read), None)
    if cairo.cairo_surface_status(surface):
        cairo.cairo_surface_destroy(surface)
        return None
    return Painting(surface)


def _as_kivy_wants(pixels: Array[c_ubyte]) -> bytes:
    turned = bytearray(pixels)
    turned[0::4], turned[2::4] = turned[2::4], turned[0::4]
    turned[3::4] = b"\xff" * (len(turned) // 4)
    return bytes(turned)
