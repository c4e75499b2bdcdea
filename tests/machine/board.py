"""An arm64 machine with the package on it and a disk for its data, emulated: its plug can be pulled."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.machine.console import GIT, SUITE, emulator, write_disks
from tests.machine.fresh import CACHE, INSIDE
from tests.machine.host import debian_mirror
from tests.machine.installed import stick
from tests.machine.virtual import BOARD, Disks, Drive, VirtualMachine

PACKAGES = "systemd,systemd-sysv,udev,linux-image-arm64,initramfs-tools"
BINFMT = Path("/proc/sys/fs/binfmt_misc")
DATA_UUID = "6d656469-6174-4f6e-8000-6b696f736b31"
DATA = f"UUID={DATA_UUID} /data ext4 noatime,x-systemd.device-timeout=60s 0 2\n"
WATCHDOG = ("-device", "i6300esb", "-action", "watchdog=reset")
SETTINGS = '[place]\nname = "Mairie de Villebrune"\n[help]\nphone = "01 99 00 12 34"\n'


def why_no_board() -> str:
    """Why no such machine can be made here; empty when it can."""
    if os.getuid() != 0:
        return "une machine arm64 demande les droits d'administrateur"
    for tool in ("mmdebstrap", "qemu-aarch64-static", "mkfs.ext4"):
        if not shutil.which(tool):
            return f"une machine arm64 demande le programme {tool}"
    return "" if debian_mirror() else "apt ne connaît aucune archive Debian ici"


class Board:
    """The disks of one terminal: what is written on them stays from one power-on to the next."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def on(self, *, with_data: bool = True) -> Iterator[VirtualMachine]:
        """Switch it on; at the end the plug is pulled, whatever it does."""
        names = ("system.img", "data.img") if with_data else ("system.img",)
        drives = tuple(Drive(name, "cache=none") for name in names)
        told = "quiet loglevel=3 vt.global_cursor_default=0 console=tty0"
        disks = Disks(self.folder, drives=drives, told=told)
        with VirtualMachine(BOARD, emulator(BOARD), disks, more=WATCHDOG) as machine:
            yield machine


@contextmanager
def board() -> Iterator[Board]:
    """One such terminal, of the last commit."""
    system = _system()
    with tempfile.TemporaryDirectory(prefix="board-", dir=CACHE) as folder:
        for file in system.iterdir():
            subprocess.run(["cp", "--sparse=always", file, folder], check=True)
        yield Board(Path(folder))


def _system() -> Path:
    """The folder of its disks and its kernel, made again for another commit."""
    commit = subprocess.run([*GIT, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout
    kept = CACHE / f"{SUITE}-board-{commit[:12]}"
    if kept.exists():
        return kept
    for old in CACHE.glob(f"{SUITE}-board-*"):
        shutil.rmtree(old)
    with tempfile.TemporaryDirectory(prefix="board-", dir=CACHE) as name:
        folder = Path(name)
        tree = folder / "tree"
        subprocess.run(["cp", "-a", _model(), tree], check=True)
        _install(tree, folder)
        data = folder / "data"
        (tree / "data").rename(data)
        (tree / "data").mkdir()
        with (tree / "etc/fstab").open("a") as table:
            table.write(DATA)
        write_disks(tree, folder / "disks")
        image = folder / "disks/data.img"
        subprocess.run(["mkfs.ext4", "-qq", "-U", DATA_UUID, "-d", data, image, "64M"], check=True)
        (folder / "disks").rename(kept)
    return kept


def _install(tree: Path, folder: Path) -> None:
    """As for a card that is prepared on another machine; then our shell on the serial line."""
    settings = folder / "settings.toml"
    settings.write_text(SETTINGS)
    brought = stick(folder / "stick", SUITE, "arm64")
    install = [brought / "install.sh", "--offline", brought, "--root", tree, "--settings", settings]
    subprocess.run(install, check=True)
    shutil.copy(INSIDE / "shell.service", tree / "etc/systemd/system/proof-shell.service")
    shutil.copy(INSIDE / "visits.py", tree / "srv")
    subprocess.run(["systemctl", f"--root={tree}", "enable", "proof-shell.service"], check=True)


def _model() -> Path:
    """A Debian for arm64, made once; its own programs run here by emulation."""
    model = CACHE / f"{SUITE}-arm64"
    _emulate()
    if not model.exists():
        unfinished = CACHE / f"{SUITE}-arm64.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        make = ["mmdebstrap", "--quiet", "--arch=arm64", "--variant=minbase", f"--include={PACKAGES}"]
        subprocess.run([*make, SUITE, unfinished, debian_mirror()], check=True)
        unfinished.rename(model)
    return model


def _emulate() -> None:
    """Have this kernel run programs for arm64, where no service of the system did so."""
    if not (BINFMT / "register").exists():
        subprocess.run(["mount", "-t", "binfmt_misc", "none", BINFMT], check=True)
    if not (BINFMT / "qemu-aarch64").exists():
        rule = Path("/usr/lib/binfmt.d/qemu-aarch64.conf").read_text()
        (BINFMT / "register").write_text(next(line for line in rule.splitlines() if line.startswith(":")))
