"""What the installer sets is set once, and taken back exactly."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.boards import BOARD, INSTALL, ROOT, write


def steps(board: Path, commands: str, **settings: object) -> str:
    """What these functions of the installer say, in that tree."""
    given = "".join(f'{name}="{value}"; ' for name, value in settings.items())
    script = f'. {INSTALL}; exec 3>/dev/null; base="{board}"; {given}{commands}'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60, check=False)
    return done.stdout + done.stderr


def test_a_password_of_the_proxy_is_neither_shown_nor_readable_by_all(board: Path) -> None:
    said = steps(board, "proxy_missing; proxy_do", proxy="http://ville:secret@mandataire:3128")

    file = board / "etc/apt/apt.conf.d/80kiosk-proxy"
    assert "secret" not in said
    assert "mandataire:3128" in said
    assert 'Acquire::https::Proxy "http://ville:secret@mandataire:3128";' in file.read_text()
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("answer", "follows"), [("oui", "fait"), ("Oui", "fait"), ("non", "Rien n'a été changé."), ("", "Rien")]
)
def test_a_question_is_asked_on_the_terminal_and_only_a_yes_is_one(answer: str, follows: str) -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.execvp("bash", ["bash", "-c", f'. {INSTALL}; confirm "Enlever la borne ?" </dev/null; echo fait'])

    said = read_until(terminal, "[oui/non] ")
    os.write(terminal, f"{answer}\n".encode())
    said += read_until(terminal, follows)
    _, status = os.waitpid(child, 0)
    os.close(terminal)

    assert said.startswith("Enlever la borne ? [oui/non]")
    assert (status == 0) == (follows == "fait")


def read_until(terminal: int, words: str) -> str:
    """What is said on that terminal, up to these words; the test ends by its own limit if they never come."""
    said = b""
    while words.encode() not in said:
        said += os.read(terminal, 1024)
    return said.decode()


def test_settings_that_the_terminal_does_not_understand_are_not_put_in_place(
    board: Path, tmp_path: Path
) -> None:
    kiosk = tmp_path / "bin/kiosk"
    write(kiosk, f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m kiosk "$@"\n')
    kiosk.chmod(0o755)
    write(tmp_path / "reglages.toml", "[place]\nname = 3\n")

    said = steps(board, "settings_do", settings=tmp_path / "reglages.toml", PATH=f"{kiosk.parent}:$PATH")

    assert "✗ La borne est installée, mais sans vos réglages." in said, said
    assert "place.name" in said
    assert not (board / "etc/kiosk/settings.toml").exists()


@pytest.mark.parametrize("line", [BOARD["boot/firmware/cmdline.txt"], "a=1 loglevel=3\r\n", "rootwait\n"])
def test_the_command_line_of_the_board_is_completed_once_and_given_back(board: Path, line: str) -> None:
    file = board / "boot/firmware/cmdline.txt"
    file.write_bytes(line.encode())

    steps(board, "cmdline_do")
    done = file.read_bytes().decode()
    again = steps(board, "cmdline_missing")
    steps(board, "cmdline_undo; cmdline_undo")

    assert sorted(done.split()) == sorted(
        {*line.split(), "quiet", "loglevel=3", "vt.global_cursor_default=0", "panic=10", "fsck.repair=yes"}
    )
    assert len(done.splitlines()) == 1
    assert again == ""
    assert file.read_bytes().decode() == line


def test_the_configuration_of_the_board_is_completed_once_and_given_back(board: Path) -> None:
    file = board / "boot/firmware/config.txt"
    before = file.read_text()

    steps(board, "config_do")
    done = file.read_text()
    again = steps(board, "config_missing")
    steps(board, "config_undo; config_undo")

    assert done.startswith(before)
    assert re.search(r"^\[all\]\ndtparam=watchdog=on$", done, re.MULTILINE)
    assert done.count("dtoverlay=vc4-kms-v3d") == 1
    assert again == ""
    assert file.read_text().rstrip("\n") == before


def test_graphics_that_somebody_switched_off_are_switched_on(board: Path) -> None:
    write(board / "boot/firmware/config.txt", "#dtoverlay=vc4-kms-v3d\n")

    steps(board, "config_do")

    assert "\ndtoverlay=vc4-kms-v3d\n" in (board / "boot/firmware/config.txt").read_text()


def test_a_pc_starts_without_a_menu_and_is_given_its_own_back(board: Path) -> None:
    write(board / "etc/default/grub", "GRUB_TIMEOUT=5\n")

    steps(board, "grub_do", PATH="/usr/bin:/bin")  # update-grub is root's
    done = (board / "etc/default/grub.d/kiosk.cfg").read_text()
    again = steps(board, "grub_missing")
    steps(board, "grub_undo; grub_undo", PATH="/usr/bin:/bin")

    assert "GRUB_TIMEOUT=0\n" in done
    words = "quiet loglevel=3 vt.global_cursor_default=0 panic=10 fsck.repair=yes"
    assert f'"$GRUB_CMDLINE_LINUX_DEFAULT {words}"' in done
    assert again == ""
    assert not (board / "etc/default/grub.d").exists()


def test_a_key_is_added_to_those_of_the_first_person_and_taken_back(board: Path, tmp_path: Path) -> None:
    write(board / "home/ada/.ssh/authorized_keys", "ssh-rsa AAAAB3 ada@maison\n")
    write(tmp_path / "clef.pub", "ssh-ed25519 AAAAC3 technicienne@mairie\n")
    keys = board / "home/ada/.ssh/authorized_keys"

    said = steps(board, "ssh_do; ssh_missing", ssh_key=tmp_path / "clef.pub")
    done = keys.read_text()
    steps(board, "ssh_undo; ssh_undo")

    assert said.count("\n") == 1
    assert "ce système n'a pas openssh-server" in said
    assert done.splitlines() == ["ssh-rsa AAAAB3 ada@maison", "ssh-ed25519 AAAAC3 technicienne@mairie"]
    assert keys.read_text() == "ssh-rsa AAAAB3 ada@maison\n"


def disk(folder: Path, *files: str) -> Path:
    """The image of an ext4 partition with these files."""
    image = folder / "disque.img"
    with image.open("wb") as opened:
        opened.truncate(8 << 20)
    content = folder / "contenu"
    for name in files:
        write(content / name, "x")
    content.mkdir(exist_ok=True)
    subprocess.run(["/sbin/mkfs.ext4", "-q", "-d", content, image], check=True)
    return image


def test_a_partition_for_the_data_is_empty_blank_or_a_terminal_s(board: Path, tmp_path: Path) -> None:
    blank = tmp_path / "vierge.img"
    blank.write_bytes(bytes(8 << 20))

    assert steps(board, "look_at_data", data=disk(tmp_path)) == ""
    assert steps(board, "look_at_data", data=blank) == ""
    assert "formater" in steps(board, "data_missing", data=blank)
    assert "contient d'autres fichiers" in steps(board, "look_at_data", data=disk(tmp_path, "photo"))
    assert steps(board, "look_at_data", data=disk(tmp_path, "photo", "kiosk.id")) == ""


def test_a_partition_that_is_something_else_s_is_refused(board: Path, tmp_path: Path) -> None:
    table = tmp_path / "disque-entier.img"
    table.write_bytes(bytes(450) + b"\x83" + bytes(59) + b"\x55\xaa" + bytes(8 << 20))
    swap = tmp_path / "swap.img"
    swap.write_bytes(bytes(8 << 20))
    subprocess.run(["/sbin/mkswap", "-q", swap], check=True)

    for image in (table, swap):
        assert "n'est ni vierge ni en ext4" in steps(board, "look_at_data", data=image), image
    assert "n'existe pas" in steps(board, "look_at_data", data="/dev/absent")


def test_data_that_are_already_elsewhere_are_not_hidden_by_a_partition(board: Path, tmp_path: Path) -> None:
    write(board / "data/kiosk.id", "x")
    image = disk(tmp_path)
    assert "garde déjà ses données dans /data" in steps(board, "look_at_data", data=image)

    (board / "data/kiosk.id").unlink()
    write(board / "etc/fstab", "UUID=1 /data ext4 defaults 0 2\n")
    assert "donne déjà une autre partition à /data" in steps(board, "look_at_data", data=image)
