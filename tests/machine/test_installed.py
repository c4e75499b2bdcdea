"""A fresh Debian becomes a terminal by one command and no network, and stays one whatever is done to it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.machine.fresh import ROOT, Fresh, fresh, why_not
from tests.machine.installed import FOLDER, HEIGHT, WIDTH, Installed, booted, bring, stick
from tests.machine.pages import Pages
from tests.machine.updates import BAD, made_of

pytestmark = [pytest.mark.alone, pytest.mark.skipif(bool(why_not()), reason=why_not())]
SUITES = ["trixie", *(["bookworm"] if os.environ.get("KIOSK_DOSE") == "full" else [])]
INSTALL = f"{FOLDER}/install.sh --offline {FOLDER} --settings {FOLDER}/settings.toml"
# What only tells what was done, or when; and what Debian keeps of packages that leave: the accounts of dbus
# and udev, and the names of netbase.
TRACES = (
    r"^/(proc|sys|dev|run|tmp|proof|srv|data|root|var/(log|tmp|cache|lib/(apt|dpkg|systemd)))(/|$)"
    r"|^/(etc|var)/\.updated$|^/etc/(hosts|(passwd|group|g?shadow)-?)$"
)


@dataclass(frozen=True)
class Technician:
    """Somebody with a fresh system and a stick."""

    system: Fresh
    pages: Pages
    stick: Path


@pytest.fixture(scope="module", params=SUITES)
def technician(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Technician]:
    folder = tmp_path_factory.mktemp(f"installed-{request.param}")
    pages = Pages(ROOT, folder / "pages", (WIDTH, HEIGHT))
    with fresh(request.param) as system:
        brought = stick(folder / "stick", request.param)
        bring(system, brought)
        yield Technician(system, pages, brought)


@pytest.fixture(scope="module")
def terminal(technician: Technician) -> Iterator[Installed]:
    """The terminal as one command made it."""
    with booted(technician.system, technician.pages) as machine:
        before = files(machine)
        said = machine.ask(INSTALL, 600)
        print(said)
        machine.until(lambda: machine.is_ready, "a visitor could touch it")
        machine.before = before
        yield machine


@pytest.fixture(autouse=True)
def _each_test_finds_the_terminal_asleep_and_without_a_fault(terminal: Installed) -> None:
    terminal.ask("systemctl reset-failed kiosk.service")
    if terminal.shown("StatusText") != "endormie":
        terminal.ask("systemctl restart kiosk.service")


def files(machine: Installed) -> dict[str, str]:
    """What lies in the system, with a sum of each file, but for traces."""
    listed = machine.ask(
        "find / -xdev \\( -path /proc -o -path /sys -o -path /run -o -path /dev \\) -prune -o"
        " \\( -type f -exec sha256sum {} + , -type l -printf '%l  %p\\n' \\)",
        300,
    )
    found = (line.partition("  ") for line in listed.splitlines())
    return {path: mark for mark, _, path in found if not re.match(TRACES, path)}


def visit_begins(machine: Installed) -> None:
    machine.sees("sleeping")
    machine.touches("sleeping", "loop")
    machine.sees("language")
    machine.touches("language", "language-fr")
    machine.sees("home")


def test_one_command_without_a_network_makes_a_terminal_that_a_visitor_can_touch(terminal: Installed) -> None:
    visit_begins(terminal)


def test_the_second_run_changes_nothing(terminal: Installed) -> None:
    before, pid = files(terminal), terminal.pid

    terminal.ask(INSTALL, 300)

    assert files(terminal) == before
    assert terminal.pid == pid, "the terminal was restarted"


def test_it_listens_to_nothing_but_what_is_listed(terminal: Installed) -> None:
    allowed = (ROOT / "deploy/raspberrypi/listening.txt").read_text().split()
    heard = Path(f"/proc/{terminal.leader}/net")
    ports = {
        (kind, int(line.split()[1].rpartition(":")[2], 16))
        for kind in ("tcp", "tcp6", "udp", "udp6")
        for line in (heard / kind).read_text().splitlines()[1:]
        if kind.startswith("udp") or line.split()[3] == "0A"
    }
    assert {f"{kind[:3]}/{port}" for kind, port in ports} <= set(allowed)


def test_nobody_leaves_it_for_the_system(terminal: Installed) -> None:
    assert terminal.run("systemctl list-units --no-legend 'getty@*' 'autovt@*'").stdout == ""
    assert terminal.ask("cat /etc/sysctl.d/* /usr/lib/sysctl.d/*kiosk* | grep -c 'kernel.sysrq *= *0'") != "0"
    assert terminal.shown("LoadState", "ctrl-alt-del.target") == "masked"


def test_a_terminal_that_is_killed_is_back(terminal: Installed) -> None:
    pid = terminal.pid

    terminal.ask(f"kill -KILL {pid}")

    terminal.until(lambda: terminal.is_ready and terminal.pid not in (0, pid), "another process")
    visit_begins(terminal)


def test_a_terminal_that_freezes_is_dead_and_back(terminal: Installed) -> None:
    pid = terminal.pid

    terminal.ask(f"kill -STOP {pid}")

    terminal.until(lambda: terminal.is_ready and terminal.pid not in (0, pid), "another process")
    assert terminal.run("journalctl -u kiosk.service | grep -ci watchdog").stdout.strip() != "0"
    visit_begins(terminal)


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_update_is_taken_back_without_anybody(
    terminal: Installed, technician: Technician, fault: str
) -> None:
    good = terminal.version
    package = made_of(next(technician.stick.glob("kiosk_*.deb")), fault, technician.system.tree / "srv")

    terminal.ask(f"dpkg --install /srv/{package.name}", 300)

    terminal.until(
        lambda: fault in terminal.run("cat /var/lib/kiosk-update/refused").stdout, "the refusal", 240
    )
    terminal.until(lambda: terminal.is_ready, "the version of before")
    assert terminal.version == good
    visit_begins(terminal)


def test_a_good_update_waits_for_the_end_of_the_visit(terminal: Installed, technician: Technician) -> None:
    visit_begins(terminal)
    pid = terminal.pid
    package = made_of(next(technician.stick.glob("kiosk_*.deb")), "good", technician.system.tree / "srv")

    terminal.ask(f"dpkg --install /srv/{package.name}", 300)

    assert terminal.pid == pid, "the visit was cut"
    terminal.sees("home", 10)
    terminal.until(lambda: terminal.pid not in (0, pid) and terminal.is_ready, "the new version", 300)
    assert terminal.version.endswith("good")
    visit_begins(terminal)


def test_what_fails_again_and_again_ends_with_the_apology_and_its_number(terminal: Installed) -> None:
    for _ in range(6):
        pid = terminal.pid
        if terminal.shown("ActiveState") == "failed":
            break
        terminal.run(f"kill -KILL {pid}")
        terminal.until(
            lambda pid=pid: terminal.shown("ActiveState") == "failed" or terminal.pid not in (0, pid),
            "a restart",
        )

    terminal.until(lambda: terminal.shown("ActiveState", "kiosk-apology.service") == "active", "the apology")
    terminal.ask("systemctl reset-failed kiosk && systemctl start kiosk")
    visit_begins(terminal)


def test_uninstalled_it_leaves_only_its_data(technician: Technician, terminal: Installed) -> None:
    terminal.ask(f"{FOLDER}/install.sh --uninstall --yes", 300)

    left = files(terminal)
    assert terminal.run("systemctl cat kiosk.service").returncode != 0
    assert sorted(left.keys() - terminal.before.keys()) == []
    assert {path for path in terminal.before if left.get(path) != terminal.before[path]} == set()
    assert terminal.ask("ls /data")
