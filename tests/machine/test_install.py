"""In a fresh Debian, the installer puts the terminal with no network, once for all, and takes it off."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.deploy.packages import make_package, offline_folder, write_index
from tests.machine.fresh import bare, why_not
from tests.machine.town import ARCHIVE, town
from tests.machine.tree import INSTALL, command, contents, cut, debian, inside, names, run, wait_for

FULL = os.environ.get("KIOSK_DOSE") == "full"
WAITING = "#!/bin/sh\ntouch /waiting\nsync\nexec sleep 60\n"

pytestmark = [pytest.mark.alone, pytest.mark.skipif(bool(why_not()), reason=why_not())]


@pytest.fixture(params=["trixie", *(["bookworm"] if FULL else [])])
def tree(request: pytest.FixtureRequest) -> Iterator[Path]:
    with bare(request.param) as copied:
        yield copied


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return offline_folder(tmp_path / "hors ligne")


def test_it_installs_with_no_network_and_a_second_run_changes_nothing(tree: Path, folder: Path) -> None:
    first = run(tree, "--offline", folder)
    kept = contents(tree)
    second = run(tree, "--offline", folder)

    assert "La borne 1.0 est installée" in first, first
    assert inside(tree, "kiosk", "version") == "borne 1.0"
    assert inside(tree, "systemctl", "is-enabled", "kiosk.service") == "enabled"
    assert "Rien à changer" in second, second
    assert contents(tree) == kept


def test_uninstalling_leaves_only_the_data(tree: Path, folder: Path) -> None:
    pi(tree)
    with_a_package_that_likes_what_the_kiosk_brings(tree)
    key = folder / "clef.pub"
    key.write_text("ssh-ed25519 AAAAC3Nza technicienne@mairie\n")
    before, written = names(tree), contents(tree, "boot", "etc/fstab", "etc/passwd", "etc/group", "home")

    run(tree, "--offline", folder, "--ssh-key", key, "--proxy", "http://mandataire:3128")
    assert names(tree) - before
    run(tree, "--uninstall", "--yes")

    left = names(tree) - before
    assert {name for name in left if not name.startswith("data")} == set()
    assert {"data/kiosk", "data/kiosk.id"} <= left
    assert before - names(tree) == set()
    assert contents(tree, "boot", "etc/fstab", "etc/passwd", "etc/group", "home") == written
    assert "Rien à enlever" in run(tree, "--uninstall", "--yes")


def test_data_left_by_an_earlier_installation_are_found_again(tree: Path, folder: Path) -> None:
    run(tree, "--offline", folder)
    (tree / "data/kiosk/base").write_text("statistiques")
    identity = (tree / "data/kiosk.id").read_text()
    run(tree, "--uninstall", "--yes")
    inside(tree, "useradd", "--system", "quelqu-un")  # takes the number that was the kiosk's

    run(tree, "--offline", folder)

    assert (tree / "etc/kiosk/data-id").read_text() == identity
    assert inside(tree, "stat", "--format=%U", "/data/kiosk/base") == "kiosk"


def test_a_newer_package_is_an_update_and_an_older_one_changes_nothing(tree: Path, folder: Path) -> None:
    older = folder / next(folder.glob("kiosk_1.0_*.deb")).name
    run(tree, "--offline", folder)
    run(tree, "--offline", offline_folder(folder, "1.1"))
    assert inside(tree, "kiosk", "version") == "borne 1.1"

    said = run(tree, "--offline", folder, "--package", older)

    assert "Rien à changer" in said
    assert inside(tree, "kiosk", "version") == "borne 1.1"


def test_a_package_that_cannot_be_installed_leaves_the_system_as_it_was(tree: Path, folder: Path) -> None:
    offline_folder(folder, hurt="kiosk-essai-voix", scripts={"postinst": "#!/bin/sh\nexit 1\n"})
    before = names(tree)

    said = run(tree, "--offline", folder, status=1)

    assert said.count("✗") == 1, said
    assert "apt n'a pas pu installer la borne" in said
    assert names(tree) == before


def test_a_missing_debian_package_is_named_and_nothing_is_changed(tree: Path, folder: Path) -> None:
    next(folder.glob("kiosk-essai-lettres_*")).unlink()
    write_index(folder)
    before = names(tree)

    said = run(tree, "--offline", folder, status=1)

    assert "introuvables" in said
    assert "kiosk-essai-lettres" in said
    assert names(tree) == before


@pytest.mark.parametrize("name", ["kiosk-essai-voix", "kiosk"])
@pytest.mark.parametrize("script", ["preinst", "postinst"])
def test_a_power_cut_in_the_middle_is_mended_by_the_next_run(
    tree: Path, folder: Path, name: str, script: str
) -> None:
    offline_folder(folder, hurt=name, scripts={script: WAITING})
    cut(tree, folder, "waiting")

    said = run(tree, "--offline", offline_folder(folder))

    assert "La borne 1.0 est installée" in said
    assert inside(tree, "kiosk", "version") == "borne 1.0"
    assert inside(tree, "dpkg", "--audit") == ""
    assert "Rien à changer" in run(tree, "--offline", folder)


def test_somebody_who_stops_it_in_the_middle_finds_the_system_as_it_was(tree: Path, folder: Path) -> None:
    offline_folder(folder, hurt="kiosk-essai-voix", scripts={"preinst": WAITING})
    before = names(tree)
    started = subprocess.Popen(
        [str(INSTALL), "--root", str(tree), "--offline", str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        env={**os.environ, "TMPDIR": str(tree.parent)},
    )  # fmt: skip
    wait_for(tree / "waiting", started)
    (tree / "waiting").unlink()

    os.killpg(started.pid, signal.SIGINT)  # Ctrl-C
    said, _ = started.communicate(timeout=60)

    assert started.returncode == 130
    assert said.count("✗") == 1, said
    assert "Ce qui était commencé est défait." in said
    assert names(tree) == before


def test_it_waits_for_a_system_that_brings_its_own_lists_up_to_date(tree: Path, folder: Path) -> None:
    shutil.copytree(folder, tree / "srv/depot")
    (tree / "etc/apt/sources.list").write_text("deb [trusted=yes] file:/srv/depot ./\n")
    lists = tree / "var/lib/apt/lists/lock"
    package = next(folder.glob("kiosk_*"))
    with lists.open("w") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)
        started = subprocess.Popen(command(tree, "--package", package), stdout=subprocess.DEVNULL)
        with pytest.raises(subprocess.TimeoutExpired):
            started.wait(4)

    assert started.wait(60) == 0
    assert inside(tree, "kiosk", "version") == "borne 1.0"


def test_it_leaves_by_the_proxy_of_a_town_that_signs_everything(
    tree: Path, folder: Path, tmp_path: Path
) -> None:
    debian(tree, "ca-certificates")
    (tree / "etc/apt/sources.list").write_text(f"deb [trusted=yes] https://{ARCHIVE}/ ./\n")
    package = next(folder.glob("kiosk_*"))
    before = names(tree)
    with town(tmp_path, folder) as here:
        way = ["--package", package, "--proxy", here.proxy]
        unknown = run(tree, *way, status=1, network=True)
        assert "vérifiez le réseau, --proxy et --ca" in unknown
        assert names(tree) == before

        run(tree, *way, "--ca", here.root, network=True)
        kept = len(here.asked)
        again = run(tree, *way, "--ca", here.root, network=True)
        assert "Rien à changer" in again
        assert len(here.asked) == kept, "the second run went out"
        assert any(line.endswith("kiosk-essai-voix_1.0_amd64.deb") for line in here.asked)

        inside(tree, "apt-get", "-o", "APT::Update::Error-Mode=any", "update")  # an update to come
        assert len(here.asked) > kept
        run(tree, "--uninstall", "--yes")
    assert {name for name in names(tree) - before if not name.startswith("data")} == set()
    assert inside(tree, "kiosk", "version", status=127) == ""


def test_data_go_to_a_partition_of_their_own(tree: Path, folder: Path, tmp_path: Path) -> None:
    debian(tree, "e2fsprogs")
    with partition(tmp_path) as device:
        refused = run(tree, "--offline", folder, "--data", device, status=1)
        assert "ajoutez --yes" in refused
        said = run(tree, "--offline", folder, "--data", device, "--yes")
        assert f"Formater {device}" in said
        again = run(tree, "--offline", folder, "--data", device)
        assert "Rien à changer" in again
        line = (tree / "etc/fstab").read_text().splitlines()[-1].split()
        listed = subprocess.run(["debugfs", "-R", "ls -p /", device], capture_output=True, text=True).stdout

        run(tree, "--uninstall", "--yes")

    assert line[0].startswith("UUID=")
    assert line[1:3] == ["/data", "ext4"]
    assert "noatime" in line[3]
    assert "nofail" not in line[3]
    assert "kiosk.id" in listed
    assert list((tree / "data").iterdir()) == []
    assert "/data" not in (tree / "etc/fstab").read_text()


@contextmanager
def partition(folder: Path) -> Iterator[str]:
    """A blank device of 64 MB, for as long as it is needed."""
    image = folder / "disque.img"
    with image.open("wb") as opened:
        opened.truncate(64 << 20)
    attach = ["losetup", "--find", "--show", image]
    device = subprocess.run(attach, capture_output=True, text=True, check=True).stdout.strip()
    try:
        yield device
    finally:
        subprocess.run(["losetup", "--detach", device], check=True)


def with_a_package_that_likes_what_the_kiosk_brings(tree: Path) -> None:
    package = make_package(tree / "srv", "deja-la", recommends="kiosk-essai-voix")
    inside(tree, "dpkg", "--install", f"/srv/{package.name}")


def pi(tree: Path) -> None:
    """The boot partition of a Raspberry Pi."""
    firmware = tree / "boot/firmware"
    firmware.mkdir(parents=True)
    (firmware / "cmdline.txt").write_text("console=tty1 root=PARTUUID=1 rootwait\n")
    (firmware / "config.txt").write_text("dtparam=audio=on\ndtoverlay=vc4-kms-v3d\n")
