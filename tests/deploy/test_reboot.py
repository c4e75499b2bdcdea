"""The application restarts the machine by a file of its own, three times an hour at most."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

import pytest

from tests.deploy.programs import run, write

ME = pwd.getpwuid(os.getuid()).pw_name


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "proc/uptime", "20.00 1.00\n")
    (tmp_path / "run/kiosk").mkdir(parents=True)
    assert run("boots", tmp_path, "start").returncode == 0
    return tmp_path


def asked(root: Path, user: str = ME) -> bool:
    """Whether the machine was told to restart; the wish is gone whatever it was."""
    told = write(root / "systemctl", f'#!/bin/sh\necho "$@" >>{root}/told\n')
    told.chmod(0o755)
    (root / "told").unlink(missing_ok=True)
    answer = run("reboot", root, KIOSK_USER=user, KIOSK_SYSTEMCTL=str(told))
    assert answer.returncode == 0
    assert not os.path.lexists(root / "run/kiosk/reboot")
    return (root / "told").exists() and (root / "told").read_text() == "reboot\n"


def test_a_file_of_the_application_restarts_the_machine(root: Path) -> None:
    write(root / "run/kiosk/reboot", "")

    assert asked(root)


def test_one_of_somebody_else_does_not(root: Path) -> None:
    write(root / "run/kiosk/reboot", "")

    assert not asked(root, user="somebody-else")


def test_a_link_does_not_and_what_it_leads_to_stays(root: Path) -> None:
    target = write(root / "precious", "kept")
    (root / "run/kiosk/reboot").symlink_to(target)

    assert not asked(root)
    assert target.read_text() == "kept"


def test_a_folder_does_not(root: Path) -> None:
    write(root / "run/kiosk/reboot/inside", "")

    assert not asked(root)


def test_no_loop_is_possible(root: Path) -> None:
    answers = []
    for _ in range(5):
        write(root / "run/kiosk/reboot", "")
        answers.append(asked(root))

    assert answers == [True, True, True, False, False]
