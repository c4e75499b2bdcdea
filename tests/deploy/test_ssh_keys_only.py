"""SSH is for keys only as soon as somebody has one, and never before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.deploy.programs import run, write

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBx technician\n"
PASSWD = """\
root:x:0:0::/root:/bin/bash
kiosk:x:990:990::/data/kiosk:/usr/sbin/nologin
tech:x:1000:1000::/home/tech:/bin/bash
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "etc/passwd", PASSWD)
    (tmp_path / "etc/ssh/sshd_config.d").mkdir(parents=True)
    return tmp_path


def setting(root: Path) -> str:
    file = root / "etc/ssh/sshd_config.d/00-kiosk.conf"
    return file.read_text() if file.exists() else ""


@pytest.mark.parametrize("line", [KEY, 'from="10.0.0.0/8" ' + KEY, "# my keys\n\n" + KEY])
def test_once_somebody_has_a_key_passwords_are_refused(root: Path, line: str) -> None:
    write(root / "home/tech/.ssh/authorized_keys", line)

    assert run("ssh-keys-only", root).returncode == 0
    assert "PasswordAuthentication no" in setting(root)
    assert "KbdInteractiveAuthentication no" in setting(root)


@pytest.mark.parametrize("where", ["home/tech", "data/kiosk"])
def test_while_nobody_who_may_come_in_has_a_key_passwords_stay_and_it_is_told(root: Path, where: str) -> None:
    write(root / f"{where}/.ssh/authorized_keys", KEY if where == "data/kiosk" else f"# {KEY}")

    answer = run("ssh-keys-only", root)

    assert (answer.returncode, setting(root)) == (0, "")
    assert "accepte encore les mots de passe" in answer.stderr


def test_the_last_key_gone_passwords_are_back(root: Path) -> None:
    keys = write(root / "home/tech/.ssh/authorized_keys", KEY)
    run("ssh-keys-only", root)
    keys.unlink()

    run("ssh-keys-only", root)

    assert setting(root) == ""


def test_it_is_undone_when_the_kiosk_is_removed(root: Path) -> None:
    write(root / "home/tech/.ssh/authorized_keys", KEY)
    run("ssh-keys-only", root)

    run("ssh-keys-only", root, "undo")

    assert setting(root) == ""


def test_a_machine_without_ssh_is_left_alone(root: Path) -> None:
    (root / "etc/ssh/sshd_config.d").rmdir()

    assert run("ssh-keys-only", root).returncode == 0
    assert not (root / "etc/ssh/sshd_config.d").exists()
