"""The glyphs of a layout as Pango put them, line by line, from the left of the screen to its right."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import POINTER, Structure, c_int, c_uint, c_uint8, c_void_p, cast, string_at
from dataclasses import dataclass

from kiosk.ui.text.native import native
from kiosk.ui.text.wanted import Offsets

HIDDEN = 0x0FFFFFFF  # Pango's glyph for what takes no place: joiners, marks of direction


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph: the first character it stands for, its number in its font, whether it is read leftwards."""

    character: int
    number: int
    leftwards: bool
    family: str


class _Info(Structure):
    _fields_ = [("number", c_uint), ("geometry", c_int * 3), ("attributes", c_uint)]


class _String(Structure):
    _fields_ = [("count", c_int), ("infos", POINTER(_Info)), ("clusters", POINTER(c_int)), ("space", c_int)]


class _Item(Structure):
    _fields_ = [
        ("offset", c_int),
        ("length", c_int),
        ("characters", c_int),
        ("engines", c_void_p * 2),
        ("font", c_void_p),
        ("level", c_uint8),
    ]


class _Run(Structure):
    _fields_ = [("item", POINTER(_Item)), ("glyphs", POINTER(_String))]


def read_glyphs(layout: c_void_p, offsets: Offsets) -> tuple[tuple[Glyph, ...], ...]:
    """The glyphs of each line, without those that take no place."""
    pango, lines = native(), list[tuple[Glyph, ...]]()
    walk, line = c_void_p(pango.pango_layout_get_iter(layout)), list[Glyph]()
    more = True
    while more:
        run = pango.pango_layout_iter_get_run_readonly(walk)
        if run:
            line += _run(cast(run, POINTER(_Run)).contents, offsets)
        else:  # a line ends with a run of nothing
            lines.append(tuple(line))
            line.clear()
        more = bool(pango.pango_layout_iter_next_run(walk))
    pango.pango_layout_iter_free(walk)
    return tuple(lines)


def _run(run: _Run, offsets: Offsets) -> Iterator[Glyph]:
    item, glyphs = run.item.contents, run.glyphs.contents
    family = _family(item.font)
    for index in range(glyphs.count):
        if glyphs.infos[index].number != HIDDEN:
            character = offsets.character(item.offset + glyphs.clusters[index])
            yield Glyph(character, glyphs.infos[index].number, bool(item.level % 2), family)


def _family(font: int) -> str:
    face = c_void_p(native().pango_font_describe(font))
    family = string_at(native().pango_font_description_get_family(face)).decode()
    native().pango_font_description_free(face)
    return family
