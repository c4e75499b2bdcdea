"""What is measured side by side: the terminal, and a browser in kiosk mode on the same home."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.display import Area

ROOT = Path(__file__).resolve().parents[1]
Point = tuple[int, int]
# A loudspeaker that writes what it plays to a file, at once.
LOUDSPEAKER = 'pcm.!default { type file slave.pcm "null" file "{folder}/heard.wav" format "wav" }\n'


@dataclass(frozen=True)
class Candidate:
    """A program, and where to touch it on a screen of 1280×800."""

    name: str
    command: tuple[str, ...]
    first: Point  # the first touch a visitor makes
    home: tuple[Point, ...]  # what else to touch to be home
    key: Point  # a key of the shelf that opens and closes a panel
    environment: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)  # what its folder holds before it starts
    procedure: tuple[Point, ...] = ()  # from home to the heaviest procedure, the last touch opening it
    back: Point = (0, 0)
    listen: Point = (0, 0)

    def start(self, display: str, folder: Path) -> subprocess.Popen[bytes]:
        """Start it as an ordinary user, in a session of its own, all it writes going to the folder."""
        surroundings = {
            **os.environ,
            **self.environment,
            "DISPLAY": display,
            "HOME": str(folder),
            "XDG_CACHE_HOME": str(folder / "cache"),  # an account without one compiles its shaders each time
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_RUNTIME_DIR": str(folder),
        }
        for name, text in self.files.items():
            (folder / name).write_text(text.replace("{folder}", str(folder)))
        with (folder / "output").open("ab") as output:
            return subprocess.Popen(
                [*as_ordinary(), *(part.replace("{folder}", str(folder)) for part in self.command)],
                env=surroundings,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )


def around(point: Point, size: int = 24) -> Area:
    """The pixels around a touch, which show whether it is answered."""
    return Area(point[0] - size // 2, point[1] - size // 2, size, size)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the program and all it started, politely, then not."""
    for wanted in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, wanted)
            process.wait(5)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
        time.sleep(0.2)


def as_ordinary() -> list[str]:
    """What to put before a command so that root does not run it as itself."""
    if os.getuid() != 0:
        return []
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--", "env"]


def own(folder: Path) -> Path:
    """Give the folder to whom the programs run as."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.getuid() == 0:
        shutil.chown(folder, "nobody", "nogroup")
    return folder


CHROMIUM = Candidate(
    name="chromium",
    command=(
        "chromium",
        "--kiosk",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-features=Translate",
        "--password-store=basic",
        "--window-position=0,0",
        "--window-size=1280,800",
        "--user-data-dir={folder}/profile",
        (ROOT / "bench" / "home.html").as_uri(),
    ),
    first=(830, 100),
    home=(),
    key=(800, 690),
)


def terminal(idle: int) -> Candidate:
    """The terminal, which asks whether somebody is there after so many seconds, and sleeps 25 s later."""
    return Candidate(
        name="kiosk",
        command=(
            str(ROOT / ".venv/bin/python"),
            "-m",
            "kiosk",
            "--settings",
            "{folder}/settings.toml",
            "run",
        ),
        environment={"SDL_VIDEODRIVER": "x11", "PYTHONPATH": str(ROOT)},
        files={
            "settings.toml": f"[visit]\nidle_seconds = {idle}\nwarning_seconds = 20\nfarewell_seconds = 5\n",
            ".asoundrc": LOUDSPEAKER,
        },
        first=(640, 400),
        home=((1090, 195),),
        key=(800, 690),
        procedure=((682, 150), (1090, 130)),
        back=(376, 727),
        listen=(110, 690),
    )
