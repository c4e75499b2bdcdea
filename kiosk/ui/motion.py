"""The one thing that moves: what one can do on a new page comes in, in a fifth of a second."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.graphics import PopMatrix, PushMatrix, Translate

from kiosk.timer import Timer
from kiosk.ui.pieces.base import Piece
from kiosk.ui.theme import MOTION_MS, Look

FRAMES = 12
MILLIMETRES = 8


class Arrival:
    """Moves pieces in from the end side, or back from the start side; a new one ends the one before."""

    def __init__(self, timer: Timer) -> None:
        self._timer = timer
        self._moving: list[tuple[Piece, Translate]] = []
        self._coming: object = None

    def begin(self, pieces: Sequence[Piece], look: Look, backwards: bool) -> None:
        """Start now; the pieces are already where they will stay, and can be touched there."""
        self.end()
        side = -1 if backwards != look.rtl else 1
        for piece in pieces:
            with piece.canvas.before:
                PushMatrix()
                shift = Translate(side * look.mm(MILLIMETRES), 0)
            with piece.canvas.after:
                PopMatrix()
            self._moving.append((piece, shift))
        self._step(1, side * look.mm(MILLIMETRES))

    def end(self) -> None:
        """Everything is where it stays."""
        self._timer.cancel(self._coming)
        for piece, _ in self._moving:
            piece.canvas.before.clear()
            piece.canvas.after.clear()
        self._moving = []

    def _step(self, frame: int, whole: float) -> None:
        if frame > FRAMES:
            self.end()
            return
        left = (1 - frame / FRAMES) ** 2  # fast, then slower
        for _, shift in self._moving:
            shift.x = round(whole * left)
        wait = MOTION_MS["page"] / 1000 / FRAMES
        self._coming = self._timer.after(wait, lambda: self._step(frame + 1, whole))
