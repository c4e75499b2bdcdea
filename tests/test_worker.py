"""The lanes: jobs in order on each, none waiting for another lane, answers on the main thread."""

import logging
import os
import signal
import threading
import time

import pytest

from kiosk.timer import HandTimer
from kiosk.worker import LANES, HandWorker, OnePerThread, ThreadWorker


class Gate:
    """A door that a job waits at until the test opens it."""

    def __init__(self):
        self._end, self._start = os.pipe()

    def wait(self):
        return os.read(self._end, 1)

    def open(self):
        os.write(self._start, b".")


@pytest.fixture
def timer():
    return HandTimer()


@pytest.fixture
def worker(timer):
    worker = ThreadWorker(timer)
    yield worker
    worker.close()


def turn_until(timer, is_true):
    """Turn the hand by nothing until the lanes have answered."""
    for _ in range(2000):
        timer.turn()
        if is_true():
            return
        time.sleep(0.005)
    raise AssertionError("the lanes did not answer")


def test_a_job_runs_on_its_lane_and_its_answer_comes_on_the_main_thread(worker, timer):
    seen = []

    worker.do("voice", lambda: threading.current_thread().name, lambda lane: seen.append((lane, here())))
    turn_until(timer, lambda: seen)

    assert seen == [("voice", here())]


def here():
    return threading.current_thread().name


def test_nothing_follows_before_the_main_thread_turns(worker, timer):
    gate, seen = Gate(), []

    worker.do("voice", gate.open, seen.append)
    gate.wait()

    assert seen == []


def test_jobs_of_a_lane_run_one_after_the_other(worker, timer):
    seen = []
    for number in range(50):
        worker.do("sync", lambda number=number: number, seen.append)

    turn_until(timer, lambda: len(seen) == 50)

    assert seen == list(range(50))


def test_a_lane_that_is_stuck_does_not_delay_another(worker, timer):
    gate, seen = Gate(), []
    worker.do("calls", gate.wait, seen.append)

    worker.do("voice", lambda: "spoken", seen.append)
    turn_until(timer, lambda: seen)

    assert seen == ["spoken"]
    gate.open()
    turn_until(timer, lambda: len(seen) == 2)


def test_a_job_that_fails_tells_who_asked_and_the_lane_goes_on(worker, timer):
    seen = []

    worker.do("voice", lambda: 1 / 0, seen.append, lambda error: seen.append(type(error)))
    worker.do("voice", lambda: "next", seen.append)
    turn_until(timer, lambda: len(seen) == 2)

    assert seen == [ZeroDivisionError, "next"]


def test_a_failure_that_nobody_asked_about_is_logged(worker, timer, caplog):
    seen = []
    with caplog.at_level(logging.ERROR):
        worker.do("voice", lambda: 1 / 0, seen.append)
        worker.do("voice", lambda: "next", seen.append)
        turn_until(timer, lambda: seen)

    assert seen == ["next"]
    assert "a job on the lane voice failed" in caplog.text


def test_a_source_is_followed_beside_its_lane(worker, timer):
    gate, seen = Gate(), []

    def source():
        yield "first"
        gate.wait()
        yield "second"

    worker.listen("devices", source, seen.append)
    worker.do("devices", lambda: "a job", seen.append)
    turn_until(timer, lambda: len(seen) == 2)

    assert sorted(seen) == ["a job", "first"]
    gate.open()
    turn_until(timer, lambda: seen[-1] == "second")


def test_a_source_that_breaks_is_logged_and_what_it_said_is_kept(worker, timer, caplog):
    seen = []

    def source():
        yield "said"
        raise OSError("unplugged")

    worker.listen("devices", source, seen.append)
    turn_until(timer, lambda: seen and "stopped" in caplog.text)

    assert seen == ["said"]


def test_a_closed_worker_drops_the_jobs_that_wait(timer):
    before = set(threading.enumerate())
    worker, begun, gate, seen = ThreadWorker(timer), Gate(), Gate(), []
    worker.do("sync", lambda: (begun.open(), gate.wait())[1], seen.append)
    worker.do("sync", lambda: "waiting", seen.append)
    begun.wait()

    worker.close()
    gate.open()
    turn_until(timer, lambda: seen)
    turn_until(timer, lambda: set(threading.enumerate()) <= before)

    assert seen == [b"."]


def test_a_closed_worker_takes_no_more_jobs(timer):
    before = set(threading.enumerate())
    worker, seen = ThreadWorker(timer), []

    worker.close()
    worker.do("voice", lambda: "late", seen.append)
    turn_until(timer, lambda: set(threading.enumerate()) <= before)

    assert seen == []


@pytest.mark.parametrize("kind", [ThreadWorker, HandWorker])
def test_a_lane_that_does_not_exist_is_refused(timer, kind):
    worker = kind(timer)

    with pytest.raises(ValueError, match=f"network is not a lane; the lanes are {', '.join(LANES)}"):
        worker.do("network", lambda: None, lambda _: None)
    with pytest.raises(ValueError, match="network is not a lane"):
        worker.listen("network", list, lambda _: None)


def test_the_hand_worker_runs_jobs_at_the_next_turn_and_in_order(timer):
    worker, seen = HandWorker(timer), []

    worker.do("voice", lambda: "first", seen.append)
    worker.listen("calls", lambda: ["second", "third"], seen.append)
    worker.do("sync", lambda: 1 / 0, seen.append, lambda error: seen.append(type(error)))

    assert seen == []
    timer.turn()
    assert seen == ["first", "second", "third", ZeroDivisionError]
    worker.close()


def test_the_hand_worker_hides_no_failure_that_nobody_asked_about(timer):
    HandWorker(timer).do("voice", lambda: 1 / 0, lambda _: None)

    with pytest.raises(ZeroDivisionError):
        timer.turn()


def test_each_thread_makes_its_own_thing_once(worker, timer):
    mine, seen = OnePerThread(lambda: [here()]), []

    first = mine.get()
    worker.do("voice", lambda: (mine.get(), mine.get()), seen.append)
    turn_until(timer, lambda: seen)

    assert mine.get() is first == [here()]
    ((one, again),) = seen
    assert one is again
    assert one == ["voice"]


def test_no_thread_of_ours_hears_what_asks_the_process_to_make_way() -> None:
    timer = HandTimer()
    worker = ThreadWorker(timer)
    masks: list[set[signal.Signals]] = []
    worker.do("devices", lambda: signal.pthread_sigmask(signal.SIG_BLOCK, ()), masks.append)
    while not masks:
        timer.turn(0.01)
    worker.close()

    assert signal.SIGHUP in masks[0]
