"""Each figure of the comparison, measured from outside: by touching the screen and looking at its pixels."""

from __future__ import annotations

import random
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import processes
from bench.candidates import Candidate, Point, around, stop
from bench.display import Area, VirtualScreen

PAGE = Area(88, 70, 1152, 560)  # everything but the band, which has a clock, and the shelf
DEAF = 0.65  # seconds after a page during which the terminal takes a touch for the second half of the first


class NotSeenError(Exception):
    """What should have changed on the screen did not: the figure would mean nothing."""


@dataclass
class Run:
    """One program on one screen."""

    candidate: Candidate
    screen: VirtualScreen
    folder: Path
    process: subprocess.Popen[bytes]

    def touch(self, point: Point) -> None:
        """Touch and let the page come."""
        before = self.screen.pixels()
        self.screen.touch(*point)
        if self.screen.until_changed(before, seconds=5) is None:
            raise NotSeenError(f"{self.candidate.name}: nothing changes when {point} is touched")
        self.screen.until_still(calm=DEAF)

    def go_home(self) -> None:
        """Make the touches that a visitor makes until the home page."""
        for point in (self.candidate.first, *self.candidate.home):
            self.touch(point)


@contextmanager
def running(candidate: Candidate, screen: VirtualScreen, folder: Path) -> Iterator[Run]:
    """Start it; when done, end it and wait for the black screen."""
    black = bytes(len(screen.pixels(around((640, 400)))))
    process = candidate.start(screen.name, folder)
    try:
        yield Run(candidate, screen, folder, process)
    finally:
        stop(process)
        while screen.pixels(around((640, 400))).replace(b"\xff", b"\0") != black:
            time.sleep(0.05)


def first_look(candidate: Candidate, screen: VirtualScreen, folder: Path) -> bytes:
    """What its first page looks like once complete; also warms the disk's cache and the browser's profile."""
    with running(candidate, screen, folder):
        time.sleep(3)
        look = screen.until_still(PAGE, calm=1)
        if look is None:
            raise NotSeenError(f"{candidate.name}: the first page never stands still")
        return look


def start(candidate: Candidate, screen: VirtualScreen, folder: Path, look: bytes) -> tuple[float, float]:
    """Milliseconds from the command to the complete first page, and to the answer to a touch on it."""
    begin = time.perf_counter()
    with running(candidate, screen, folder):
        while screen.pixels(PAGE) != look:
            if screen.until_changed(screen.pixels(PAGE), PAGE, 5) is None and screen.pixels(PAGE) != look:
                raise NotSeenError(f"{candidate.name}: the first page is not what it was")
        drawn = time.perf_counter()
        area = around(candidate.first)
        before = screen.pixels(area)
        answered = None
        while answered is None:
            screen.press(*candidate.first)
            answered = screen.until_changed(before, area, 1)
            screen.release()
        return (drawn - begin) * 1000, (answered - begin) * 1000


def processor_share(run: Run, seconds: float) -> float:
    """Per cent of one core that the whole family uses while nobody touches anything."""
    before = processes.processor(run.process.pid)
    time.sleep(seconds)
    return 100 * processes.used_between(before, processes.processor(run.process.pid)) / seconds


def answers(run: Run, count: int, rests: float) -> tuple[list[float], list[float]]:
    """Milliseconds from touches to the changed frame; one in five comes after so many seconds of rest."""
    awake: list[float] = []
    rested: list[float] = []
    chance = random.Random(7)
    for number in range(count):
        comes_late = number % 5 == 4
        time.sleep(rests if comes_late else chance.random() / 3)
        (rested if comes_late else awake).append(answer(run))
    return awake, rested


def answer(run: Run) -> float:
    """Milliseconds from a touch on the key that opens a panel to the first changed frame; closes it again."""
    area = around(run.candidate.key, 60)
    before = run.screen.pixels(area)
    moment = run.screen.press(*run.candidate.key)
    changed = run.screen.until_changed(before, area, 3)
    time.sleep(0.08)
    run.screen.release()
    if changed is None:
        raise NotSeenError(f"{run.candidate.name}: the key {run.candidate.key} does not answer")
    time.sleep(DEAF)
    run.touch(run.candidate.key)
    return (changed - moment) * 1000


def opening(run: Run, count: int) -> list[float]:
    """Milliseconds from the end of the touch that opens the heaviest procedure to its last changed pixel."""
    *way, last = run.candidate.procedure
    for point in way:
        run.touch(point)
    times = []
    for _ in range(count):
        run.screen.press(*last)
        time.sleep(0.1)
        moment = run.screen.release()
        times.append((last_change(run.screen, moment) - moment) * 1000)
        run.touch(run.candidate.back)
    return times


def last_change(screen: VirtualScreen, moment: float, calm: float = 0.6) -> float:
    """When the page changed for the last time before it stood still."""
    shown = screen.pixels(PAGE)
    while (changed := screen.until_changed(shown, PAGE, calm)) is not None:
        moment, shown = changed, screen.pixels(PAGE)
    return moment


def first_sound(run: Run, count: int) -> list[float]:
    """Milliseconds from a touch on "Listen" to the first sample that is not silence."""
    heard = run.folder / "heard.wav"
    times = []
    for _ in range(count):
        heard.unlink(missing_ok=True)
        run.screen.press(*run.candidate.listen)
        time.sleep(0.05)
        moment = run.screen.release()
        times.append((_sounds_at(heard, moment) - moment) * 1000)
        run.touch(run.candidate.listen)
        time.sleep(1)
    return times


def _sounds_at(heard: Path, moment: float) -> float:
    """The file is written faster than it would be heard: silence at its head counts for its duration."""
    while time.perf_counter() < moment + 5:
        written = heard.read_bytes() if heard.exists() else b""
        now = time.perf_counter()
        silence = len(written) - 44 - len(written[44:].lstrip(b"\0"))
        if len(written) > 44 + silence:
            channels, rate = struct.unpack("<HI", written[22:28])
            return now + silence / (2 * channels * rate)
        time.sleep(0.001)
    raise NotSeenError("nothing was heard")


def fall_asleep(run: Run, seconds: float) -> None:
    """Leave it alone until the sleeping page has come, and its process has been replaced."""
    before = run.screen.pixels(PAGE)
    end = time.monotonic() + seconds + 30
    time.sleep(seconds)
    while run.screen.until_still(PAGE, calm=5, seconds=15) in (None, before):
        if time.monotonic() > end:
            raise NotSeenError(f"{run.candidate.name}: it does not fall asleep")
