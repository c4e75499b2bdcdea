"""What the place offers to a visitor's telephone."""

from __future__ import annotations

from kiosk.adapters.gate import Gate, Offer

__all__ = ["Connection", "Offer"]


class Connection:
    """The guest Wi-Fi, as a value to show."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    def offer(self) -> Offer | None:
        """The network, or None: the screen then says what is left."""
        return self._gate.offer()
