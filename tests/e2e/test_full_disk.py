"""On a disk that takes nothing more: each command says so in one sentence, the terminal finds its places."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.controllers.walking import sample_in

ROOT = Path(__file__).resolve().parents[2]
HOUSES = "tests/store/data/liste-fs-20240801-extrait.csv"
APART = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--map-root-user", "--mount")
SMALL = "mount -t tmpfs -o size=300k none {to} && cp -r {ready}/. {to} && cat /dev/zero >{to}/rest"
FULL = "le disque est plein"
NOT_WHOLE = "l'image n'a pas pu être écrite. Vérifiez vos droits et la place libre."
OPENED = """
import sys
from pathlib import Path
from kiosk.bootstrap import Terminal
from kiosk.settings import load
from kiosk.timer import HandTimer
from kiosk.worker import HandWorker

settings, _ = load(Path(sys.argv[1]))
timer = HandTimer()
terminal = Terminal(settings, timer, HandWorker(timer))
terminal.open_the_rest()
timer.turn()
print(*(one.sentence for one in terminal.house.upkeep.findings if one.what == "database"))
print(len(terminal.house.catalogue.nearest("france_services")), "places")
"""


def on_a_full_disk(tmp_path: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run where `disk` below the folder is small and full, in a mount namespace of its own."""
    ready, disk = tmp_path / "ready", tmp_path / "disk"
    disk.mkdir()
    (ready / "pack").mkdir(parents=True)
    sample_in(ready / "pack")
    place = "latitude = 43.9\nlongitude = 4.4\n"
    (ready / "settings.toml").write_text(f'[data]\nfolder = "data"\n[place]\n{place}')
    script = f'{SMALL.format(to=disk, ready=ready)} 2>/dev/null; exec "$@"'
    around = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [*APART, "sh", "-c", script, "sh", *command],
        cwd=ROOT, env=around, capture_output=True, text=True, timeout=200, check=False,
    )  # fmt: skip


@pytest.fixture(autouse=True)
def tools() -> None:
    """Without them there is nothing to see."""
    if shutil.which("unshare") is None:
        pytest.skip("unshare n'est pas installé (scripts/system-packages.txt)")
    tried = subprocess.run(
        [*APART, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, text=True, check=False
    )
    if tried.returncode:
        pytest.skip(f"ce système ne permet pas un disque à part : {tried.stderr.strip()}")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("review carte-vitale --output {disk}/r.md", FULL),
        (f"places pack {HOUSES} {{disk}}/x.gz", FULL),
        (f"--settings {{disk}}/settings.toml places import {HOUSES}", FULL),
        ("pack make {disk}/pack", FULL),
        ("preview carte-vitale --picture {disk}/p.png", NOT_WHOLE),
        ("screenshots --size 800x480 --language fr --folder {disk}/shots", NOT_WHOLE),
    ],
)
def test_a_command_that_cannot_write_says_so_and_leaves_nothing_half_made(tmp_path, line, said):
    arguments = line.format(disk=tmp_path / "disk").split()

    done = on_a_full_disk(tmp_path, sys.executable, "-m", "kiosk", *arguments)

    assert done.returncode == 1, done
    assert said in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_terminal_runs_and_knows_the_places_that_ship(tmp_path):
    done = on_a_full_disk(tmp_path, sys.executable, "-c", OPENED, str(tmp_path / "disk/settings.toml"))

    database, places = done.stdout.splitlines()
    assert (
        "ne peut pas servir : le disque est plein. La borne marche, avec les seuls lieux livrés" in database
    )
    assert places == "3 places"
