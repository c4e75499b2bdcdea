"""The commands of `scripts/` say what they do, fail with one sentence, and leave nothing behind."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from kiosk import __version__
from kiosk.commands.display import NO_ANSWER

ROOT = Path(__file__).resolve().parents[2]
THREE = """
import pytest

def test_one():
    assert True

@pytest.mark.alone
def test_two():
    assert True

def test_three():
    {third}
"""


@pytest.fixture
def tree() -> Iterator[Path]:
    """A checkout with our scripts and no tests, whose two environments are this one; anybody may read it."""
    with tempfile.TemporaryDirectory() as folder:
        checkout = Path(folder)
        checkout.chmod(0o755)
        for name in ("pyproject.toml", "requirements.lock", "requirements-dev.lock"):
            shutil.copy(ROOT / name, checkout / name)
        shutil.copytree(ROOT / "scripts", checkout / "scripts")
        for name in ("kiosk", "assets", "locales"):
            (checkout / name).symlink_to(ROOT / name)
        borrow_environment(checkout / ".venv", ROOT / "requirements.lock")
        borrow_environment(checkout / ".venv-test", ROOT / "requirements-dev.lock")
        yield checkout


def borrow_environment(folder: Path, lock: Path) -> None:
    """An environment that is this one under another name, and that says it was made from that lock."""
    python = folder / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    (folder / ".lock").write_text(hashlib.sha256(lock.read_bytes()).hexdigest() + "\n")


def call(tree: Path, *command: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "KIOSK_TEST_JOBS": "1", **surroundings}
    return subprocess.run(
        command, cwd=tree, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def shell(tree: Path, words: str) -> list[str]:
    """What these words of shell answer, with the shared functions at hand."""
    done = call(tree, "bash", "-euo", "pipefail", "-c", f". scripts/lib.sh; {words}")
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_each_section_of_the_list_of_packages_names_some_and_none_twice(tree: Path) -> None:
    sections = ("run", "terminal", "virtual-display", "test", "bench", "fresh-system", "board")

    named = {section: shell(tree, f"wanted_packages {section}") for section in sections}

    assert all(named.values())
    together = [name for names in named.values() for name in names]
    assert len(together) == len(set(together))
    assert not [name for name in together if " " in name or "#" in name]


def test_an_alternative_that_is_installed_is_enough(tree: Path) -> None:
    (tree / "scripts/system-packages.txt").write_text(
        "[run]\nno-such-thing|bash  # why\nno-such-thing\n[test]\nbash\n"
    )

    assert shell(tree, "missing_packages run") == ["no-such-thing"]
    assert shell(tree, "missing_packages test") == []


def test_the_locks_keep_nothing_for_other_systems_and_every_line_has_its_hash(tree: Path) -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        lines = shell(tree, f"for_linux {lock}")
        kept = [number for number, line in enumerate(lines) if "==" in line]
        assert any("kivy==" in lines[number] for number in kept)
        assert not [lines[number] for number in kept if "sys_platform" in lines[number]]
        assert all("--hash=sha256:" in lines[number + 1] for number in kept)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--window", "large"], "« large » n'est pas une taille : écrivez par exemple --window 1280x800."),
        (["--window"], "Il manque une valeur après --window."),
        (
            ["--display", "wall"],
            "« wall » n'est pas une sorte d'écran : choisissez desktop, console ou virtual.",
        ),
    ],
)
def test_run_refuses_in_one_sentence(tree: Path, arguments: list[str], sentence: str) -> None:
    done = call(tree, "scripts/run", *arguments)

    assert done.returncode == 1
    assert done.stderr.strip() == f"✗ {sentence}"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--windw", "800x480"], "Option inconnue : --windw. Vouliez-vous écrire --window ?"),
        (["foo"], "foo"),
        (["--settings", "nowhere.toml"], "« nowhere.toml » n'existe pas"),
        (["--window", "1x1"], "chaque côté va de 320 à 8192 points"),
    ],
)
def test_what_is_mistyped_makes_no_screen(tree: Path, arguments: list[str], sentence: str) -> None:
    done = call(tree, "scripts/run", "--display", "virtual", *arguments)

    assert done.returncode == 2
    assert sentence in done.stderr
    assert "écran virtuel" not in done.stdout


def test_run_takes_the_settings_and_the_details_of_the_kiosk_command(tree: Path) -> None:
    (tree / "mine.toml").write_text("[voice]\nvolum = 3\n")

    done = call(
        tree, "scripts/run", "--settings", "mine.toml", "--details", "--window", "800x480", DISPLAY=":40404"
    )

    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("mine.toml, voice.volum : ce réglage n'existe pas.")
    assert done.stderr.splitlines()[-1] == NO_ANSWER


def test_a_desktop_that_is_not_there_is_told_with_what_to_do(tree: Path) -> None:
    bare = call(tree, "scripts/run", "--display", "desktop", DISPLAY="", WAYLAND_DISPLAY="")
    wayland = call(tree, "scripts/run", DISPLAY="", WAYLAND_DISPLAY="wayland-0")

    assert bare.returncode == wayland.returncode == 1
    assert bare.stderr.strip() == (
        "✗ Aucun bureau n'est ouvert ici : ouvrez sa session, ou enlevez « --display desktop » et l'écran "
        "sera choisi."
    )
    assert "n'a pas XWayland" in wayland.stderr


def test_kiosk_is_a_command_of_an_environment_and_runs_its_checkout_from_anywhere(tree: Path) -> None:
    shell(tree, 'make_environment "$root/.venv" "$root/requirements.lock"')
    command, link = tree / ".venv/bin/kiosk", tree / "elsewhere" / "kiosk"
    link.parent.mkdir()
    link.symlink_to(command)

    answers = {str(way): call(tree / "elsewhere", str(way), "version") for way in (command, link)}

    version = f"kiosk {__version__}\n"
    assert {(done.returncode, done.stdout) for done in answers.values()} == {(0, version)}, answers


def test_a_command_that_is_there_is_not_written_again(tree: Path) -> None:
    make = 'make_environment "$root/.venv" "$root/requirements.lock"'
    assert shell(tree, make) == []
    written = (tree / ".venv/bin/kiosk").stat().st_mtime_ns

    assert shell(tree, make) == []

    assert (tree / ".venv/bin/kiosk").stat().st_mtime_ns == written


PYTHON = """#!/bin/sh
case "$2" in *realpath*) echo "$0" ;; esac
"""
CHOOSING = """
for_all() { [[ $1 == */everybodys/* ]]; }
usable_python
ordinary=1 usable_python || echo none
"""


@pytest.mark.parametrize(
    ("there", "chosen"),
    [
        (("roots", "everybodys"), ["everybodys", "everybodys"]),
        (("roots",), ["roots", "none"]),
    ],
)
def test_root_makes_environments_of_a_python_that_everybody_can_run_if_there_is_one(
    tree: Path, there: tuple[str, ...], chosen: list[str]
) -> None:
    for name in there:
        python = tree / name / "python3"
        python.parent.mkdir()
        python.write_text(PYTHON)
        python.chmod(0o755)
    first, last = tree / there[0] / "python3", tree / there[-1]

    answers = shell(tree, f"export KIOSK_PYTHON={first} PATH={last}; {CHOOSING}")

    assert [Path(answer).parent.name or answer for answer in answers] == chosen


def test_run_without_the_rights_to_install_says_what_to_type(tree: Path) -> None:
    (tree / "scripts/system-packages.txt").write_text("[run]\nno-such-thing\n[virtual-display]\n")
    if os.getuid() == 0:
        done = call(tree, "setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "scripts/run",
                    "--display", "virtual", PATH="/usr/bin:/bin")  # fmt: skip
    else:
        done = call(tree, "scripts/run", "--display", "virtual", PATH="/usr/bin:/bin")

    assert done.returncode == 1
    assert "no-such-thing" in done.stdout + done.stderr
    assert done.stderr.count("\n") <= 2


def run_on_a_virtual_display(tree: Path, **surroundings: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "XDG_DATA_HOME": str(tree / "data")}
    for name in ("DISPLAY", "SDL_VIDEODRIVER", "FONTCONFIG_FILE", "KIOSK_PICTURES"):
        environment.pop(name, None)
    return subprocess.Popen(
        ["scripts/run", "--display", "virtual", "--window", "800x480"],
        cwd=tree, env={**environment, **surroundings}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True,
    )  # fmt: skip


def wait_for(picture: Path, run: subprocess.Popen[str]) -> None:
    end = time.monotonic() + 30
    while not picture.exists() and run.poll() is None and time.monotonic() < end:
        time.sleep(0.1)
    assert picture.exists()


@pytest.mark.alone
def test_run_without_a_screen_shows_pictures_and_leaves_nothing_behind(tree: Path) -> None:
    pictures = tree / "pictures"
    run = run_on_a_virtual_display(tree, KIOSK_PICTURES=str(pictures))
    wait_for(pictures / "screen.png", run)
    children = psutil.Process(run.pid).children(recursive=True)
    names = {child.name() for child in children}

    run.send_signal(signal.SIGTERM)
    said, _ = run.communicate(timeout=20)

    assert list(pictures.iterdir()) == [], "what was shown stays after the end"
    assert "vncviewer localhost:" in said
    assert {"Xvfb", "x11vnc"} <= names
    assert not psutil.wait_procs(children, timeout=5)[1]
    assert run.returncode == 143


@pytest.mark.alone
def test_the_picture_lies_in_memory_for_this_account_only_and_goes_with_the_run(
    tree: Path,
) -> None:
    run = run_on_a_virtual_display(tree)
    assert run.stdout is not None
    line = next(line for line in run.stdout if "La page présente, en image : " in line)
    picture = Path(line.partition(" : ")[2].partition(" (")[0])
    wait_for(picture, run)
    rights = picture.parent.stat().st_mode & 0o777

    run.send_signal(signal.SIGTERM)
    run.communicate(timeout=20)

    assert picture.is_relative_to("/dev/shm")
    assert rights == 0o700
    assert not picture.parent.exists()


def write_tests(tree: Path, third: str) -> None:
    folder = tree / "tests" / "core"
    folder.mkdir(parents=True)
    (folder / "test_three.py").write_text(THREE.format(third=third))


def test_the_tests_end_with_seconds_and_with_what_was_not_run(tree: Path) -> None:
    write_tests(tree, "pytest.skip('pas de haut-parleur')")

    done = call(tree, "scripts/test", "tests/core")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed, 1 skipped" in done.stdout
    assert "1 passed, 2 deselected" in done.stdout
    assert "pas de haut-parleur" in done.stdout.partition("Non exécuté ici")[2]


def test_what_was_not_run_is_a_failure_when_everything_is_required(tree: Path) -> None:
    write_tests(tree, "pytest.skip('pas de haut-parleur')")

    done = call(tree, "scripts/test", "--all-required", "tests/core")

    assert done.returncode == 1
    assert "Tout est exigé" in done.stdout


def test_a_test_that_fails_is_a_failure(tree: Path) -> None:
    write_tests(tree, "assert False")

    assert call(tree, "scripts/test", "tests/core").returncode == 1


def test_no_test_at_all_is_a_failure(tree: Path) -> None:
    write_tests(tree, "assert True")

    done = call(tree, "scripts/test", "tests/core", "-k", "nothing_like_it")

    assert done.returncode == 1
    assert "Aucun test ne correspond." in done.stderr
