"""The service of the clock, on the files of a machine of its own and a clock turned by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.core.clock import KEEP, NETWORK, NOBODY, RTC, STAFF, YEAR
from kiosk.services.clock import ClockService, made, write_whole
from kiosk.services.machine_clock import SystemClock

ROOT = Path(__file__).parents[2]
BUILD = datetime(2026, 11, 24, tzinfo=UTC).timestamp()
GOOD = BUILD + 40 * 86400


class HandClock:
    """A machine's clock that a hand turns, sets, and has the network keep."""

    def __init__(self, shown: float) -> None:
        self.shown, self.ran, self.is_kept, self.rtc = shown, 5.0, False, 0.0
        self.is_allowed = True
        self.sets: list[float] = []

    def now(self) -> float:
        return self.shown

    def running(self) -> float:
        return self.ran

    def synchronised(self) -> bool | None:
        return self.is_kept

    def set(self, moment: float) -> None:
        if not self.is_allowed:
            raise PermissionError(1, "Operation not permitted")
        self.sets.append(moment)
        self.shown = moment

    def set_rtc(self, moment: float) -> None:
        self.rtc = moment

    def turn(self, seconds: float) -> None:
        self.shown += seconds
        self.ran += seconds


class Rig:
    """A machine: its files, its clock, and the service, made anew for each act as the system does."""

    def __init__(self, root: Path, shown: float) -> None:
        self.root, self.hands = root, HandClock(shown)
        self.pack = root / "pack.toml"
        self.pack.write_text('id = "a"\nmade = 2026-11-24\n\n[files]\n', encoding="utf-8")
        (root / "data/system").mkdir(parents=True)
        (root / "data/kiosk.id").write_text("1234\n", encoding="utf-8")

    @property
    def service(self) -> ClockService:
        return ClockService(self.root, self.hands, self.pack)

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8").strip()

    def put(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    @property
    def who(self) -> str:
        return self.read("run/kiosk-system/clock")

    @property
    def good(self) -> float:
        return datetime.fromisoformat(self.read("data/system/clock")).timestamp()

    def kept(self, moment: float) -> None:
        self.put("data/system/clock", datetime.fromtimestamp(moment, UTC).isoformat())

    def cut(self, shown: float) -> None:
        """The power goes and comes back: what was in memory is lost."""
        for name in ("clock", "clock-held"):
            (self.root / "run/kiosk-system" / name).unlink()
        self.hands = HandClock(shown)


@pytest.fixture
def rig(tmp_path):
    return Rig(tmp_path, shown=12.0)


def test_a_machine_that_wakes_in_1970_is_set_to_the_last_good_time_and_nobody_vouches(rig):
    rig.kept(GOOD)

    rig.service.look()

    assert (rig.hands.sets, rig.who, rig.good) == ([GOOD], NOBODY, GOOD)


def test_without_a_last_good_time_it_is_set_to_the_day_of_the_content(rig):
    rig.service.look()

    assert (rig.hands.sets, rig.who) == ([BUILD], NOBODY)


@pytest.mark.parametrize("kept", ["", "demain", "\x00\x00\x00", "9" * 400])
def test_a_last_good_time_that_cannot_be_read_is_as_none(rig, kept):
    rig.put("data/system/clock", kept)

    rig.service.look()

    assert (rig.hands.sets, rig.good) == ([BUILD], BUILD)


def test_the_last_good_time_is_written_every_ten_minutes_and_at_the_end(rig):
    rig.kept(GOOD)
    rig.hands.shown = GOOD + 5
    rig.hands.is_kept = True
    rig.service.look()
    assert rig.good == GOOD + 5

    written = []
    for _ in range(25):
        rig.hands.turn(60)
        rig.service.look()
        written.append(rig.good)

    assert sorted(set(written)) == [GOOD + 5, GOOD + 5 + KEEP, GOOD + 5 + 2 * KEEP]
    rig.hands.turn(7)
    rig.service.look(to_keep=True)
    assert rig.good == rig.hands.shown


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_wrong_by_ten_years_is_put_right_and_leaves_the_last_good_time_alone(rig, years):
    rig.kept(GOOD)
    rig.hands.shown = GOOD + years * YEAR

    rig.service.look()
    rig.hands.turn(KEEP)
    rig.service.look()

    assert (rig.who, rig.hands.sets, rig.good) == (NOBODY, [GOOD], GOOD + KEEP)


@pytest.mark.parametrize("years", [-10, 10])
def test_a_jump_of_ten_years_while_running_is_told_at_the_next_look_and_put_right(rig, years):
    rig.kept(GOOD)
    rig.put("sys/class/rtc/rtc0/since_epoch", f"{GOOD:.0f}\n")
    rig.hands.shown = GOOD
    rig.service.look()
    assert rig.who == RTC
    rig.put("sys/class/rtc/rtc0/since_epoch", "60\n")  # its battery is empty, too

    rig.hands.turn(60)
    rig.hands.shown += years * YEAR
    rig.service.look()

    assert (rig.who, rig.hands.shown, rig.good) == (NOBODY, GOOD + 60, GOOD + 60)


@pytest.mark.parametrize("since", ["0\n", "57\n", "", "nothing"])
def test_a_battery_clock_without_its_battery_vouches_for_nothing(rig, since):
    rig.put("sys/class/rtc/rtc0/since_epoch", since)

    rig.service.look()

    assert rig.who == NOBODY


def test_the_network_is_believed_within_a_minute_and_brings_the_clock_forward(rig):
    rig.kept(GOOD)
    rig.service.look()
    assert rig.who == NOBODY

    rig.hands.turn(60)
    rig.hands.shown, rig.hands.is_kept = GOOD + 30 * 86400, True
    rig.service.look()

    assert (rig.who, rig.good) == (NETWORK, GOOD + 30 * 86400)


def test_the_word_of_timesyncd_is_taken_where_the_kernel_may_not_be_asked(rig):
    rig.kept(GOOD)
    rig.hands.shown, rig.hands.is_kept = GOOD, None
    rig.service.look()
    assert rig.who == NOBODY

    rig.put("run/systemd/timesync/synchronized", "")
    rig.service.look()

    assert rig.who == NETWORK


def test_a_technician_is_believed_until_the_next_start(rig):
    rig.service.look()

    rig.service.set_by_hand(GOOD)
    assert (rig.who, rig.hands.shown, rig.hands.rtc, rig.good) == (STAFF, GOOD, GOOD, GOOD)
    rig.hands.turn(KEEP)
    rig.service.look()
    assert (rig.who, rig.good) == (STAFF, GOOD + KEEP)

    rig.cut(shown=3.0)
    rig.service.look()
    assert (rig.who, rig.hands.shown) == (NOBODY, GOOD + KEEP)


def test_whoever_may_not_set_the_clock_leaves_everything_as_it_was(rig):
    rig.service.look()
    rig.hands.is_allowed = False

    with pytest.raises(PermissionError):
        rig.service.set_by_hand(GOOD)

    assert (rig.who, rig.hands.shown, rig.hands.rtc, rig.good) == (NOBODY, BUILD, 0.0, BUILD)


def test_where_the_clock_may_not_be_set_nobody_vouches_for_it_and_nothing_fails(rig):
    rig.kept(GOOD)
    rig.put("sys/class/rtc/rtc0/since_epoch", f"{GOOD + 60:.0f}\n")
    rig.hands.is_allowed = False

    rig.service.look()
    rig.hands.turn(KEEP)
    rig.service.look()

    assert (rig.who, rig.hands.sets, rig.hands.shown) == (NOBODY, [], 12.0 + KEEP)
    assert rig.good == GOOD + 60 + KEEP


def test_the_service_started_again_while_the_machine_runs_goes_on(rig):
    rig.service.look()
    rig.service.set_by_hand(GOOD)

    rig.service.look(to_keep=True)
    rig.hands.turn(20)
    rig.service.look()

    assert (rig.who, rig.hands.sets) == (STAFF, [BUILD, GOOD])


def test_without_the_disk_of_data_nothing_is_written_in_its_place(rig):
    (rig.root / "data/kiosk.id").unlink()

    rig.service.look(to_keep=True)

    assert rig.who == NOBODY
    assert list((rig.root / "data").rglob("*")) == [rig.root / "data/system"]


def test_a_word_that_does_not_change_is_written_every_ten_minutes_only(rig):
    rig.service.look()
    file = rig.root / "run/kiosk-system/clock"
    first = file.stat().st_ino, file.stat().st_mtime_ns

    rig.hands.turn(60)
    rig.service.look()
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == first
    rig.hands.turn(KEEP)
    rig.service.look()
    assert (file.stat().st_ino, file.stat().st_mtime_ns) != first


def test_what_was_half_written_when_the_power_went_is_never_read(rig):
    rig.kept(GOOD)
    (rig.root / "data/system/clock.half").write_text("2031-", encoding="ascii")

    assert rig.service.last_good == GOOD
    write_whole(rig.root / "data/system/clock", "2027-01-01T00:00:00+00:00\n", to_last=True)
    assert [path.name for path in (rig.root / "data/system").iterdir()] == ["clock"]


def test_the_day_of_the_content_that_ships_is_known():
    assert made(ROOT / "assets/pack.toml") >= BUILD
    assert made(ROOT / "no-such-pack.toml") == 0.0


def test_the_clock_of_this_machine_runs_and_says_who_keeps_it():
    clock = SystemClock()

    first, second = clock.running(), clock.running()

    assert 0 < first <= second
    assert clock.now() > 1_700_000_000
    assert clock.synchronised() in (True, False, None)


@pytest.mark.parametrize(
    ("arguments", "status"), [(("tick",), 0), (("stop",), 0), ((), 2), (("now",), 2), (("start", "stop"), 2)]
)
def test_the_system_calls_it_with_one_word(tmp_path, arguments, status):
    (tmp_path / "data/system").mkdir(parents=True)
    (tmp_path / "data/kiosk.id").write_text("1\n", encoding="ascii")

    done = called(tmp_path, *arguments)

    assert done.returncode == status, done.stderr
    assert (tmp_path / "run/kiosk-system/clock").exists() == (status == 0)
    assert bool(done.stderr) == (status != 0)


def test_what_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "run").write_text("a file stands where the folder should be", encoding="ascii")

    done = called(tmp_path, "tick")

    assert done.returncode == 1
    assert done.stderr.startswith("L'horloge n'a pas pu être réglée ni gardée : ")
    assert "Traceback" not in done.stderr


def called(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The service as a process of its own, without the packages of the terminal, on files below `root`."""
    environment = os.environ | {"KIOSK_ROOT": str(root), "PYTHONPATH": str(ROOT)}
    command = (sys.executable, "-S", "-P", "-m", "kiosk.services.clock", *arguments)
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=False)
