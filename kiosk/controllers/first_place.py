"""The page of the first start that asks where the terminal stands: a place of its list, or another name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from kiosk.controllers.first_kept import CHOICES, RECORD, Progress
from kiosk.controllers.first_state import LONGEST_NAME, Means
from kiosk.core.place import Place, label
from kiosk.store.places import Places

OFFERED = 5  # places on one page
UNFOUND = "Les lieux n'ont pas pu être lus. Retapez le code ; sinon, touchez « Plus tard »."


class Placing:
    """Finds the places of the code that was typed, and keeps the chosen one; `go_on` is the next page."""

    def __init__(self, means: Means, progress: Progress, go_on: Callable[[], None]) -> None:
        self._means = means
        self._progress = progress
        self._go_on = go_on

    def settle(self, place: Place) -> None:
        """This terminal stands in that place of the list."""
        values = _where(place)
        if len(place.name) <= LONGEST_NAME:
            values |= {"name": place.name, "kind": label(place.kind)[:LONGEST_NAME]}
        self._settle(values)

    def settle_another(self, name: str) -> None:
        """It stands in a place of that name, which is not in the list, where the places of the code are."""
        state = self._progress.state
        values = _where(state.found[0]) if state.found else {"departement": state.departement}
        self._settle(values | ({"name": name} if name else {}))

    def find(self) -> None:
        """The places of the code, on the lane of the disk, which opens the database first."""
        code, places = self._progress.state.code, self._means.places

        def job() -> tuple[Place, ...]:
            known: Places | None = places()
            return known.at(code) if known else ()

        failed = partial(self._progress.tell, "the places", UNFOUND)
        self._means.worker.do("devices", job, lambda found: self._found(code, found), failed)

    def _found(self, code: str, found: tuple[Place, ...]) -> None:
        if code == self._progress.state.code:
            self._progress.to(replace(self._progress.state, found=found[:OFFERED]))

    def _settle(self, values: dict[str, Any]) -> None:
        self._progress.keep(CHOICES, "place", **values)
        self._progress.keep(RECORD, "tried", site="ok")
        self._go_on()


def _where(place: Place) -> dict[str, Any]:
    """The position of the list's place stands for its commune, too."""
    values: dict[str, Any] = {"latitude": place.latitude, "longitude": place.longitude}
    return values | ({"commune": place.commune} if place.commune else {})
