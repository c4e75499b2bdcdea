"""What troubles a terminal is told by `kiosk run` itself, each sentence once, and the terminal runs."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.adapters.player import UNHEARD
from kiosk.commands.display import REMEDY, require_screen
from kiosk.commands.machine import Machine
from kiosk.commands.troubles import TOLD, Troubles
from kiosk.controllers.upkeep import Upkeep
from kiosk.errors import DisplayError
from tests.cli_kit import ROOT, spawned, surroundings_of

SETTINGS = """
[data]
folder = "data"
[voice]
volume = 140
[theme]
ink = "#c0c0c0"
[languages]
offered = ["fr", "en", "zz"]
[help]
hours = "de 9h à 12h"
"""


@pytest.fixture(autouse=True)
def forgetful(monkeypatch):
    """Nothing was told before, and what is told here is forgotten after."""
    monkeypatch.setenv(TOLD, "")


def run(settings: Path, until: str, **surroundings: str) -> list[str]:
    """What a running terminal writes on its error output, up to a line with that text."""
    command = [sys.executable, "-m", "kiosk", "--settings", str(settings), "run", "--window", "800x480"]
    around = surroundings_of({"SDL_VIDEODRIVER": "offscreen", **surroundings})
    said = settings.with_name("said")
    with said.open("w") as errors:
        process = subprocess.Popen(command, stderr=errors, cwd=ROOT, env=around)
        end = time.monotonic() + 60
        while until not in said.read_text() and process.poll() is None and time.monotonic() < end:
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        process.wait(30)
    lines = said.read_text().splitlines()
    assert any(until in line for line in lines), lines
    return lines


def test_every_trouble_of_the_start_is_told_once_and_in_french(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/kiosk.db").write_bytes(b"bonjour" * 1000)
    settings = tmp_path / "settings.toml"
    settings.write_text(SETTINGS, encoding="utf-8")

    lines = run(settings, "help.hours")

    begins = [line.removeprefix(f"{settings}, ").split(" : ")[0] for line in lines]
    for key in ("voice.volume", "languages.offered", "help.hours"):
        assert begins.count(key) == 1
    assert any(line.startswith(f"{settings}, theme.ink : #c0c0c0 se lit mal") for line in lines)
    assert any("était abîmée : elle est mise de côté sous le nom kiosk-abimee-" in line for line in lines)
    assert len(lines) == len(set(lines))
    assert "Traceback" not in "".join(lines)


def test_a_loudspeaker_that_plays_nothing_is_told_once(tmp_path):
    (tmp_path / "asound.conf").write_text("")  # no card at all
    settings = tmp_path / "settings.toml"
    settings.write_text('[data]\nfolder = "data"\n', encoding="utf-8")

    lines = run(settings, UNHEARD, ALSA_CONFIG_PATH=str(tmp_path / "asound.conf"))

    assert lines.count(UNHEARD) == 1


def test_a_process_that_takes_the_place_of_another_tells_nothing_again(tmp_path, capfd):
    first = Troubles()
    first.tell("voice", ["La voix manque."])

    second = Troubles()
    second.tell("voice", ["La voix manque."])

    assert capfd.readouterr().err == "La voix manque.\n"


def test_what_was_well_again_is_told_anew(capfd):
    troubles, upkeep = Troubles(), Upkeep()
    troubles.watch(upkeep)

    for problems in (("Le disque est plein.",), ("Le disque est plein.",), (), ("Le disque est plein.",)):
        upkeep.report("disk", problems, "Bien.")

    assert capfd.readouterr().err == "Le disque est plein.\n" * 2


def test_a_thousand_files_that_were_altered_are_a_few_lines(capfd):
    Troubles().tell("pack", [f"{number}.md : ce fichier a été modifié." for number in range(1000)])

    lines = capfd.readouterr().err.splitlines()
    assert len(lines) == 4
    assert lines[-1] == "997 autres ennuis de ce genre : « kiosk doctor » les dit tous."


def test_what_is_logged_is_told_once_too(capfd):
    log = logging.getLogger("kiosk.test")
    troubles = Troubles()
    log.addHandler(troubles)

    for _ in range(3):
        log.error("fr.md, ligne 3 : cette étape manque.")
    log.removeHandler(troubles)

    assert capfd.readouterr().err == "fr.md, ligne 3 : cette étape manque.\n"


def test_under_systemd_the_journal_is_told_how_grave_it_is(capfd, monkeypatch):
    here = os.fstat(2)
    monkeypatch.setenv("JOURNAL_STREAM", f"{here.st_dev}:{here.st_ino}")

    with os.fdopen(os.dup(2), "w") as errors:
        monkeypatch.setattr(sys, "stderr", errors)
        Troubles().tell("disk", ["Le disque est plein."])

    assert capfd.readouterr().err == "<4>Le disque est plein.\n"


# -- no screen


def test_a_terminal_with_no_screen_at_all_says_how_to_have_one(tmp_path):
    nothing = Machine(tmp_path, {})

    with pytest.raises(DisplayError) as told:
        require_screen(REMEDY, nothing)

    assert str(told.value).startswith("Aucun écran n'est branché. ")
    assert str(told.value).endswith(REMEDY)


def test_a_bare_console_and_a_driver_that_was_chosen_are_believed(tmp_path):
    status = tmp_path / "sys/class/drm/card1-HDMI-A-1/status"
    status.parent.mkdir(parents=True)
    status.write_text("connected\n")

    require_screen(REMEDY, Machine(tmp_path, {}))
    require_screen(REMEDY, Machine(tmp_path / "nothing", {"SDL_VIDEODRIVER": "offscreen"}))


def test_a_terminal_whose_desktop_does_not_answer_ends_at_once_with_one_sentence():
    result = spawned("run", surroundings={"DISPLAY": ":40404"})

    assert result.returncode == 1
    assert result.stderr == (
        f"Le bureau :40404 ne répond pas. Ouvrez la session, puis recommencez. {REMEDY}\n"
    )
