"""A terminal on a bare console, in a virtual machine: a Debian made once, started with the present code."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.machine.fresh import CACHE, INSIDE, ROOT, Fresh, fresh
from tests.machine.virtual import PC, Disks, Drive, Hardware, VirtualMachine

SUITE = "trixie"  # the first Debian whose emulator has a glass to touch
# What the system on the disk is made from, as last committed, besides `inside/console`.
MADE_FROM = ("scripts/system-packages.txt", "requirements.lock", "scripts/lib.sh")
GIT = ("git", "-c", "safe.directory=*", "-C", str(ROOT))  # the checkout may be somebody else's


@dataclass(frozen=True)
class Started:
    """A machine that was switched on, and the folder of the code that it runs."""

    machine: VirtualMachine
    code: Path


@contextmanager
def console(settings: str, size: tuple[int, int] = (1280, 800), hardware: Hardware = PC) -> Iterator[Started]:
    """Switch one on: it starts the terminal of the last commit, with those settings, and has no network."""
    program, system = emulator(hardware), _system(hardware)
    with tempfile.TemporaryDirectory(prefix="console-", dir=CACHE) as folder:
        archive = Drive("code.tar", "readonly=on")  # a disk that is nothing but an archive
        disks = Disks(Path(folder), drives=(Drive("system.img"), archive))
        for name in (disks.kernel, disks.initrd, "system.img"):
            os.link(system / name, disks.folder / name)
        code = disks.folder / "code"
        code.mkdir()
        subprocess.run([*GIT, "archive", f"--output={disks.folder / archive.name}", "HEAD"], check=True)
        subprocess.run(["tar", "-xf", disks.folder / archive.name, "-C", code], check=True)
        (code / "settings.toml").write_text(settings, encoding="utf-8")
        subprocess.run(["tar", "-rf", disks.folder / archive.name, "-C", code, "settings.toml"], check=True)
        with VirtualMachine(hardware, program, disks, size) as machine:
            yield Started(machine, code)


def emulator(hardware: Hardware) -> Path:
    """A tree of its own, since this machine's Debian may have an older one."""
    tree = CACHE / f"{SUITE}-{hardware.package}"
    if not tree.exists():
        with fresh(SUITE) as system:
            (system.shared / "package").write_text(hardware.package)
            _run(system, "emulator")
            system.tree.rename(tree)
    return tree


def _system(hardware: Hardware) -> Path:
    """The folder of its disk and its kernel, made again when what it is made from has changed."""
    contents = subprocess.run(
        [*GIT, "rev-parse", *(f"HEAD:{name}" for name in MADE_FROM)], check=True, capture_output=True
    ).stdout
    stamp = hashlib.sha256(contents + (INSIDE / "console").read_bytes()).hexdigest()[:12]
    kept = CACHE / f"{SUITE}-{hardware.kernel}-{stamp}"
    if kept.exists():
        return kept
    for old in CACHE.glob(f"{SUITE}-{hardware.kernel}-*"):
        shutil.rmtree(old)
    with fresh(SUITE) as system:
        (system.shared / "hardware").write_text(f"{hardware.kernel} {hardware.line}\n")
        _run(system, "console")
        write_disks(system.tree, system.shared / "disks")
        (system.shared / "disks").rename(kept)
    return kept


def _run(system: Fresh, script: str) -> None:
    with system.boot(script, "root") as machine:
        machine.wait(900)
    assert (system.shared / "done").exists(), system.said()


def write_disks(tree: Path, folder: Path) -> None:
    """The tree as one file, without loop device or mount; 3 GB of which it takes what is used."""
    folder.mkdir()
    names = Disks(folder)
    for name in (names.kernel, names.initrd):
        shutil.copy(next((tree / "boot").glob(f"{name}*")), folder / name)
    image = folder / names.drives[0].name
    subprocess.run(["mkfs.ext4", "-qq", "-d", tree, image, "3G"], check=True)
