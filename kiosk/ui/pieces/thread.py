"""The thread: it enters from the top, passes one knot a step, and ends at something or someone."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.graphics import Color, SmoothLine

from kiosk.ui.frame import Box
from kiosk.ui.pieces.base import Piece
from kiosk.ui.theme import Look


@dataclass(frozen=True)
class Knots:
    """How far one is: `passed` knots behind, `ahead` to come at most; `ended` = at the list."""

    passed: int = 0
    ahead: int = 0
    ended: bool = False


class Thread(Piece):
    """The saffron line in the start margin. With `knots` it counts the steps; else one knot at the title.

    `moving` is where the knot is on its way from the page before; None when it is where it stays.
    """

    role = "thread"

    def __init__(self, look: Look, knots: Knots | None = None, level: float = 0.0) -> None:
        super().__init__(look, "thread")
        self.knots = knots
        self.level = level
        self.moving: float | None = None

    def fit(self, width: float) -> float:
        """The whole height of the page."""
        return self.box.height

    @property
    def here(self) -> float:
        """How far down the knot of this page is, in pixels from the top."""
        levels = self._levels()
        return levels[min(self.knots.passed, len(levels) - 1)] if self.knots else self.level

    def move(self, level: float | None) -> None:
        """Draw the knot there, on its way; None puts it where it stays."""
        self.moving = level
        self.redraw()

    def draw(self) -> None:
        """Track, thread, knots."""
        lane, levels = self.frame.lane, self._levels()
        at = self.here if self.moving is None else self.moving
        if levels and not (self.knots and self.knots.ended) and at < levels[-1]:
            self.stroke(((lane, at), (lane, levels[-1])), self.look.of_thread(0.6), "line")
        thread, casing = self.look.of_thread(2.0), _casing(self.look)
        self.bar(Box(lane - thread / 2 - casing, 0, thread + 2 * casing, at), "on_fil")
        self.bar(Box(lane - thread / 2, 0, thread, at), "fil")
        for index, level in enumerate(levels):
            if level != at:
                self._knot(level < at, index == len(levels) - 1, lane, level)
        _here(self, lane, at)

    def _levels(self) -> list[float]:
        if self.knots is None:
            return []
        top = max(self.look.mm(9), self.look.of_thread(3.8))
        bottom = self.frame.shelf.y - self.look.mm(9)
        count = self.knots.passed + 1 + (0 if self.knots.ended else max(1, self.knots.ahead))
        return [top + (bottom - top) * index / max(1, count - 1) for index in range(count)]

    def _knot(self, is_passed: bool, is_last: bool, x: float, y: float) -> None:
        of_thread = self.look.of_thread
        if is_passed:
            self.disc(x, y, of_thread(2), "on_fil")
        elif is_last:
            side = of_thread(7.8)
            box = Box(x - side / 2, y - side / 2, side, side)
            self.panel(box, "page", of_thread(1.4), "ink", max(2.0, of_thread(0.4)))
            self.icon("list-checks", box.inset(side * 0.17, side * 0.17), "ink")
        else:
            self.disc(x, y, of_thread(3.5), "line")
            self.disc(x, y, of_thread(2.5), "paper")


class Loop(Piece):
    """The thread with time on its hands: one curve, on the language, farewell and portrait home screens.

    `box` is the curve's own room; with `tied` it ends in a knot, without it in a round end.
    """

    role = "picture"

    def __init__(self, look: Look, tied: bool = True) -> None:
        super().__init__(look, "loop")
        self.tied = tied

    def fit(self, width: float) -> float:
        """Half as high as it is wide."""
        return width / 2

    def draw(self) -> None:
        """Down the lane, round the loop, to the end."""
        points = self._curve()
        thread, casing = self.look.of_thread(2.0), _casing(self.look)
        flat = [value for point in points for value in self.frame.mirrored(Box(*point, 0, 0))[:2]]
        with self.canvas:
            for width, token in ((thread + 2 * casing, "on_fil"), (thread, "fil")):
                Color(*self.look.colour(token))
                SmoothLine(points=flat, width=width / 2, joint="round", cap="round")
        x, y = points[-1]
        if self.tied:
            _here(self, x, y)
        else:
            self.disc(x, y, thread + 2 * casing, "on_fil")
            self.disc(x, y, thread, "fil")

    def _curve(self) -> list[tuple[float, float]]:
        box, lane = self.box, self.frame.lane
        w, h = box.width, box.height

        def at(x: float, y: float) -> tuple[float, float]:
            return box.x + x * w, box.y + y * h

        start = (lane, box.y + h * 0.28)
        segments = (
            (start, (lane, box.y + h * 0.72), at(0.02, 0.92), at(0.16, 0.86)),
            (at(0.16, 0.86), at(0.34, 0.78), at(0.46, 0.46), at(0.46, 0.28)),
            (at(0.46, 0.28), at(0.46, -0.09), at(0.13, -0.09), at(0.15, 0.36)),
            (at(0.15, 0.36), at(0.17, 0.72), at(0.3, 1.02), at(0.56, 0.94)),
            (at(0.56, 0.94), at(0.74, 0.88), at(0.84, 0.76), at(0.97, 0.76)),
        )
        points = [(lane, 0.0)]
        for segment in segments:
            points += [_bezier(segment, step / 24) for step in range(25)]
        return points


def _casing(look: Look) -> float:
    return look.mm(0.45 if look.shape != "P" else 0.75)


def _here(piece: Piece, x: float, y: float) -> None:
    """The knot where one is: ink, saffron, ink."""
    of_thread = piece.look.of_thread
    piece.disc(x, y, of_thread(7.1), "fil" if piece.look.contrast else "on_fil")
    piece.disc(x, y, of_thread(5.9), "fil")
    piece.disc(x, y, of_thread(2.4), "on_fil")


def _bezier(points: tuple[tuple[float, float], ...], t: float) -> tuple[float, float]:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    return (
        sum(weight * point[0] for weight, point in zip(weights, points, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, points, strict=True)),
    )
