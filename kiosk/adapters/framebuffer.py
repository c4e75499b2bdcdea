"""The kernel's frame buffer, as it describes itself."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.framebuffer import Geometry, described

ABOUT = Path("/sys/class/graphics/fb0")
SAID = ("virtual_size", "stride", "bits_per_pixel")


def geometry(about: Path = ABOUT) -> Geometry | None:
    """What it shows; None where there is none, or one that we cannot fill."""
    try:
        texts = [(about / name).read_text(encoding="ascii") for name in SAID]
    except (OSError, ValueError):
        return None
    try:
        modes = (about / "modes").read_text(encoding="ascii")
    except (OSError, ValueError):
        modes = ""
    return described(modes, *texts)
