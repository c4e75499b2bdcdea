"""The clock turned by hand, on which the other tests stand."""

from datetime import datetime

from kiosk.timer import HandTimer


def test_nothing_happens_before_the_hand_is_turned():
    timer, done = HandTimer(), []

    timer.after(0, lambda: done.append("now"))
    timer.soon(lambda: done.append("soon"))

    assert done == []
    timer.turn()
    assert done == ["now", "soon"]


def test_acts_run_in_the_order_of_their_moments_each_at_its_own():
    timer, done = HandTimer(), []
    for seconds in (3, 1, 2, 1):
        timer.after(seconds, lambda seconds=seconds: done.append((seconds, timer.now())))

    timer.turn(2.5)

    assert done == [(1, 1.0), (1, 1.0), (2, 2.0)]
    assert timer.now() == 2.5


def test_an_act_that_asks_for_another_is_obeyed_in_the_same_turn():
    timer, done = HandTimer(), []

    def tick():
        done.append(timer.now())
        timer.after(10, tick)

    timer.after(10, tick)
    timer.turn(35)

    assert done == [10, 20, 30]


def test_a_cancelled_act_does_not_run_and_cancelling_late_is_no_error():
    timer, done = HandTimer(), []
    handle = timer.after(1, lambda: done.append("cancelled"))
    other = timer.after(1, lambda: done.append("kept"))

    timer.cancel(handle)
    timer.turn(1)
    timer.cancel(other)
    timer.cancel(None)

    assert done == ["kept"]


def test_an_act_may_cancel_another_that_is_due_at_the_same_moment():
    timer, done = HandTimer(), []
    handles = []
    timer.after(1, lambda: timer.cancel(handles[0]))
    handles.append(timer.after(1, lambda: done.append("too late")))

    timer.turn(1)

    assert done == []


def test_the_hour_of_the_place_goes_on_with_the_hand():
    timer = HandTimer(datetime(2026, 11, 24, 23, 59))

    timer.turn(90)

    assert timer.wall() == datetime(2026, 11, 25, 0, 0, 30)
