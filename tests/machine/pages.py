"""The pages as the same code draws them elsewhere: what a screen that is looked at should show, and where."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image

BAND = 0.09  # of the height, at the top: the hour, another one each time
ALIKE = 0.96  # of the pixels: a place may have another phone
NEAR = 40  # levels of 255: edges that another driver draws softer


class Pages:
    """The pages in French, of that size, of the code in that folder."""

    def __init__(self, code: Path, pictures: Path, size: tuple[int, int]) -> None:
        width, height = size
        command = [sys.executable, "-m", "kiosk", "screenshots", "--folder", str(pictures)]
        command += ["--language", "fr", "--size", f"{width}x{height}"]
        subprocess.run(command, cwd=code, check=True, capture_output=True)
        found = pictures.glob("*/[0-9]*.png")
        self._pictures = {path.stem.partition("-")[2]: path for path in found}
        kept = code / "tests/ui/snapshots" / f"{width}x{height}-fr.json"
        self._pieces = json.loads(kept.read_text(encoding="utf-8"))

    def shows(self, seen: Image.Image, page: str) -> bool:
        """Whether that page is seen, and no other one that is alike."""
        likeness = self._likeness(seen, page)
        return likeness > ALIKE and likeness == max(self._likeness(seen, other) for other in self._pictures)

    def _likeness(self, seen: Image.Image, page: str) -> float:
        with Image.open(self._pictures[page]) as picture:
            expected = np.asarray(picture.convert("RGB"), dtype=int)
        if seen.size != (expected.shape[1], expected.shape[0]):
            return 0.0
        top = round(BAND * seen.height)
        apart = np.abs(np.asarray(seen, dtype=int)[top:] - expected[top:]).max(axis=2)
        return float((apart < NEAR).mean())

    def middle(self, page: str, piece: str) -> tuple[float, float]:
        """Where to touch that piece. A page whose piece stands where the page before had it only names it."""
        found: list[int] = []
        for name, lines in self._pieces.items():
            whole = (line for line in lines if not isinstance(line, str))
            found = next((line[2] for line in whole if line[0] == piece), found)
            if name == page:
                left, top, width, height = found
                return left + width / 2, top + height / 2
        raise KeyError(page)


def is_console(seen: Image.Image) -> bool:
    """Whether that is the text of a system: on black, as no page of ours, and from the top.

    In the middle of the black stands what the emulator writes while the screen is off.
    """
    lit = np.asarray(seen).max(axis=2) > 0
    return float(lit.mean()) < 0.5 and bool(lit[: seen.height // 3].any())
