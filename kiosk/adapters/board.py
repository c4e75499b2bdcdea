"""What a machine says of itself: its model, its serial number, the addresses of its network cards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_SERIAL = ("proc/device-tree/serial-number", "sys/class/dmi/id/product_serial")
_MODEL = ("proc/device-tree/model", "sys/class/dmi/id/product_name")
_UNSET = {"", "none", "default string", "not specified", "to be filled by o.e.m.", "system serial number"}


@dataclass(frozen=True)
class Board:
    """A system as it lies below `root`; what it does not say, or not to this account, is empty."""

    root: Path = Path("/")

    @property
    def serial(self) -> str:
        """Its serial number: 16 hexadecimal digits on a Raspberry Pi."""
        return self._said(_SERIAL)

    @property
    def model(self) -> str:
        """« Raspberry Pi 5 Model B Rev 1.0 »."""
        return self._said(_MODEL)

    @property
    def macs(self) -> tuple[str, ...]:
        """The addresses of the network cards that are built in or plugged in."""
        cards = sorted((self.root / "sys/class/net").glob("*/device"))
        return tuple(filter(None, (_read(card.parent / "address") for card in cards)))

    def _said(self, names: tuple[str, ...]) -> str:
        said = (_read(self.root / name) for name in names)
        return next((text for text in said if text.lower() not in _UNSET), "")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip("\0 \n")
    except OSError:
        return ""
