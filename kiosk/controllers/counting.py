"""Gathers, in memory, what a visit will add to the week's counts; nothing of it is kept beyond."""

from __future__ import annotations

from dataclasses import replace

from kiosk.controllers.navigation import Navigation
from kiosk.controllers.visits import Visit
from kiosk.core.statistics import Tally


class Counting:
    """Watches the pages gone through. `ended` closes the visit and begins the next."""

    def __init__(self, navigation: Navigation) -> None:
        self._navigation = navigation
        self._tally = Tally()
        navigation.watch(self._look)

    def ended(self, visit: Visit) -> Tally:
        """What the visit that has just ended counts for."""
        tally = replace(
            self._tally, language=visit.language, aloud=visit.listens, idle=visit.ended_by == "idle"
        )
        self._tally = Tally()
        return tally

    def _look(self) -> None:
        page = self._navigation.page
        if page.name == "guide":
            self._tally = self._tally.reached(page.about)
        elif page.name == "list":
            self._tally = replace(self._tally, listed=True)
        elif page.name == "call":
            self._tally = replace(self._tally, called=True)
