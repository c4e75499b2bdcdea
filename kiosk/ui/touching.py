"""Which touches reach the page: one finger at a time, none on a page that has just changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from kiosk.controllers.house import House
from kiosk.controllers.visits import ASLEEP, WARNED
from kiosk.ui.heart import BEAT

if TYPE_CHECKING:
    from kiosk.ui.pieces.base import Piece

VOICE_KEYS = frozenset({"listen", "repeat", "slower", "louder", "stop"})
SETTLED = 0.3  # seconds after an act during which no touch begins: the second half of a double touch


class Touching:
    """Lets a touch through to the pieces, or not; wakes, counts as presence, and silences the voice.

    `again` draws what changed under a finger, once it has left.
    """

    def __init__(self, house: House, again: Callable[[], None]) -> None:
        self._house = house
        self._again = again
        self._swallowed: object = None
        self._held: object = None
        self._is_stale = False  # something changed under a finger, and is drawn once it has left
        self._acted = -1.0

    def acted(self) -> None:
        """What is under a finger has just changed: no touch begins for a moment."""
        self._acted = self._house.timer.now()

    def puts_off(self) -> bool:
        """Whether a finger is down: what changed waits until it has left."""
        if self._held is not None:
            self._is_stale = True
        return self._held is not None

    def begins(self, touch: object, under: Iterable[Piece]) -> bool:
        """Wake, or say whether the touch goes to the pieces under it; any touch is silence."""
        if getattr(touch, "device", "") == BEAT:
            return True  # nobody is there: it neither wakes, nor counts, nor waits
        visits, reader = self._house.visits, self._house.reader
        if visits.state.phase == ASLEEP:
            self._swallowed = touch
            visits.wake()
            return False
        if self._house.timer.now() - self._acted < SETTLED:
            self._swallowed = touch
            return False
        if self._held is not None:
            return False  # one finger at a time
        self._held = touch
        visits.touched()
        under = tuple(under)
        if not any(getattr(piece, "name", "") in VOICE_KEYS for piece in under):
            reader.hush()
        if visits.state.phase == WARNED and not any(getattr(piece, "act", None) for piece in under):
            visits.go_on()  # else the key does what it says, and the minute begins again
            return False
        return True

    def ends(self, touch: object) -> bool:
        """Whether the end of a touch goes to the pieces: that of one that woke presses nothing."""
        if touch is self._swallowed:
            self._swallowed = None
            return False
        if touch is self._held:
            self._held = None
            self._house.timer.after(0, self._settle)  # once the piece under the finger has acted
        return True

    def _settle(self) -> None:
        """Draw what changed under a finger."""
        if self._is_stale and self._held is None:
            self._is_stale = False
            self._again()
