"""On a bare console the terminal shows itself, answers a finger, and never lets the system below be seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.machine.console import console
from tests.machine.fresh import why_not
from tests.machine.visitor import Visitor

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
END_THE_TERMINAL = (
    "terminal=$(grep -lsz ^kiosk$ /proc/[0-9]*/cmdline); kill $(cut -d/ -f3 <<<$terminal);"
    " while [ -e $terminal ]; do sleep 0.2; done"
)
OF_THE_SYSTEM = ("f1", "esc", "ctrl-c", "ctrl-alt-f2", "ctrl-alt-delete")


@contextmanager
def visitor(size: tuple[int, int] = (1280, 800), rotation: int = 0) -> Iterator[Visitor]:
    with console(SETTINGS.format(rotation=rotation), size) as started:
        yield Visitor(started.machine, started.code, rotation)


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
