"""Text laid out by Pango: how large it is, where each character stands, and its pixels.

Pango decides what goes on a line and in which order; we place the lines, by the Latin face and the line
height asked for, so that a line is as high in every script. All measures are pixels; `x` goes right and
`y` goes **down** from the top left corner of the text's box. Characters are counted as in a Python string,
ranges are half-open. For the main thread only.
"""

from __future__ import annotations

import weakref
from collections import deque
from collections.abc import Iterator
from ctypes import byref, c_int, c_ubyte, c_void_p
from math import ceil, floor

from kiosk.ui.text import native as n
from kiosk.ui.text.fonts import ASCENT, NATURAL, families
from kiosk.ui.text.glyphs import Glyph, read_glyphs
from kiosk.ui.text.native import native
from kiosk.ui.text.setting import FIRM_HYPHEN, set_text
from kiosk.ui.text.shelf import Shelf
from kiosk.ui.text.wanted import Offsets, Rect, Row, Wanted

LAYOUTS_LIMIT = 8 << 20
LAYOUT_BYTES, CHARACTER_BYTES = 2048, 80  # what Pango keeps for a layout and for each character (measured)

# Layouts whose last holder went; the next one frees them: the collector may run amid a call, in any thread.
_dead: deque[c_void_p] = deque()


def layout(
    text: str,
    *,
    size_px: float,
    bold: bool = False,
    width_px: float | None = None,
    direction: str = "ltr",
    align: str = "start",
    line_height: float = NATURAL,
    lang: str = "fr",
    family: tuple[str, ...] = (),
    bold_ranges: tuple[tuple[int, int], ...] = (),
    tracking: float = 0.0,
    tabular: bool = False,
    max_lines: int | None = None,
) -> Laid:
    """Text laid out, from the cache when it was asked for before.

    `width_px` None = as wide as its longest line. `align` is "start", "centre" or "end" of the `direction`
    ("ltr", "rtl"). `line_height` and `tracking` (added between letters) count in em. `family` replaces the
    families of `lang`. `tabular` gives every figure the same width. `max_lines` cuts, with an ellipsis.
    A line breaks between words and at soft hyphens; at a hyphen only where its word finds no room.
    """
    wanted = Wanted(
        text, size_px, bold, width_px, direction, align, line_height, lang, family or families(lang),
        bold_ranges, tracking, tabular, max_lines,
    )  # fmt: skip
    return layouts.take(wanted, lambda: (Laid(wanted), LAYOUT_BYTES + CHARACTER_BYTES * len(text)))


def measure(text: str, **asked: object) -> tuple[float, float]:
    """The width and height that `layout` gives, asked in the same words; nothing is drawn."""
    laid = layout(text, **asked)  # type: ignore[arg-type]
    return laid.width, laid.height


class Laid:
    """Text that is laid out; nothing is drawn before `pixels` is called.

    `width`, `height`: its box. `natural`: the width of its longest line. `rows`: its lines. `baseline`: of
    the first. `ink`: the whole pixels that `pixels` covers, inside the box or a little around it.
    `unknown_glyphs`: characters that no font has. `overflows`: a word is wider than the width asked for.
    `cut`: `max_lines` left some text out.
    """

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self._offsets = Offsets(wanted.text)
        self._set(firm=True)
        if self.overflows and FIRM_HYPHEN.search(wanted.text):
            self._set(firm=False)

    def rects(self, start: int, end: int) -> tuple[Rect, ...]:
        """Where these characters stand: one rectangle a line, more where the direction changes within."""
        return tuple(
            Rect(left, row.box.y, right - left, row.box.height)
            for row, line in zip(self.rows, self._lines, strict=True)
            for left, right in self._spans(line, max(start, row.start), min(end, row.end))
        )

    def at(self, x: float, y: float) -> int:
        """The character under that point, or the nearest one of the nearest line."""
        index = min(max(int(y // self.rows[0].box.height), 0), len(self.rows) - 1)
        row, byte, trailing = self.rows[index], c_int(), c_int()
        across = int((x - row.box.x) * n.SCALE)
        native().pango_layout_line_x_to_index(self._lines[index], across, byref(byte), byref(trailing))
        return max(min(self._offsets.character(byte.value), row.end - 1), row.start)

    def pixels(self) -> bytes:
        """How much ink is on each pixel of `ink`, 0 to 255, row by row from the top."""
        width, height = int(self.ink.width), int(self.ink.height)
        grey = (c_ubyte * (width * height))()
        surface = native().cairo_image_surface_create_for_data(grey, n.FORMAT_A8, width, height, width)
        pen = native().cairo_create(surface)
        self.show(pen, -self.ink.x, -self.ink.y)
        native().cairo_destroy(pen)
        native().cairo_surface_flush(surface)
        native().cairo_surface_destroy(surface)
        return bytes(grey)

    def show(self, pen: c_void_p, x: float, y: float) -> None:
        """Draw it with a pen of Cairo's, its box at that place from the top left corner."""
        for row, line in zip(self.rows, self._lines, strict=True):
            native().cairo_move_to(pen, x + row.box.x, y + row.baseline)
            native().pango_cairo_show_layout_line(pen, line)

    def glyphs(self) -> tuple[tuple[Glyph, ...], ...]:
        """The glyphs of each line, from the left of the screen to its right."""
        return read_glyphs(self._layout, self._offsets)

    def _set(self, *, firm: bool) -> None:
        _free()
        self._layout = set_text(self.wanted, self._offsets, firm=firm)
        weakref.finalize(self, _dead.append, self._layout).atexit = False
        lines = tuple(_lines(self._layout))
        self._lines = tuple(line for line, *_ in lines)
        self.rows = tuple(self._row(index, *line) for index, line in enumerate(lines))
        self.natural = max(row.box.width for row in self.rows)
        self.width = self.natural if self.wanted.width is None else self.wanted.width
        self.height = self.rows[-1].box.y + self.rows[-1].box.height
        self.baseline = self.rows[0].baseline
        self.ink = _union(row.ink for row in self.rows)
        self.overflows = self.natural > self.width + 1
        self.cut = bool(native().pango_layout_is_ellipsized(self._layout))
        self.unknown_glyphs: int = native().pango_layout_get_unknown_glyphs_count(self._layout)

    def _row(self, index: int, line: n.LinePointer, ink: n.Rectangle, box: n.Rectangle, baseline: int) -> Row:
        """A line of Pango's, moved to where it stands for us."""
        wanted, first = self.wanted, line.contents.start
        pitch = round(wanted.size * wanted.line_height)
        stands = index * pitch + round((pitch - NATURAL * wanted.size) / 2 + ASCENT * wanted.size)
        above = (baseline - ink.y) / n.SCALE
        return Row(
            self._offsets.character(first),
            self._offsets.character(first + line.contents.length),
            Rect(box.x / n.SCALE, index * pitch, box.width / n.SCALE, pitch),
            stands,
            Rect(ink.x / n.SCALE, stands - above, ink.width / n.SCALE, ink.height / n.SCALE),
        )

    def _spans(self, line: n.LinePointer, start: int, end: int) -> list[tuple[float, float]]:
        """From where to where characters of one line go; pieces that touch are one."""
        if start >= end:
            return []
        found, count, joined = n.NUMBERS(), c_int(), list[tuple[float, float]]()
        first, last = self._offsets.byte(start), self._offsets.byte(end)
        native().pango_layout_line_get_x_ranges(line, first, last, byref(found), byref(count))
        ranges = sorted((found[2 * i] / n.SCALE, found[2 * i + 1] / n.SCALE) for i in range(count.value))
        native().g_free(found)
        for left, right in ranges:
            if joined and left - joined[-1][1] < 1:
                joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
            else:
                joined.append((left, right))
        return joined


def _lines(pointer: c_void_p) -> Iterator[tuple[n.LinePointer, n.Rectangle, n.Rectangle, int]]:
    """Each line, its ink, its box, and its baseline."""
    pango = native()
    walk = c_void_p(pango.pango_layout_get_iter(pointer))
    more = True
    while more:
        ink, box = n.Rectangle(), n.Rectangle()
        pango.pango_layout_iter_get_line_extents(walk, byref(ink), byref(box))
        line = pango.pango_layout_iter_get_line_readonly(walk)
        yield line, ink, box, pango.pango_layout_iter_get_baseline(walk)
        more = bool(pango.pango_layout_iter_next_line(walk))
    pango.pango_layout_iter_free(walk)


def _union(inks: Iterator[Rect]) -> Rect:
    """The whole pixels around all ink, with one to spare; the width a multiple of four, as Cairo wants it."""
    seen = [ink for ink in inks if ink.width > 0 and ink.height > 0]
    if not seen:
        return Rect(0, 0, 0, 0)
    left = floor(min(ink.x for ink in seen)) - 1
    top = floor(min(ink.y for ink in seen)) - 1
    right = ceil(max(ink.x + ink.width for ink in seen)) + 1
    bottom = ceil(max(ink.y + ink.height for ink in seen)) + 1
    return Rect(left, top, ceil((right - left) / 4) * 4, bottom - top)


def _free() -> None:
    while _dead:
        native().g_object_unref(_dead.popleft())


layouts: Shelf[Wanted, Laid] = Shelf(LAYOUTS_LIMIT)
