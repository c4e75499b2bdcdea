"""The way onto the internet that the place offers to a visitor's own telephone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Offer:
    """A guest Wi-Fi: its name, its password (empty = open), and what the place says of it."""

    network: str
    password: str = ""
    hidden: bool = False
    note: str = ""


class Gate(Protocol):
    """What the place offers."""

    def offer(self) -> Offer | None:
        """The guest Wi-Fi, or None where there is none."""


class VenueGate:
    """The place's own guest Wi-Fi, as written in the settings."""

    def __init__(self, offer: Offer) -> None:
        self._offer = offer

    def offer(self) -> Offer:
        """The same network all year."""
        return self._offer


class NoGate:
    """A place without a guest Wi-Fi: the screen says what is left."""

    def offer(self) -> None:
        """Nothing."""
