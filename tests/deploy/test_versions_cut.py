"""The power cut at each command of the script that switches versions: there is always one that can start."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """One on which 1.1 serves, and 1.0 is kept."""
    made = Terminal(tmp_path / "root")
    made.install("1.0")
    made.prove("1.1")
    return made


def cuts(terminal: Terminal, *words: str, result: str = "") -> Iterator[Terminal]:
    """That terminal after a cut at the first command, at the second, and so on to the last."""
    at, cut = 0, True
    while cut:
        at += 1
        copy = Terminal(terminal.root.with_name(f"cut{at}"))
        shutil.copytree(terminal.root, copy.root, symlinks=True)
        cut = copy.cut(at, *words, result=result)
        yield copy
        shutil.rmtree(copy.root)
    assert at > 5


def test_while_a_version_is_laid(terminal: Terminal) -> None:
    terminal.bring("1.2")

    for cut in cuts(terminal, "lay"):
        cut.version("starting")
        assert cut.starts == "1.1"
        assert cut.version("lay").stdout == "1.2\n"
        assert cut.kept == ["1.0", "1.1", "1.2"]
        assert (cut.home / "versions/1.2/kiosk/__pycache__").is_dir()


def test_while_a_version_is_switched_to(terminal: Terminal) -> None:
    terminal.bring("1.2")
    terminal.version("lay")

    for cut in cuts(terminal, "switch", "1.2"):
        assert cut.starts in ("1.1", "1.2")
        cut.version("starting")  # the power is back
        assert cut.starts in ("1.1", "1.2")
        cut.version("switch", "1.2")  # and dpkg ends what it had begun
        assert cut.starts == "1.2"
        assert cut.trial in ("1.2 0", "1.2 1")
        assert cut.kept == ["1.1", "1.2"]
        cut.version("starting")
        cut.version("failed", result="timeout")
        assert cut.starts == "1.1"


def test_while_a_bad_version_gives_way(terminal: Terminal) -> None:
    terminal.install("1.2")
    terminal.version("starting")

    for cut in cuts(terminal, "failed", result="timeout"):
        assert cut.starts in ("1.1", "1.2")
        cut.version("starting")  # the power is back
        cut.version("failed", result="timeout")
        assert cut.starts == "1.1"
        assert cut.refused == {"1.2": "n'a pas pu être touchée à temps"}
        cut.version("starting")
        assert (cut.starts, cut.trial) == ("1.1", "")


def test_while_one_that_started_too_often_gives_way(terminal: Terminal) -> None:
    terminal.install("1.2")
    for _ in range(3):
        terminal.version("starting")

    for cut in cuts(terminal, "starting"):
        assert cut.starts in ("1.1", "1.2")
        cut.version("starting")
        assert (cut.starts, cut.trial) == ("1.1", "")
        assert list(cut.refused) == ["1.2"]


def test_while_a_technician_goes_back(terminal: Terminal) -> None:
    for cut in cuts(terminal, "back"):
        assert cut.starts in ("1.0", "1.1")
        cut.version("starting")
        assert cut.starts in ("1.0", "1.1")
        cut.version("back")
        assert cut.starts == "1.0"


def test_while_a_start_is_counted_or_proved(terminal: Terminal) -> None:
    terminal.install("1.2")
    for cut in cuts(terminal, "starting"):
        assert cut.starts == "1.2"
        assert cut.trial in ("1.2 0", "1.2 1")

    terminal.version("starting")
    for cut in cuts(terminal, "confirm"):
        assert cut.starts == "1.2"
        assert cut.trial in ("1.2 1", "")


def test_while_a_lost_version_is_replaced(terminal: Terminal) -> None:
    shutil.rmtree(terminal.home / "versions")

    for cut in cuts(terminal, "starting"):
        cut.version("starting")
        assert cut.starts == "1.1"
