"""A picture in memory: text, signs, boxes and discs drawn by Cairo with no window, as pixels or as a PNG."""

from __future__ import annotations

import struct
import weakref
import zlib
from ctypes import c_ubyte, c_void_p
from math import pi

from kiosk.ui.text import native as n
from kiosk.ui.text.fonts import ICON_ASCENT
from kiosk.ui.text.icons import icon
from kiosk.ui.text.native import native
from kiosk.ui.text.pango import Laid

Colour = tuple[float, float, float, float]
SIGNATURE = b"\x89PNG\r\n\x1a\n"
EIGHT_BITS_RGB = (8, 2, 0, 0, 0)


class Paper:
    """Pixels of one colour, to draw upon. Measures are pixels; `y` goes down from the top."""

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        self.width, self.height = width, height
        self._bytes = (c_ubyte * (width * height * 4))()
        cairo = native()
        surface = c_void_p(
            cairo.cairo_image_surface_create_for_data(self._bytes, n.FORMAT_RGB24, width, height, width * 4)
        )
        self._surface, self._pen = surface, c_void_p(cairo.cairo_create(surface))
        weakref.finalize(self, _free, self._pen, surface)
        self._ink(ground)
        cairo.cairo_paint(self._pen)

    def text(self, laid: Laid, x: float, y: float, colour: Colour) -> None:
        """A text with the top left corner of its box there."""
        width, height = int(laid.ink.width), int(laid.ink.height)
        if width <= 0 or height <= 0:
            return
        grey = (c_ubyte * (width * height)).from_buffer_copy(laid.pixels())
        mask = native().cairo_image_surface_create_for_data(grey, n.FORMAT_A8, width, height, width)
        self._ink(colour)
        native().cairo_mask_surface(self._pen, mask, round(x) + laid.ink.x, round(y) + laid.ink.y)
        native().cairo_surface_flush(mask)
        native().cairo_surface_destroy(mask)

    def icon(self, name: str, x: float, y: float, side: float, colour: Colour) -> None:
        """A sign in the square whose top left corner is there."""
        laid = icon(name, side)
        self.text(laid, x, y + side * ICON_ASCENT - laid.baseline, colour)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour, radius: float = 0) -> None:
        """A box with round corners."""
        pen, cairo = self._pen, native()
        right, bottom = x + width - radius, y + height - radius
        corners = ((right, y + radius), (right, bottom), (x + radius, bottom), (x + radius, y + radius))
        cairo.cairo_new_path(pen)
        for quarter, (across, down) in enumerate(corners, start=-1):
            cairo.cairo_arc(pen, across, down, radius, quarter * pi / 2, (quarter + 1) * pi / 2)
        cairo.cairo_close_path(pen)
        self._ink(colour)
        cairo.cairo_fill(pen)

    def disc(self, x: float, y: float, diameter: float, colour: Colour) -> None:
        """A disc around that point."""
        self.box(x - diameter / 2, y - diameter / 2, diameter, diameter, colour, diameter / 2)

    def pixels(self) -> bytes:
        """Blue, green, red and a byte that does not count of each pixel, from the top left, row by row."""
        native().cairo_surface_flush(self._surface)
        return bytes(self._bytes)

    def _ink(self, colour: Colour) -> None:
        native().cairo_set_source_rgb(self._pen, *colour[:3])


def png(pixels: bytes, width: int, height: int) -> bytes:
    """A PNG of such pixels."""
    coloured = bytearray(3 * width * height)
    coloured[0::3], coloured[1::3], coloured[2::3] = pixels[2::4], pixels[1::4], pixels[0::4]
    line = 3 * width
    rows = b"".join(b"\0" + coloured[at : at + line] for at in range(0, len(coloured), line))
    header = struct.pack(">2I5B", width, height, *EIGHT_BITS_RGB)
    return SIGNATURE + b"".join(
        _chunk(kind, data)
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _free(pen: c_void_p, surface: c_void_p) -> None:
    native().cairo_destroy(pen)
    native().cairo_surface_destroy(surface)
