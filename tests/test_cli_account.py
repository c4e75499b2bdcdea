"""The account that an installed terminal is looked at with."""

from __future__ import annotations

import os
import pwd
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.commands.account import become_the_terminal
from kiosk.errors import DeviceError
from tests.cli_kit import ROOT, ordinary

HERE = Path("/proc/self/stat")  # a file that everybody sees: here, a terminal is installed
SOMEBODY = pwd.getpwuid(os.getuid()).pw_name if os.getuid() else "nobody"  # whom we may become
BECOME = f"""
import os
from pathlib import Path
from kiosk.commands.account import become_the_terminal
become_the_terminal("doctor", {SOMEBODY!r}, Path("/proc/self/stat"))
print(os.getuid(), os.geteuid(), os.getgid(), os.environ["XDG_DATA_HOME"])
"""


def test_where_no_terminal_is_installed_nothing_changes(tmp_path):
    surroundings: dict[str, str] = {}

    became = become_the_terminal("doctor", SOMEBODY, tmp_path / "data-id", surroundings)

    assert not became
    assert surroundings == {}
    assert os.geteuid() == os.getuid()


def test_an_account_that_is_not_there_changes_nothing(tmp_path):
    (tmp_path / "data-id").write_text("5f0c\n")
    surroundings: dict[str, str] = {}

    become_the_terminal("doctor", "personne-de-ce-nom", tmp_path / "data-id", surroundings)

    assert surroundings == {}


def test_the_administrator_looks_with_the_rights_of_the_terminal_and_in_its_folders():
    account = pwd.getpwnam(SOMEBODY)

    told = subprocess.run(
        [sys.executable, "-c", BECOME], capture_output=True, text=True, cwd=ROOT, check=True, timeout=30
    ).stdout

    assert told.split() == [str(account.pw_uid)] * 2 + [str(account.pw_gid), "/data"]


def test_anybody_else_is_told_to_be_the_administrator():
    with ordinary(), pytest.raises(DeviceError) as told:
        become_the_terminal("places list", "root", HERE, {})

    assert str(told.value).endswith("Lancez : sudo kiosk places list")


def test_the_surroundings_are_those_of_the_unit():
    from kiosk.commands.account import SURROUNDINGS

    units = Path(ROOT, "deploy/raspberrypi/package/tree/usr/lib/systemd/system/kiosk.service")
    unit = units.read_text(encoding="utf-8")

    assert all(f"{name}={value}" in unit for name, value in SURROUNDINGS.items())
