"""What a finger does: it acts when it leaves, slides off without harm, and never presses two pages."""

import gc

from tests.ui.driver import Driver, Finger


def test_the_first_touch_on_the_sleeping_screen_wakes_it_and_presses_nothing(driver: Driver):
    assert driver.page == "sleeping"
    finger = Finger(900, 300).press()
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
