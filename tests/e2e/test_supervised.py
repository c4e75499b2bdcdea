"""What systemd hears of a real terminal on a real screen: that it is ready, lives, or ends, and why."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from bench.display import VirtualScreen, virtual_screen
from tests.e2e.one_visit import CANARY

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = '[visit]\nfarewell_seconds = 5\n[data]\nfolder = "{folder}"\n'
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
PERIOD = 3.0  # seconds of the watchdog: short, for the test
AT_MOST = 60.0  # seconds for anything to happen on a busy machine

pytestmark = pytest.mark.alone


class Service:
    """A terminal, and the socket on which it says how it is."""

    def __init__(self, what: str, screen: VirtualScreen, folder: Path, more: str = "") -> None:
        self.folder = folder
        self._ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._ear.bind(str(folder / "notify"))
        self._ear.settimeout(0.1)
        self.heard: list[tuple[float, str]] = []
        settings = folder / "settings.toml"
        settings.write_text(SETTINGS.format(folder=folder / "data") + more, encoding="utf-8")
        environment = os.environ | {
            "SDL_VIDEODRIVER": "x11",
            "DISPLAY": screen.name,
            "NOTIFY_SOCKET": str(folder / "notify"),
            "WATCHDOG_USEC": str(int(PERIOD * 1_000_000)),
            "KIOSK_PICTURES": str(folder / "pictures"),
        }
        program = ["-m", "kiosk"] if what == "kiosk" else ["-m", "tests.e2e.one_trouble", what]
        with (folder / "journal").open("w") as journal:
            self.process = subprocess.Popen(
                [sys.executable, *program, "--settings", str(settings), "run"],
                cwd=ROOT,
                env=environment,
                stderr=journal,
            )

    def listen(self) -> None:
        try:
            self.heard.append((time.monotonic(), self._ear.recv(1000).decode()))
        except TimeoutError:
            return

    def until(self, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + AT_MOST
        while not is_so():
            assert time.monotonic() < end, (self.lines, self.journal)
            self.listen()

    def hear(self, line: str, times: int = 1) -> None:
        """Until that line was heard so many times."""
        self.until(lambda: self.lines.count(line) >= times)

    def listen_for(self, seconds: float) -> list[str]:
        """What is heard in so many seconds from now."""
        before, end = len(self.heard), time.monotonic() + seconds
        while time.monotonic() < end:
            self.listen()
        return self.lines[before:]

    def status(self) -> int:
        """The status of its end."""
        self.until(lambda: self.process.poll() is not None)
        return self.process.returncode

    @property
    def lines(self) -> list[str]:
        return [line for _, line in self.heard]

    @property
    def beats(self) -> list[float]:
        """When it said that it lives."""
        return [at for at, line in self.heard if line == "WATCHDOG=1"]

    @property
    def journal(self) -> str:
        return (self.folder / "journal").read_text(encoding="utf-8")

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self._ear.close()


@pytest.fixture(scope="module")
def screen() -> Iterator[VirtualScreen]:
    with virtual_screen() as screen:
        yield screen


@pytest.fixture
def service(request: pytest.FixtureRequest, screen: VirtualScreen, tmp_path: Path) -> Iterator[Service]:
    service = Service(request.param, screen, tmp_path)
    yield service
    service.close()


@pytest.mark.parametrize("service", ["kiosk"], indirect=True)
def test_a_terminal_is_ready_before_it_says_that_it_lives_and_goes_on_living(service):
    service.hear("WATCHDOG=1", 4)

    assert service.lines == ["STATUS=endormie", "READY=1", *4 * ["WATCHDOG=1"]]
    moments = service.beats
    assert max(after - before for before, after in pairwise(moments)) < PERIOD


@pytest.mark.parametrize("service", ["frozen"], indirect=True)
def test_a_loop_that_stands_still_is_no_longer_alive(service):
    service.hear("STATUS=une visite est en cours")
    time.sleep(1.5)
    service.listen_for(0.2)

    assert service.listen_for(2 * PERIOD) == []
    assert service.process.poll() is None


@pytest.mark.parametrize("service", ["visited"], indirect=True)
def test_the_process_that_takes_the_place_of_another_is_fed_without_a_hole(service):
    service.hear("STATUS=une visite est en cours")
    service.hear("READY=1", 2)
    service.hear("WATCHDOG=1", service.lines.count("WATCHDOG=1") + 2)

    moments = service.beats
    assert max(after - before for before, after in pairwise(moments)) < 2 * PERIOD
    assert service.process.poll() is None


@pytest.mark.parametrize("service", ["kiosk"], indirect=True)
def test_asked_to_make_way_a_terminal_that_sleeps_leaves_at_once(service):
    service.hear("READY=1")

    service.process.send_signal(signal.SIGHUP)

    assert service.process.wait(10) == 0
    assert service.journal == "" or "inattendue" not in service.journal


@pytest.mark.parametrize("service", ["visited"], indirect=True)
def test_asked_to_make_way_during_a_visit_it_leaves_once_the_screen_sleeps(service):
    service.hear("STATUS=une visite est en cours")

    service.process.send_signal(signal.SIGHUP)

    assert service.status() == 0
    assert service.lines.count("READY=1") == 1
    assert [line for line in service.lines if line.startswith("STATUS=")][-1] == "STATUS=endormie"


@pytest.mark.parametrize("service", ["broken"], indirect=True)
def test_a_page_that_breaks_ends_the_terminal_and_tells_where_and_nothing_of_the_visit(service):
    service.hear("STATUS=une visite est en cours")
    pictures = service.folder / "pictures"
    service.until(lambda: any(pictures.glob("*.png")) or service.process.poll() is not None)

    assert service.status() == 1
    assert "La borne s'est arrêtée sur une erreur inattendue" in service.journal
    assert "ValueError\n  kiosk/" in service.journal
    assert "kiosk/ui/stage.py, ligne" in service.journal
    assert CANARY not in service.journal
    assert "carte-vitale" not in service.journal
    assert list(pictures.glob("*.png")) == []


def test_started_at_night_it_is_ready_first_then_black_and_a_touch_wakes_it(screen, tmp_path):
    in_three_days = DAYS[(date.today().weekday() + 3) % 7]
    service = Service("kiosk", screen, tmp_path, f'[screen]\nhours = "{in_three_days} 10:00-11:00"\n')
    try:
        service.hear("READY=1")
        service.until(lambda: is_black(screen))
        service.hear("WATCHDOG=1", service.lines.count("WATCHDOG=1") + 2)
        assert is_black(screen)

        screen.touch(640, 400)

        service.until(lambda: not is_black(screen))
        service.hear("STATUS=une visite est en cours")
    finally:
        service.close()


def is_black(screen: VirtualScreen) -> bool:
    shown = screen.pixels()
    return not any(any(shown[part::4]) for part in range(3))
