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
    """The saffron line in the start margin. With `knots` it counts the steps; else one knot at the title."""

    role = "thread"

    def __init__(self, look: Look, knots: Knots | None = None, level: float = 0.0) -> None:
        super().__init__(look, "thread")
        self.knots = knots
        self.level = level

    def fit(self, width: float) -> float:
        """The whole height of the page."""
        return self.box.height

    def draw(self) -> None:
        """Track, thread, knots."""
        lane = self.frame.lane
        if self.knots is None:
            self._line(lane, 0, self.level)
            self._here(lane, self.level)
            return
        levels = self._levels()
        here = min(self.knots.passed, len(levels) - 1)
        if not self.knots.ended:
            self.stroke(((lane, levels[here]), (lane, levels[-1])), self.look.mm(0.6), "line")
        self._line(lane, 0, levels[here])
        for index, level in enumerate(levels):
            self._knot(index, here, len(levels) - 1, lane, level)

    def _levels(self) -> list[float]:
        assert self.knots
        top = self.look.mm(9)
        bottom = self.frame.shelf.y - self.look.mm(9)
        count = self.knots.passed + 1 + (0 if self.knots.ended else max(1, self.knots.ahead))
        return [top + (bottom - top) * index / max(1, count - 1) for index in range(count)]

    def _line(self, lane: float, start: float, end: float) -> None:
        thread, casing = self.look.mm(2.0), self.look.mm(0.45)
        self.bar(Box(lane - thread / 2 - casing, start, thread + 2 * casing, end - start), "on_fil")
        self.bar(Box(lane - thread / 2, start, thread, end - start), "fil")

    def _here(self, x: float, y: float) -> None:
        self.disc(x, y, self.look.mm(7.1), "ink" if not self.look.contrast else "fil")
        self.disc(x, y, self.look.mm(5.9), "fil")
        self.disc(x, y, self.look.mm(2.4), "on_fil")

    def _knot(self, index: int, here: int, last: int, x: float, y: float) -> None:
        assert self.knots
        if index == here:
            self._here(x, y)
        elif index < here:
            self.disc(x, y, self.look.mm(2), "on_fil")
        elif index == last:
            side = self.look.mm(7.8)
            box = Box(x - side / 2, y - side / 2, side, side)
            self.panel(box, "page", self.look.mm(1.4), "ink", max(2.0, self.look.mm(0.4)))
            self.icon("list-checks", box.inset(side * 0.17, side * 0.17), "ink")
        else:
            self.disc(x, y, self.look.mm(3.5), "line")
            self.disc(x, y, self.look.mm(2.5), "paper")


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
        thread, casing = self.look.mm(2.0), self.look.mm(0.45)
        flat = [value for point in points for value in self.frame.mirrored(Box(*point, 0, 0))[:2]]
        with self.canvas:
            for width, token in ((thread + 2 * casing, "on_fil"), (thread, "fil")):
                Color(*self.look.colour(token))
                SmoothLine(points=flat, width=width / 2, joint="round", cap="round")
        x, y = points[-1]
        if self.tied:
            self.disc(x, y, self.look.mm(7.1), "on_fil" if not self.look.contrast else "fil")
            self.disc(x, y, self.look.mm(5.9), "fil")
            self.disc(x, y, self.look.mm(2.4), "on_fil")
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


def _bezier(points: tuple[tuple[float, float], ...], t: float) -> tuple[float, float]:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    return (
        sum(weight * point[0] for weight, point in zip(weights, points, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, points, strict=True)),
    )
