"""What a phone reads from the screen: the squares of a QR code, and the texts that make the phone act."""

from __future__ import annotations

import re

QUIET_ZONE = 4  # modules of white that the drawing must leave on each side


def matrix(data: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of the smallest code that holds the text, True for black, without its quiet zone.

    Level M (a seventh of the code may be lost), bytes of UTF-8; other letters than ASCII are announced as such
    (ECI 26), else some readers guess another alphabet. Takes 5 to 40 ms: not for the main thread.
    """
    import segno

    code = segno.make_qr(
        data, error="m", boost_error=False, mode="byte", encoding="utf-8", eci=not data.isascii()
    )
    return tuple(tuple(map(bool, row)) for row in code.matrix)


def wifi(ssid: str, password: str, hidden: bool = False) -> str:
    """The text that makes a phone offer to join that network; an empty password means an open one."""
    kind = f"WPA;S:{_escaped(ssid)};P:{_escaped(password)}" if password else f"nopass;S:{_escaped(ssid)}"
    return f"WIFI:T:{kind};{'H:true;' if hidden else ''};"


def tel(number: str) -> str:
    """The text that makes a phone offer to ring that number, grouped or not; empty if it has no figure."""
    figures = re.sub(r"[^0-9]", "", number)
    plus = "+" if re.match(r"[^0-9]*\+", number) else ""
    return f"tel:{plus}{figures}" if figures else ""


def _escaped(text: str) -> str:
    return re.sub(r'([\\;,:"])', r"\\\1", text)
