"""The pages of the staff, touched: how one comes in and out, what is kept, and what no visitor sees of it."""

from dataclasses import replace

import pytest

from kiosk.adapters.carried import Carried
from kiosk.adapters.pin import hashed
from kiosk.controllers.upkeep import NAMES
from kiosk.controllers.visits import ASLEEP, AWAKE
from kiosk.settings import layered
from kiosk.settings_parts import Staff
from kiosk.ui import tour
from kiosk.ui.frame import Frame
from kiosk.ui.gallery import TOWN
from kiosk.ui.hold import HELD
from kiosk.ui.screens.staff_home import SIGNS
from tests.ui.driver import BETWEEN, Driver, Finger

CODE = "480213"
CODED = replace(TOWN, staff=Staff(hashed(CODE)))
CORNER = (30.0, 790.0)
BELOW = (30.0, 700.0)


@pytest.fixture
def driver(tmp_path):
    """A terminal with a code, asleep; its data in a folder of its own, and nothing left by another."""
    Carried().forget()
    driver = Driver(CODED, folder=tmp_path)
    yield driver
    driver.close()
    Carried().forget()


def hold(driver, seconds=HELD, at=CORNER):
    driver.wait(BETWEEN)
    finger = Finger(*at).press()
    driver.wait(seconds)
    finger.release()
    driver.wait(BETWEEN)


def enter(driver, code=CODE):
    for digit in code:
        driver.touch(f"digit-{digit}")
    driver.wait(0.1)


@pytest.fixture
def inside(driver):
    """The same, and somebody of the staff before the doctor."""
    hold(driver)
    enter(driver)
    assert driver.page == "staff_home"
    return driver


def at_a_step(driver):
    driver.touch_anywhere()
    driver.touch("language-ar")
    driver.house.guide.start("carte-identite")
    driver.house.navigation.open("guide", "carte-identite")
    driver.house.guide.forward()


# -- the way in


def test_a_finger_held_on_the_corner_of_the_sleeping_page_asks_for_the_code(driver):
    hold(driver)

    assert driver.page == "staff_pin"
    assert driver.find("band").page_name == "Espace de l'équipe"


def test_a_finger_held_on_the_band_of_any_page_does_too_and_keeps_the_visit(driver):
    at_a_step(driver)
    before, said = driver.page, list(driver.texts())

    hold(driver, at=(1200.0, 780.0))
    assert driver.page == "staff_pin"
    driver.touch("leave")

    assert driver.page == before
    assert list(driver.texts()) == said


def test_nothing_shows_that_the_seconds_are_counted(driver):
    driver.touch_anywhere()
    driver.wait(BETWEEN)
    before = driver.picture().tobytes()

    finger = Finger(*CORNER).press()
    driver.wait(HELD - 0.1)

    assert driver.picture().tobytes() == before
    finger.release()
    driver.wait(1)
    assert driver.page == "language"


@pytest.mark.parametrize(
    ("seconds", "at", "slides"), [(HELD - 0.2, CORNER, ()), (HELD, BELOW, ()), (HELD, CORNER, (BELOW,))]
)
def test_less_than_five_seconds_or_elsewhere_asks_for_nothing(driver, seconds, at, slides):
    driver.touch_anywhere()
    driver.wait(BETWEEN)

    finger = Finger(*at).press()
    driver.wait(1)
    for place in slides:
        finger.slide(*place)
    driver.wait(seconds - 1)
    finger.release()
    driver.wait(HELD)

    assert driver.page == "language"


def test_a_second_finger_ends_the_hold(driver):
    driver.touch_anywhere()
    driver.wait(BETWEEN)

    first, second = Finger(*CORNER).press(), Finger(*CORNER).press()
    driver.wait(HELD)
    second.release()
    first.release()

    assert driver.page == "language"


def test_without_a_code_no_hold_does_anything(tmp_path):
    driver = Driver(TOWN, folder=tmp_path)
    hold(driver, 2 * HELD)

    assert driver.page == "language"
    driver.close()


# -- the code


def test_the_right_code_opens_the_doctor_and_the_digits_are_never_shown(driver):
    hold(driver)
    for number, digit in enumerate(CODE[:-1], 1):
        driver.touch(f"digit-{digit}")
        assert driver.find("dots").filled == number
        shown = [text for name, text in named_texts(driver) if not name.startswith("digit-")]
        assert not [text for text in shown if any(sign in text for sign in CODE[:number])]
    driver.touch(f"digit-{CODE[-1]}")
    driver.wait(0.1)

    assert driver.page == "staff_home"


def test_five_wrong_codes_make_the_pad_wait_also_after_a_restart(driver, tmp_path):
    hold(driver)
    for _ in range(5):
        enter(driver, "000000")

    assert driver.find("digit-1").act is None
    assert "Trop de codes faux. Attendez" in plain(driver)
    again = Driver(CODED, folder=tmp_path)
    hold(again)
    assert again.find("digit-1").act is None
    again.wait(60)
    enter(again)
    assert again.page == "staff_home"
    again.close()


def test_a_wrong_code_says_how_many_are_left(driver):
    hold(driver)
    enter(driver, "000000")

    assert "Ce code est faux. Encore 4 essais." in plain(driver)
    assert driver.find("dots").filled == 0


def test_the_page_of_the_code_fits_without_a_word_read_aloud(driver):
    at_a_step(driver)
    driver.house.visits.listen(True)
    hold(driver)

    assert driver.house.reader.state.status == "silent"
    assert "listen" not in driver.names()
    assert driver.stage.look.language == "fr"


# -- inside


def test_the_doctor_shows_what_has_to_be_done_before_what_is_fine(inside):
    inside.house.staff.checkup.found((*tour.WELL, *tour.WRONG))

    said = plain(inside)

    assert "Deux choses à regarder" in said
    assert said.index("la borne est muette") < said.index("Les réglages sont bons")
    assert inside.find("band").aside.replace("\u00a0", " ") == "vérifié à 10 h 42"


def test_each_thing_that_the_doctor_looks_at_has_a_sign():
    assert set(NAMES) - set(SIGNS) == set()


def test_what_the_running_terminal_met_is_there_too(inside):
    inside.house.upkeep.report("statistics", ("Le disque est plein.",), "")
    inside.touch("again")
    inside.wait(0.1)

    assert "Le disque est plein." in plain(inside)


def test_an_examination_that_fails_is_told_as_a_thing_to_look_at(inside):
    inside.house.staff.checkup._failed(OSError("x"))

    assert "L'examen n'a pas pu se faire" in plain(inside)


@pytest.mark.parametrize("page", ["staff_network", "staff_screen", "staff_log", "staff_restart"])
def test_each_page_leads_back_to_the_doctor(inside, page):
    inside.touch(page)
    assert inside.page == page

    inside.touch("back")

    assert inside.page == "staff_home"


def test_leaving_locks_the_door(inside):
    inside.touch("leave")
    assert inside.page == "language"

    hold(inside)

    assert inside.page == "staff_pin"
    assert not inside.house.staff.door.is_open


def test_whoever_goes_away_is_locked_out_and_the_visit_ends_as_any_other(inside):
    visit = inside.house.settings.visit
    inside.wait(visit.idle_seconds)
    assert inside.page == "idle"
    inside.wait(visit.warning_seconds + visit.farewell_seconds + 60)  # both are said before

    assert inside.house.visits.state.phase == ASLEEP
    assert not inside.house.staff.door.is_open
    hold(inside)
    assert inside.page == "staff_pin"


@pytest.mark.parametrize("page", ["staff_home", "staff_log", "staff_restart"])
def test_a_page_left_open_is_closed_and_locked_to_whoever_says_yes_i_go_on(inside, page):
    if page != "staff_home":
        inside.touch(page)
    inside.wait(inside.house.settings.visit.idle_seconds)
    assert inside.page == "idle"
    assert not inside.house.staff.door.is_open

    inside.house.visits.go_on()

    assert inside.page == "language"
    assert not inside.house.staff.is_here


def test_a_visit_that_waited_below_a_page_left_open_goes_on_where_it_was(driver):
    at_a_step(driver)
    before = driver.page
    hold(driver)
    enter(driver)
    driver.wait(driver.house.settings.visit.idle_seconds)

    driver.house.visits.go_on()

    assert driver.page == before
    assert not driver.house.staff.door.is_open


def test_the_volume_is_heard_kept_and_used_by_the_next_visit(inside, tmp_path):
    inside.touch_all("staff_screen", "quieter", "quieter")
    inside.wait(0.1)

    assert inside.house.reader.state.volume == 0
    assert layered(None, tmp_path)[0].voice.volume == 10
    inside.house.visits.start_again()
    assert inside.house.reader.state.volume == 0


def test_speed_and_calm_are_kept(inside, tmp_path):
    inside.touch_all("staff_screen", "slower", "calm")
    inside.wait(0.1)

    kept = layered(None, tmp_path)[0]
    assert (kept.voice.speed, kept.screen.calm) == (90, True)
    assert "Calme : oui" in plain(inside)


def test_the_silence_before_a_sentence_is_kept_for_the_next_visit(inside, tmp_path):
    inside.touch_all("staff_screen", "longer", "longer", "shorter", "longer", "longer")
    inside.wait(0.1)

    assert layered(None, tmp_path)[0].voice.lead_in_ms == 1500
    assert inside.find("longer").act is None


def test_the_codes_of_the_log_hold_nothing_that_a_visitor_did(inside, caplog):
    """A whole visit in three languages, with a disk, a voice and a content that fail under it."""
    inside.touch("leave")
    guide, reader = inside.house.guide, inside.house.reader
    done = []
    for language in ("fr", "en", "ar"):
        inside.house.visits.speak(language)
        guide.start("carte-vitale")
        inside.house.navigation.open("guide", "carte-vitale")
        guide.forward()
        while not guide.at_list:
            step = guide.step()
            done += [
                step.title,
                *(option.label for option in step.options),
                *(o.target for o in step.options),
            ]
            reader.read(inside.stage.phrases())
            reader._refused(OSError("disk"))
            guide.choose(step.options[0].target) if step.options else guide.forward()
            inside.wait(1)
        inside.house.navigation.open("list")
        done += [line.text for line in guide.checklist().lines]
        guide.tick(guide.checklist().lines[0].key)
    inside.house.upkeep.report("statistics", ("Le disque est plein.",), "")
    kept = [record.getMessage() for record in caplog.records if record.levelname in ("WARNING", "ERROR")]
    inside.house.staff.checkup.found((), tuple(kept))

    told = "\n".join(inside.house.staff.checkup.codes("Journal"))

    assert len(kept) > 3
    assert "n'a pas pu être lue" in told
    assert len(done) > 20
    assert [what for what in done if what in told] == []
    assert "carte-vitale" not in told


def test_a_rotation_comes_back_by_itself_after_fifteen_seconds(inside, tmp_path):
    inside.touch_all("staff_screen", "turn")
    assert inside.house.staff.tuning.rotation == 90
    inside.wait(14)
    assert inside.house.staff.tuning.rotation == 90
    inside.wait(1)

    assert inside.house.staff.tuning.rotation == 0
    assert not (tmp_path / "staff.toml").exists()


def test_a_rotation_that_is_confirmed_is_kept(inside, tmp_path):
    inside.touch_all("staff_screen", "turn", "confirm")
    inside.wait(60)

    assert inside.house.staff.tuning.rotation == 90
    assert layered(None, tmp_path)[0].screen.rotation == 90


def test_a_rotation_on_trial_comes_back_when_its_author_goes_away(inside):
    inside.touch_all("staff_screen", "turn")
    inside.house.visits.finish()

    assert inside.house.staff.tuning.rotation == 0


def test_a_choice_that_no_disk_takes_is_told(tmp_path):
    (tmp_path / "taken").write_text("a file where the folder should be")
    driver = Driver(CODED, folder=tmp_path / "taken")
    hold(driver)
    enter(driver)
    driver.touch_all("staff_screen", "quieter")
    driver.wait(0.1)

    assert "staff.toml : ce fichier ne peut pas être lu. Vérifiez le disque." in plain(driver)
    driver.close()


def test_the_log_is_shown_as_codes_one_after_the_other(inside):
    inside.house.staff.checkup.found(tour.WRONG, tour.LOGGED)
    inside.touch("staff_log")
    count = len(inside.house.staff.checkup.codes("Journal, Mairie de Villebrune"))
    assert count > 1

    for number in range(1, count + 1):
        assert f"Code {number} sur {count}" in plain(inside)
        inside.touch("next")

    assert f"Code 1 sur {count}" in plain(inside)


def test_the_machine_is_restarted_only_where_somebody_hears_it(inside, tmp_path, monkeypatch):
    inside.touch("staff_restart")
    assert inside.find("reboot").act is None

    inside.house.staff.power._run = tmp_path
    inside.house.navigation.changed()
    inside.touch("reboot")

    assert (tmp_path / "reboot").is_file()
    assert "redémarre dans quelques secondes" in plain(inside)


def test_a_restart_that_the_system_refused_is_told_after_half_a_minute(inside, tmp_path):
    inside.touch("staff_restart")
    inside.house.staff.power._run = tmp_path
    inside.house.navigation.changed()
    inside.touch("reboot")
    inside.wait(31)

    assert "La machine n'a pas redémarré : trois fois par heure au plus. Débranchez-la." in plain(inside)
    assert "redémarre dans quelques secondes" not in plain(inside)
    assert inside.find("reboot").act is not None


def test_what_was_told_of_a_restart_reaches_no_later_visit(inside, tmp_path):
    inside.house.staff.power._run = tmp_path
    inside.house.staff.reboot()
    inside.house.staff.leave()
    inside.wait(31)

    assert inside.house.staff.trouble == ""


def test_the_application_begins_anew_with_nothing_of_the_visit(driver):
    replaced = []
    driver.house.staff.sleep = lambda: replaced.append(driver.house.visits.state.phase)
    at_a_step(driver)
    hold(driver)
    enter(driver)
    driver.touch("staff_restart")
    assert "La visite en cours sera effacée." in plain(driver)

    driver.touch("restart-app")

    assert replaced == [ASLEEP]
    assert driver.house.guide.slug == ""


def test_a_touch_on_the_band_of_the_staff_asks_for_no_code_again(inside):
    hold(inside)

    assert inside.page == "staff_home"
    assert inside.house.visits.state.phase == AWAKE


def test_the_band_is_ink_from_side_to_side(inside):
    picture = inside.picture()
    look = inside.stage.look
    ink = tuple(round(255 * part) for part in look.colour("shelf")[:3])
    height = int(Frame(look).band.height)

    assert all(picture.getpixel((x, height - 4)) == ink for x in (0, 640, look.width - 1))


def plain(driver) -> str:
    """All that is on the page, its spaces plain."""
    texts = [text for sheet in range(len(driver.stage.page.sheets)) for text in texts_of(driver, sheet)]
    return " ".join(" ".join(texts).replace("\u2019", "'").split()).replace("\u00a0", " ")


def named_texts(driver) -> list[tuple[str, str]]:
    return [(piece.name, block.text) for piece in driver.stage.children for block in piece.texts]


def texts_of(driver, sheet: int) -> list[str]:
    driver.stage.turn(sheet - driver.stage.page.number)
    return list(driver.texts())
