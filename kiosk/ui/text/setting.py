"""A Pango layout made from what is wanted of it; the fonts, and how they are drawn, are fixed here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import c_void_p
from functools import cache
from math import ceil

from kiosk.ui.text import native as n
from kiosk.ui.text.native import native
from kiosk.ui.text.wanted import Offsets, Wanted

FIRM_HYPHEN = re.compile(r"(?<=\w)[-‐](?=\w)")
SIDES = {
    "ltr": {"start": "left", "centre": "centre", "end": "right"},
    "rtl": {"start": "right", "centre": "centre", "end": "left"},
}
RESOLUTION = 96.0  # sizes are given in pixels, so that this changes nothing; it is fixed all the same


def set_text(wanted: Wanted, offsets: Offsets, *, firm: bool) -> c_void_p:
    """A new layout, to be given back with `g_object_unref`; `firm` keeps words with hyphens whole."""
    pango = native()
    layout = c_void_p(pango.pango_layout_new(_context(wanted.direction, wanted.lang)))
    text = wanted.text.encode()
    pango.pango_layout_set_text(layout, text, len(text))
    pango.pango_layout_set_auto_dir(layout, 0)
    pango.pango_layout_set_wrap(layout, n.WRAP_WORD)
    pango.pango_layout_set_alignment(layout, n.ALIGN[SIDES[wanted.direction][wanted.align]])
    pango.pango_layout_set_font_description(layout, _face(wanted.family, wanted.size, wanted.bold))
    if wanted.width is not None:
        pango.pango_layout_set_width(layout, ceil(wanted.width * n.SCALE))
    if wanted.max_lines is not None:
        pango.pango_layout_set_ellipsize(layout, n.ELLIPSIZE_END)
        pango.pango_layout_set_height(layout, -wanted.max_lines)
    _dress(layout, wanted, offsets, firm)
    return layout


def _dress(layout: c_void_p, wanted: Wanted, offsets: Offsets, firm: bool) -> None:
    attributes = native().pango_attr_list_new()
    for attribute, start, end in _attributes(wanted, firm):
        attribute.contents.start, attribute.contents.end = offsets.byte(start), offsets.byte(end)
        native().pango_attr_list_insert(attributes, attribute)
    native().pango_layout_set_attributes(layout, attributes)
    native().pango_attr_list_unref(attributes)


def _attributes(wanted: Wanted, firm: bool) -> Iterator[tuple[n.AttributePointer, int, int]]:
    """Styles, each with the characters that it holds for."""
    pango, whole = native(), len(wanted.text)
    for start, end in wanted.bold_ranges:
        yield pango.pango_attr_weight_new(n.BOLD), start, end
    if wanted.tracking and wanted.direction == "ltr":  # letters that join are never spread
        yield pango.pango_attr_letter_spacing_new(round(wanted.tracking * wanted.size * n.SCALE)), 0, whole
    if wanted.tabular:
        yield pango.pango_attr_font_features_new(b"tnum"), 0, whole
    if firm:
        for hyphen in FIRM_HYPHEN.finditer(wanted.text):
            yield pango.pango_attr_allow_breaks_new(0), hyphen.start(), hyphen.end() + 1


@cache
def _fonts() -> c_void_p:
    return c_void_p(native().pango_cairo_font_map_new())


@cache
def _context(direction: str, lang: str) -> c_void_p:
    """One a direction and a language: grey, unhinted, unrounded, so that a text is alike on every screen."""
    pango = native()
    options = pango.cairo_font_options_create()
    pango.cairo_font_options_set_antialias(options, n.ANTIALIAS_GREY)
    pango.cairo_font_options_set_hint_style(options, n.HINT_STYLE_NONE)
    pango.cairo_font_options_set_hint_metrics(options, n.HINT_METRICS_OFF)
    context = c_void_p(pango.pango_font_map_create_context(_fonts()))
    pango.pango_cairo_context_set_font_options(context, options)
    pango.cairo_font_options_destroy(options)
    pango.pango_cairo_context_set_resolution(context, RESOLUTION)
    pango.pango_context_set_round_glyph_positions(context, 0)
    pango.pango_context_set_base_dir(context, n.DIRECTION[direction])
    pango.pango_context_set_language(context, pango.pango_language_from_string(lang.encode()))
    return context


@cache
def _face(family: tuple[str, ...], size: float, bold: bool) -> c_void_p:
    """A font description; there are as many as sizes and languages in use, and they stay."""
    pango = native()
    face = c_void_p(pango.pango_font_description_new())
    pango.pango_font_description_set_family(face, ",".join(family).encode())
    pango.pango_font_description_set_weight(face, n.BOLD if bold else n.NORMAL)
    pango.pango_font_description_set_absolute_size(face, size * n.SCALE)
    return face
