"""After a visit the process replaces itself: nothing of the visitor is left, not even in memory."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.one_visit import CANARY

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = '[visit]\nfarewell_seconds = 5\n[data]\nfolder = "{folder}"\n'


def wait(what: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    settings = tmp_path / "settings.toml"
    settings.write_text(SETTINGS.format(folder=tmp_path / "data"), encoding="utf-8")
    environment = os.environ | {"SDL_VIDEODRIVER": "offscreen", "KIOSK_PICTURES": str(tmp_path / "pictures")}
    arguments = ["--settings", str(settings), "run", "--window", "1280x800"]
    command = [sys.executable, "-m", "tests.e2e.one_visit", *arguments]
    running = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    yield running
    running.terminate()
    running.wait(20)


@pytest.mark.alone
def test_once_the_screen_sleeps_again_the_process_is_another_one_and_its_memory_holds_nothing(
    terminal, tmp_path
):
    wait(lambda: holds(terminal.pid, CANARY))
    picture = tmp_path / "pictures" / "screen.png"

    wait(lambda: "-m\0kiosk\0" in command_line(terminal.pid))
    ended = time.time()
    wait(lambda: picture.exists() and picture.stat().st_mtime > ended)

    assert not holds(terminal.pid, CANARY)
    assert terminal.poll() is None
    assert [path.name for path in (tmp_path / "data").glob("*.db*")] != []
    assert "carte-vitale" not in command_line(terminal.pid)


@pytest.mark.alone
def test_a_terminal_leaves_no_core_dump(terminal):
    wait(lambda: re.search(r"Max core file size +0 +0 ", limits(terminal.pid)) is not None)


def limits(pid: int) -> str:
    return Path(f"/proc/{pid}/limits").read_text(encoding="utf-8")


def command_line(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")


def holds(pid: int, text: str) -> bool:
    """Whether that text stands anywhere in the memory of the process, in UTF-8."""
    sought = text.encode()
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            if not rights.startswith("rw") or "[v" in line:
                continue
            start, end = (int(edge, 16) for edge in span.split("-"))
            try:
                memory.seek(start)
                if sought in memory.read(end - start):
                    return True
            except OSError:
                continue  # unmapped meanwhile, or a device
    return False
