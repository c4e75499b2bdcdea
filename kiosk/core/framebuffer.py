"""A picture as the kernel's frame buffer holds it: turned as the screen is, in 16, 24 or 32 bits."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

DEPTHS = (16, 24, 32)
_MODE = re.compile(r"^[A-Z]:(\d+)x(\d+)[a-z]", re.MULTILINE)
_FIVE_HIGH = bytes(value & 0xF8 for value in range(256))  # the five bits that are kept of red, in place
_SIX_HIGH = bytes(value >> 5 for value in range(256))  # of green, six bits in two halves
_SIX_LOW = bytes((value & 0x1C) << 3 for value in range(256))
_FIVE_LOW = bytes(value >> 3 for value in range(256))


@dataclass(frozen=True, slots=True)
class Geometry:
    """What the frame buffer shows: pixels across and down, bytes from a row to the next, bits a pixel."""

    width: int
    height: int
    stride: int
    bits: int

    def upright(self, rotation: int) -> tuple[int, int]:
        """Across and down, as whoever stands before the turned screen sees it."""
        return (self.height, self.width) if rotation in (90, 270) else (self.width, self.height)


def described(modes: str, virtual_size: str, stride: str, bits: str) -> Geometry | None:
    """By the kernel's files of these names; None when they do not make sense, or for depths of long ago.

    The first mode is what is shown; the virtual size may hold several pictures.
    """
    shown = _MODE.search(modes)
    size = (shown[1], shown[2]) if shown else tuple(virtual_size.strip().split(","))
    numbers = [text.strip() for text in (*size, stride, bits)]
    if len(numbers) != 4 or not all(text.isdecimal() for text in numbers):
        return None
    found = Geometry(*map(int, numbers))
    fits = found.bits in DEPTHS and found.stride >= found.width * found.bits // 8 > 0 and found.height > 0
    return found if fits else None


def packed(upright: bytes, rotation: int, geometry: Geometry) -> bytes:
    """The bytes of the frame buffer, for a picture of `geometry.upright(rotation)`.

    `upright`: blue, green, red and a byte that does not count of each pixel, from the top left. `rotation`:
    degrees, as the settings say, by which the window is turned to the left.
    """
    width, _ = geometry.upright(rotation)
    pixels = array("I", upright)
    rows = _as_bits(_turned(pixels, width, rotation).tobytes(), geometry.bits)
    line = geometry.width * geometry.bits // 8
    if line == geometry.stride:
        return rows
    gap = bytes(geometry.stride - line)
    return b"".join(rows[at : at + line] + gap for at in range(0, len(rows), line))


def _turned(pixels: array[int], width: int, rotation: int) -> array[int]:
    if rotation == 180:
        return pixels[::-1]
    if rotation not in (90, 270):
        return pixels
    turned = array("I")
    for column in range(width):  # each column becomes a row: the last first, or read upwards
        turned += pixels[width - 1 - column :: width] if rotation == 90 else pixels[column::width][::-1]
    return turned


def _as_bits(pixels: bytes, bits: int) -> bytes:
    if bits == 32:
        return pixels
    blue, green, red = pixels[0::4], pixels[1::4], pixels[2::4]
    if bits == 24:
        packed = bytearray(3 * len(blue))
        packed[0::3], packed[1::3], packed[2::3] = blue, green, red
        return bytes(packed)
    packed = bytearray(2 * len(blue))
    packed[0::2] = _either(green.translate(_SIX_LOW), blue.translate(_FIVE_LOW))
    packed[1::2] = _either(red.translate(_FIVE_HIGH), green.translate(_SIX_HIGH))
    return bytes(packed)


def _either(one: bytes, other: bytes) -> bytes:
    """Bit by bit, all at once."""
    both = int.from_bytes(one, "little") | int.from_bytes(other, "little")
    return both.to_bytes(len(one), "little")
