"""How well one colour is read on another (WCAG 2), and the nearest colour that is read well enough."""

from __future__ import annotations

import colorsys

TEXT = 7.0  # text, in every theme (VIS-01)
SHAPE = 3.0  # icons, borders, focus (VIS-02)
STEPS = 1000

Channels = tuple[float, float, float]


def contrast(colour: str, ground: str) -> float:
    """The contrast ratio of two colours written "#rrggbb", from 1 (the same) to 21 (black on white)."""
    return _ratio(_luminance(_channels(colour)), _luminance(_channels(ground)))


def nearest_passing(colour: str, ground: str, ratio: float) -> str:
    """The colour of the same hue, lighter or darker by as little as can be, that reaches `ratio` on `ground`.

    The colour itself when it passes; black or white, whichever is read better, when no such colour does.
    """
    if contrast(colour, ground) >= ratio:
        return colour
    hue, light, strong = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(1, STEPS + 1):
        for towards in (light - step / STEPS, light + step / STEPS):
            if 0 <= towards <= 1:
                tried = _written(colorsys.hls_to_rgb(hue, towards, strong))
                if contrast(tried, ground) >= ratio:
                    return tried
    return max("#000000", "#ffffff", key=lambda end: contrast(end, ground))


def _channels(colour: str) -> Channels:
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"{colour!r} is not written #rrggbb")
    red, green, blue = bytes.fromhex(colour[1:])
    return red / 255, green / 255, blue / 255


def _written(channels: Channels) -> str:
    return "#" + bytes(round(channel * 255) for channel in channels).hex()


def _luminance(channels: Channels) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(one: float, other: float) -> float:
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)
