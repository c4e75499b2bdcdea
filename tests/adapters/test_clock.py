"""What the terminal makes of the word of the clock's service."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

import pytest

from kiosk.adapters.clock import Vouched, read
from kiosk.timer import HandTimer
from tests.clock_file import written

NOW = datetime(2026, 11, 24, 10, 42)


@pytest.mark.parametrize("who", ["network", "rtc", "staff"])
def test_a_clock_that_somebody_vouches_for_is_trusted(tmp_path, who):
    clock = Vouched(HandTimer(NOW), written(tmp_path / "kiosk-system/clock", who))

    assert (clock.who(), clock.is_trusted()) == (who, True)


@pytest.mark.parametrize("who", ["nobody", "", "netw", "\x00"])
def test_any_other_word_is_nobody(tmp_path, who):
    clock = Vouched(HandTimer(NOW), written(tmp_path / "kiosk-system/clock", who))

    assert (clock.who(), clock.is_trusted()) == ("nobody", False)


def test_a_terminal_whose_service_says_nothing_trusts_nobody(tmp_path):
    (tmp_path / "kiosk-system").mkdir()

    assert read(tmp_path / "kiosk-system/clock") == "nobody"


def test_a_machine_without_the_service_is_left_to_the_date_of_the_content(tmp_path):
    clock = Vouched(HandTimer(NOW), tmp_path / "kiosk-system/clock")

    assert (clock.who(), clock.is_trusted()) == (None, True)


def test_what_the_service_writes_anew_is_heard_at_once(tmp_path):
    file = written(tmp_path / "kiosk-system/clock", "nobody")
    clock = Vouched(HandTimer(NOW), file)
    assert not clock.is_trusted()

    written(file, "network")

    assert clock.is_trusted()


def test_the_file_is_read_once_as_long_as_it_is_the_same(tmp_path):
    file = written(tmp_path / "kiosk-system/clock", "network")
    clock = Vouched(HandTimer(NOW), file)
    clock.who()
    then = file.stat()

    file.write_text("nobody\n", encoding="ascii")
    os.utime(file, ns=(then.st_atime_ns, then.st_mtime_ns))

    assert clock.who() == "network"


@pytest.mark.parametrize("jump", [timedelta(days=-3652), timedelta(seconds=-90), timedelta(days=3652)])
def test_a_clock_that_is_set_is_not_trusted_until_the_service_has_looked(tmp_path, jump):
    file, timer = written(tmp_path / "kiosk-system/clock", "network"), HandTimer(NOW)
    clock = Vouched(timer, file)
    timer.turn(3600)
    assert clock.is_trusted()

    timer.set(timer.wall() + jump)
    assert not clock.is_trusted()
    timer.turn(30)
    assert not clock.is_trusted()

    written(file, "network")
    assert clock.is_trusted()
    timer.turn(86400)
    assert clock.is_trusted()


def test_a_clock_that_is_put_right_by_some_seconds_stays_trusted(tmp_path):
    timer = HandTimer(NOW)
    clock = Vouched(timer, written(tmp_path / "kiosk-system/clock", "network"))
    clock.who()

    timer.set(timer.wall() + timedelta(seconds=20))

    assert clock.is_trusted()
