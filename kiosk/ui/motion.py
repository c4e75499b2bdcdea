"""What moves, and then is still: what one can do on a new page comes in, the knot goes to its new step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kivy.graphics import PopMatrix, PushMatrix, Translate

from kiosk.timer import Timer
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.thread import Thread
from kiosk.ui.theme import MOTION_MS, Look

FRAMES = 12
FRAME = 1 / 60
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


class Passage:
    """Takes the knot along the thread, from where it was on the page before to where it is on this one."""

    def __init__(self, timer: Timer) -> None:
        self._timer = timer
        self._thread: Thread | None = None
        self._stood: float | None = None
        self._coming: object = None

    def begin(self, pieces: Iterable[object]) -> None:
        """Go to the knot of the thread that is among those pieces, from where the last one stood.

        It is there at once on the first page, and after a page without a thread.
        """
        self.end()
        thread = next((piece for piece in pieces if isinstance(piece, Thread)), None)
        start, self._stood = self._stood, thread.here if thread else None
        if thread is None or start is None or start == thread.here:
            return
        self._thread = thread
        self._go(thread, start, self._timer.now())

    def end(self) -> None:
        """The knot is where it stays."""
        self._timer.cancel(self._coming)
        if self._thread is not None:
            self._thread.move(None)
        self._thread = None

    def _go(self, thread: Thread, start: float, began: float) -> None:
        left = 1 - (self._timer.now() - began) * 1000 / MOTION_MS["knot"]
        if left <= 0.001:
            self.end()
            return
        thread.move(round(thread.here + (start - thread.here) * left**2))  # fast, then slower
        self._coming = self._timer.after(FRAME, lambda: self._go(thread, start, began))
