"""The functions of Pango, Cairo and GObject that we call, with their types."""

from __future__ import annotations

from ctypes import CDLL, POINTER, Structure, c_char_p, c_double, c_int, c_uint, c_void_p
from functools import cache
from typing import TYPE_CHECKING, Any

from kiosk.errors import DisplayError

SCALE = 1024  # Pango's units in a pixel
ALIGN = {"left": 0, "centre": 1, "right": 2}
DIRECTION = {"ltr": 0, "rtl": 1}
WRAP_WORD = 0
ELLIPSIZE_END = 3
FORMAT_RGB24, FORMAT_A8 = 1, 2
ANTIALIAS_GREY = 2
HINT_STYLE_NONE = 1
HINT_METRICS_OFF = 1
NORMAL, BOLD = 400, 700


class Rectangle(Structure):
    """PangoRectangle."""

    _fields_ = [(name, c_int) for name in ("x", "y", "width", "height")]


class Attribute(Structure):
    """PangoAttribute: a style, and the bytes it holds for."""

    _fields_ = [("kind", c_void_p), ("start", c_uint), ("end", c_uint)]


class Line(Structure):
    """The public head of PangoLayoutLine."""

    _fields_ = [("layout", c_void_p), ("start", c_int), ("length", c_int)]


ANY, NUMBER, TEXT, REAL = c_void_p, c_int, c_char_p, c_double
RECT, NUMBERS, ATTRIBUTE, LINE = POINTER(Rectangle), POINTER(c_int), POINTER(Attribute), POINTER(Line)
LIBRARIES = {
    "pangocairo": "libpangocairo-1.0.so.0",
    "pango": "libpango-1.0.so.0",
    "cairo": "libcairo.so.2",
    "gobject": "libgobject-2.0.so.0",
    "glib": "libglib-2.0.so.0",
}
# library: {function: (what it returns, what it takes)}
FUNCTIONS: dict[str, dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "pangocairo": {
        "pango_cairo_font_map_new": (ANY, ()),
        "pango_cairo_context_set_font_options": (None, (ANY, ANY)),
        "pango_cairo_context_set_resolution": (None, (ANY, REAL)),
        "pango_cairo_show_layout_line": (None, (ANY, LINE)),
    },
    "pango": {
        "pango_font_map_create_context": (ANY, (ANY,)),
        "pango_context_set_base_dir": (None, (ANY, NUMBER)),
        "pango_context_set_language": (None, (ANY, ANY)),
        "pango_context_set_round_glyph_positions": (None, (ANY, NUMBER)),
        "pango_language_from_string": (ANY, (TEXT,)),
        "pango_font_description_new": (ANY, ()),
        "pango_font_description_free": (None, (ANY,)),
        "pango_font_description_set_family": (None, (ANY, TEXT)),
        "pango_font_description_set_weight": (None, (ANY, NUMBER)),
        "pango_font_description_set_absolute_size": (None, (ANY, REAL)),
        "pango_attr_list_new": (ANY, ()),
        "pango_attr_list_unref": (None, (ANY,)),
        "pango_attr_list_insert": (None, (ANY, ATTRIBUTE)),
        "pango_attr_weight_new": (ATTRIBUTE, (NUMBER,)),
        "pango_attr_letter_spacing_new": (ATTRIBUTE, (NUMBER,)),
        "pango_attr_font_features_new": (ATTRIBUTE, (TEXT,)),
        "pango_attr_allow_breaks_new": (ATTRIBUTE, (NUMBER,)),
        "pango_layout_new": (ANY, (ANY,)),
        "pango_layout_set_text": (None, (ANY, TEXT, NUMBER)),
        "pango_layout_set_font_description": (None, (ANY, ANY)),
        "pango_layout_set_attributes": (None, (ANY, ANY)),
        "pango_layout_set_auto_dir": (None, (ANY, NUMBER)),
        "pango_layout_set_alignment": (None, (ANY, NUMBER)),
        "pango_layout_set_width": (None, (ANY, NUMBER)),
        "pango_layout_set_height": (None, (ANY, NUMBER)),
        "pango_layout_set_wrap": (None, (ANY, NUMBER)),
        "pango_layout_set_ellipsize": (None, (ANY, NUMBER)),
        "pango_layout_is_ellipsized": (NUMBER, (ANY,)),
        "pango_layout_get_unknown_glyphs_count": (NUMBER, (ANY,)),
        "pango_layout_get_iter": (ANY, (ANY,)),
        "pango_layout_iter_free": (None, (ANY,)),
        "pango_layout_iter_next_line": (NUMBER, (ANY,)),
        "pango_layout_iter_get_line_readonly": (LINE, (ANY,)),
        "pango_layout_iter_get_line_extents": (None, (ANY, RECT, RECT)),
        "pango_layout_iter_get_baseline": (NUMBER, (ANY,)),
        "pango_layout_iter_get_run_readonly": (ANY, (ANY,)),
        "pango_layout_iter_next_run": (NUMBER, (ANY,)),
        "pango_font_describe": (ANY, (ANY,)),
        "pango_font_description_get_family": (ANY, (ANY,)),
        "pango_layout_line_x_to_index": (NUMBER, (LINE, NUMBER, NUMBERS, NUMBERS)),
        "pango_layout_line_get_x_ranges": (None, (LINE, NUMBER, NUMBER, POINTER(NUMBERS), NUMBERS)),
    },
    "cairo": {
        "cairo_font_options_create": (ANY, ()),
        "cairo_font_options_destroy": (None, (ANY,)),
        "cairo_font_options_set_antialias": (None, (ANY, NUMBER)),
        "cairo_font_options_set_hint_style": (None, (ANY, NUMBER)),
        "cairo_font_options_set_hint_metrics": (None, (ANY, NUMBER)),
        "cairo_image_surface_create_for_data": (ANY, (ANY, NUMBER, NUMBER, NUMBER, NUMBER)),
        "cairo_image_surface_create_from_png_stream": (ANY, (ANY, ANY)),
        "cairo_image_surface_get_width": (NUMBER, (ANY,)),
        "cairo_image_surface_get_height": (NUMBER, (ANY,)),
        "cairo_format_stride_for_width": (NUMBER, (NUMBER, NUMBER)),
        "cairo_surface_status": (NUMBER, (ANY,)),
        "cairo_surface_flush": (None, (ANY,)),
        "cairo_surface_destroy": (None, (ANY,)),
        "cairo_create": (ANY, (ANY,)),
        "cairo_destroy": (None, (ANY,)),
        "cairo_move_to": (None, (ANY, REAL, REAL)),
        "cairo_scale": (None, (ANY, REAL, REAL)),
        "cairo_set_source_rgb": (None, (ANY, REAL, REAL, REAL)),
        "cairo_set_source_surface": (None, (ANY, ANY, REAL, REAL)),
        "cairo_get_source": (ANY, (ANY,)),
        "cairo_pattern_set_filter": (None, (ANY, NUMBER)),
        "cairo_pattern_set_extend": (None, (ANY, NUMBER)),
        "cairo_paint": (None, (ANY,)),
        "cairo_fill": (None, (ANY,)),
        "cairo_arc": (None, (ANY, REAL, REAL, REAL, REAL, REAL)),
        "cairo_close_path": (None, (ANY,)),
        "cairo_new_path": (None, (ANY,)),
        "cairo_mask_surface": (None, (ANY, ANY, REAL, REAL)),
        "cairo_pdf_surface_create": (ANY, (TEXT, REAL, REAL)),
        "cairo_pdf_surface_set_metadata": (None, (ANY, NUMBER, TEXT)),
        "cairo_surface_finish": (None, (ANY,)),
        "cairo_show_page": (None, (ANY,)),
        "cairo_rectangle": (None, (ANY, REAL, REAL, REAL, REAL)),
    },
    "gobject": {"g_object_unref": (None, (ANY,))},
    "glib": {"g_free": (None, (ANY,))},
}

if TYPE_CHECKING:
    from ctypes import _Pointer

    LinePointer = _Pointer[Line]
    AttributePointer = _Pointer[Attribute]


class Native:
    """The functions of every library above, as attributes."""

    def __init__(self) -> None:
        for library, functions in FUNCTIONS.items():
            loaded = _load(LIBRARIES[library])
            for name, (result, takes) in functions.items():
                function = loaded[name]
                function.restype, function.argtypes = result, takes
                setattr(self, name, function)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


@cache
def native() -> Native:
    """The libraries, loaded at the first text."""
    return Native()


def _load(library: str) -> CDLL:
    try:
        return CDLL(library)
    except OSError as error:
        raise DisplayError(
            f"Le texte ne peut pas être dessiné : il manque {library}. "
            "Installez le paquet libpangocairo-1.0-0, puis relancez la borne."
        ) from error
