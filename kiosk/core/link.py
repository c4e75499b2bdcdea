"""A network card of the terminal, as its system shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """One card: its name, whether it is a Wi-Fi card, whether it is joined to something, its address."""

    name: str
    is_wifi: bool = False
    is_up: bool = False
    address: str = ""

    @property
    def kind(self) -> str:
        """« Wi-Fi (wlan0) », « Câble (eth0) »."""
        return f"{'Wi-Fi' if self.is_wifi else 'Câble'} ({self.name})"
