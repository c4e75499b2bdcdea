"""The units of an installed terminal: systemd has nothing to say of them, and they keep what is promised."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest

from tests.deploy.fake_root import PROGRAMS, TREE, UNDER_TEST, UNITS, analyse, assembled

NAMES = [unit.name for unit in UNDER_TEST]
ENABLED = re.findall(
    r"^enable (\S+)$", (TREE / "usr/lib/systemd/system-preset/50-kiosk.preset").read_text(), re.M
)
BY_OTHERS = {"version", "clock", "import-settings"}  # programs that come with the package and its parts
SHUT_IN = ("ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet=")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return assembled(tmp_path / "root")


def said(name: str, key: str) -> list[str]:
    """The values of a key of a unit, in their order."""
    return re.findall(rf"^{key}=(.*)$", (UNITS / name).read_text(), re.M)


def words(name: str, key: str) -> set[str]:
    return set(" ".join(said(name, key)).split())


def test_systemd_has_nothing_to_say_of_our_units(root: Path) -> None:
    verified = analyse(f"--root={root}", "verify", "--recursive-errors=yes", "--man=no", *NAMES)

    assert (verified.returncode, verified.stdout + verified.stderr) == (0, "")


def test_systemd_would_say_it_of_a_misspelt_key(root: Path) -> None:
    unit = root / "usr/lib/systemd/system/kiosk.service"
    unit.write_text(unit.read_text().replace("ProtectHome=", "ProtectHomes="))

    verified = analyse(f"--root={root}", "verify", "--recursive-errors=yes", "--man=no", "kiosk.service")

    assert verified.returncode != 0


def test_the_kiosk_is_exposed_less_than_two_of_ten(root: Path) -> None:
    answer = analyse(
        "security", "--offline=true", "--no-pager", "--threshold=20", f"--root={root}", "kiosk.service"
    )

    assert answer.returncode == 0, answer.stdout[-200:] + answer.stderr
    assert re.search(r"exposure level for kiosk.service: [01]\.\d|: 2\.0", answer.stdout)


def test_what_our_units_start_is_there_and_can_be_run() -> None:
    started = {
        name
        for unit in UNDER_TEST
        for name in re.findall(r"/usr/lib/kiosk/([a-z-]+)(?![a-z.-])", unit.read_text())
        if name != "firewall"
    }

    assert started - BY_OTHERS <= {path.name for path in PROGRAMS.iterdir()}
    assert all(path.stat().st_mode & 0o111 for path in PROGRAMS.iterdir() if not path.suffix)


def test_everything_that_can_be_enabled_is_and_nothing_else() -> None:
    can_be = {unit.name for unit in UNDER_TEST if "[Install]" in unit.read_text()}

    assert set(ENABLED) == can_be


def test_the_kiosk_waits_for_its_disk_and_for_neither_network_nor_time() -> None:
    awaited = (
        words("kiosk.service", "After") | words("kiosk.service", "Requires") | words("kiosk.service", "Wants")
    )

    assert "kiosk-data.service" in words("kiosk.service", "Requires")
    assert said("kiosk.service", "RequiresMountsFor") == ["/data"]
    assert not [unit for unit in awaited if unit.startswith(("network", "time-"))]
    assert "kiosk-clock.service" not in words("kiosk.service", "Requires")


def test_a_kiosk_that_cannot_start_gives_way_to_an_apology_and_is_tried_again() -> None:
    assert said("kiosk.service", "StartLimitBurst") + said("kiosk.service", "StartLimitIntervalSec") == [
        "5",
        "600",
    ]
    assert said("kiosk.service", "OnFailure") == ["kiosk-apology.service"]
    assert said("kiosk-data.service", "OnFailure") == ["kiosk-maintenance.service"]
    for screen, timer, delay in (("apology", "retry", "10min"), ("maintenance", "look-for-data", "1min")):
        assert f"kiosk-{screen}.service" in words("kiosk.service", "Conflicts")
        assert said(f"kiosk-{screen}.service", "Wants") == [f"kiosk-{timer}.timer"]
        assert said(f"kiosk-{timer}.timer", "PartOf") == [f"kiosk-{screen}.service"]
        assert said(f"kiosk-{timer}.timer", "Unit") == ["kiosk-retry.service"]
        assert said(f"kiosk-{timer}.timer", "OnActiveSec") == [delay]


def test_five_starts_that_time_out_are_counted_as_a_failure_too() -> None:
    seconds = int(said("kiosk.service", "TimeoutStartSec")[0]) + int(
        said("kiosk.service", "TimeoutStopSec")[0]
    )
    limit = int(said("kiosk.service", "StartLimitIntervalSec")[0])

    assert int(said("kiosk.service", "StartLimitBurst")[0]) * (seconds + 1) < limit


def test_the_kiosk_writes_its_data_and_what_is_in_passing_stays_in_memory() -> None:
    assert said("kiosk.service", "ReadWritePaths") == ["/data/kiosk", "-/sys/devices"]
    assert {place.split(":")[0] for place in words("kiosk.service", "TemporaryFileSystem")} == {
        "/tmp",
        "/var/tmp",
    }
    assert said("kiosk.service", "LimitCORE") == ["0"]


def test_the_kiosk_holds_its_own_devices_and_no_right() -> None:
    assert words("kiosk.service", "SupplementaryGroups") == {"video", "render", "input", "audio"}
    assert said("kiosk.service", "DeviceAllow") == [
        "char-drm rw",
        "char-input r",
        "char-alsa rw",
        "/dev/tty1 rw",
    ]
    assert all(line in (UNITS / "kiosk.service").read_text().splitlines() for line in SHUT_IN)


def test_no_command_beside_the_main_one_can_take_the_console_from_it() -> None:
    texts = {unit.name: unit.read_text() for unit in UNDER_TEST}

    assert not [name for name, text in texts.items() if re.search(r"^(StandardInput=tty|TTY)", text, re.M)]
    assert {name for name, text in texts.items() if "ExecStart=/usr/lib/kiosk/console " in text} == {
        "kiosk.service",
        "kiosk-apology.service",
        "kiosk-maintenance.service",
    }


@pytest.mark.parametrize("name", ["kiosk-apology.service", "kiosk-maintenance.service"])
def test_what_apologises_has_no_part_of_the_application(name: str) -> None:
    text = (UNITS / name).read_text() + (PROGRAMS / "apology").read_text()

    assert not re.search(r"python|/opt/kiosk", text)
    assert all(line in (UNITS / name).read_text().splitlines() for line in SHUT_IN)


def test_the_user_of_the_application_is_in_four_groups() -> None:
    made = (TREE / "usr/lib/sysusers.d/kiosk.conf").read_text()

    assert set(re.findall(r"^m kiosk (\w+)$", made, re.M)) == {"video", "render", "input", "audio"}


def test_the_machine_cannot_be_left_by_a_key() -> None:
    masked = {
        link.name for link in (TREE / "etc/systemd/system").iterdir() if str(link.readlink()) == "/dev/null"
    }
    manager, logind = (_read(f"usr/lib/systemd/{name}.conf.d/50-kiosk.conf") for name in ("system", "logind"))

    assert {"getty@.service", "autovt@.service", "ctrl-alt-del.target"} <= masked
    assert manager["Manager"]["CtrlAltDelBurstAction"] == "none"
    assert (logind["Login"]["NAutoVTs"], logind["Login"]["ReserveVT"]) == ("0", "0")
    assert {
        key: value for key, value in logind["Login"].items() if key.startswith("Handle") and value != "ignore"
    } == {"HandlePowerKeyLongPress": "poweroff"}
    assert re.search(r"^kernel.sysrq = 0$", (TREE / "usr/lib/sysctl.d/99-kiosk.conf").read_text(), re.M)


def test_the_watchdog_of_the_machine_is_one_that_a_raspberry_pi_can_count() -> None:
    assert int(_read("usr/lib/systemd/system.conf.d/50-kiosk.conf")["Manager"]["RuntimeWatchdogSec"]) < 15


def test_the_journal_is_in_memory_and_bounded() -> None:
    journal = _read("usr/lib/systemd/journald.conf.d/50-kiosk.conf")["Journal"]

    assert (journal["Storage"], journal["RuntimeMaxUse"]) == ("volatile", "32M")


def _read(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string((TREE / name).read_text())
    return parser
