"""When a terminal says that it lives: a touch came back and was drawn, in time; else why not."""

from __future__ import annotations

import pytest

from kiosk.controllers.pulse import BLANK, NOT_DRAWN, NOT_FELT, Pulse
from kiosk.controllers.visits import Pace, Visits
from kiosk.timer import HandTimer


class Listening:
    """A supervisor that writes down what it hears, and when."""

    def __init__(self, timer: HandTimer, period: float) -> None:
        self.period = period
        self._timer = timer
        self.heard: list[tuple[float, str]] = []

    def ready(self) -> None:
        self.heard.append((self._timer.now(), "ready"))

    def alive(self) -> None:
        self.heard.append((self._timer.now(), "alive"))

    def status(self, sentence: str) -> None:
        self.heard.append((self._timer.now(), sentence))

    def lines(self) -> list[str]:
        return [line for _, line in self.heard]


class Body:
    """A page that answers a touch as it is told to."""

    def __init__(self, period: float = 30.0) -> None:
        self.timer = HandTimer()
        self.listening = Listening(self.timer, period)
        self.visits = Visits(
            self.timer,
            Pace(),
            is_busy=lambda: False,
            is_paused=lambda: False,
            erase=lambda: None,
            record=lambda _: None,
            sleep=lambda: None,
        )
        self.pulse = Pulse(self.timer, self.listening, self.visits)
        self.feels, self.draws, self.is_blank = True, True, False
        self.delay = 0.1
        self.touches: list[float] = []
        self.opened = 0

    def touch(self) -> None:
        self.touches.append(self.timer.now())
        if self.feels:
            self.timer.after(self.delay / 2, self.pulse.felt)
        if self.draws:
            self.timer.after(self.delay, lambda: self.pulse.drawn(self.is_blank))

    def begin(self) -> Body:
        self.pulse.begin(self.touch, self.ready)
        return self

    def ready(self) -> None:
        self.opened += 1

    @property
    def beats(self) -> list[float]:
        return [round(at, 1) for at, line in self.listening.heard if line == "alive"]


@pytest.fixture
def body() -> Body:
    return Body()


def test_it_is_ready_once_the_first_touch_came_back_and_was_drawn(body):
    body.begin()
    assert body.listening.lines() == ["endormie"]

    body.timer.turn(0.1)

    assert body.listening.lines() == ["endormie", "ready", "alive"]
    assert body.opened == 1


def test_it_says_that_it_lives_every_third_of_the_period(body):
    body.begin()

    body.timer.turn(31)

    assert body.beats == [0.1, 10.2, 20.3, 30.4]
    assert body.listening.lines().count("ready") == 1


def test_a_frame_that_was_drawn_before_the_touch_came_back_proves_nothing(body, caplog):
    body.feels = False
    body.begin()

    body.timer.turn(1.9)
    assert caplog.text == ""
    body.timer.turn(0.2)

    assert body.listening.lines() == ["endormie"]
    assert NOT_FELT in caplog.text


def test_a_touch_that_is_felt_and_never_drawn_proves_nothing(body, caplog):
    body.draws = False
    body.begin()

    body.timer.turn(60)

    assert body.listening.lines() == ["endormie"]
    assert NOT_DRAWN in caplog.text


def test_a_screen_of_one_colour_is_not_ready_until_something_is_drawn(body, caplog):
    body.is_blank = True
    body.begin()
    body.timer.turn(30)
    assert body.listening.lines() == ["endormie"]
    assert BLANK in caplog.text

    body.is_blank = False
    body.timer.turn(3.1)

    assert body.listening.lines() == ["endormie", "ready", "alive"]


def test_a_black_page_later_on_is_no_dead_screen(body):
    body.begin()
    body.timer.turn(5)
    body.is_blank = True

    body.timer.turn(20)

    assert body.beats == [0.1, 10.2, 20.3]


@pytest.mark.parametrize(("delay", "beats"), [(1.9, 3), (2.1, 0)])
def test_a_touch_has_two_seconds_to_come_back(body, delay, beats):
    body.delay = delay
    body.begin()

    body.timer.turn(30)

    assert len(body.beats) == beats


def test_a_page_that_answers_again_lives_again(body):
    body.begin()
    body.timer.turn(5)
    body.feels = False
    body.timer.turn(10)
    body.feels = True

    body.timer.turn(15)

    assert body.beats == [0.1, 20.2]


def test_a_touch_that_comes_back_too_late_does_not_count_for_the_next(body):
    body.delay = 2.5
    body.begin()

    body.timer.turn(120)

    assert body.beats == []


def test_nobody_is_told_often_where_nobody_watches():
    body = Body(period=0.0).begin()

    body.timer.turn(600)

    assert len(body.touches) == 1
    assert body.opened == 1


def test_it_says_whether_somebody_is_there(body):
    body.begin()
    body.visits.wake()
    body.visits.speak("en")
    body.visits.finish()
    assert body.listening.lines() == ["endormie", "une visite est en cours"]

    body.timer.turn(20)

    assert [line for line in body.listening.lines() if line not in ("ready", "alive")] == [
        "endormie",
        "une visite est en cours",
        "endormie",
    ]


def test_a_frame_is_wanted_only_between_a_touch_that_came_back_and_its_drawing(body):
    body.begin()
    assert not body.pulse.wants_a_frame
    body.timer.turn(0.06)
    assert body.pulse.wants_a_frame
    body.timer.turn(0.1)
    assert not body.pulse.wants_a_frame
