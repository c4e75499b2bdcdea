"""How touches lie on the picture: the turn that brings them there, from where five discs were felt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

Point = tuple[float, float]  # shares of the page: from its left, from its top

DISCS: tuple[Point, ...] = ((0.1, 0.2), (0.9, 0.2), (0.9, 0.9), (0.1, 0.9), (0.5, 0.55))
REACH = 0.12  # of the page: a finger that means a disc is no further from its middle


@dataclass(frozen=True, slots=True)
class Turn:
    """Quarter turns clockwise, after a mirror left to right where there is one."""

    quarters: int = 0
    mirrored: bool = False

    def __call__(self, point: Point) -> Point:
        """Where that point goes."""
        x, y = point
        if self.mirrored:
            x = 1 - x
        for _ in range(self.quarters):
            x, y = 1 - y, x
        return x, y

    def after(self, first: Turn) -> Turn:
        """The one turn that does what that one does, then this one."""
        return next(turn for turn in TURNS if all(_same(turn(one), self(first(one))) for one in _PROBES))

    @property
    def back(self) -> Turn:
        """The turn that undoes it."""
        return next(turn for turn in TURNS if turn.after(self) == STRAIGHT)


STRAIGHT = Turn()
TURNS = tuple(Turn(quarters, mirrored) for mirrored, quarters in product((False, True), range(4)))
_PROBES: tuple[Point, ...] = ((0.2, 0.3), (0.9, 0.4))


def fit(felt: Sequence[Point], discs: Sequence[Point] = DISCS) -> Turn | None:
    """The turn that brings each touch to its disc, straight before any other; None where none does."""
    for turn in TURNS:
        if all(near(turn(touch), disc) for touch, disc in zip(felt, discs, strict=True)):
            return turn
    return None


def of_panel(seen: Turn, rotation: int, before: Turn = STRAIGHT) -> Turn:
    """The turn to give to the touches as the panel tells them, so that they lie on the picture.

    `seen` was fitted on a picture rotated by that many degrees, with `before` given to the touches already.
    """
    picture = Turn(rotation // 90 % 4)  # a picture turned so: the touches follow it
    return picture.back.after(seen).after(picture).after(before)


def near(one: Point, other: Point) -> bool:
    """Whether a finger that is felt at one point may mean the other."""
    return abs(one[0] - other[0]) <= REACH and abs(one[1] - other[1]) <= REACH


def _same(one: Point, other: Point) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) < 1e-6
