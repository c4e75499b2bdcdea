"""The installer at work on a tree that is not booted, and what is in that tree before and after."""

from __future__ import annotations

import hashlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from tests.machine.fresh import CACHE, ROOT
from tests.machine.host import lend_registries

INSTALL = ROOT / "deploy/raspberrypi/install.sh"
APT_S_OWN = ("var/log", "var/lib/apt", "var/cache", "var/lib/dpkg")  # its journals, caches and lists


def debian(tree: Path, *names: str) -> None:
    """Bring packages of Debian into the tree, by this machine's own way to its archive."""
    shared = tree.parent / "way"
    shared.mkdir()
    lend_registries(tree, shared)
    lent = (
        "mount --bind /etc/resolv.conf $0/etc/resolv.conf; mount --bind $1 $0/var/cache/apt/archives; shift"
    )
    get = "chroot $0 apt-get -q"
    script = f"set -e; {lent}; {get} update; {get} install -y --no-install-recommends $@"
    archives = CACHE / f"{tree.parent.name.partition('-')[0]}-archives"
    archives.mkdir(exist_ok=True)
    subprocess.run(["unshare", "--mount", "sh", "-c", script, tree, archives, *names], check=True)
    (tree / "etc/apt/apt.conf.d/90host").unlink()


def command(tree: Path, *arguments: object, network: bool = False) -> list[str]:
    """With nothing that outlives it, and no network at all unless there must be one."""
    namespaces = ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child"]
    namespaces += [] if network else ["--net"]
    return [*namespaces, str(INSTALL), "--root", str(tree), *(str(argument) for argument in arguments)]


def run(tree: Path, *arguments: object, status: int = 0, network: bool = False) -> str:
    """What it says, once it has ended with that status."""
    done = subprocess.run(
        command(tree, *arguments, network=network),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120,
        start_new_session=True, check=False, env={**os.environ, "TMPDIR": str(tree.parent)},
    )  # fmt: skip
    assert done.returncode == status, done.stdout
    return done.stdout


def cut(tree: Path, folder: Path, script: str) -> None:
    """Kill the installer and all that it started, once a script of a package waits beside that file."""
    started = subprocess.Popen(
        command(tree, "--offline", folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(tree.parent)},
    )
    try:
        wait_for(tree / script, started)
    finally:
        started.kill()
        started.wait()
        (tree / script).unlink(missing_ok=True)


def wait_for(file: Path, started: subprocess.Popen[bytes] | subprocess.Popen[str]) -> None:
    """Until that file is there; what was started must not end before."""
    end = time.monotonic() + 60
    while not file.exists():
        assert started.poll() is None, "the installer ended by itself"
        assert time.monotonic() < end, "the script of the package never ran"
        time.sleep(0.1)


def inside(tree: Path, *arguments: str, status: int = 0) -> str:
    """What a command says in the tree."""
    done = subprocess.run(["chroot", tree, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout.strip()


def files(tree: Path, *parts: str) -> Iterator[Path]:
    for part in parts or (".",):
        yield from sorted((tree / part).rglob("*"))


def names(tree: Path) -> set[str]:
    """Every path of the tree but apt's own."""
    found = {path.relative_to(tree).as_posix() for path in files(tree)}
    return {name for name in found if not name.startswith(APT_S_OWN)}


def contents(tree: Path, *parts: str) -> dict[str, str]:
    """What each file holds, as a hash, with its rights and its owner."""
    told = {}
    for path in files(tree, *parts):
        state = path.lstat()
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        told[str(path)] = f"{state.st_mode} {state.st_uid} {hashlib.sha256(content).hexdigest()}"
    return told
