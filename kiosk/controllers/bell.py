"""Who can be called, and when: what is true now, in the words of the settings. The call comes later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.settings import Settings
from kiosk.timer import Timer

if TYPE_CHECKING:
    from kiosk.core.opening_hours import Hours


@dataclass(frozen=True, slots=True)
class Someone:
    """The person of the place: name and role (may be empty), the hours of presence, and a number to ring."""

    name: str
    role: str
    hours: Hours
    phone: str
    phone_label: str


class Bell:
    """Answers "who is there, and when?"; never promises that somebody comes. `is_trusted`: the clock is."""

    def __init__(self, settings: Settings, timer: Timer, is_trusted: Callable[[], bool]) -> None:
        self._settings = settings
        self._timer = timer
        self._is_trusted = is_trusted

    def someone(self) -> Someone:
        """The person of this place, as true as the clock is."""
        from kiosk.core.opening_hours import status  # read late: its library takes a tenth of the start

        person = self._settings.help
        hours = status(person.hours, self._timer.wall(), self._is_trusted())
        return Someone(person.person_name, person.person_role, hours, person.phone, person.phone_label)
