"""Only the page moves, and only when one goes somewhere; a calm terminal does not move at all."""

from kiosk.timer import HandTimer
from kiosk.ui.frame import Box
from kiosk.ui.motion import FRAMES, Arrival
from kiosk.ui.pieces.key import Key
from kiosk.ui.theme import Look


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
