"""What a finger does: it acts when it leaves, slides off without harm, and never presses two pages."""

import gc

import pytest

from kiosk.ui.contacts import Contacts
from kiosk.ui.touching import FIRST, GHOST, SETTLED, STUCK, WELL, WET, Touching
from tests.ui.driver import Driver, Finger
from tests.ui.test_contacts import KEY, TOUCH, said


def test_the_first_touch_on_the_sleeping_screen_wakes_it_and_presses_nothing(driver: Driver):
    assert driver.page == "sleeping"
    finger = Finger(900, 300).press()
    driver.wait(GHOST)
    assert driver.page == "language"
    driver.wait(1)
    finger.release()
    assert driver.page == "language"


def test_a_touch_acts_when_the_finger_leaves(home: Driver):
    finger = home.finger("door-sante")
    home.wait(1)
    finger.press()
    assert (home.page, home.find("door-sante").pressed) == ("home", True)
    finger.release()
    assert home.page == "door"


def test_a_finger_that_slides_off_does_nothing(home: Driver):
    home.wait(1)
    finger = home.finger("door-sante").press()
    finger.slide(640, 790)
    assert not home.find("door-sante").pressed
    finger.release()
    assert home.page == "home"


def test_a_finger_that_slides_back_presses_again(home: Driver):
    home.wait(1)
    door = home.find("door-sante")
    finger = home.finger("door-sante").press().slide(640, 790).slide(*door.center)
    assert door.pressed
    finger.release()
    assert home.page == "door"


def test_a_finger_that_slides_onto_a_key_does_not_press_it(home: Driver):
    home.wait(1)
    Finger(640, 760).press().slide(*home.find("door-sante").center).release()
    assert home.page == "home"


def test_the_second_half_of_a_double_touch_does_not_press_the_next_page(home: Driver):
    home.wait(1)
    home.finger("door-sante").press().release()
    assert home.page == "door"
    home.wait(0.25)
    place = home.find("procedure-carte-vitale").center
    Finger(*place).press().release()
    assert home.page == "door"
    home.wait(0.1)
    Finger(*place).press().release()
    assert home.page == "guide"


def test_a_second_finger_presses_nothing_while_the_first_is_down(home: Driver):
    home.wait(1)
    first = home.finger("door-sante").press()
    home.finger("door-papiers").press().release()
    assert home.page == "home"
    first.release()
    assert (home.page, home.house.navigation.page.about) == ("door", "sante")


def test_a_page_drawn_again_under_a_finger_keeps_what_it_presses(driver: Driver):
    driver.touch_anywhere()
    driver.wait(125)
    assert driver.page == "idle"
    finger = driver.finger("go-on").press()
    driver.wait(1)  # the countdown jumps
    gc.collect()  # Kivy holds what a finger pressed by a weak reference
    finger.release()
    assert driver.page == "language"


def test_a_touch_anywhere_answers_whether_somebody_is_there(home: Driver):
    home.wait(125)
    assert home.page == "idle"
    home.touch_anywhere(640, 700)
    assert home.page == "home"


def test_what_is_off_does_nothing_when_touched(driver: Driver):
    driver.touch_anywhere()
    driver.touch("back")
    driver.touch("restart")
    assert driver.page == "language"


def test_a_key_held_while_the_countdown_goes_on_still_acts(home: Driver):
    home.wait(121)
    finger = home.finger("go-on").press()
    home.wait(3)
    finger.release()
    home.wait(0.1)
    assert home.page == "home"


def test_a_finger_left_on_the_screen_keeps_no_page_of_a_visit(home: Driver):
    finger = home.finger("door-sante").press()
    home.wait(400)
    assert home.page in ("farewell", "sleeping")
    finger.release()
    home.wait(1)
    assert home.page in ("farewell", "sleeping")


# -- what is no finger


def contact(seconds: float) -> bytes:
    """What the kernel says of one contact of a panel."""
    return said((5000, KEY, TOUCH, 1), (5000 + seconds, KEY, TOUCH, 0))


def with_a_panel(driver: Driver) -> Contacts:
    """Have the terminal hear a panel, which says what it is made to."""
    contacts = Contacts()
    driver.stage._touching = Touching(driver.house, driver.stage.rebuild, contacts)
    return contacts


def ghost(driver: Driver, name: str, seconds: float = 0.008) -> None:
    """A contact too short for a finger."""
    finger = driver.finger(name).press()
    driver.wait(seconds)
    finger.release()


def test_a_contact_of_eight_milliseconds_presses_nothing_and_leaves_nothing_pressed(home: Driver):
    home.wait(1)
    ghost(home, "door-sante")
    home.wait(1)
    assert home.page == "home"
    assert not home.find("door-sante").pressed


def test_a_quick_finger_is_no_ghost(home: Driver):
    home.wait(1)
    ghost(home, "door-sante", 0.03)
    assert home.page == "door"


def test_a_touch_that_was_told_in_one_go_after_a_long_frame_counts(home: Driver):
    home.wait(1)
    home.finger("door-sante").press().release()
    assert home.page == "door"


def test_a_ghost_does_not_wake_the_screen(driver: Driver):
    driver.wait(1)
    finger = Finger(900, 300).press()
    driver.wait(0.008)
    finger.release()
    driver.wait(1)
    assert driver.page == "sleeping"


def test_ghosts_are_nobody(home: Driver):
    home.wait(1)
    for _ in range(115):
        ghost(home, "door-sante")
        home.wait(1)
    home.wait(10)
    assert home.page == "idle"


def test_a_ghost_does_not_answer_whether_somebody_is_there(home: Driver):
    home.wait(125)
    left = home.house.visits.state.seconds_left
    finger = Finger(640, 700).press()
    home.wait(0.008)
    finger.release()
    home.wait(0.1)
    assert (home.page, home.house.visits.state.seconds_left) == ("idle", left)


def test_a_ghost_does_not_hush_the_voice(home: Driver):
    home.wait(1)
    home.stage.read()
    ghost(home, "door-sante")
    home.wait(0.1)
    assert home.house.reader.state.status == "reading"


def test_the_length_of_a_contact_is_that_of_the_kernel_where_it_tells(home: Driver):
    contacts = with_a_panel(home)
    contacts.read("event0", contact(0.08))
    home.wait(1)
    ghost(home, "door-sante")
    assert home.page == "door"
    home.wait(1)
    contacts.read("event0", contact(0.008))
    ghost(home, "procedure-carte-vitale", 0.1)  # drawn for so long meanwhile
    assert home.page == "door"


@pytest.mark.parametrize("seconds", [0.0002, 0.0, -3600.0], ids=["at once", "at the same time", "clock set"])
def test_a_length_that_the_kernel_cannot_know_is_that_of_a_finger(home: Driver, seconds: float):
    with_a_panel(home).read("event0", contact(seconds))
    home.wait(1)
    ghost(home, "door-sante")
    assert home.page == "door"


def test_a_touch_told_in_one_go_counts_although_a_page_was_drawn_in_between(home: Driver):
    clock = home.house.timer
    home.wait(1)
    finger = home.finger("door-sante").press()
    clock._now += 0.008  # the hour goes on within one turn, in which nothing that is due can run
    finger.release()
    assert home.page == "door"


def test_two_touches_told_late_have_each_its_own_length(home: Driver):
    contacts = with_a_panel(home)
    home.wait(1)
    contacts.read("event0", contact(0.008) + contact(0.08))
    home.finger("door-sante").press().release()
    assert home.page == "home"
    home.finger("door-sante").press().release()  # handed out in one go with it
    assert home.page == "door"


def test_a_length_of_no_touch_of_ours_judges_none(home: Driver):
    contacts = with_a_panel(home)
    home.wait(1)
    contacts.read("event0", contact(0.08) + contact(0.008))
    Finger(640, 790).press().release()
    home.wait(1)
    contacts.read("event0", contact(0.08))
    home.finger("door-sante").press().release()
    assert home.page == "door"


def test_the_second_half_of_the_first_touch_does_not_choose_a_language(driver: Driver):
    driver.touch_anywhere()
    assert driver.page == "language"
    place = driver.find("language-fr").center
    driver.wait(FIRST - 0.05)
    Finger(*place).press().release()
    assert driver.page == "language"
    driver.wait(0.1)
    Finger(*place).press().release()
    assert driver.page == "home"


def test_the_pause_after_a_page_is_counted_from_when_it_is_seen(home: Driver):
    home.stage.seen()
    home.touch("door-sante")
    place = home.find("procedure-carte-vitale").center
    home.wait(SETTLED + 0.1)  # the page is still being drawn
    Finger(*place).press().release()
    assert home.page == "door"
    home.stage.seen()
    home.wait(SETTLED - 0.1)
    Finger(*place).press().release()
    assert home.page == "door"
    home.wait(0.2)
    Finger(*place).press().release()
    assert home.page == "guide"


def test_a_hand_on_the_screen_presses_nothing_until_it_has_left(home: Driver):
    home.wait(1)
    finger = home.finger("door-sante").press()
    others = [Finger(300, 300).press(), Finger(700, 300).press()]
    assert not home.find("door-sante").pressed
    home.wait(0.1)
    finger.release()
    home.finger("door-papiers").press().release()
    for other in others:
        other.release()
    assert home.page == "home"

    home.touch("door-sante")
    assert home.page == "door"


def told(driver: Driver) -> list[str]:
    return [one.sentence for one in driver.house.upkeep.findings if one.what == "touch"]


def test_a_point_that_stays_touched_blocks_nobody_and_is_told(home: Driver):
    home.wait(1)
    stuck = home.finger("door-sante").press()
    home.wait(STUCK + 0.1)
    assert not home.find("door-sante").pressed
    assert told(home) == [WET]

    home.touch("door-papiers")
    assert (home.page, home.house.navigation.page.about) == ("door", "papiers")

    stuck.release()
    assert home.page == "door"
    assert told(home) == [WELL]


def test_two_points_that_stay_touched_and_a_finger_are_no_hand(home: Driver):
    home.wait(1)
    Finger(300, 300).press()
    home.wait(STUCK + 1)
    Finger(700, 300).press()
    home.wait(STUCK + 1)
    home.touch("door-papiers")
    assert home.page == "door"


def test_a_finger_that_moves_is_not_stuck_however_long_it_stays(home: Driver):
    home.wait(1)
    finger = home.finger("door-sante").press()
    x, y = home.find("door-sante").center
    for step in range(5):
        home.wait(STUCK / 2)
        finger.slide(x + 20 * (step + 1), y)
    assert told(home) == []
    finger.slide(x, y).release()
    assert home.page in ("door", "idle")


def test_a_point_that_stays_touched_on_the_sleeping_screen_does_not_keep_it_awake(driver: Driver):
    driver.wait(1)
    Finger(900, 300).press()
    driver.wait(400)
    assert driver.page == "sleeping"
    assert told(driver) == [WET]
    driver.touch_anywhere()
    assert driver.page == "language"
