"""On a Debian just installed, with no screen, the two commands of the README are enough."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.machine.fresh import PERSON, Fresh, fresh, why_not
from tests.machine.viewer import Viewer

pytestmark = [pytest.mark.alone, pytest.mark.skipif(bool(why_not()), reason=why_not())]
FULL = os.environ.get("KIOSK_DOSE") == "full"
# Debian 13 as somebody who has sudo, Debian 12 as root: both doors of the scripts.
SYSTEMS = [("trixie", PERSON), *([("bookworm", "root")] if FULL else [])]
TESTED = [("trixie", PERSON, ""), ("bookworm", "root", "quick")] if FULL else [("trixie", PERSON, "quick")]
PICTURE = "screen.png"  # the page that is shown now
INSTALLS = ("Paquets Debian", "Environnement Python")


@pytest.mark.parametrize(("suite", "user"), SYSTEMS)
def test_run_brings_the_terminal_to_a_screen_that_can_be_seen_and_touched(suite: str, user: str) -> None:
    with fresh(suite) as system, system.boot("run-twice", user) as machine:
        first, second = system.shared / "first", system.shared / "second"

        wait_for(system, machine, lambda: (system.shared / "first.seconds").exists(), 600)
        assert all(words in system.said() for words in INSTALLS), system.said()
        touch_until_home(system, machine, first)
        (system.shared / "first.seen").touch()

        wait_for(system, machine, lambda: (system.shared / "second.seconds").exists(), 60)
        assert colours(second / PICTURE) > 10
        (system.shared / "second.seen").touch()
        machine.wait(60)
        assert not any(words in (system.shared / "second.log").read_text() for words in INSTALLS)
        assert not (second / PICTURE).exists(), "what was shown stays after the end"
        for name in ("first", "second"):
            print(f"{suite}, {name} start:", (system.shared / f"{name}.seconds").read_text().strip(), "s")


@pytest.mark.parametrize(("suite", "user", "tier"), TESTED)
def test_the_tests_pass_with_only_what_they_install_themselves(suite: str, user: str, tier: str) -> None:
    with fresh(suite) as system:
        (system.shared / "tier").write_text(tier)
        with system.boot("test", user) as machine:
            machine.wait(1800)

        assert re.search(r"\d+ passed", system.said()), system.said()
        assert "ended with 0" in system.said(), system.said()


def touch_until_home(system: Fresh, machine: subprocess.Popen[bytes], folder: Path) -> None:
    """Through VNC, on the port that the log names: wake the screen, choose French, see both change."""
    port = re.search(r"vncviewer localhost:(\d+)", system.said())
    assert port, system.said()
    viewer = Viewer(int(port[1]))
    try:
        with Image.open(folder / PICTURE) as picture:
            assert (viewer.width, viewer.height) == picture.size
        for x, y in ((640, 400), (690, 170)):
            seen = (folder / PICTURE).read_bytes()
            time.sleep(1)
            viewer.touch(x, y)
            wait_for(system, machine, lambda seen=seen: (folder / PICTURE).read_bytes() != seen, 20)  # type: ignore[misc]
    finally:
        viewer.close()
    assert colours(folder / PICTURE) > 10


def colours(picture: Path) -> int:
    """How many colours a picture has: a black screen has one."""
    with Image.open(picture) as opened:
        return len(opened.convert("RGB").getcolors(1_000_000) or [])


def wait_for(
    system: Fresh, machine: subprocess.Popen[bytes], happened: Callable[[], bool], seconds: float
) -> None:
    """Until it has happened; a machine that has switched itself off will never do it."""
    end = time.monotonic() + seconds
    while not happened():
        assert machine.poll() is None, f"the system stopped:\n{system.said()}"
        assert time.monotonic() < end, f"nothing after {seconds} s:\n{system.said()}"
        time.sleep(0.2)
