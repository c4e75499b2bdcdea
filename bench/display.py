"""A screen that exists only in memory: to touch it as a finger would, and to see when its pixels change."""

from __future__ import annotations

import os
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from Xlib import X
from Xlib.display import Display
from Xlib.ext import xtest
from Xlib.ext.damage import DamageReportNonEmpty


@dataclass(frozen=True)
class Area:
    """A part of the screen, in pixels from the top left."""

    x: int
    y: int
    width: int
    height: int


class VirtualScreen:
    """One connection to a screen that nobody sees."""

    def __init__(self, name: str, width: int, height: int) -> None:
        self.name = name
        self.whole = Area(0, 0, width, height)
        self._display = Display(name)
        self._root = self._display.screen().root
        self._display.damage_query_version()
        self._damage = self._root.damage_create(DamageReportNonEmpty)
        self._display.sync()

    def close(self) -> None:
        """Leave the screen."""
        self._display.close()

    def press(self, x: int, y: int) -> float:
        """Put the finger down there; the answer is the moment, on `time.perf_counter`."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        xtest.fake_input(self._display, X.ButtonPress, 1)
        moment = time.perf_counter()
        self._display.flush()
        return moment

    def release(self) -> float:
        """Lift the finger; the answer is the moment."""
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        moment = time.perf_counter()
        self._display.flush()
        return moment

    def touch(self, x: int, y: int, seconds: float = 0.08) -> float:
        """Press for as long as people do, and release; the answer is the moment of the press."""
        moment = self.press(x, y)
        time.sleep(seconds)
        self.release()
        return moment

    def pixels(self, area: Area | None = None) -> bytes:
        """What is shown there now, four bytes a pixel."""
        area = area or self.whole
        image = self._root.get_image(area.x, area.y, area.width, area.height, X.ZPixmap, 0xFFFFFFFF)
        return bytes(image.data)

    def save(self, path: Path) -> None:
        """Keep what is shown as a picture."""
        size = (self.whole.width, self.whole.height)
        Image.frombytes("RGBX", size, self.pixels(), "raw", "BGRX").convert("RGB").save(path)

    def until_changed(self, before: bytes, area: Area | None = None, seconds: float = 10.0) -> float | None:
        """Wait until that part differs from `before`; the answer is the moment, or None when it never did."""
        end = time.perf_counter() + seconds
        while self.pixels(area) == before:
            if not self._drawn_before(end):
                return None
        return time.perf_counter()

    def until_still(self, area: Area | None = None, calm: float = 0.5, seconds: float = 20.0) -> bytes | None:
        """Wait until that part has not changed for a while; the answer is what it shows, or None."""
        end = time.perf_counter() + seconds
        shown = self.pixels(area)
        while time.perf_counter() < end:
            if self.until_changed(shown, area, calm) is None:
                return shown
            shown = self.pixels(area)
        return None

    def _drawn_before(self, end: float) -> bool:
        """Sleep until somebody draws something anywhere; False when it is too late."""
        self._display.damage_subtract(self._damage, X.NONE, X.NONE)
        self._display.flush()
        while not self._display.pending_events():
            left = end - time.perf_counter()
            if left <= 0:
                return False
            select.select([self._display.fileno()], [], [], left)
        while self._display.pending_events():
            self._display.next_event()
        return True


@contextmanager
def virtual_screen(width: int = 1280, height: int = 800, *options: str) -> Iterator[VirtualScreen]:
    """Start an X server that draws in memory, on a number that is free, and end it afterwards.

    `options` are Xvfb's: "-ac" lets every account draw.
    """
    ear, mouth = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(mouth),
            "-screen",
            "0",
            f"{width}x{height}x24",
            "-noreset",
            "-nolisten",
            "tcp",
            *options,
        ],
        pass_fds=[mouth],
        stderr=subprocess.DEVNULL,
    )
    os.close(mouth)
    try:
        with os.fdopen(ear) as said:
            number = said.readline().strip()
        screen = VirtualScreen(f":{number}", width, height)
        try:
            yield screen
        finally:
            screen.close()
    finally:
        server.terminate()
        server.wait()
