"""A picture in SVG, drawn at the size that it is shown at: librsvg by its C interface, on Cairo's surface."""

from __future__ import annotations

from ctypes import CDLL, POINTER, Structure, byref, c_char_p, c_double, c_int, c_size_t, c_ubyte, c_void_p
from functools import cache
from pathlib import Path

from kiosk.errors import DisplayError
from kiosk.ui.text.native import native

LIBRARY, PACKAGE = "librsvg-2.so.2", "librsvg2-2"
FORMAT_ARGB32 = 0  # Cairo's: blue, green, red, opacity in memory, the colours multiplied by the opacity


class Viewport(Structure):
    """RsvgRectangle."""

    _fields_ = [(name, c_double) for name in ("x", "y", "width", "height")]


def is_drawing(file: str) -> bool:
    """Whether a picture of that name is drawn (SVG), not painted (PNG)."""
    return file.lower().endswith(".svg")


def drawn(file: Path, side: int) -> bytes:
    """The picture in the middle of a square: red, green, blue, opacity of each pixel, from the top.

    What the file says of its own size, or of other files, counts for nothing. Raises DisplayError.
    """
    rsvg, cairo = _library(LIBRARY), native()
    surface_bytes = (c_ubyte * (side * side * 4))()
    try:
        content = file.read_bytes()
    except OSError as error:
        raise _refused(file) from error
    handle = rsvg.rsvg_handle_new_from_data(content, len(content), None)
    if not handle:
        raise _refused(file)
    surface = cairo.cairo_image_surface_create_for_data(surface_bytes, FORMAT_ARGB32, side, side, side * 4)
    pen = cairo.cairo_create(surface)
    is_drawn = rsvg.rsvg_handle_render_document(handle, pen, byref(Viewport(0, 0, side, side)), None)
    cairo.cairo_destroy(pen)
    cairo.cairo_surface_flush(surface)
    cairo.cairo_surface_destroy(surface)
    cairo.g_object_unref(handle)
    if not is_drawn:
        raise _refused(file)
    return _unmultiplied(bytes(surface_bytes))


@cache
def _library(name: str) -> CDLL:
    try:
        rsvg = CDLL(name)
    except OSError as error:
        raise DisplayError(
            f"Le logo ne peut pas être dessiné : il manque {name}. "
            f"Installez le paquet {PACKAGE}, ou donnez un fichier PNG."
        ) from error
    rsvg.rsvg_handle_new_from_data.restype = c_void_p
    rsvg.rsvg_handle_new_from_data.argtypes = (c_char_p, c_size_t, c_void_p)
    rsvg.rsvg_handle_render_document.restype = c_int
    rsvg.rsvg_handle_render_document.argtypes = (c_void_p, c_void_p, POINTER(Viewport), c_void_p)
    return rsvg


def _refused(file: Path) -> DisplayError:
    return DisplayError(
        f"{file} : ce dessin ne peut pas être tracé. Enregistrez-le en SVG simple, ou en PNG."
    )


def _unmultiplied(pixels: bytes) -> bytes:
    """Cairo's pixels as Kivy wants them."""
    turned = bytearray(len(pixels))
    for at in range(0, len(pixels), 4):
        opacity = pixels[at + 3]
        if opacity:
            blue, green, red = (value * 255 // opacity for value in pixels[at : at + 3])
            turned[at : at + 4] = (red, green, blue, opacity)
    return bytes(turned)
