"""Only the page and its knot move, and only when one goes somewhere; a calm terminal does not move at all."""

import pytest

from kiosk.timer import HandTimer
from kiosk.ui.frame import Box
from kiosk.ui.motion import FRAMES, Arrival, Passage
from kiosk.ui.pieces.key import Key
from kiosk.ui.pieces.thread import Knots, Thread
from kiosk.ui.theme import Look
from tests.ui.driver import Driver


def shift(piece):
    """How far to the right the piece is drawn, or None where nothing moves it."""
    moves = [instruction for instruction in piece.canvas.before.children if hasattr(instruction, "x")]
    return moves[0].x if moves else None


def a_key(look):
    key = Key(look, "Continuer", None)
    key.place(Box(100, 100, 300, 120))
    return key


def test_what_arrives_comes_from_the_end_side_and_is_still_a_fifth_of_a_second_later():
    timer, look = HandTimer(), Look(1280, 800)
    key, arrival = a_key(look), Arrival(timer)

    arrival.begin([key], look, backwards=False)
    at_first = shift(key)
    timer.turn(0.1)
    halfway = shift(key)
    timer.turn(0.15)

    assert at_first > halfway > 0
    assert shift(key) is None
    assert FRAMES == 12


def test_going_back_comes_from_the_start_side_and_arabic_is_the_mirror():
    timer = HandTimer()
    french, arabic = Look(1280, 800), Look(1280, 800, "ar")

    shifts = []
    for look, backwards in ((french, True), (arabic, False), (arabic, True)):
        key = a_key(look)
        Arrival(timer).begin([key], look, backwards)
        shifts.append(shift(key) > 0)

    assert shifts == [False, False, True]


def test_a_new_arrival_leaves_the_pieces_of_the_one_before_where_they_stay():
    timer, look = HandTimer(), Look(1280, 800)
    first, second, arrival = a_key(look), a_key(look), Arrival(timer)
    arrival.begin([first], look, backwards=False)

    arrival.begin([second], look, backwards=False)
    timer.turn(1)

    assert shift(first) is None
    assert shift(second) is None


def a_thread(passed):
    """The thread of a step: so many knots behind, nine in all."""
    thread = Thread(Look(1280, 800), Knots(passed, 8 - passed))
    thread.place(Box(0, 0, 1280, 800))
    return thread


def drawn(thread):
    """What the thread's canvas holds, to be compared with itself."""
    return list(thread.canvas.children)


def test_the_knot_goes_from_the_last_step_to_this_one_in_three_tenths_of_a_second():
    timer = HandTimer()
    before, after, passage = a_thread(2), a_thread(3), Passage(timer)
    passage.begin([before])

    passage.begin([after])
    levels = [after.moving]
    while after.moving is not None:
        timer.turn(0.05)
        levels.append(after.moving)

    assert levels[0] == round(before.here)
    assert levels[:-1] == sorted(levels[:-1])
    assert levels[-2] <= after.here
    assert timer.now() == pytest.approx(0.3, abs=0.05)


def test_it_goes_back_up_when_one_goes_back():
    timer = HandTimer()
    before, after, passage = a_thread(3), a_thread(2), Passage(timer)
    passage.begin([before])

    passage.begin([after])
    timer.turn(0.1)

    assert before.here > after.moving > after.here


def test_a_knot_at_rest_is_not_drawn_again():
    timer = HandTimer()
    passage, thread = Passage(timer), a_thread(3)
    passage.begin([a_thread(2)])
    passage.begin([thread])
    timer.turn(0.5)

    at_rest = drawn(thread)
    timer.turn(60)

    assert drawn(thread) == at_rest


def test_the_first_knot_and_one_after_a_page_without_thread_are_there_at_once():
    passage, first, other = Passage(HandTimer()), a_thread(2), a_thread(3)

    passage.begin([first])
    passage.begin([])
    passage.begin([other])

    assert (first.moving, other.moving) == (None, None)


def test_a_knot_that_is_overtaken_stays_where_it_was_going():
    timer = HandTimer()
    passage, overtaken, last = Passage(timer), a_thread(3), a_thread(4)
    passage.begin([a_thread(2)])
    passage.begin([overtaken])
    timer.turn(0.1)

    passage.begin([last])

    assert overtaken.moving is None
    assert last.moving == round(overtaken.here)


def test_the_knot_of_a_page_comes_from_where_it_was_on_the_page_before():
    driver = Driver(passes=True)
    driver.touch_anywhere()
    driver.touch_all("language-fr", "door-sante", "procedure-carte-vitale")
    opening = driver.find("thread").here
    driver.touch("start")

    assert driver.find("thread").moving == round(opening)
    driver.wait(0.5)
    assert driver.find("thread").moving is None
    driver.close()
