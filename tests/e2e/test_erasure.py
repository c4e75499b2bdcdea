"""Nothing of a visit is left: not in what Python holds, not on the disk, not in what two visits differ by."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.adapters.player import SilentPlayer
from kiosk.adapters.speech import SilentVoice
from kiosk.bootstrap import DATABASE, Terminal
from kiosk.settings import Settings
from kiosk.settings_parts import Data
from kiosk.store.repair import is_damaged
from kiosk.timer import HandTimer
from kiosk.worker import HandWorker
from tests.e2e.canary import CANARY, SLUGS, canary_pack
from tests.e2e.traces import in_files

ROOT = Path(__file__).resolve().parents[2]
TUESDAY, FRIDAY = datetime(2026, 11, 24, 10, 42), datetime(2026, 11, 27, 16, 5)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return canary_pack(tmp_path_factory.mktemp("canaries"))


def visitor(pack: Path, data: Path, end: str) -> subprocess.Popen[str]:
    """The whole terminal, screen and voice included, touched among canaries."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.erased", str(pack), str(data), end],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def told(lines: str) -> dict[str, dict]:
    """What the visitor said of the terminal at each moment."""
    moments: dict[str, dict] = {}
    for line in lines.splitlines():
        if line.startswith("{"):
            moments |= json.loads(line)
    return moments


# -- in memory, and on the disk meanwhile


@pytest.mark.parametrize(
    ("end", "page", "slept"), [("done", "farewell", 1), ("idle", "farewell", 1), ("restart", "language", 0)]
)
def test_once_a_visit_has_ended_no_word_of_it_is_held_nor_written(pack, tmp_path, end, page, slept):
    running = visitor(pack, tmp_path / "data", end)
    said, complaint = running.communicate(timeout=120)
    assert running.returncode == 0, complaint

    seen = told(said)
    assert len(seen["during"]["memory"]) > 50, "the canaries are seen where they are"
    assert seen["ended"]["page"] == page
    assert seen["ended"]["memory"] == []
    assert seen["later"]["memory"] == []
    assert seen["later"]["slept"] == slept
    assert [moment["disk"] for moment in seen.values()] == [[], [], []]


def test_a_visit_cut_by_a_crash_leaves_nothing_on_the_disk_and_is_not_counted(pack, tmp_path):
    data = tmp_path / "data"
    running = visitor(pack, data, "waits")
    assert running.stdout is not None
    seen = told(next(line for line in running.stdout if line.startswith("{")))
    assert seen["during"]["page"] == "list"

    running.send_signal(signal.SIGKILL)
    running.communicate()

    assert (data / DATABASE).exists()
    assert in_files(CANARY, data) == []
    assert not is_damaged(data / DATABASE)
    assert cells(data) == {}


def test_a_terminal_that_starts_after_a_crash_knows_nothing_of_the_visit(pack, tmp_path):
    data = tmp_path / "data"
    running = visitor(pack, data, "waits")
    assert running.stdout is not None
    next(line for line in running.stdout if line.startswith("{"))
    running.kill()
    running.communicate()

    before = Trial().run(pack, None, tmp_path / "never")
    after = Trial().run(pack, data, tmp_path / "after")

    assert after == before


# -- on the disk, byte by byte


@dataclass(frozen=True)
class Trial:
    """One visit: what is counted of it (listed in docs/privacy.md), then what is not."""

    slug: str = SLUGS[0]
    language: str = "fr"
    aloud: bool = False
    called: bool = False
    listed: bool = True
    end: str = "finish"

    choices: tuple[str, ...] = ("zorglub-oui", "zorglub-fin")
    ticks: int = 0
    size: str = "normal"
    wall: datetime = TUESDAY
    seconds: int = 60
    pages: tuple[tuple[str, str], ...] = field(default=())

    def run(self, pack: Path, start: Path | None, folder: Path) -> dict[str, bytes]:
        """The bytes of the data folder once the terminal is closed, after this visit from that start."""
        if start:
            shutil.copytree(start, folder)
        timer = HandTimer(self.wall)
        settings = Settings(data=Data(folder=str(folder)))
        terminal = Terminal(
            settings, timer, HandWorker(timer), assets=pack, player=SilentPlayer(), voice=SilentVoice()
        )
        terminal.open_the_rest()
        timer.turn(1)
        self._visit(terminal, timer)
        terminal.close()
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

    def _visit(self, terminal: Terminal, timer: HandTimer) -> None:
        house = terminal.house
        house.visits.wake()
        house.visits.speak(self.language)
        house.visits.enlarge(self.size)
        house.visits.listen(self.aloud)
        house.guide.start(self.slug)
        house.navigation.open("guide", self.slug)
        for name, about in (*self.pages, *([("call", "")] if self.called else [])):
            house.navigation.open(name, about)
        house.guide.forward()
        for choice in self.choices if self.listed else ():
            while len(house.guide.step().options) < 2:
                house.guide.forward()
            house.guide.choose(choice)
        if self.listed:
            while not house.guide.at_list:
                house.guide.forward()
            house.navigation.open("list")
            for line in house.guide.checklist().lines[: self.ticks]:
                house.guide.tick(line.key)
        timer.turn(self.seconds)
        if self.end == "finish":
            house.visits.finish()
        timer.turn(300)


def cells(folder: Path) -> dict[tuple[str, ...], int]:
    """The counts on the disk that are not zero."""
    with sqlite3.connect(folder / DATABASE) as connection:
        rows = connection.execute("SELECT kind, key, count FROM weekly_count").fetchall()
    connection.close()
    return {(kind, key): int(count) for kind, key, count in rows if int(count)}


@pytest.fixture(scope="module")
def start(pack: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A terminal that has had one visitor this week."""
    folder = tmp_path_factory.mktemp("start") / "data"
    Trial().run(pack, None, folder)
    return folder


UNCOUNTED = {
    "another answer": Trial(choices=("zorglub-non", "zorglub-trop")),
    "papers ticked": Trial(ticks=2),
    "a list gone through twice": Trial(pages=(("list", ""), ("codes", "2"), ("photo", ""), ("answers", ""))),
    "numbers, places and sites looked at": Trial(
        pages=(("number", "3919|Violences"), ("place", "caf"), ("web", "https://zorglub.example|Site"))
    ),
    "larger letters": Trial(size="largest"),
    "a longer visit": Trial(seconds=110),
    "another day of the week": Trial(wall=FRIDAY),
    "nobody said goodbye": Trial(end="idle"),
}


@pytest.mark.parametrize("other", UNCOUNTED.values(), ids=UNCOUNTED)
def test_two_visits_that_differ_only_in_what_is_not_counted_leave_the_same_bytes(
    pack, start, tmp_path, other
):
    assert other.run(pack, start, tmp_path / "other") == Trial().run(pack, start, tmp_path / "one")


COUNTED = {
    "language": Trial(language="en"),
    "procedure": Trial(slug=SLUGS[1]),
    "aloud": Trial(aloud=True),
    "call": Trial(called=True),
    "outcome": Trial(listed=False),
}


@pytest.mark.parametrize("kind", COUNTED)
def test_two_visits_that_differ_in_one_thing_counted_differ_by_its_two_digits_only(
    pack, start, tmp_path, kind
):
    one = Trial().run(pack, start, tmp_path / "one")
    other = COUNTED[kind].run(pack, start, tmp_path / "other")

    mine, theirs = cells(tmp_path / "one"), cells(tmp_path / "other")
    changed = {cell[0] for cell in mine.keys() | theirs.keys() if mine.get(cell) != theirs.get(cell)}
    assert changed == {kind}
    assert one.keys() == other.keys() == {DATABASE}
    pairs = [pair for pair in zip(one[DATABASE], other[DATABASE], strict=True) if pair[0] != pair[1]]
    assert len(pairs) == 2
    assert all(chr(byte).isdigit() for pair in pairs for byte in pair)


def test_no_word_of_any_visit_is_in_the_bytes(pack, start, tmp_path):
    for at, trial in enumerate((*UNCOUNTED.values(), *COUNTED.values())):
        trial.run(pack, start, tmp_path / str(at))

    assert in_files(CANARY, tmp_path) == []
