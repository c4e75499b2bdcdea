"""A Debian that its installer makes a terminal of: booted without a network, its screen in memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from bench.display import VirtualScreen, virtual_screen
from tests.machine.fresh import ROOT, Fresh
from tests.machine.pages import Pages
from tests.machine.visitor import READS

WIDTH, HEIGHT = 1280, 800
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
FOLDER = "/srv/cle"  # what a technician brings: the installer, the package, and all that it needs
# What stands for the screen: the X server of the machine that tests, whose socket is lent.
# (And a version that shows nothing is given up sooner.)
SCREEN = """
[Service]
Environment=SDL_VIDEODRIVER=x11 DISPLAY=:0
BindReadOnlyPaths=/tmp/.X11-unix
TimeoutStartSec=30
"""
# A place whose visits that nobody ends are soon over: its first start is behind it.
SETTINGS = """
[visit]
idle_seconds = 120
warning_seconds = 20
farewell_seconds = 5
"""


class Installed:
    """That system while it runs; its commands are root's."""

    def __init__(
        self, system: Fresh, leader: int, screen: VirtualScreen, pages: Pages, console: Path
    ) -> None:
        self.system = system
        self.screen = screen
        self.leader = leader
        self._console = console
        self.before: dict[str, str] = {}  # the files, before it was a terminal
        self._pages = pages

    def run(self, command: str, seconds: float = 60) -> subprocess.CompletedProcess[str]:
        """What bash inside answers to that command."""
        kinds = [f"--{kind}" for kind in ("mount", "uts", "ipc", "net", "pid", "cgroup")]
        enter = ["nsenter", f"--target={self.leader}", *kinds, "--root", "--wd"]
        clean = ["env", "-i", f"PATH={PATH}", "HOME=/root", "LANG=C.UTF-8", "bash", "-c", command]
        return subprocess.run([*enter, *clean], capture_output=True, text=True, timeout=seconds, check=False)

    def ask(self, command: str, seconds: float = 60) -> str:
        """The same for a command that must succeed."""
        done = self.run(command, seconds)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout.strip()

    def until(self, happened: Callable[[], bool], what: str, seconds: float = 120) -> float:
        """Wait until it has happened; how many seconds it took."""
        start = time.monotonic()
        while not happened():
            assert time.monotonic() - start < seconds, f"never, in {seconds:.0f} s: {what}\n{self.journal()}"
            time.sleep(0.2)
        return time.monotonic() - start

    def journal(self) -> str:
        """The end of what the system wrote of itself."""
        return self.run("journalctl --no-pager --lines=60 --output=short-monotonic").stdout

    @property
    def has_booted(self) -> bool:
        """Whether all that starts with the system has started, or failed."""
        return self.run("systemctl is-system-running --wait").stdout.strip() in ("running", "degraded")

    def shown(self, name: str, unit: str = "kiosk.service") -> str:
        """What systemd knows of a unit."""
        return self.ask(f"systemctl show --value --property={name} {unit}")

    @property
    def pid(self) -> int:
        """The process of the terminal, as the system counts; 0 while there is none."""
        return int(self.shown("MainPID"))

    @property
    def is_ready(self) -> bool:
        """Whether a visitor could touch it, by its own word to systemd."""
        return self.shown("ActiveState") == "active"

    @property
    def version(self) -> str:
        """The version that the link leads to."""
        return self.ask("readlink /opt/kiosk/current").rpartition("/")[2]

    def sees(self, page: str, seconds: float = 120) -> float:
        """Look at the screen until that page is there; how many seconds it took."""
        return self.until(lambda: self._pages.shows(self.picture(), page), f"the page « {page} »", seconds)

    def text(self) -> str:
        """All that was written on the bare console, where there are words when nothing can be drawn."""
        return self._console.read_text(errors="replace")

    def picture(self) -> Image.Image:
        """What the screen shows now."""
        pixels = self.screen.pixels()
        return Image.frombytes("RGBX", (WIDTH, HEIGHT), pixels, "raw", "BGRX").convert("RGB")

    def touches(self, page: str, piece: str) -> None:
        """Put a finger in the middle of that piece of the page that is seen."""
        time.sleep(READS)
        x, y = self._pages.middle(page, piece)
        self.screen.touch(round(x), round(y))


@contextmanager
def _first_console() -> Iterator[tuple[str, Path]]:
    """What stands for the text of a bare screen: where it is, and the file of all that is written to it."""
    ear, mouth = os.openpty()
    heard = tempfile.NamedTemporaryFile(prefix="console-")  # noqa: SIM115
    listener = subprocess.Popen(["cat"], stdin=ear, stdout=heard, stderr=subprocess.DEVNULL)
    os.close(ear)
    try:
        yield os.ttyname(mouth), Path(heard.name)
    finally:
        os.close(mouth)
        listener.kill()
        listener.wait()
        heard.close()


@contextmanager
def booted(system: Fresh, pages: Pages) -> Iterator[Installed]:
    """Switch that system on; at the end the plug is pulled. It has no network but its own loopback."""
    with virtual_screen(WIDTH, HEIGHT, "-ac") as screen, _first_console() as (console, said):
        drop_in = system.tree / "etc/systemd/system/kiosk.service.d/screen-of-the-test.conf"
        drop_in.parent.mkdir(exist_ok=True)
        drop_in.write_text(SCREEN)
        socket = f"--bind-ro=/tmp/.X11-unix/X{screen.name[1:]}:/tmp/.X11-unix/X0"
        with system.start("--private-network", socket, f"--bind={console}:/dev/tty1") as machine:
            inside = Installed(system, _leader(machine), screen, pages, said)
            inside.until(lambda: inside.has_booted, "the boot")
            yield inside


def bring(system: Fresh, folder: Path) -> None:
    """Put what a technician has on a stick into the system."""
    subprocess.run(["cp", "-a", folder, f"{system.tree}{FOLDER}"], check=True)
    (system.tree / FOLDER[1:] / "settings.toml").write_text(SETTINGS)


def stick(folder: Path, suite: str, architecture: str = "amd64") -> Path:
    """A folder with the installer, the package of this checkout, and all that it needs on that Debian."""
    build = [ROOT / "deploy/raspberrypi/build", "--arch", architecture, "--suite", suite]
    subprocess.run([*build, "--offline-folder", folder], check=True, cwd=ROOT)
    return folder


def _leader(machine: subprocess.Popen[bytes]) -> int:
    """The number, outside, of the process that is 1 inside: a child of systemd-nspawn, child of `unshare`."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        for container in _children(machine.pid):
            for child in _children(container):
                if Path(f"/proc/{child}/comm").read_text().strip() == "systemd":
                    return child
        assert machine.poll() is None, "the system did not boot"
        time.sleep(0.1)
    raise TimeoutError("systemd never came up")


def _children(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []
