"""The grid of a page: where the band, the thread, the two columns and the shelf stand, and its mirror.

Positions are logical: x runs from the start edge (left, or right in Arabic), y from the top, in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.ui.theme import Look


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: start, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def end(self) -> float:
        """Where it ends, seen from the start edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends, seen from the top."""
        return self.y + self.height

    def inset(self, x: float, y: float) -> Box:
        """The same rectangle, smaller on every side."""
        return Box(self.x + x, self.y + y, self.width - 2 * x, self.height - 2 * y)


_MARGINS = {"M": (88, 41, 30, 65, 148), "S": (55, 21, 12, 38, 104), "P": (88, 48, 40, 68, 136)}
_STAFF = {"M": (41, 41, 30, 83, 0), "S": (21, 21, 12, 50, 0), "P": (48, 48, 40, 90, 0)}
_LANE = {"M": 7.5, "S": 5, "P": 11}


@dataclass(frozen=True)
class Frame:
    """The grid of one look. `foot` is kept free along the bottom, `under_says` below what is said."""

    look: Look
    foot: float = 0.0
    under_says: float = 0.0

    def _margin(self, index: int) -> float:
        designed = {"M": 5.9, "S": 5.2, "P": 4.0}[self.look.shape]
        margins = _STAFF if self.look.is_staff else _MARGINS
        return float(round(margins[self.look.shape][index] / designed * self.look.scale))

    @property
    def start(self) -> float:
        """The start margin, where the thread has its lane."""
        return self._margin(0)

    @property
    def end(self) -> float:
        """Where the content ends, seen from the start edge."""
        return self.look.width - self._margin(1)

    @property
    def band(self) -> Box:
        """The line on top: name, step, time."""
        return Box(self.start, 0, self.end - self.start, self._margin(3))

    @property
    def shelf(self) -> Box:
        """The bar at the bottom, always the same."""
        height = self._margin(4)
        return Box(0, self.look.height - height, self.look.width, height)

    @property
    def lane(self) -> float:
        """The middle of the thread."""
        return self.look.mm(_LANE[self.look.shape])

    @property
    def page(self) -> Box:
        """All that lies between the band and the shelf."""
        top = self.band.bottom + self.look.mm(3 if self.look.is_staff else 1)
        return Box(self.start, top, self.end - self.start, self.shelf.y - self._margin(2) - self.foot - top)

    @property
    def row(self) -> Box:
        """What `foot` keeps free, in which small keys stand side by side."""
        page, gap = self.page, self.gap
        return Box(page.x, page.bottom + gap, page.width, self.foot - gap)

    @property
    def gap(self) -> float:
        """What parts two pieces."""
        return self.look.mm(2.6 if self.look.shape == "S" else 3)

    @property
    def sheet(self) -> Box:
        """The page beside the pager's column; all of it where the pager stands in the row."""
        page = self.page
        taken = 0 if self._is_low else self.look.mm(20) + self.look.mm(4)
        return Box(page.x, page.y, page.width - taken, page.height)

    @property
    def pager(self) -> Box:
        """The pager's column at the end side; the end of the row where the page is too low for one."""
        page, width = self.page, self.look.mm(20)
        if self._is_low:
            row, gap = self.row, self.gap
            sixth = (row.width + gap) / 6
            return Box(row.x + 4 * sixth, row.y, 2 * sixth - gap, row.height)
        return Box(page.end - width, page.y, width, page.height)

    @property
    def _is_low(self) -> bool:
        return self.look.shape == "S" and self.foot > 0

    def columns(self, narrow: bool) -> tuple[Box, Box]:
        """What says and what does: side by side, or one above the other in portrait."""
        page = self.page
        if self.look.shape == "P":
            cut = round(self.look.height / 3)
            return Box(page.x, page.y, page.width, cut - page.y - self.look.mm(3)), Box(
                page.x, cut, page.width, page.bottom - cut
            )
        gap = self.look.mm(6)
        says = round((page.width - gap) * (4.1 / 12.1 if narrow else 5 / 12.2))
        return Box(page.x, page.y, says, page.height - self.under_says), Box(
            page.x + says + gap, page.y, page.width - says - gap, page.height
        )

    def mirrored(self, box: Box) -> tuple[float, float, float, float]:
        """The rectangle in the window's own coordinates: x from the left, y from the bottom."""
        x = self.look.width - box.x - box.width if self.look.is_mirrored else box.x
        return x, self.look.height - box.y - box.height, box.width, box.height
