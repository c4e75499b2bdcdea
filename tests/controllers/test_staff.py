"""What the staff does behind the door: the checkup, its codes, the restart, and the way out."""

import sys

import pytest

from kiosk.adapters.error_log import last_lines
from kiosk.adapters.examiner import Doctor, NoExaminer
from kiosk.adapters.power import Power
from kiosk.controllers.checkup import Checkup
from kiosk.controllers.guide import Guide
from kiosk.controllers.navigation import FIRST, Navigation, Page
from kiosk.controllers.tuning import UNKEPT, Tuning
from kiosk.controllers.upkeep import Upkeep
from kiosk.core.finding import Finding
from kiosk.core.packing import CODE_BYTES
from kiosk.errors import DeviceError
from kiosk.settings import Settings
from kiosk.store.choices import Choices
from kiosk.timer import HandTimer
from kiosk.worker import HandWorker

WELL = Finding("screen", True, "Un écran est branché.")
REMARK = Finding("network", True, "Rien n'est relié.", True)
WRONG = Finding("disk", False, "Le disque est presque plein.")


class Told:
    """An examiner that was told what to find."""

    def __init__(self, *found):
        self.found = found

    def examine(self):
        return self.found


@pytest.fixture
def office(tmp_path):
    def office(examiner):
        timer, upkeep = HandTimer(), Upkeep()
        return Checkup(timer, HandWorker(timer), examiner, upkeep, tmp_path), timer, upkeep

    return office


def test_what_has_to_be_done_comes_apart_from_what_is_fine_remarks_first(office):
    checkup, timer, _ = office(Told(WELL, REMARK, WRONG))

    checkup.run()
    assert checkup.is_running
    timer.turn()

    assert (checkup.problems, checkup.rest) == ((WRONG,), (REMARK, WELL))
    assert (checkup.is_running, checkup.at) == (False, timer.wall())


def test_what_the_running_terminal_met_is_told_unless_the_doctor_says_it(office):
    checkup, timer, upkeep = office(Told(WRONG))
    upkeep.report("statistics", ("Le compte n'est pas gardé.",), "")
    upkeep.report("disk", ("Plein.",), "")

    checkup.run()
    timer.turn()

    assert [one.sentence for one in checkup.problems] == ["Le compte n'est pas gardé.", WRONG.sentence]


def test_nobody_to_look_leaves_what_the_terminal_met(office):
    checkup, timer, upkeep = office(NoExaminer())
    upkeep.report("disk", ("Plein.",), "")

    checkup.run()
    timer.turn()

    assert [one.sentence for one in checkup.problems] == ["Plein."]


def test_the_codes_hold_the_last_lines_of_the_log_and_what_has_to_be_done(office, tmp_path):
    (tmp_path / "errors.log").write_text("".join(f"ligne {number} {'é' * 40}\n" for number in range(40)))
    checkup, timer, _ = office(Told(WRONG))

    checkup.run()
    timer.turn()
    codes = checkup.codes("Journal")

    assert all(len(code.encode()) <= CODE_BYTES for code in codes)
    assert "ligne 39" in "\n".join(codes)
    assert "ligne 27 " not in "\n".join(codes)
    assert WRONG.sentence in "\n".join(codes)


def test_without_an_error_there_is_no_code(office):
    assert office(NoExaminer())[0].codes("Journal") == ()


def test_the_log_is_read_across_its_two_files_and_whatever_letters_it_holds(tmp_path):
    (tmp_path / "errors.log.1").write_bytes(b"un\ndeux \xff\n")
    (tmp_path / "errors.log").write_text("\ntrois\n")

    assert last_lines(tmp_path, 2) == ("deux \ufffd", "trois")
    assert last_lines(tmp_path / "none", 2) == ()


def test_of_a_long_log_only_the_end_is_read(tmp_path):
    (tmp_path / "errors.log").write_text("x" * 100_000 + "\nla fin\n")

    assert last_lines(tmp_path, 5) == ("la fin",)


def test_the_doctor_is_asked_in_a_process_of_its_own():
    found = Doctor(None).examine()

    assert {"settings", "screen", "clock", "disk", "pack"} <= {one.what for one in found}
    assert all(one.sentence for one in found)


@pytest.mark.parametrize(
    "program", ["print('no json')", "print('[]')", "print('{\"findings\": [{}]}')", "raise SystemExit(2)"]
)
def test_a_doctor_that_does_not_answer_is_told(program):
    with pytest.raises(DeviceError, match="kiosk doctor"):
        Doctor(None, (sys.executable, "-c", program)).examine()
    with pytest.raises(DeviceError, match="kiosk doctor"):
        Doctor(None, ("/no/such/program",)).examine()


def test_a_restart_of_the_machine_is_a_file_in_the_folder_that_systemd_gave(tmp_path, monkeypatch):
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path))
    power = Power.of_this_process()

    power.reboot()

    assert power.is_supervised
    assert (tmp_path / "reboot").stat().st_mode & 0o077 == 0


def test_where_nobody_hears_it_a_restart_is_refused_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.delenv("RUNTIME_DIRECTORY", raising=False)

    with pytest.raises(DeviceError, match="à la main"):
        Power.of_this_process().reboot()
    with pytest.raises(DeviceError, match="Débranchez-la"):
        Power(tmp_path / "none").reboot()


def test_leaving_the_pages_of_the_staff_keeps_the_way_that_led_to_them():
    navigation = Navigation(Guide(None, lambda: "fr"))
    for name in ("home", "door", "staff_pin"):
        navigation.open(name)
    navigation.replace("staff_home")
    navigation.open("staff_log", "2")

    assert navigation.below("staff_") == Page("door")
    navigation.leave("staff_")
    navigation.back()

    assert navigation.page == Page("home")
    navigation.reset()
    navigation.open("staff_pin")
    assert navigation.below("staff_") == FIRST


def test_an_unexpected_error_of_what_is_kept_is_logged_by_a_sentence_of_ours(tmp_path, caplog):
    tuning = Tuning(HandTimer(), HandWorker(HandTimer()), Settings(), Choices(tmp_path), None)

    tuning._refused(ValueError("something that somebody typed"))

    assert caplog.messages == [UNKEPT]
    assert tuning.trouble == UNKEPT


def test_a_disk_that_refuses_a_choice_is_logged_with_its_own_sentence(tmp_path, caplog):
    (tmp_path / "taken").write_text("a file where the folder should be")
    timer = HandTimer()
    tuning = Tuning(timer, HandWorker(timer), Settings(), Choices(tmp_path / "taken"), None)

    tuning.set_calm(True)
    timer.turn()

    assert caplog.messages == [tuning.trouble] != [UNKEPT]
