"""The bytes of a frame buffer, read back point by point."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.core.framebuffer import Geometry, described, packed

TURNS = {0: 0, 90: 1, 180: 2, 270: 3}  # to the left


def picture(width: int, height: int) -> np.ndarray:
    """Blue, green, red, nothing: a different colour at each point."""
    made = np.random.default_rng(7).integers(0, 256, (height, width, 4), dtype=np.uint8)
    made[..., 3] = 0
    return made


def read_back(raw: bytes, geometry: Geometry) -> np.ndarray:
    """Red, green and blue as the screen shows them, each with as many bits as it has there."""
    rows = np.frombuffer(raw, np.uint8).reshape(geometry.height, geometry.stride)
    rows = rows[:, : geometry.width * geometry.bits // 8]
    if geometry.bits != 16:
        return rows.reshape(geometry.height, geometry.width, geometry.bits // 8)[..., 2::-1]
    points = rows.copy().view("<u2")
    return np.stack((points >> 11 << 3, (points >> 5 & 63) << 2, (points & 31) << 3), -1).astype(np.uint8)


@pytest.mark.parametrize("rotation", TURNS)
@pytest.mark.parametrize(
    "geometry",
    [
        Geometry(12, 7, 24, 16),
        Geometry(12, 7, 64, 16),
        Geometry(12, 7, 36, 24),
        Geometry(12, 7, 48, 24),
        Geometry(12, 7, 48, 32),
        Geometry(12, 7, 256, 32),
    ],
)
def test_what_the_screen_shows_is_the_picture_turned(geometry, rotation):
    width, height = geometry.upright(rotation)
    drawn = picture(width, height)

    raw = packed(drawn.tobytes(), rotation, geometry)

    assert len(raw) == geometry.stride * geometry.height
    shown = np.rot90(drawn[..., 2::-1], TURNS[rotation])
    kept = np.array([0xF8, 0xFC, 0xF8] if geometry.bits == 16 else [0xFF] * 3, np.uint8)
    assert np.array_equal(read_back(raw, geometry), shown & kept)


def test_the_first_mode_is_what_is_shown_and_the_virtual_size_may_hold_several():
    assert described("U:1280x800p-60\n", "1280,1600\n", "5120\n", "32\n") == Geometry(1280, 800, 5120, 32)
    assert described("", "800,480\n", "1600\n", "16\n") == Geometry(800, 480, 1600, 16)


@pytest.mark.parametrize(
    "said",
    [
        ("", "", "", ""),
        ("", "800,480", "1600", "8"),
        ("", "800,480", "100", "16"),
        ("", "800,480", "many", "16"),
        ("", "800,480", "-1600", "16"),
        ("", "800", "1600", "16"),
        ("", "0,0", "0", "32"),
    ],
)
def test_what_makes_no_sense_is_no_frame_buffer(said):
    assert described(*said) is None
