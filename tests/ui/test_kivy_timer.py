"""Kivy's clock keeps the promises of `kiosk.timer.Timer`."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import datetime, timedelta

from kivy.clock import Clock

from kiosk.ui.timer import KivyTimer


def test_what_is_asked_soon_runs_at_the_next_frame_in_order_and_not_before() -> None:
    timer, seen = KivyTimer(), []
    timer.soon(lambda: seen.append("first"))
    timer.soon(lambda: seen.append("second"))
    assert seen == []

    Clock.tick()

    assert seen == ["first", "second"]


def test_an_act_runs_once_when_its_time_has_come_and_a_cancelled_one_never() -> None:
    timer, seen = KivyTimer(), []
    timer.after(0.05, lambda: seen.append("due"))
    timer.cancel(timer.after(0.05, lambda: seen.append("cancelled")))
    timer.after(60, lambda: seen.append("later"))

    end = timer.now() + 0.3
    while timer.now() < end:
        Clock.tick()

    assert seen == ["due"]


def test_an_act_may_be_cancelled_after_it_ran() -> None:
    timer, seen = KivyTimer(), []
    handle = timer.after(0, lambda: seen.append("ran"))
    Clock.tick()

    timer.cancel(handle)

    assert seen == ["ran"]


def test_the_hour_is_that_of_the_place() -> None:
    assert abs(KivyTimer().wall() - datetime.now()) < timedelta(seconds=5)


def test_its_seconds_are_those_of_a_clock_that_nobody_can_set() -> None:
    assert abs(KivyTimer().now() - time.perf_counter()) < 1

    clock = time.get_clock_info("perf_counter")

    assert (clock.adjustable, clock.monotonic) == (False, True)


def test_its_seconds_go_on_in_the_process_that_takes_our_place() -> None:
    program = "from kiosk.ui.timer import KivyTimer; print('seconds', KivyTimer().now())"

    before = KivyTimer().now()
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    (line,) = (line for line in said.stdout.splitlines() if line.startswith("seconds"))
    assert before < float(line.split()[1]) < KivyTimer().now()
