"""The terminal sleeps until something happens, and then answers at once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.display import VirtualScreen, virtual_screen

ROOT = Path(__file__).resolve().parents[2]
SMALL = {
    "SDL_VIDEODRIVER": "x11",
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KCFG_GRAPHICS_WIDTH": "400",
    "KCFG_GRAPHICS_HEIGHT": "300",
    "KCFG_INPUT_MOUSE": "mouse,disable_multitouch",
}


class Sample:
    """The small application of `rest_sample.py` on a screen of its own."""

    def __init__(self, screen: VirtualScreen) -> None:
        self.screen = screen
        environment = {
            **os.environ,
            "DISPLAY": screen.name,
            "SDL_VIDEODRIVER": "x11",
            "PYTHONPATH": str(ROOT),
        }
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("rest_sample.py"))],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, what: str) -> dict[str, Any]:
        """Ask through a thread of the application; the answer comes from its main thread."""
        assert self.process.stdin is not None
        self.process.stdin.write(what + "\n")
        self.process.stdin.flush()
        return self.read()

    def read(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@pytest.fixture
def sample() -> Iterator[Sample]:
    with virtual_screen(400, 300) as screen:
        one = Sample(screen)
        try:
            one.ask("are you there?")
            screen.until_still(calm=0.6)
            yield one
        finally:
            one.process.kill()
            one.process.communicate()


def test_at_rest_nothing_is_drawn_and_hardly_anything_turns(sample: Sample) -> None:
    before = sample.ask("before")

    time.sleep(3)
    after = sample.ask("after")

    assert after["flips"] == before["flips"]
    # one nap or two, and the quarter of a second at full pace that follows each question
    assert after["frames"] - before["frames"] < 60


def test_a_touch_is_answered_from_rest(sample: Sample) -> None:
    before = sample.screen.pixels()
    flips = sample.ask("before")["flips"]
    time.sleep(1)

    sample.screen.press(200, 150)

    assert sample.screen.until_changed(before, seconds=1.5) is not None
    assert sample.ask("after")["flips"] > flips


def test_no_touch_is_forgotten_at_the_moment_of_falling_asleep(sample: Sample) -> None:
    for gap in range(200, 300, 5):
        before = sample.screen.pixels()
        sample.screen.press(200, 150)
        assert sample.screen.until_changed(before, seconds=1.5) is not None
        sample.screen.release()
        time.sleep(gap / 1000)


def test_a_thread_ends_the_sleep_of_the_main_one(sample: Sample) -> None:
    waits = []
    for _ in range(5):
        time.sleep(0.5)
        start = time.perf_counter()
        sample.ask("now")
        waits.append(time.perf_counter() - start)

    assert sorted(waits)[2] < 0.5, "it was the end of the nap (2 s), not the thread, that woke it"


def test_the_system_can_end_it_while_it_sleeps(sample: Sample) -> None:
    time.sleep(0.5)

    sample.process.send_signal(signal.SIGTERM)

    assert sample.read()["asked"] == "stopped"
    assert sample.process.wait(5) == 0
