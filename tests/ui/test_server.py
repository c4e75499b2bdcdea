"""While one process takes the place of another, what the window showed stays: never the black below it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.display import Area, VirtualScreen, virtual_screen
from kiosk.ui.driver import DEFAULTS
from kiosk.ui.server import HELD, hold, release

ROOT = Path(__file__).resolve().parents[2]
SPOT = Area(200, 150, 1, 1)
SECONDS = 20
X11 = {"SDL_VIDEODRIVER": "x11", "PYTHONPATH": str(ROOT)}


@pytest.fixture
def screen() -> Iterator[VirtualScreen]:
    with virtual_screen(400, 300) as screen:
        yield screen


def colours_of(screen: VirtualScreen, running: subprocess.Popen[str]) -> list[bytes]:
    """What is seen in the middle of the screen, one after the other, until the process ends."""
    seen, end = [], time.monotonic() + SECONDS
    while running.poll() is None:
        assert time.monotonic() < end, "it never ended"
        pixel = screen.pixels(SPOT)
        seen += [pixel] if [pixel] != seen[-1:] else []
    return seen


def test_from_one_process_to_the_next_no_black_is_seen(screen: VirtualScreen):
    black = screen.pixels(SPOT)
    sample = Path(__file__).with_name("replaced_sample.py")
    running = subprocess.Popen(
        [sys.executable, str(sample), "0.9", "0.2"],
        env={**os.environ, **DEFAULTS, **X11, "DISPLAY": screen.name},
        stdout=subprocess.PIPE,
        text=True,
    )
    seen = colours_of(screen, running)
    said, _ = running.communicate()

    shown = [colour for colour in seen if colour != black]
    assert len(set(shown)) == 2, "the first process and the second have each their colour"
    assert black not in seen[seen.index(shown[0]) : seen.index(shown[-1])]
    assert said.split() == ["held", "released"]


def test_nothing_is_held_without_a_window(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(HELD, "")
    hold()
    held = os.environ[HELD]
    release()

    assert held == ""
    assert HELD not in os.environ
