"""The way to the doctor on a real terminal, on a real screen, by the touches of a person; and the restart."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.display import VirtualScreen, virtual_screen
from kiosk.adapters.pin import hashed

ROOT = Path(__file__).resolve().parents[2]
CODE = "4802"
CORNER, RESTART, APPLICATION = (30, 20), (155, 705), (900, 150)
PAD = {"4": (660, 350), "8": (895, 520), "0": (895, 692), "2": (895, 180)}  # on a page of 1280 × 800
INK = (15, 50, 56)

pytestmark = pytest.mark.alone


@pytest.fixture
def screen() -> Iterator[VirtualScreen]:
    with virtual_screen() as screen:
        yield screen


def started(screen: VirtualScreen, folder: Path) -> subprocess.Popen[bytes]:
    settings, run = folder / "settings.toml", folder / "run"
    run.mkdir()
    settings.write_text(f'[staff]\npin = "{hashed(CODE)}"\n[data]\nfolder = "{folder / "data"}"\n')
    environment = os.environ | {
        "DISPLAY": screen.name, "SDL_VIDEODRIVER": "x11", "RUNTIME_DIRECTORY": str(run),
    }  # fmt: skip
    before = screen.pixels()
    command = [sys.executable, "-m", "kiosk", "--settings", str(settings), "run"]
    running = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    assert screen.until_changed(before, seconds=60) is not None
    screen.until_still(seconds=30)
    return running


def is_of_staff(screen: VirtualScreen) -> bool:
    """Whether the band is ink from side to side."""
    pixels = screen.pixels()
    line = pixels[1280 * 4 * 5 : 1280 * 4 * 6]
    return all(tuple(line[4 * x : 4 * x + 3][::-1]) == INK for x in (2, 640, 1277))


def test_a_finger_held_and_a_code_lead_to_the_doctor_and_the_restart_ends_the_application(screen, tmp_path):
    running = started(screen, tmp_path)
    assert not is_of_staff(screen)

    screen.touch(*CORNER, seconds=5.6)
    screen.until_still(seconds=20)
    assert is_of_staff(screen)
    for digit in CODE:
        screen.touch(*PAD[digit])
        screen.until_still(calm=0.6)
    screen.until_still(calm=3, seconds=60)  # the doctor, in a process of its own
    assert running.poll() is None
    screen.touch(*RESTART)
    screen.until_still(calm=1)
    screen.touch(*APPLICATION)

    assert running.wait(30) == 0
    assert not (tmp_path / "data" / "tries.toml").exists()
