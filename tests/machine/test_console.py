"""On a bare console the terminal shows itself, answers a finger, and never lets the system below be seen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from tests.machine.console import Started, console
from tests.machine.fresh import CACHE, why_not
from tests.machine.pages import Pages, is_console

pytestmark = [pytest.mark.alone, pytest.mark.skipif(bool(why_not()), reason=why_not())]
SETTINGS = """
[place]
name = "Mairie de Villebrune"
[wifi]
ssid = "Villebrune libre"
[visit]
idle_seconds = 60
farewell_seconds = 5
[screen]
rotation = {rotation}
"""
SLOWEST = 300  # seconds for one page: emulated, on a machine that has other things to do
END_THE_TERMINAL = (
    "terminal=$(grep -lsz ^kiosk$ /proc/[0-9]*/cmdline); kill $(cut -d/ -f3 <<<$terminal);"
    " while [ -e $terminal ]; do sleep 0.2; done"
)
OF_THE_SYSTEM = ("f1", "esc", "ctrl-c", "ctrl-alt-f2", "ctrl-alt-delete")


class Visitor:
    """Somebody before that screen, hung on its side if `rotation` says so, who sees every page in between."""

    def __init__(self, started: Started, rotation: int = 0) -> None:
        self.machine = started.machine
        self._rotation = rotation
        across, down = self.machine.size
        size = (down, across) if rotation in (90, 270) else (across, down)
        self._pages = Pages(started.code, started.code / "build/pages", size)
        self.glimpses: list[Path] = []  # pictures of the system's text, once a page was seen
        self._was_served = False

    def sees(self, page: str) -> float:
        """Look until that page is there; how many seconds after power-on it was."""
        end = time.monotonic() + SLOWEST
        while True:
            seen = self.machine.screen().rotate(-self._rotation, expand=True)
            now = time.monotonic()
            if is_console(seen):
                self._remember(seen)
            elif self._pages.shows(seen, page):
                self._was_served = True
                return now - self.machine.switched_on
            if now > end:
                seen.save(CACHE / "not-seen.png")
                pytest.fail(f"« {page} » never came, but {CACHE}/not-seen.png\n{self.machine.said()[-2000:]}")
            time.sleep(0.1)

    def _remember(self, glimpse: Image.Image) -> None:
        if self._was_served:
            self.glimpses.append(CACHE / f"glimpse-{len(self.glimpses)}.png")
            glimpse.save(self.glimpses[-1])

    def sees_the_console(self) -> None:
        """Look until the system's text is back."""
        end = time.monotonic() + SLOWEST
        while not is_console(self.machine.screen()):
            assert time.monotonic() < end, "the console never came back"
            time.sleep(0.1)

    def touches(self, page: str, piece: str) -> None:
        """Put a finger in the middle of that piece of the page that is seen."""
        x, y = self._pages.middle(page, piece)
        across, down = self.machine.size
        at = {0: (x, y), 90: (y, down - x), 180: (across - x, down - y), 270: (across - y, x)}
        self.machine.touch(*at[self._rotation])


@contextmanager
def visitor(size: tuple[int, int] = (1280, 800), rotation: int = 0) -> Iterator[Visitor]:
    with console(SETTINGS.format(rotation=rotation), size) as started:
        yield Visitor(started, rotation)


def test_from_power_on_to_the_next_visitor_a_finger_does_it_all_until_a_technician_ends_it() -> None:
    with visitor() as person:
        shown = person.sees("sleeping")
        person.touches("sleeping", "loop")
        answered = person.sees("language")
        person.touches("language", "language-fr")
        person.sees("home")
        person.touches("home", "door-sante")
        person.sees("door-sante")

        for keys in OF_THE_SYSTEM:
            person.machine.press(keys)
        assert "fb=0" in person.machine.ask("grep fb= /sys/kernel/debug/dri/0/state | tail -n 1")  # no cursor

        person.sees("idle")
        person.touches("idle", "finish")
        person.sees("sleeping")  # drawn by the process that took the place of the first
        person.touches("sleeping", "loop")
        person.sees("language")
        assert person.glimpses == []

        person.machine.ask(END_THE_TERMINAL)
        person.sees_the_console()
        for key in ("t", "o", "u", "c", "h", "spc", "y", "ret"):
            person.machine.press(key)
        person.machine.ask("until [ -e /srv/borne/y ]; do sleep 0.2; done")
        print(f"power-on → first page {shown:.0f} s, first answered touch {answered:.0f} s (emulated)")


def test_on_a_portrait_screen_the_page_stands_upright_and_a_finger_touches_what_it_points_at() -> None:
    with visitor((1920, 1080), rotation=90) as person:
        person.sees("sleeping")
        person.touches("sleeping", "loop")
        person.sees("language")
        person.touches("language", "language-fr")
        person.sees("home")
