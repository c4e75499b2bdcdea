"""What is plugged into this machine as a network, and the addresses it was given; nothing is sent."""

from __future__ import annotations

import fcntl
import socket
import struct
from pathlib import Path

from kiosk.core.link import Link

GET_ADDRESS = 0x8915  # SIOCGIFADDR


def links(root: Path = Path("/")) -> tuple[Link, ...]:
    """The network cards that are built in or plugged in, cables first."""
    cards = [card.parent for card in (root / "sys/class/net").glob("*/device")]
    found = (_link(card) for card in cards)
    return tuple(sorted(found, key=lambda link: (link.is_wifi, link.name)))


def _link(card: Path) -> Link:
    is_wifi = (card / "wireless").exists() or (card / "phy80211").exists()
    try:
        is_up = (card / "carrier").read_text(encoding="ascii").strip() == "1"
    except OSError:  # a card that is switched off does not tell
        is_up = False
    return Link(card.name, is_wifi, is_up, _address(card.name) if is_up else "")


def _address(name: str) -> str:
    """Its IPv4 address, or nothing."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            answer = fcntl.ioctl(asking, GET_ADDRESS, struct.pack("256s", name.encode()[:15]))
    except OSError:
        return ""
    return socket.inet_ntoa(answer[20:24])
