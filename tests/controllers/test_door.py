"""The door of the staff under a clock turned by hand: wrong codes make it wait, through every restart."""

from datetime import timedelta

import pytest

from kiosk.adapters.pin import hashed
from kiosk.controllers.door import Door, wait_after
from kiosk.store.tries import Tries
from kiosk.timer import HandTimer
from kiosk.worker import HandWorker

CODE = "4802"
KEPT = hashed(CODE)


class Entrance:
    """A door, its clock, and who comes to it; `again` is the same terminal after a restart."""

    def __init__(self, folder, timer=None, kept=KEPT):
        self.folder, self.timer, self.opened = folder, timer or HandTimer(), []
        worker = HandWorker(self.timer)
        self.door = Door(self.timer, worker, kept, Tries(folder), lambda: self.opened.append(True))
        self.door.ask()
        self.timer.turn()

    def enter(self, code):
        for digit in code:
            self.door.put(digit)
        self.timer.turn()

    def wrong(self, times):
        for _ in range(times):
            self.timer.turn(self.door.wait)
            self.enter("0000")

    def again(self, after=timedelta()):
        return Entrance(self.folder, HandTimer(self.timer.wall() + after))


@pytest.fixture
def entrance(tmp_path):
    return Entrance(tmp_path)


def test_without_a_code_there_is_no_door(tmp_path):
    entrance = Entrance(tmp_path, kept="")

    entrance.enter("0000")

    assert not entrance.door.exists
    assert not entrance.door.is_open


def test_the_right_code_opens_once_its_last_digit_is_entered(entrance):
    entrance.enter(CODE[:3])
    assert (entrance.door.entered, entrance.door.is_open) == (3, False)

    entrance.enter(CODE[3])

    assert (entrance.door.is_open, entrance.opened) == (True, [True])
    assert entrance.door.entered == 0


def test_a_digit_can_be_taken_back_and_all_of_them(entrance):
    entrance.enter("48")
    entrance.door.erase()
    assert entrance.door.entered == 1
    entrance.door.clear()
    assert entrance.door.entered == 0
    entrance.enter(CODE)

    assert entrance.door.is_open


def test_a_wrong_code_is_told_until_the_next_digit(entrance):
    entrance.enter("0000")
    assert (entrance.door.was_wrong, entrance.door.left) == (True, 4)

    entrance.enter("4")

    assert not entrance.door.was_wrong


def test_the_pad_waits_a_minute_after_five_wrong_codes_then_twice_as_long_each_time():
    assert [wait_after(wrong) for wrong in range(12)] == [0] * 5 + [60, 120, 240, 480, 900, 900, 900]


def test_no_digit_is_taken_during_the_wait_not_even_of_the_right_code(entrance):
    entrance.wrong(5)
    assert entrance.door.wait == 60

    entrance.timer.turn(59)
    entrance.enter(CODE)
    assert not entrance.door.is_open
    entrance.timer.turn(1)
    entrance.enter(CODE)

    assert entrance.door.is_open


def test_whoever_waits_sees_each_second_of_it_and_nobody_else_is_told(entrance):
    told = []
    entrance.door.watch(lambda: told.append(entrance.door.wait))
    entrance.wrong(5)
    told.clear()

    entrance.timer.turn(3)
    assert told == [59, 58, 57]
    entrance.door.lock()
    entrance.timer.turn(3)

    assert len(told) == 3


@pytest.mark.parametrize("after", [timedelta(), timedelta(days=-400)])
def test_neither_a_restart_nor_a_clock_that_went_back_shortens_the_wait(entrance, after):
    entrance.wrong(6)

    again = entrance.again(after)

    assert again.door.wait == 120
    again.enter(CODE)
    assert not again.door.is_open


def test_the_time_during_which_the_terminal_was_off_counts(entrance):
    entrance.wrong(6)

    again = entrance.again(timedelta(seconds=100))

    assert again.door.wait == 20
    again.timer.turn(20)
    again.enter("0000")
    assert again.door.wait == 240


def test_a_try_counts_before_it_is_known_to_be_wrong(entrance):
    entrance.wrong(4)
    for digit in "0000":
        entrance.door.put(digit)
    assert Tries(entrance.folder).read().count == 4  # the lane has not begun

    entrance.timer.turn()

    assert entrance.again().door.wait == 60


def test_the_right_code_makes_the_wrong_ones_forgotten(entrance):
    entrance.wrong(4)
    entrance.enter(CODE)

    again = entrance.again()
    again.wrong(4)

    assert again.door.wait == 0
    again.enter(CODE)
    assert list(entrance.folder.iterdir()) == []


def test_what_is_kept_tells_nothing_of_the_digits(entrance):
    entrance.wrong(3)

    (kept,) = entrance.folder.iterdir()

    assert "0000" not in kept.read_text().replace("00:00", "")
    assert sorted(line.split(" ")[0] for line in kept.read_text().splitlines()[2:]) == [
        "[wrong]",
        "count",
        "last",
    ]


def test_a_disk_that_takes_nothing_locks_nobody_out_and_counts_meanwhile(tmp_path):
    (tmp_path / "taken").write_text("a file where the folder should be")
    entrance = Entrance(tmp_path / "taken")

    entrance.wrong(5)
    assert entrance.door.wait == 60
    entrance.timer.turn(60)
    entrance.enter(CODE)

    assert entrance.door.is_open


@pytest.mark.parametrize(
    "content", ["[wrong\n", "[wrong]\ncount = 'x'\n", "[wrong]\ncount = 3\nlast = 'x'\n"]
)
def test_a_damaged_count_is_no_reason_to_fail(tmp_path, content):
    (tmp_path / "tries.toml").write_text(content)

    entrance = Entrance(tmp_path)
    entrance.enter(CODE)

    assert entrance.door.is_open


def test_the_end_of_a_visit_locks_and_forgets_what_was_entered(entrance):
    entrance.enter("480")
    entrance.door.lock()
    entrance.door.ask()
    entrance.enter("2")
    assert (entrance.door.is_open, entrance.door.entered) == (False, 1)


def test_a_code_that_is_found_right_once_its_visitor_has_gone_opens_nothing(entrance):
    for digit in CODE:
        entrance.door.put(digit)
    entrance.door.lock()

    entrance.timer.turn()

    assert (entrance.door.is_open, entrance.opened) == (False, [])


def test_a_hash_that_cannot_be_tried_is_told(tmp_path):
    entrance = Entrance(tmp_path, kept=KEPT[:40])

    entrance.enter(CODE)

    assert "kiosk pin" in entrance.door.trouble
    assert not entrance.door.takes_digits
