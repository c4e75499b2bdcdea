"""Bad ends of the machine are counted in running time, and a clock that is wrong changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.deploy.programs import run, write

HOUR = 3600


class Machine:
    """One that starts, runs and ends as we say."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.kept = root / "data/system/boots"

    def start(self) -> bool:
        """Whether the kiosk may start."""
        for file in (self.root / "run/kiosk-system").glob("*"):
            file.unlink()  # /run is in memory
        self.runs(20)
        started = run("boots", self.root, "start")
        assert started.returncode in (0, 1), started.stderr
        assert (self.root / "run/kiosk-system/safe").exists() == (started.returncode == 1)
        assert bool(started.stderr) == (started.returncode == 1)
        return started.returncode == 0

    def runs(self, seconds: int) -> None:
        write(self.root / "proc/uptime", f"{seconds}.27 1234.00\n")

    def tick(self) -> None:
        assert run("boots", self.root, "tick").returncode == 0

    def stop(self) -> None:
        assert run("boots", self.root, "stop").returncode == 0

    @property
    def count(self) -> str:
        return (self.root / "run/kiosk-system/boots").read_text().strip()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_three_bad_ends_within_an_hour_call_for_the_safe_screen(machine: Machine) -> None:
    assert machine.start(), "the first start of its life"

    assert [machine.start() for _ in range(4)] == [True, True, False, False]
    assert machine.count == "4"


def test_a_proper_end_does_not_count(machine: Machine) -> None:
    for _ in range(6):
        assert machine.start()
        machine.stop()

    assert machine.start()
    assert machine.count == "0"


def test_what_is_an_hour_old_in_running_time_is_forgotten(machine: Machine) -> None:
    machine.start()
    assert [machine.start(), machine.start()] == [True, True]
    machine.runs(HOUR + 30)
    machine.tick()

    assert machine.count == "0"
    assert machine.start(), "one bad end in the last hour"
    assert machine.count == "1"


def test_an_hour_is_made_of_several_runs(machine: Machine) -> None:
    machine.start()
    machine.start()
    machine.runs(HOUR // 2)
    machine.stop()
    machine.start()
    machine.runs(HOUR // 2 + 1)
    machine.stop()

    assert machine.start()
    assert machine.count == "0"


def test_runs_of_half_an_hour_that_end_badly_are_one_too_many_at_the_third(machine: Machine) -> None:
    machine.start()
    answers = []
    for _ in range(3):
        machine.runs(HOUR // 3)
        machine.tick()
        answers.append(machine.start())

    assert answers == [True, True, False]


def test_a_start_is_counted_once_however_often_it_is_told(machine: Machine) -> None:
    machine.start()
    machine.start()

    again = run("boots", machine.root, "start")

    assert (again.returncode, machine.count) == (0, "1")


def test_a_bad_end_counts_even_after_the_disk_of_the_data_came_and_went(machine: Machine) -> None:
    machine.start()
    machine.stop()
    assert run("boots", machine.root, "start").returncode == 0

    machine.start()

    assert machine.count == "1"


def test_nothing_is_written_once_there_is_nothing_to_forget(machine: Machine) -> None:
    machine.start()
    before = machine.kept.stat().st_mtime_ns, machine.kept.stat().st_ino
    machine.runs(7200)
    machine.tick()

    assert (machine.kept.stat().st_mtime_ns, machine.kept.stat().st_ino) == before


@pytest.mark.parametrize(
    "rubbish", ["", "left\n", "\0" * 512, "running 99999999999999999999\nleft no\nunclean x\n"]
)
def test_a_file_that_a_bad_card_spoilt_keeps_no_kiosk_from_starting(machine: Machine, rubbish: str) -> None:
    write(machine.kept, rubbish)

    assert machine.start()
    machine.stop()
    assert machine.start()
    assert machine.count in "01"


def test_the_application_has_three_starts_an_hour(machine: Machine) -> None:
    machine.start()

    assert [run("boots", machine.root, "asked").returncode for _ in range(4)] == [0, 0, 0, 1]
    machine.runs(HOUR + 21)
    machine.tick()
    assert run("boots", machine.root, "asked").returncode == 0


def test_what_was_asked_for_counts_over_starts(machine: Machine) -> None:
    for _ in range(3):
        machine.start()
        assert run("boots", machine.root, "asked").returncode == 0
        machine.stop()
    machine.start()

    assert run("boots", machine.root, "asked").returncode == 1
    assert machine.count == "0", "a start that was asked for is no bad end"


def test_a_disk_that_takes_no_count_keeps_no_kiosk_from_starting(machine: Machine) -> None:
    machine.kept.parent.parent.mkdir(parents=True, exist_ok=True)
    machine.kept.parent.write_text("a file where the folder should be")
    machine.runs(20)

    started = run("boots", machine.root, "start")

    assert started.returncode == 0
    assert "ne peuvent pas être comptés" in started.stderr
