"""The terminal sleeps until something happens, and then answers at once."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from kivy.base import EventLoop

from bench.display import VirtualScreen, virtual_screen
from kiosk.ui.eventloop import Leaving

ROOT = Path(__file__).resolve().parents[2]
SMALL = {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KCFG_GRAPHICS_WIDTH": "400",
    "KCFG_GRAPHICS_HEIGHT": "300",
    "KCFG_INPUT_MOUSE": "mouse,disable_multitouch",
}


class Sample:
    """The small application of `rest_sample.py`, on a screen of its own or on none."""

    def __init__(self, devices: Path, screen: VirtualScreen | None = None) -> None:
        self.screen = screen
        where = (
            {"SDL_VIDEODRIVER": "x11", "DISPLAY": screen.name} if screen else {"SDL_VIDEODRIVER": "offscreen"}
        )
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("rest_sample.py")), str(devices)],
            env={**os.environ, **SMALL, **where, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, what: str = "now") -> dict[str, Any]:
        """Ask through a thread of the application; the answer comes from its main thread."""
        assert self.process.stdin is not None
        self.process.stdin.write(what + "\n")
        self.process.stdin.flush()
        return self.read()

    def read(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def at_rest(self) -> dict[str, Any]:
        """Once the last drawing of the start is done, which a busy machine does late."""
        before: dict[str, Any] = {}
        while (now := self.ask()).get("flips") != before.get("flips"):
            before = now
            time.sleep(1)
        return now

    def frames_during(self, act: Callable[[], object], seconds: float = 1.0) -> int:
        """How many frames turned while that was done and for so long after; asking costs some fifteen."""
        before = self.ask()["frames"]
        act()
        time.sleep(seconds)
        return int(self.ask()["frames"] - before)

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Sample]:
    with virtual_screen(400, 300) as screen:
        one = Sample(tmp_path, screen)
        try:
            one.ask()
            screen.until_still(calm=0.6)
            yield one
        finally:
            one.end()


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Sample]:
    """Without an X server, as on the bare console; pipes stand where the input devices would."""
    os.mkfifo(tmp_path / "event0")
    one = Sample(tmp_path)
    try:
        one.ask()
        time.sleep(1)
        yield one
    finally:
        one.end()


def test_at_rest_nothing_is_drawn_and_hardly_anything_turns(sample: Sample) -> None:
    before = sample.at_rest()

    time.sleep(3)
    after = sample.ask()

    assert after["flips"] == before["flips"]
    # one nap or two, and the quarter of a second at full pace that follows each question
    assert after["frames"] - before["frames"] < 60


def test_a_touch_is_answered_from_rest(sample: Sample) -> None:
    before = sample.screen.pixels()
    flips = sample.ask()["flips"]
    time.sleep(1)

    sample.screen.press(200, 150)

    assert sample.screen.until_changed(before, seconds=1.5) is not None
    assert sample.ask()["flips"] > flips


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
        sample.ask()
        waits.append(time.perf_counter() - start)

    assert sorted(waits)[2] < 0.5, "it was the end of the nap (2 s), not the thread, that woke it"


def test_the_system_can_end_it_while_it_sleeps(sample: Sample) -> None:
    time.sleep(0.5)

    sample.process.send_signal(signal.SIGTERM)

    assert sample.read()["asked"] == "stopped"
    assert sample.process.wait(5) == 0


def test_on_the_bare_console_an_input_device_wakes_it(console: Sample, tmp_path: Path) -> None:
    with (tmp_path / "event0").open("wb", buffering=0) as device:
        at_rest = console.frames_during(lambda: None)

        touched = console.frames_during(lambda: (time.sleep(0.5), device.write(b"touched")))

    assert touched > at_rest + 8


def test_a_device_plugged_in_later_is_found_and_one_pulled_out_is_forgotten(
    console: Sample, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "event7")
    console.ask()
    time.sleep(0.5)
    with (tmp_path / "event7").open("wb", buffering=0) as device:
        touched = console.frames_during(lambda: (time.sleep(0.5), device.write(b"touched")))

    time.sleep(0.5)
    at_rest = console.frames_during(lambda: None)

    assert touched > at_rest + 8
    assert at_rest < 45, "sixty a second: it listens to a device that is not there any more"


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Sample]:
    """The same, where no panel has told of itself yet."""
    one = Sample(tmp_path)
    try:
        one.ask()
        time.sleep(1)
        yield one
    finally:
        one.end()


def wakes(sample: Sample, device: Path) -> bool:
    """Whether it sleeps until that device says something, and no longer."""
    try:
        says = os.open(device, os.O_WRONLY | os.O_NONBLOCK)
    except OSError:
        return False  # nobody has opened it
    with os.fdopen(says, "wb", buffering=0) as panel:
        at_rest = sample.frames_during(lambda: None)
        touched = sample.frames_during(lambda: (time.sleep(0.5), panel.write(b"touched")))
    return at_rest < 45 and touched > at_rest + 8


def test_a_panel_that_comes_after_the_start_of_a_machine_without_any_other_is_heard(
    bare: Sample, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "event0")
    bare.ask()
    time.sleep(0.5)

    assert wakes(bare, tmp_path / "event0")


def test_a_panel_that_is_given_to_the_terminal_a_moment_after_it_came_is_heard(
    bare: Sample, tmp_path: Path
) -> None:
    panel = tmp_path / "panel"
    (tmp_path / "event0").symlink_to(panel)  # no more to be read than what udev has not given away yet
    bare.ask()
    time.sleep(0.5)
    bare.ask()
    changed = tmp_path.stat()
    os.mkfifo(panel)
    os.utime(tmp_path, ns=(changed.st_atime_ns, changed.st_mtime_ns))  # the folder tells nothing of it
    bare.ask()
    time.sleep(0.5)

    assert wakes(bare, tmp_path / "event0")


def test_a_device_that_is_gone_when_it_is_opened_stops_nothing(console: Sample, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as gone:
        gone.bind(str(tmp_path / "event5"))  # it can be read, says the system; and cannot be opened
        console.ask()
        time.sleep(0.5)
        console.ask()

        assert wakes(console, tmp_path / "event0")


@pytest.fixture
def loop_goes_on() -> Iterator[None]:
    """Whatever is asked of Kivy's loop and of SIGHUP here is undone."""
    yield
    EventLoop.quit = False
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGHUP})
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.mark.parametrize("is_free", [True, False])
def test_asked_to_make_way_it_leaves_at_once_only_where_nobody_is_there(loop_goes_on, is_free):
    leaving = Leaving()
    leaving.listen(lambda: is_free)

    os.kill(os.getpid(), signal.SIGHUP)

    assert EventLoop.quit is is_free
    assert leaving.decided()
    assert EventLoop.quit


def test_what_is_asked_while_a_process_replaces_itself_reaches_the_one_that_follows(loop_goes_on):
    leaving = Leaving()
    leaving.listen(lambda: False)
    assert not leaving.decided()

    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGHUP)  # the tests have threads that hear
    follows = Leaving()
    follows.listen(lambda: True)

    assert EventLoop.quit
