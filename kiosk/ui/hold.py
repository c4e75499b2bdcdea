"""A finger that stays on the band opens the door of the staff; nothing shows that it is counted."""

from __future__ import annotations

from kiosk.controllers.house import House
from kiosk.ui.frame import Frame
from kiosk.ui.heart import BEAT
from kiosk.ui.theme import Look

HELD = 5.0  # seconds


class Hold:
    """Counts from the moment a finger comes down on the band, until it leaves it or another one comes."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._touch: object = None
        self._pending: object = None
        self._least = 0.0

    def begins(self, touch: object, look: Look) -> None:
        """A finger came down on a page of that look; the terminal's own pulse is none."""
        if getattr(touch, "device", "") == BEAT:
            return
        is_alone = self._touch is None
        self.ends(self._touch)
        self._least = look.height - Frame(look).band.height
        may_knock = is_alone and not look.is_staff and self._house.staff.door.exists
        if may_knock and self._is_on_band(touch):
            self._touch = touch
            self._pending = self._house.timer.after(HELD, self._held)

    def moves(self, touch: object) -> None:
        """It has slid."""
        if touch is self._touch and not self._is_on_band(touch):
            self.ends(touch)

    def ends(self, touch: object) -> None:
        """It has left."""
        if touch is self._touch:
            self._house.timer.cancel(self._pending)
            self._touch = None

    def _is_on_band(self, touch: object) -> bool:
        return bool(touch.y >= self._least)  # type: ignore[attr-defined]

    def _held(self) -> None:
        self._touch = None
        self._house.staff.knock()
