"""Which version starts: updates tried and put back, by the script of the package, on real folders."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.deploy.terminal import Terminal

BAD = {
    "exit-code": "s'est arrêtée avant qu'on puisse la toucher",  # does not start
    "timeout": "n'a pas pu être touchée à temps",  # starts, and stays black
    "watchdog": "ne répondait plus au toucher",  # draws, and does not react
}


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """One on which 1.0 serves."""
    made = Terminal(tmp_path / "root")
    made.install("1.0")
    return made


def test_a_version_is_laid_by_hard_links_with_bytecode_that_is_never_compared(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.bring("1.0")

    done = terminal.version("lay")

    assert done.stdout == "1.0\n"
    laid = terminal.home / "versions/1.0"
    assert (laid / "VERSION").samefile(terminal.payload / "VERSION")
    compiled = list((laid / "kiosk").rglob("*.pyc"))
    assert len(compiled) == len(list(terminal.payload.glob("lib/*"))) > 0
    assert {file.read_bytes()[4] for file in compiled} == {1}  # by hash, not checked (PEP 552)
    assert not list(terminal.payload.rglob("*.pyc"))


def test_what_is_laid_is_not_laid_again_and_never_changes(terminal: Terminal) -> None:
    laid = terminal.home / "versions/1.0"
    before = laid.stat().st_ino, laid.stat().st_mtime_ns

    assert terminal.version("lay").stdout == "1.0\n"
    terminal.bring("1.0", word="another")
    assert terminal.version("lay").stdout == "1.0.r2\n"

    assert (laid.stat().st_ino, laid.stat().st_mtime_ns) == before
    assert "another" not in (laid / "kiosk/__init__.py").read_text()
    assert "another" in (terminal.home / "versions/1.0.r2/kiosk/__init__.py").read_text()


def test_on_another_disk_the_files_are_copied(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as elsewhere:
        if Path(elsewhere).stat().st_dev == tmp_path.stat().st_dev:
            pytest.skip(
                "les fichiers temporaires sont déjà dans /dev/shm : il n'y a pas de second disque ici"
            )
        terminal = Terminal(tmp_path)
        (tmp_path / "opt").mkdir()
        terminal.home.symlink_to(elsewhere)

        terminal.install("1.0")

        assert terminal.starts == "1.0"


@pytest.mark.parametrize("name", ["", "../x", ".hidden", "1 2", "a/b"])
def test_a_name_that_is_no_version_is_not_laid(terminal: Terminal, name: str) -> None:
    terminal.bring(name)

    done = terminal.version("lay")

    assert done.returncode == 1
    assert done.stderr == f"« {name} » n'est pas un nom de version.\n"


def test_the_first_version_is_simply_put_in_service(terminal: Terminal) -> None:
    assert terminal.starts == "1.0"
    assert terminal.trial == ""
    assert (terminal.home / "current").readlink() == Path("versions/1.0")


def test_a_new_version_is_on_trial_until_a_visitor_could_touch_it(terminal: Terminal) -> None:
    terminal.install("1.1")
    assert (terminal.starts, terminal.trial) == ("1.1", "1.1 0")

    terminal.version("starting")
    assert terminal.trial == "1.1 1"
    said = terminal.version("confirm").stderr

    assert said == "La version 1.1 répond au toucher : elle reste en service.\n"
    assert (terminal.starts, terminal.trial, terminal.refused) == ("1.1", "", {})
    assert terminal.kept == ["1.0", "1.1"]


@pytest.mark.parametrize(("result", "why"), BAD.items())
def test_a_bad_version_gives_way_by_itself(terminal: Terminal, result: str, why: str) -> None:
    terminal.install("1.1")
    terminal.version("starting")

    said = terminal.version("failed", result=result).stderr

    assert said == f"La version 1.1 {why} : la version 1.0 reprend.\n"
    assert (terminal.starts, terminal.trial, terminal.refused) == ("1.0", "", {"1.1": why})
    assert terminal.kept == ["1.0"]


def test_three_starts_that_nobody_could_touch_are_enough(terminal: Terminal) -> None:
    terminal.install("1.1")
    for _ in range(3):  # each ended by a power cut, of which nobody is told
        terminal.version("starting")
        assert terminal.starts == "1.1"

    terminal.version("starting")

    assert terminal.starts == "1.0"
    assert terminal.refused == {"1.1": "a démarré 3 fois sans qu'on puisse la toucher"}


def test_three_bad_versions_in_a_row_leave_the_good_one(terminal: Terminal) -> None:
    for number, result in enumerate(BAD, start=1):
        terminal.install(f"1.{number}")
        terminal.version("starting")
        terminal.version("failed", result=result)
        assert terminal.starts == "1.0"

    assert list(terminal.refused) == ["1.1", "1.2", "1.3"]
    assert terminal.kept == ["1.0"]


def test_a_refused_version_is_not_tried_again_by_itself_but_a_newer_one_is(terminal: Terminal) -> None:
    terminal.install("1.1")
    terminal.version("starting")
    terminal.version("failed", result="timeout")

    terminal.version("lay")
    again = terminal.version("switch", "1.1")
    assert again.returncode == 3
    assert again.stderr.startswith("La version 1.1 a été refusée sur cette borne")
    assert (terminal.starts, terminal.trial) == ("1.0", "")
    assert terminal.kept == ["1.0"]

    terminal.install("1.2")
    assert (terminal.starts, terminal.trial) == ("1.2", "1.2 0")


def test_a_refused_version_is_tried_again_for_who_asks(terminal: Terminal) -> None:
    terminal.install("1.1")
    terminal.version("starting")
    terminal.version("failed", result="timeout")

    terminal.version("switch", "1.1", "--again")

    assert (terminal.starts, terminal.trial, terminal.refused) == ("1.1", "1.1 0", {})


def test_the_old_version_still_running_neither_proves_nor_spoils_the_new_one(terminal: Terminal) -> None:
    terminal.install("1.1")

    terminal.version("confirm")
    terminal.version("failed", result="watchdog")

    assert (terminal.starts, terminal.trial, terminal.refused) == ("1.1", "1.1 0", {})


@pytest.mark.parametrize("result", ["success", "resources", ""])
def test_being_stopped_is_no_fault_of_a_version(terminal: Terminal, result: str) -> None:
    terminal.install("1.1")
    terminal.version("starting")

    terminal.version("failed", result=result)

    assert (terminal.starts, terminal.trial) == ("1.1", "1.1 1")


def test_a_version_once_touched_is_not_put_back_for_a_later_failure(terminal: Terminal) -> None:
    terminal.prove("1.1")

    terminal.version("failed", result="watchdog")

    assert terminal.starts == "1.1"


def test_what_is_gone_back_to_is_a_version_that_could_be_touched(terminal: Terminal) -> None:
    terminal.install("1.1")
    terminal.version("starting")
    terminal.install("1.2")  # before anybody could touch 1.1
    assert terminal.kept == ["1.0", "1.2"]

    terminal.version("starting")
    terminal.version("failed", result="exit-code")

    assert terminal.starts == "1.0"


def test_the_version_in_service_and_the_one_before_are_kept_and_no_other(terminal: Terminal) -> None:
    for number in range(1, 5):
        terminal.prove(f"1.{number}")

    assert terminal.kept == ["1.3", "1.4"]


def test_installing_the_same_again_changes_nothing(terminal: Terminal) -> None:
    terminal.prove("1.1")
    before = {path: (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in terminal.home.rglob("*")}

    terminal.install("1.1")

    assert {path: (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in before} == before
    assert terminal.trial == ""


def test_a_technician_goes_back_and_is_told_when_there_is_nothing_to_go_back_to(terminal: Terminal) -> None:
    terminal.prove("1.1")

    done = terminal.version("back")
    again = terminal.version("back")

    assert "La version 1.1 a été retirée par un technicien : la version 1.0 reprend." in done.stderr
    assert (terminal.starts, list(terminal.refused)) == ("1.0", ["1.1"])
    assert again.returncode == 1
    assert again.stderr == "Il n'y a pas de version précédente sur cette borne.\n"


def test_the_list_says_what_serves_what_is_kept_and_what_was_refused(terminal: Terminal) -> None:
    terminal.install("1.1")
    terminal.version("starting")
    terminal.version("failed", result="timeout")
    terminal.install("1.2")
    terminal.version("starting")

    lines = terminal.version("list").stdout.splitlines()

    assert lines[:2] == ["1.0\tprécédente", "1.2\ten service, à l'essai (démarrages : 1)"]
    assert lines[2].startswith("1.1\trefusée le 2")
    assert lines[2].endswith(" : elle n'a pas pu être touchée à temps")


def test_a_version_that_the_card_lost_is_replaced_by_one_that_starts(terminal: Terminal) -> None:
    terminal.prove("1.1")
    shutil.rmtree(terminal.home / "versions/1.1")
    terminal.version("starting")
    assert terminal.starts == "1.0"

    shutil.rmtree(terminal.home / "versions")
    terminal.version("starting")
    assert terminal.starts == "1.1"  # the payload's


def test_what_goes_wrong_there_does_not_keep_the_kiosk_from_starting(terminal: Terminal) -> None:
    shutil.rmtree(terminal.state)
    terminal.state.write_text("")  # neither a folder nor able to become one

    for command in ("starting", "confirm", "failed"):
        done = terminal.version(command, result="timeout")
        assert done.returncode == 0
        assert "la borne démarre quand même" in done.stderr


def test_an_unknown_word_is_answered_by_the_list_of_words(terminal: Terminal) -> None:
    done = terminal.version("destroy")

    assert done.returncode == 2
    assert "version back" in done.stderr
