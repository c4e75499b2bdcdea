"""How well one colour is read on another (WCAG 2), and the nearest colour of a hue that does."""

from __future__ import annotations

import colorsys
from collections.abc import Callable
from functools import lru_cache

STEPS = 1000  # of lightness, from black to white

Channels = tuple[float, float, float]


def contrast(colour: str, ground: str) -> float:
    """The contrast ratio of two colours written "#rrggbb", from 1 (the same) to 21 (black on white)."""
    return _ratio(_luminance(colour), _luminance(ground))


def nearest(colour: str, passes: Callable[[str], bool]) -> str | None:
    """The colour of the same hue, lighter or darker by as little as can be, that passes; None if none does.

    The colour itself when it passes. Black and white are the ends of every hue.
    """
    if passes(colour):
        return colour
    hue, light, strong = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(1, STEPS + 1):
        for towards in (light - step / STEPS, light + step / STEPS):
            if 0 <= towards <= 1 and passes(tried := _written(colorsys.hls_to_rgb(hue, towards, strong))):
                return tried
    return None


def _channels(colour: str) -> Channels:
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"{colour!r} is not written #rrggbb")
    red, green, blue = bytes.fromhex(colour[1:])
    return red / 255, green / 255, blue / 255


def _written(channels: Channels) -> str:
    return "#" + bytes(round(channel * 255) for channel in channels).hex()


@lru_cache(maxsize=1024)  # a palette is measured a thousand times while its nearest colour is looked for
def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(one: float, other: float) -> float:
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)
