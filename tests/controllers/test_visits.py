"""A visit, from the first touch to the sleeping screen, on a clock turned by hand."""

from __future__ import annotations

import pytest

from kiosk.controllers.visits import ASLEEP, AWAKE, FAREWELL, WARNED, Pace, Visit, Visits
from kiosk.errors import StoreError
from kiosk.timer import HandTimer


class Life:
    """Visits, and what came of them in order: "erased", "slept", and each visit that was recorded."""

    def __init__(self) -> None:
        self.timer = HandTimer()
        self.speaks = self.is_paused = False
        self.disk_is_full = False
        self.came: list[str | Visit] = []
        self.seen: list[str] = []
        self.visits = Visits(
            self.timer,
            Pace(),
            is_busy=lambda: self.speaks,
            is_paused=lambda: self.is_paused,
            erase=lambda: self.came.append("erased"),
            record=self.record,
            sleep=lambda: self.came.append("slept"),
        )
        self.visits.watch(lambda: self.seen.append(self.phase))

    def record(self, visit: Visit) -> None:
        if self.disk_is_full:
            raise StoreError("Le disque est plein : libérez de la place.")
        self.came.append(visit)

    @property
    def phase(self) -> str:
        return self.visits.state.phase

    def until(self, phase: str, limit: int = 1000) -> int:
        """The seconds that pass until then."""
        for second in range(limit):
            if self.phase == phase:
                return second
            self.timer.turn(1)
        raise AssertionError(f"still {self.phase} after {limit} seconds")


@pytest.fixture
def asleep() -> Life:
    return Life()


@pytest.fixture
def awake(asleep: Life) -> Life:
    asleep.visits.wake()
    return asleep


# -- the beginning


def test_the_first_touch_wakes_in_the_language_of_the_place(asleep):
    assert asleep.phase == ASLEEP

    asleep.visits.wake()

    assert asleep.visits.state == Visit(phase=AWAKE, language="fr")


def test_a_second_touch_does_not_begin_again(awake):
    awake.visits.speak("ar")

    awake.visits.wake()

    assert awake.visits.state.language == "ar"


def test_an_asleep_screen_waits_for_ever_and_counts_nothing(asleep):
    asleep.visits.touched()
    asleep.visits.go_on()
    asleep.visits.heard()
    asleep.visits.finish()

    asleep.timer.turn(100_000)

    assert (asleep.phase, asleep.came, asleep.seen) == (ASLEEP, [], [])


def test_what_a_visitor_sets_lasts_for_the_visit_and_no_longer(awake):
    awake.visits.speak("ar")
    awake.visits.enlarge("largest")
    awake.visits.set_contrast(True)
    awake.visits.listen(True)
    assert awake.visits.state == Visit(AWAKE, "ar", "largest", True, listens=True)

    awake.visits.finish()
    awake.until(ASLEEP)
    awake.visits.wake()

    assert awake.visits.state == Visit(phase=AWAKE)


# -- idleness


def test_nobody_for_two_minutes_brings_a_warning_of_one_minute(awake):
    assert awake.until(WARNED) == 120
    assert awake.visits.state.seconds_left == 60

    awake.timer.turn(59)
    assert awake.visits.state.seconds_left == 1
    assert awake.came == []

    awake.timer.turn(1)
    assert awake.phase == FAREWELL
    assert awake.came == ["erased", awake.visits.state]
    assert awake.visits.state.ended_by == "idle"


def test_the_minute_is_counted_down_second_by_second(awake):
    awake.until(WARNED)
    left = []

    for _ in range(59):
        awake.timer.turn(1)
        left.append(awake.visits.state.seconds_left)

    assert left == list(range(59, 0, -1))


def test_any_touch_gives_two_minutes_more(awake):
    for _ in range(50):
        awake.timer.turn(119)
        awake.visits.touched()

    assert awake.phase == AWAKE
    assert awake.until(WARNED) == 120


def test_one_goes_on_as_often_as_one_wants_and_loses_nothing(awake):
    awake.visits.speak("ar")
    awake.visits.enlarge("large")
    awake.visits.listen(True)
    before = awake.visits.state

    for _ in range(12):
        awake.until(WARNED)
        awake.timer.turn(58)
        awake.visits.go_on()
        assert awake.visits.state == before

    assert awake.came == []
    assert awake.until(WARNED) == 120


def test_going_on_without_having_been_warned_changes_nothing(awake):
    awake.timer.turn(100)
    awake.visits.go_on()

    assert awake.until(WARNED) == 20


# -- nobody is hurried while the voice speaks


def test_there_is_no_warning_while_the_voice_speaks(awake):
    awake.speaks = True

    awake.timer.turn(3600)

    assert awake.phase == AWAKE


def test_two_minutes_are_counted_from_the_last_word_heard(awake):
    awake.speaks = True
    awake.timer.turn(119)

    awake.speaks = False
    awake.visits.heard()

    assert awake.until(WARNED) == 120


def test_the_countdown_stands_still_while_the_warning_is_spoken(awake):
    awake.until(WARNED)
    awake.speaks = True
    awake.timer.turn(30)
    assert awake.visits.state.seconds_left == 60

    awake.speaks = False
    assert awake.until(FAREWELL) == 60


def test_a_word_of_the_warning_is_not_the_visitor_s(awake):
    awake.until(WARNED)
    awake.timer.turn(10)

    awake.visits.heard()

    assert awake.visits.state.seconds_left == 50


def test_a_touch_that_does_not_answer_the_warning_gives_its_minute_anew(awake):
    awake.until(WARNED)
    awake.timer.turn(50)
    assert awake.visits.state.seconds_left == 10

    awake.visits.touched()

    assert (awake.phase, awake.visits.state.seconds_left) == (WARNED, 60)
    assert awake.until(FAREWELL) == 60


def test_a_warning_that_is_paused_waits_two_minutes_then_counts(awake):
    awake.until(WARNED)
    awake.visits.touched()
    awake.is_paused = True

    awake.timer.turn(119)
    assert awake.visits.state.seconds_left == 60

    assert awake.until(FAREWELL) == 60


def test_pause_does_not_put_off_the_warning(awake):
    awake.visits.touched()
    awake.is_paused = True

    assert awake.until(WARNED) == 120


def test_a_farewell_that_is_paused_waits_two_minutes_for_whoever_paused_it(awake):
    awake.visits.finish()
    awake.timer.turn(14)
    awake.visits.touched()
    awake.is_paused = True

    assert awake.until(ASLEEP) == 120


def test_the_screen_sleeps_once_the_farewell_is_said_to_its_end(awake):
    awake.visits.finish()
    awake.speaks = True
    awake.timer.turn(40)
    assert awake.phase == FAREWELL

    awake.speaks = False
    awake.timer.turn(1)

    assert awake.phase == ASLEEP


# -- the end


def test_finishing_erases_then_says_so_then_counts_then_sleeps_once(awake):
    awake.visits.speak("en")

    awake.visits.finish()
    ended = awake.visits.state
    assert (ended.phase, ended.ended_by, ended.language) == (FAREWELL, "finished", "en")
    assert awake.came == ["erased", ended]

    assert awake.until(ASLEEP) == 15
    assert awake.came == ["erased", ended, "erased", "slept"]
    awake.timer.turn(10_000)
    assert awake.came.count("slept") == 1


def test_who_watches_never_sees_a_farewell_before_all_is_erased(awake):
    erased_when_seen = []
    awake.visits.watch(lambda: erased_when_seen.append("erased" in awake.came))

    awake.visits.finish()

    assert erased_when_seen == [True]


def test_whoever_else_holds_something_is_told_to_forget_it_too(awake):
    awake.visits.when_erased(lambda: awake.came.append("drawings erased"))

    awake.visits.finish()

    assert awake.came == ["erased", "drawings erased", awake.visits.state]


def test_finishing_from_the_warning_is_the_visitor_s_own_end(awake):
    awake.until(WARNED)

    awake.visits.finish()

    assert awake.visits.state.ended_by == "finished"
    assert awake.visits.state.seconds_left == 0


def test_finishing_twice_is_one_visit(awake):
    awake.visits.finish()
    awake.visits.finish()

    assert sum(isinstance(thing, Visit) for thing in awake.came) == 1


def test_a_touch_on_the_farewell_gives_its_time_anew(awake):
    awake.visits.finish()
    awake.timer.turn(14)

    awake.visits.touched()

    assert awake.until(ASLEEP) == 15
    assert awake.came.count("slept") == 1


def test_the_end_of_the_voice_does_not_put_off_the_sleep(awake):
    awake.visits.finish()
    awake.timer.turn(14)

    awake.visits.heard()

    assert awake.until(ASLEEP) == 1


def test_starting_again_erases_and_begins_another_visit(awake):
    awake.visits.speak("ar")
    awake.visits.enlarge("largest")

    awake.visits.start_again()

    erased, recorded = awake.came
    assert erased == "erased"
    assert (recorded.language, recorded.ended_by) == ("ar", "restart")
    assert awake.visits.state == Visit(phase=AWAKE)
    assert awake.until(WARNED) == 120


def test_a_visit_begun_from_the_farewell_is_not_put_to_sleep_nor_the_first_counted_twice(awake):
    awake.visits.finish()
    awake.timer.turn(10)

    awake.visits.start_again()
    awake.timer.turn(100)

    assert awake.phase == AWAKE
    assert "slept" not in awake.came
    assert sum(isinstance(thing, Visit) for thing in awake.came) == 1
    assert awake.came[-1] == "erased", "what the farewell said, and its language"


@pytest.mark.parametrize("end", ["finish", "start_again"])
def test_a_disk_that_fails_keeps_nobody_s_answers(awake, end):
    awake.disk_is_full = True

    with pytest.raises(StoreError):
        getattr(awake.visits, end)()

    assert awake.came == ["erased"]
    awake.disk_is_full = False
    awake.until(ASLEEP)
    assert awake.came[-1] == "slept"
