"""`kiosk clock`, on the files of a machine of its own: that of the one that runs the tests is never set."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.adapters.clock import read
from kiosk.services.clock import made
from tests.cli_kit import ROOT, kiosk, ordinary
from tests.clock_file import written

WRAPPER = ROOT / "deploy/raspberrypi/package/tree/usr/lib/kiosk/clock"
MADE = datetime.fromtimestamp(made(ROOT / "assets/pack.toml"))


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("KIOSK_ROOT", str(tmp_path))
    (tmp_path / "data").mkdir()
    (tmp_path / "data/kiosk.id").write_text("1\n", encoding="ascii")
    return tmp_path


def said() -> str:
    return kiosk("clock").output.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("who", "end"),
    [
        ("network", "Le réseau la donne : la borne s'y fie."),
        ("rtc", "La pile d'horloge la garde : la borne s'y fie."),
        ("staff", "la borne s'y fie jusqu'à son prochain démarrage."),
        ("nobody", "réglez-la à l'heure du lieu : sudo kiosk clock set 'AAAA-MM-JJ HH:MM'"),
    ],
)
def test_the_hour_is_told_with_who_vouches_for_it(machine, who, end):
    written(machine / "run/kiosk-system/clock", who)

    assert said().startswith("L'horloge de la borne dit : ")
    assert said().strip().endswith(end)


def test_a_machine_without_the_service_says_so(machine):
    assert "n'a pas le service de l'horloge" in said()


def test_a_technician_sets_the_clock(machine):
    when = MADE.replace(year=MADE.year + 1)

    done = kiosk("clock", "set", f"{when:%Y-%m-%d} 10:42")

    assert done.exit_code == 0
    assert "Quelqu'un l'a réglée à la main" in done.output
    assert done.output.strip().endswith(f"{when.year}, 10:42.")
    assert read(machine / "run/kiosk-system/clock") == "staff"
    assert (machine / "data/system/clock").read_text(encoding="ascii").startswith(f"{when:%Y-%m-%d}T")


@pytest.mark.parametrize(("years", "sentence"), [(-10, "avant la date du contenu"), (10, "plus de cinq ans")])
def test_an_hour_that_is_wrong_by_ten_years_is_refused(machine, years, sentence):
    done = kiosk("clock", "set", f"{MADE.year + years}-11-24 10:42")

    assert done.exit_code == 1
    assert sentence in done.output
    assert "Rien n'a été changé" in done.output
    assert not (machine / "run").exists()


@pytest.mark.parametrize("typed", ["10:42", "2026-11-24", "24/11/2026 10:42", "2026-13-24 10:42", "demain"])
def test_what_is_no_day_and_hour_is_refused(machine, typed):
    done = kiosk("clock", "set", typed)

    assert done.exit_code == 2
    assert "Écrivez par exemple '2026-11-24 10:42'" in done.output


def test_whoever_may_not_is_told_how(monkeypatch):
    monkeypatch.delenv("KIOSK_ROOT", raising=False)

    with ordinary():
        done = kiosk("clock", "set", f"{datetime.now():%Y-%m-%d %H:%M}")

    assert done.exit_code == 1
    assert done.output.startswith("Il faut être administrateur pour régler l'horloge. Lancez : sudo kiosk")


def test_the_program_of_the_unit_runs_the_version_in_service(machine):
    current = machine / "opt/kiosk/current"
    current.parent.mkdir(parents=True)
    current.symlink_to(ROOT)

    done = subprocess.run([WRAPPER, "start"], capture_output=True, text=True, timeout=30, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert read(machine / "run/kiosk-system/clock") in ("network", "rtc", "staff", "nobody")
    assert (machine / "data/system/clock").exists()


def test_the_program_of_the_unit_says_when_no_version_is_in_service(machine):
    done = subprocess.run([WRAPPER, "tick"], capture_output=True, text=True, timeout=30, check=False)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("Aucune version de la borne n'est en service")
