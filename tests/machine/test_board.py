"""The package on an arm64 board with a screen, from power-on to an answered touch, and its plug pulled."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from tests.machine.board import Board, board, why_no_board
from tests.machine.fresh import CACHE, ROOT
from tests.machine.pages import is_console
from tests.machine.visitor import Visitor

pytestmark = [pytest.mark.alone, pytest.mark.skipif(bool(why_no_board()), reason=why_no_board())]
CUTS = 20
SEED = 20261124
VISITS = "python3 /srv/visits.py"
READY = "until systemctl --quiet is-active kiosk; do sleep 1; done"
FORGET_THE_CUTS = "rm -f /data/system/boots"  # else the third within an hour ends with the safe screen


@pytest.fixture(scope="module")
def terminal() -> Iterator[Board]:
    with board() as made:
        yield made


def test_from_power_on_a_board_comes_to_a_screen_that_answers_a_finger(terminal: Board) -> None:
    with terminal.on() as machine:
        person = Visitor(machine, ROOT)
        shown = person.sees("sleeping", 600)
        machine.screen().save(CACHE / "board.png")
        person.touches("sleeping", "loop")
        answered = person.sees("language")
        person.touches("language", "language-fr")
        person.sees("home")
        assert person.glimpses == []
        print(f"power-on → first page {shown:.0f} s, first answered touch {answered:.0f} s (emulated)")
        print(machine.ask("systemd-analyze; systemctl show -P MemoryCurrent kiosk; free -m"))


def test_after_three_cuts_within_an_hour_the_safe_screen_comes(terminal: Board) -> None:
    for _ in range(3):
        with terminal.on() as machine:
            machine.ask("until systemctl --quiet is-active kiosk-boots; do sleep 1; done; sync")

    with terminal.on() as machine:
        machine.ask("until systemctl --quiet is-active kiosk-apology; do sleep 1; done; sleep 3")
        machine.screen().save(CACHE / "board-safe.png")
        assert not is_console(machine.screen())
        assert "inactive" in machine.ask("systemctl is-active kiosk")
        machine.ask(f"{FORGET_THE_CUTS}; sync")


def test_without_its_data_disk_it_says_so_and_writes_nowhere(terminal: Board) -> None:
    with terminal.on(with_data=False) as machine:
        machine.ask("until systemctl --quiet is-active kiosk-maintenance; do sleep 1; done; sleep 3")
        machine.screen().save(CACHE / "board-maintenance.png")
        assert not is_console(machine.screen())
        assert machine.ask("ls -A /data").strip() == ""


def test_twenty_times_the_plug_is_pulled_while_it_counts_and_no_visit_is_lost(terminal: Board) -> None:
    chance, counted = random.Random(SEED), 0
    for number in range(CUTS + 1):
        with terminal.on() as machine:
            machine.ask(f"{FORGET_THE_CUTS}; {READY}")
            kept = int(machine.ask(f"{VISITS} total").rpartition("counted=")[2])
            assert counted <= kept, f"cut {number}: {kept} of {counted} visits"
            assert machine.ask("dmesg | grep -c 'EXT4-fs error'").strip() == "0"
            machine.begin(f"{VISITS} add")
            counted = kept + machine.hear(chance.uniform(2, 8)).count("counted")
    print(f"{CUTS} cuts, {counted} visits counted, none lost")
