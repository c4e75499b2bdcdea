"""/data is the disk of this terminal, or nothing is written there."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deploy.fake_root import PROGRAMS
from tests.deploy.programs import run, write

ID = "5f1c02a9d1f64c0e8f0f3b0f8f0f9a11\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "etc/kiosk/data-id", ID)
    write(tmp_path / "data/kiosk.id", ID)
    return tmp_path


def test_its_own_disk_is_accepted_in_silence(root: Path) -> None:
    checked = run("check-data", root)

    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (lambda root: shutil.rmtree(root / "data"), "manque"),
        (lambda root: (root / "data/kiosk.id").unlink(), "kiosk.id manque"),
        (lambda root: (root / "data/kiosk.id").write_text(""), "kiosk.id manque"),
        (lambda root: (root / "data/kiosk.id").write_text("another\n"), "autre borne"),
        (lambda root: (root / "etc/kiosk/data-id").unlink(), "ne connaît pas encore"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_created(root: Path, spoilt, said: str) -> None:  # type: ignore[no-untyped-def]
    spoilt(root)
    before = sorted(root.rglob("*"))

    checked = run("check-data", root)

    assert checked.returncode == 1
    assert checked.stderr.startswith("<3>")
    assert said in checked.stderr
    assert sorted(root.rglob("*")) == before


def test_a_quiet_look_says_nothing(root: Path) -> None:
    (root / "data/kiosk.id").unlink()

    checked = run("check-data", root, "--quiet")

    assert (checked.returncode, checked.stdout + checked.stderr) == (1, "")


def unshared(root: Path, script: str) -> subprocess.CompletedProcess[str]:
    """A script in namespaces of its own, where an ordinary user may mount."""
    command = [
        "unshare",
        "--map-root-user",
        "--mount",
        "sh",
        "-ec",
        script,
        "sh",
        str(root),
        str(PROGRAMS / "check-data"),
    ]
    environment = {"PATH": os.environ["PATH"], "KIOSK_ROOT": str(root)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=12)


@pytest.fixture
def may_mount(root: Path) -> None:
    tried = unshared(root, 'mount -t tmpfs tmpfs "$1/data"')
    if tried.returncode:
        pytest.skip(f"cette machine ne permet pas de monter un système de fichiers : {tried.stderr.strip()}")


@pytest.mark.usefixtures("may_mount")
def test_a_disk_in_memory_is_refused_even_with_its_id(root: Path) -> None:
    checked = unshared(
        root, 'mount -t tmpfs tmpfs "$1/data"; cp "$1/etc/kiosk/data-id" "$1/data/kiosk.id"; "$2"'
    )

    assert checked.returncode == 1
    assert "tmpfs" in checked.stderr


@pytest.mark.usefixtures("may_mount")
def test_a_disk_that_is_read_only_is_refused(root: Path) -> None:
    checked = unshared(root, 'mount --bind "$1/data" "$1/data"; mount -o remount,bind,ro "$1/data"; "$2"')

    assert checked.returncode == 1
    assert "On ne peut pas écrire" in checked.stderr
