"""What a phone reads from the screen: the squares of a QR code, and the texts that make the phone act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qrcode.util import QRData

ECI, UTF_8 = 0b0111, 26  # ISO/IEC 18004, 7.4.2: the mode that names an alphabet, and the number of ours
QUIET_ZONE = 4  # modules of white that the drawing must leave on each side


def matrix(data: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of the smallest code that holds the text, True for black, without its quiet zone.

    Level M (a seventh of the code may be lost), bytes of UTF-8; what is more than ASCII is announced as such,
    else some readers guess another alphabet. Takes 5 to 40 ms: not for the main thread.
    """
    from qrcode import QRCode
    from qrcode.constants import ERROR_CORRECT_M

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(_bytes(data), optimize=0)
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())


def _bytes(data: str) -> QRData:
    """The text as bytes of UTF-8, with the header that says so where that is not plain."""
    from qrcode.util import MODE_8BIT_BYTE, BitBuffer, QRData

    class Announced(QRData):  # type: ignore[misc]  # the library has no types
        def write(self, buffer: BitBuffer) -> None:
            """Put the header before what the library has put: the mode, four bits, and the count of bytes."""
            count_bits = len(buffer) - 4
            buffer.buffer, buffer.length = [], 0
            for number, bits in ((ECI, 4), (UTF_8, 8), (MODE_8BIT_BYTE, 4), (len(self), count_bits)):
                buffer.put(number, bits)
            super().write(buffer)

    kind = QRData if data.isascii() else Announced
    return kind(data.encode(), mode=MODE_8BIT_BYTE)


def wifi(ssid: str, password: str, hidden: bool = False) -> str:
    """The text that makes a phone offer to join that network; an empty password means an open one."""
    kind = f"WPA;S:{_escaped(ssid)};P:{_escaped(password)}" if password else f"nopass;S:{_escaped(ssid)}"
    return f"WIFI:T:{kind};{'H:true;' if hidden else ''};"


def tel(number: str) -> str:
    """The text that makes a phone offer to ring that number, grouped or not; empty if it has no figure."""
    figures = re.sub(r"[^0-9]", "", number)
    plus = "+" if re.match(r"[^0-9]*\+", number) else ""
    return f"tel:{plus}{figures}" if figures else ""


def sms(number: str) -> str:
    """The text that makes a phone offer to write to that number; empty if it has no figure."""
    return tel(number).replace("tel:", "sms:")


def _escaped(text: str) -> str:
    return re.sub(r'([\\;,:"])', r"\\\1", text)
