"""A Debian just installed and booted, that knows nothing of us: made once, copied each time."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.machine.host import debian_mirror, lend_registries

ROOT = Path(__file__).resolve().parents[2]
CACHE = Path(os.environ.get("KIOSK_MACHINES", Path.home() / ".cache" / "kiosk-machines"))
INSIDE = Path(__file__).with_name("inside")
PERSON = "technicienne"

# systemd of Debian 13 wants the unified hierarchy, nspawn wants its own folder of /run in memory: both are
# given in a mount namespace that ends with the command; so does all that runs there, in a process namespace.
APART = ("unshare", "--mount", "--propagation=private", "--pid", "--fork", "--mount-proc", "--kill-child")
BOOT = """
mkdir -p /run/systemd/nspawn && mount -t tmpfs tmpfs /run/systemd/nspawn &&
mount -t tmpfs tmpfs /sys/fs/cgroup && mount -t cgroup2 none /sys/fs/cgroup &&
exec systemd-nspawn --register=no --keep-unit --quiet --resolv-conf=copy-host --console=pipe "$@"
"""
UNIT = """
[Unit]
After=network.target
[Service]
Type=oneshot
User={user}
EnvironmentFile=/proof/environment
WorkingDirectory=/srv/borne
ExecStart=/proof/inside
StandardOutput=append:/proof/output
StandardError=append:/proof/output
ExecStopPost=+/bin/systemctl poweroff --no-block
"""


def why_not() -> str:
    """Why no fresh system can be made here; empty when it can."""
    if os.getuid() != 0:
        return "un système neuf demande les droits d'administrateur"
    for tool in ("debootstrap", "systemd-nspawn", "unshare"):
        if not shutil.which(tool):
            return f"un système neuf demande le programme {tool}"
    return "" if debian_mirror() else "apt ne connaît aucune archive Debian ici"


class Fresh:
    """One such system, with a clone of this repository in /srv/borne, and a folder that both sides see."""

    def __init__(self, suite: str, tree: Path, shared: Path) -> None:
        self.suite = suite
        self.tree = tree
        self.shared = shared

    @contextmanager
    def boot(self, script: str, user: str = PERSON) -> Iterator[subprocess.Popen[bytes]]:
        """Boot it; it runs that script of `inside/` as that person, then switches itself off."""
        shutil.copy(INSIDE / script, self.shared / "inside")
        (self.shared / "inside").chmod(0o755)
        (self.tree / "etc/systemd/system/proof.service").write_text(UNIT.format(user=user))
        archives = CACHE / f"{self.suite}-archives"
        archives.mkdir(exist_ok=True)
        kept = f"--bind={archives}:/var/cache/apt/archives"
        with self.start(kept, "systemd.unit=proof.service") as machine:
            yield machine

    @contextmanager
    def start(self, *options: str) -> Iterator[subprocess.Popen[bytes]]:
        """Switch it on, with those options of systemd-nspawn, the kernel's after them; the plug is pulled."""
        binds = [option for option in options if option.startswith("--")]
        words = [option for option in options if not option.startswith("--")]
        command = [*APART, "sh", "-c", BOOT, "sh", f"--directory={self.tree}", f"--bind={self.shared}:/proof"]
        with (self.shared / "console").open("ab") as console:
            machine = subprocess.Popen(
                [*command, *binds, "--boot", *words], stdin=subprocess.DEVNULL, stdout=console, stderr=console
            )
        try:
            yield machine
        finally:
            machine.kill()
            machine.wait()

    def said(self) -> str:
        """All that was written: by the system's console, the script, and what it started."""
        names = ("console", "output", "first.log", "second.log")
        files = [self.shared / name for name in names]
        return "".join(f"--- {file.name}\n{file.read_text()}" for file in files if file.exists())


@contextmanager
def fresh(suite: str) -> Iterator[Fresh]:
    """Copy the tree of that suite, and throw the copy away afterwards."""
    model = _model(suite)
    with tempfile.TemporaryDirectory(prefix=f"{suite}-", dir=CACHE) as folder:
        tree, shared = Path(folder) / "tree", Path(folder) / "proof"
        subprocess.run(["cp", "-a", "--reflink=auto", model, tree], check=True)
        shared.mkdir()
        shared.chmod(0o777)
        lend_registries(tree, shared)
        clone = tree / "srv/borne"
        bundle = Path(folder) / "borne.bundle"
        git = ["git", "-c", "safe.directory=*", "-C", str(ROOT)]  # the checkout may be somebody else's
        subprocess.run([*git, "bundle", "create", "--quiet", bundle, "HEAD"], check=True)
        subprocess.run(
            ["git", "-c", "advice.detachedHead=false", "clone", "--quiet", bundle, clone], check=True
        )
        subprocess.run(["chroot", tree, "chown", "-R", f"{PERSON}:", "/srv/borne"], check=True)
        yield Fresh(suite, tree, shared)


@contextmanager
def bare(suite: str) -> Iterator[Path]:
    """Copy the tree of that suite alone, which is not booted, and throw the copy away afterwards."""
    model = _model(suite)
    with tempfile.TemporaryDirectory(prefix=f"{suite}-", dir=CACHE) as folder:
        subprocess.run(["cp", "-a", "--reflink=auto", model, f"{folder}/tree"], check=True)
        yield Path(folder) / "tree"


def _model(suite: str) -> Path:
    """The tree as debootstrap makes it, with one person who may use sudo; kept from one time to the next."""
    model = CACHE / suite
    if model.exists():
        return model
    CACHE.mkdir(parents=True, exist_ok=True)
    unfinished = CACHE / f"{suite}.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    subprocess.run(
        ["debootstrap", "--variant=minbase", "--include=systemd,systemd-sysv,sudo", suite, unfinished,
         debian_mirror()],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    subprocess.run(
        ["chroot", unfinished, "useradd", "--create-home", "--shell=/bin/bash", PERSON], check=True
    )
    (unfinished / "etc/sudoers.d/person").write_text(f"{PERSON} ALL=(ALL) NOPASSWD: ALL\n")
    unfinished.rename(model)
    return model
