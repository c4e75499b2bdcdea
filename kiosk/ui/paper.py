"""The sheet of acceptance on paper: one page A4 as a PDF, its letters drawn, with lines to sign on."""

from __future__ import annotations

from ctypes import c_void_p
from pathlib import Path

from kiosk.core.acceptance import NOTED, OK, TITLE, UNTRIED, WRONG, Line, Sheet
from kiosk.core.typography import french
from kiosk.errors import DisplayError
from kiosk.ui.text.icons import icon
from kiosk.ui.text.native import native
from kiosk.ui.text.pango import Laid, layout
from kiosk.ui.theme import COLOURS, hex_colour

WIDTH, HEIGHT = 595.28, 841.89  # points: A4
MARGIN = 48.0
SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)  # the first with which all stands on one page
SIGN_HEIGHT = 128.0  # kept for the two signatures
META_TITLE = 0  # CAIRO_PDF_METADATA_TITLE
ICONS = {OK: "check", WRONG: "x", UNTRIED: "question", NOTED: "info"}
TOKENS = {OK: "ok", WRONG: "stop", UNTRIED: "ink", NOTED: "soft"}
SIGNERS = ("Installée par", "Acceptée par, pour le lieu")


def write_pdf(sheet: Sheet, path: Path) -> None:
    """Write the page there, in the place of what was there. Raises DisplayError where the disk takes none."""
    cairo, part = native(), path.with_name(f".{path.name}.new")
    surface = c_void_p(cairo.cairo_pdf_surface_create(str(part).encode(), WIDTH, HEIGHT))
    cairo.cairo_pdf_surface_set_metadata(surface, META_TITLE, TITLE.encode())
    pen = c_void_p(cairo.cairo_create(surface))
    _Page(pen).draw(sheet)
    cairo.cairo_show_page(pen)
    cairo.cairo_destroy(pen)
    cairo.cairo_surface_finish(surface)
    status = cairo.cairo_surface_status(surface)
    cairo.cairo_surface_destroy(surface)
    try:
        if status == 0:
            part.replace(path)
            return
        part.unlink(missing_ok=True)
    except OSError:
        status = -1
    if status:
        raise DisplayError(f"{path} n'a pas pu être écrit. Vérifiez le dossier et la place libre.")


class _Page:
    """Draws from the top to the bottom with one pen."""

    def __init__(self, pen: c_void_p) -> None:
        self._pen = pen
        self._room = WIDTH - 2 * MARGIN

    def draw(self, sheet: Sheet) -> None:
        """Head, lines, verdict, signatures."""
        y = self._put(_text(TITLE, 22, bold=True), MARGIN, MARGIN)
        y = self._head(sheet, y + 8)
        self._bar(MARGIN, y + 4, self._room, 1.2)
        y += 12
        size = next((each for each in SIZES if y + self._height(sheet, each) < _BOTTOM), SIZES[-1])
        for line in sheet.lines:
            y = self._line(line, y, size)
        y = self._put(_text(MEANING_IN_WORDS, size, width=self._room), MARGIN, y + 6, "soft")
        y = self._put(_text(sheet.verdict, size + 2, bold=True, width=self._room), MARGIN, y + 6)
        self._signatures(max(y + 10, HEIGHT - MARGIN - SIGN_HEIGHT))

    def _head(self, sheet: Sheet, y: float) -> float:
        for name, value in sheet.terminal.rows:
            label = _text(name, 10)
            said = _text(value, 11, bold=True, width=self._room - 104)
            self._put(label, MARGIN, y + said.baseline - label.baseline, "soft")
            y = self._put(said, MARGIN + 104, y)
        return y

    def _blocks(self, line: Line, size: float) -> tuple[Laid, Laid]:
        what = _text(line.what, size, bold=True, width=130)
        return what, _text(line.said, size, width=self._room - 160)

    def _height(self, sheet: Sheet, size: float) -> float:
        rows = (max(block.height for block in self._blocks(line, size)) + 3 for line in sheet.lines)
        return sum(rows) + 5 * size

    def _line(self, line: Line, y: float, size: float) -> float:
        what, said = self._blocks(line, size)
        self._put(icon(ICONS[line.status], size * 1.2), MARGIN, y + 1, TOKENS[line.status])
        self._put(what, MARGIN + 22, y)
        self._put(said, MARGIN + 160, y)
        return y + max(what.height, said.height) + 3

    def _signatures(self, y: float) -> None:
        half = (self._room - 24) / 2
        for number, who in enumerate(SIGNERS):
            x = MARGIN + number * (half + 24)
            below = self._put(_text(who, 11, bold=True), x, y)
            for label in ("Nom", "Date", "Signature"):
                words = _text(label, 9.5)
                below += 26
                self._put(words, x, below - words.height, "soft")
                self._bar(x + 52, below, half - 52, 0.6)

    def _put(self, laid: Laid, x: float, y: float, token: str = "ink") -> float:
        """The text at that place; where it ends."""
        native().cairo_set_source_rgb(self._pen, *hex_colour(COLOURS[token])[:3])
        laid.show(self._pen, x, y)
        return y + laid.height

    def _bar(self, x: float, y: float, width: float, height: float) -> None:
        native().cairo_set_source_rgb(self._pen, *hex_colour(COLOURS["ink"])[:3])
        native().cairo_rectangle(self._pen, x, y, width, height)
        native().cairo_fill(self._pen)


_BOTTOM = HEIGHT - MARGIN - SIGN_HEIGHT - 10
MEANING_IN_WORDS = "Coche : bien. Croix : à reprendre. Point d'interrogation : pas essayé. i : noté."


def _text(text: str, size: float, bold: bool = False, width: float | None = None) -> Laid:
    shown = french(text).replace("'", "’")
    return layout(shown, size_px=size, bold=bold, width_px=width, line_height=1.25)
