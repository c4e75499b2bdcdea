"""What a process leaves to the one that takes its place, and the boot that both belong to."""

import os
import subprocess
import sys

import pytest

from kiosk.adapters.carried import NAME, Carried, boot_id


def test_a_process_reads_what_the_one_before_it_left(monkeypatch):
    monkeypatch.setenv(NAME, "")
    Carried().keep(6, 12.5)
    program = "from kiosk.adapters.carried import Carried; print(Carried().read())"

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert said.stdout == "(6, 12.5)\n"
    Carried().forget()
    assert NAME not in os.environ


@pytest.mark.parametrize("left", ["", "6", "x 1.0", "6 x", "6 inf", "6 nan", "-1 2.0"])
def test_what_is_no_count_counts_for_nothing(left):
    assert Carried({NAME: left}).read() == (0, 0.0)


def test_the_boot_has_one_name_which_is_empty_where_nobody_gives_it(tmp_path):
    assert boot_id() == boot_id() != ""
    assert boot_id(tmp_path / "none") == ""
