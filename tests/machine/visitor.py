"""Somebody before the screen of an emulated machine: sees each page, touches what it shows."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PIL import Image

from tests.machine.fresh import CACHE
from tests.machine.pages import Pages, is_console
from tests.machine.virtual import VirtualMachine

SLOWEST = 300  # seconds for one page: emulated, on a machine that has other things to do
READS = 0.8  # seconds before a page is touched; sooner, it would be the second half of the touch before


class Visitor:
    """Somebody before that screen, hung on its side if `rotation` says so, who sees every page in between."""

    def __init__(self, machine: VirtualMachine, code: Path, rotation: int = 0) -> None:
        self.machine = machine
        self._rotation = rotation
        across, down = self.machine.size
        size = (down, across) if rotation in (90, 270) else (across, down)
        self._pages = Pages(code, code / "build/pages", size)
        self.glimpses: list[Path] = []  # pictures of the system's text, once a page was seen
        self._was_served = False

    def sees(self, page: str, seconds: float = SLOWEST) -> float:
        """Look until that page is there; how many seconds after power-on it was."""
        end = time.monotonic() + seconds
        while True:
            seen = self.machine.screen().rotate(-self._rotation, expand=True)
            now = time.monotonic()
            if is_console(seen):
                self._remember(seen)
            elif self._pages.shows(seen, page):
                self._was_served = True
                return now - self.machine.switched_on
            if now > end:
                seen.save(CACHE / "not-seen.png")
                pytest.fail(f"« {page} » never came, but {CACHE}/not-seen.png\n{self.machine.said()[-2000:]}")
            time.sleep(0.1)

    def _remember(self, glimpse: Image.Image) -> None:
        if self._was_served:
            self.glimpses.append(CACHE / f"glimpse-{len(self.glimpses)}.png")
            glimpse.save(self.glimpses[-1])

    def sees_the_console(self) -> None:
        """Look until the system's text is back."""
        end = time.monotonic() + SLOWEST
        while not is_console(self.machine.screen()):
            assert time.monotonic() < end, "the console never came back"
            time.sleep(0.1)

    def touches(self, page: str, piece: str) -> None:
        """Put a finger in the middle of that piece of the page that is seen."""
        time.sleep(READS)
        x, y = self._pages.middle(page, piece)
        across, down = self.machine.size
        at = {0: (x, y), 90: (y, down - x), 180: (across - x, down - y), 270: (across - y, x)}
        self.machine.touch(*at[self._rotation])
