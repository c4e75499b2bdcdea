"""The door of the staff under a clock turned by hand: wrong codes make it wait, through every restart."""

from datetime import timedelta

import pytest

from kiosk.adapters.carried import Carried
from kiosk.adapters.pin import hashed
from kiosk.controllers.door import Door, wait_after
from kiosk.store.tries import Tries
from kiosk.timer import HandTimer
from kiosk.worker import HandWorker

CODE = "4802"
KEPT = hashed(CODE)


class Entrance:
    """A door, its clock, and who comes to it; `again` is the same terminal after a restart."""

    def __init__(self, folder, timer=None, kept=KEPT, carried=None, boot="this boot"):
        self.folder, self.timer, self.opened = folder, timer or HandTimer(), []
        self.carried = {} if carried is None else carried
        self.boot = boot
        self.door = Door(
            self.timer,
            HandWorker(self.timer),
            kept,
            Tries(folder),
            lambda: self.opened.append(True),
            carried=Carried(self.carried),
            boot=boot,
        )
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

    def again(self, after=0, wall=None, carried=None):
        """Another process of the same boot, so many seconds later, whatever the hour is by then."""
        timer = HandTimer(self.timer.wall() if wall is None else wall)
        timer.turn(self.timer.now() + after)
        return Entrance(self.folder, timer, carried=carried)

    def booted(self):
        """The machine was switched off and on: the clock that never goes back counts from nought."""
        timer = HandTimer(self.timer.wall() + timedelta(days=1))
        timer.turn(self.timer.now() + 5000)
        return Entrance(self.folder, timer, boot="another boot")


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


@pytest.mark.parametrize("jump", [timedelta(), timedelta(days=-400), timedelta(days=400)])
def test_neither_a_restart_nor_a_clock_that_jumped_changes_the_wait(entrance, jump):
    entrance.wrong(6)

    again = entrance.again(wall=entrance.timer.wall() + jump)

    assert again.door.wait == 120
    again.enter(CODE)
    assert not again.door.is_open
    again.timer.turn(120)
    again.enter(CODE)
    assert again.door.is_open


def test_the_time_between_two_processes_of_one_boot_counts(entrance):
    entrance.wrong(6)

    again = entrance.again(after=100)

    assert again.door.wait == 20
    again.timer.turn(20)
    again.enter("0000")
    assert again.door.wait == 240


def test_after_another_start_of_the_machine_the_whole_wait_begins_anew_and_only_once(entrance):
    entrance.wrong(6)

    booted = entrance.booted()
    assert booted.door.wait == 120
    booted.timer.turn(50)
    again = Entrance(entrance.folder, booted.timer, boot=booted.boot)

    assert again.door.wait == 70


def test_a_count_of_an_older_version_which_kept_the_hour_still_counts(tmp_path):
    (tmp_path / "tries.toml").write_text('[wrong]\ncount = 6\nlast = "2026-11-24T10:42:00"\n')

    assert Entrance(tmp_path).door.wait == 120


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

    assert "0000" not in kept.read_text()
    assert sorted(line.split(" ")[0] for line in kept.read_text().splitlines()[2:]) == [
        "[wrong]",
        "at",
        "boot",
        "count",
    ]


def test_a_disk_that_takes_nothing_locks_nobody_out_and_counts_meanwhile(tmp_path):
    (tmp_path / "taken").write_text("a file where the folder should be")
    entrance = Entrance(tmp_path / "taken")

    entrance.wrong(5)
    assert entrance.door.wait == 60
    entrance.timer.turn(60)
    entrance.enter(CODE)

    assert entrance.door.is_open


def test_on_a_disk_that_takes_nothing_the_next_process_knows_the_count(tmp_path):
    (tmp_path / "taken").write_text("a file where the folder should be")
    entrance = Entrance(tmp_path / "taken")
    entrance.wrong(6)

    again = entrance.again(after=20, carried=entrance.carried)
    assert again.door.wait == 100
    again.timer.turn(100)
    again.enter(CODE)

    assert again.door.is_open
    assert entrance.carried == {}


def test_of_the_disk_and_what_is_carried_the_greater_count_holds(entrance):
    entrance.wrong(5)

    assert entrance.again(carried={"KIOSK_WRONG_CODES": "7 60.0"}).door.left == 0
    assert entrance.again(carried={"KIOSK_WRONG_CODES": "7 0.0"}).door.wait == 240
    assert entrance.again(carried={"KIOSK_WRONG_CODES": "2 0.0"}).door.wait == 60


@pytest.mark.parametrize(
    "content", ["[wrong\n", "[wrong]\ncount = 'x'\n", "[wrong]\ncount = 3\nboot = 'x'\nat = inf\n"]
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
