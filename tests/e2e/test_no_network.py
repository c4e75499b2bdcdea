"""A whole visit where there is no network, not even loopback: it asks for none, and writes one file only."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.controllers.walking import made

ROOT = Path(__file__).resolve().parents[2]
EMPTY = ("unshare", "--net") if os.geteuid() == 0 else ("unshare", "--map-root-user", "--net")
CALLS = "trace=%network,openat,?openat2,?open,?creat"
FAR = re.compile(r"\bAF_(INET6?|PACKET|BLUETOOTH|VSOCK)\b")
WRITING = re.compile(r'"([^"]+)", [^"]*O_(?:WRONLY|RDWR|CREAT)[^"]*\) = \d+')
NOT_SCREENS = {"__init__", "scene", "sleeping", "idle", "farewell", "dark"}  # phases of the visit
OF_TECHNICIANS = ("staff_", "first")  # no visitor sees them

pytestmark = pytest.mark.alone


class Watched:
    """What a program did in a network namespace of its own, with nothing in it, as the kernel saw it."""

    def __init__(self, folder: Path, *command: str) -> None:
        record = folder / "calls"
        home = folder / "home"
        home.mkdir()
        environment = {
            **os.environ,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "PYTHONDONTWRITEBYTECODE": "1",
            "MESA_SHADER_CACHE_DISABLE": "true",
        }
        done = subprocess.run(
            [*EMPTY, "strace", "-f", "-qq", "-o", str(record), "-e", CALLS, *command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        self.said = done.stdout
        self._lines = record.read_text(errors="replace").splitlines()

    @property
    def network(self) -> list[str]:
        """The calls that had to do with another machine, or with this one by its network."""
        return [line for line in self._lines if FAR.search(line)]

    @property
    def written(self) -> set[str]:
        """The files that were opened in order to write."""
        return {found[1] for line in self._lines if (found := WRITING.search(line))}


@pytest.fixture(autouse=True)
def tools() -> None:
    """Without them there is nothing to see."""
    for tool in ("unshare", "strace"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} n'est pas installé (scripts/system-packages.txt)")
    tried = subprocess.run(
        [*EMPTY, "strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, text=True, check=False
    )
    if tried.returncode:
        pytest.skip(f"ce système ne permet pas un réseau à part : {tried.stderr.strip()}")


def test_a_whole_visit_asks_for_no_network_and_writes_nothing_but_its_database(tmp_path):
    assets, data = tmp_path / "assets", tmp_path / "data"
    shutil.copytree(ROOT / "assets", assets)
    made(assets)

    visit = Watched(tmp_path, sys.executable, "-m", "tests.e2e.whole_visit", str(assets), str(data))

    told = json.loads(visit.said.splitlines()[-1])
    found = {path.stem for path in (ROOT / "kiosk/ui/screens").glob("*.py")} - NOT_SCREENS
    screens = {name for name in found if not name.startswith(OF_TECHNICIANS)}
    assert set(told["seen"]) == screens, "every page was gone through"
    assert (told["page"], told["slept"]) == ("sleeping", 1)
    assert visit.network == []
    fonts = str(tmp_path / "home/.cache/fontconfig/")  # which fonts this machine has
    elsewhere = {name for name in visit.written if not name.startswith(("/dev/", fonts))}
    assert elsewhere <= {str(data / f"kiosk.db{end}") for end in ("", "-wal", "-shm", "-journal")}
    assert [path.name for path in data.iterdir()] == ["kiosk.db"]


def test_a_program_that_does_ask_is_seen_and_finds_nobody(tmp_path):
    asks = """
import socket
with open("mark", "w"), socket.socket() as line:
    print(line.connect_ex(("127.0.0.1", 9)))
"""

    visit = Watched(tmp_path, "env", "-C", str(tmp_path), sys.executable, "-c", asks)

    assert len(visit.network) == 2, "the socket, and its connection"
    assert "ENETUNREACH" in visit.network[1]
    assert "mark" in visit.written
