"""The installer judges a machine without touching it, and refuses what cannot work."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.deploy.boards import INSTALL, write
from tests.deploy.packages import architecture, offline_folder, write_index


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return offline_folder(tmp_path / "hors ligne")


def run(*arguments: object) -> tuple[int, str]:
    """Its status and all that it says, where nobody can answer."""
    with tempfile.TemporaryDirectory() as journals:
        done = subprocess.run(
            [INSTALL, *(str(argument) for argument in arguments)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60,
            start_new_session=True, check=False, env={**os.environ, "TMPDIR": journals},
        )  # fmt: skip
    return done.returncode, done.stdout


def check(board: Path, *arguments: object) -> tuple[int, str]:
    return run("--check", "--root", board, *arguments)


def contents(tree: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in tree.rglob("*") if path.is_file()}


def test_check_says_what_the_machine_is_and_what_would_change_and_changes_nothing(
    board: Path, folder: Path
) -> None:
    before = contents(board)
    words = "loglevel=3 vt.global_cursor_default=0 panic=10 fsck.repair=yes"

    status, said = check(board, "--offline", folder)

    assert status == 0, said
    for sentence in (
        "✓ Machine : Raspberry Pi 4 Model B Rev 1.5.",
        "✓ Mémoire : 3793 Mo.",
        f"✓ Système : 64 bits ({architecture()}).",
        "✓ Version : Debian GNU/Linux 13 (trixie).",
        "✓ Python : 3.13.",
        "✓ Écran : branché.",
        "✓ Toucher : un écran tactile est branché.",
        "✓ Paquet : kiosk 1.0, entier.",
        "✓ Paquets Debian : rien ne manque.",
        "→ installer le paquet kiosk 1.0 et les paquets Debian dont il dépend",
        f"→ ajouter {words} à /boot/firmware/cmdline.txt",
        "→ régler le chien de garde, le son et l'écran dans /boot/firmware/config.txt",
    ):
        assert f"{sentence}\n" in said, said
    assert contents(board) == before


def small_memory(board: Path) -> None:
    write(board / "proc/meminfo", "MemTotal: 437000 kB\n")


def without_64_bits(board: Path) -> None:
    status = board / "var/lib/dpkg/status"
    status.write_text(status.read_text().replace(architecture(), "armhf"))


def another_system(board: Path) -> None:
    write(board / "etc/os-release", 'PRETTY_NAME="Ubuntu 24.04"\nID=ubuntu\nVERSION_ID="24.04"\n')


def another_python(board: Path) -> None:
    (board / "usr/bin/python3.13").rename(board / "usr/bin/python3.12")


def desktop(board: Path) -> None:
    write(board / "etc/systemd/system/display-manager.service", "")


def person_named_kiosk(board: Path) -> None:
    write(board / "etc/passwd", "kiosk:x:1000:1000::/home/kiosk:/bin/bash\n")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (small_memory, "✗ La mémoire est de 426 Mo, il en faut 800."),
        (without_64_bits, "✗ Ce système n'est pas en 64 bits (armhf)"),
        (
            another_system,
            "✗ Il faut Debian 12 ou 13, ou le Raspberry Pi OS qui en vient ; ici : Ubuntu 24.04.",
        ),
        (another_python, "✗ Ce système a Python 3.12"),
        (desktop, "✗ Un bureau graphique tiendrait l'écran"),
        (person_named_kiosk, "✗ Une personne a déjà le compte « kiosk »"),
    ],
)
def test_what_cannot_be_a_terminal_is_refused_with_the_reason(
    board: Path, folder: Path, spoil: Callable[[Path], None], sentence: str
) -> None:
    spoil(board)

    status, said = check(board, "--package", next(folder.glob("kiosk_*")))

    assert status == 1
    assert sentence in said


def test_a_screen_that_is_not_there_yet_is_said_and_forbids_nothing(board: Path, folder: Path) -> None:
    write(board / "sys/class/drm/card1-HDMI-A-1/status", "disconnected\n")
    (board / "sys/class/input/event1/device/properties").unlink()

    status, said = check(board, "--offline", folder)

    assert status == 0
    assert "! Aucun écran n'est branché." in said
    assert "! Aucun écran tactile n'est branché." in said


def test_a_folder_where_a_debian_package_is_missing_is_refused_by_its_name(board: Path, folder: Path) -> None:
    next(folder.glob("kiosk-essai-voix_*")).unlink()
    write_index(folder)

    status, said = check(board, "--offline", folder)

    assert status == 1
    assert "✗ Des paquets Debian sont introuvables (kiosk-essai-voix) : refaites le dossier" in said


def test_a_package_that_was_cut_short_is_refused(board: Path, folder: Path) -> None:
    package = next(folder.glob("kiosk_*"))
    package.write_bytes(package.read_bytes()[:-200])

    status, said = check(board, "--package", package)

    assert status == 1
    assert f"✗ Le paquet {package} est abîmé : copiez-le de nouveau." in said


def test_the_package_of_something_else_is_refused(board: Path, folder: Path) -> None:
    status, said = check(board, "--package", next(folder.glob("kiosk-essai-voix_*")))

    assert status == 1
    assert "n'est pas un paquet de la borne" in said


def test_the_newest_package_is_taken(board: Path, folder: Path) -> None:
    offline_folder(folder, "1.9")
    offline_folder(folder, "1.10")

    assert "kiosk 1.10, entier" in check(board, "--offline", folder)[1]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--zorglub"], "✗ « --zorglub » n'est pas une option"),
        (["--package"], "✗ Il manque une valeur après --package."),
        (["--package", "/absent.deb"], "✗ Le fichier /absent.deb, donné par --package, ne se lit pas."),
        (["--offline=/absent"], "✗ Le dossier /absent, donné par --offline, n'existe pas."),
    ],
)
def test_what_is_mistyped_is_said(arguments: list[str], sentence: str) -> None:
    status, said = run(*arguments)

    assert status == 1
    assert said.startswith(sentence)
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("option", "content", "sentence"),
    [
        ("ca", "rien\n", "n'est pas un certificat PEM"),
        ("ca", "-----BEGIN CERTIFICATE-----\n" * 2, "en contient plusieurs"),
        ("ssh-key", "-----BEGIN OPENSSH PRIVATE KEY-----\n", "n'est pas une clé publique ssh"),
        ("settings", "[place]\nname = = 3\n", "ne se lit pas : vérifiez-y les guillemets"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused(
    board: Path, folder: Path, tmp_path: Path, option: str, content: str, sentence: str
) -> None:
    write(tmp_path / "donné", content)

    status, said = check(board, "--offline", folder, f"--{option}", tmp_path / "donné")

    assert status == 1
    assert f"✗ {tmp_path}/donné" in said
    assert sentence in said


@pytest.mark.parametrize("proxy", ["mandataire:3128", 'http://a";', "http://a b"])
def test_an_address_that_is_no_proxy_is_refused(board: Path, folder: Path, proxy: str) -> None:
    status, said = check(board, "--offline", folder, "--proxy", proxy)

    assert status == 1
    assert "n'est pas une adresse de mandataire" in said


def test_only_an_administrator_installs() -> None:
    user = "nobody" if os.getuid() == 0 else None
    done = subprocess.run([INSTALL, "--yes"], capture_output=True, text=True, user=user, check=False)

    assert done.returncode == 1
    assert done.stderr.startswith("✗ Il faut les droits d'administrateur : sudo ")


def test_the_help_tells_of_every_option() -> None:
    reading = INSTALL.read_text().partition("read_arguments() {")[2].partition("\n}\n")[0]
    _, said = run("--help")

    assert set(re.findall(r"--[a-z][a-z-]+", reading)) - {"--help"} == set(
        re.findall(r"^  (--[a-z-]+)", said, re.MULTILINE)
    )
