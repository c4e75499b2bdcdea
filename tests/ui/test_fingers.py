"""On a bare console nobody makes a mouse of a finger: what SDL says of it reaches the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path

import pytest
from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.input import MotionEvent
from kivy.uix.widget import Widget

from kiosk.ui.fingers import Fingers

DOWN, UP, MOTION = 0x700, 0x701, 0x702


class Finger(ctypes.Structure):
    """`SDL_TouchFingerEvent`, as a driver of SDL would queue it."""

    _fields_ = (
        ("type", ctypes.c_uint32),
        ("timestamp", ctypes.c_uint32),
        ("touch", ctypes.c_int64),
        ("finger", ctypes.c_int64),
        *((name, ctypes.c_float) for name in ("x", "y", "dx", "dy", "pressure")),
        ("window", ctypes.c_uint32),
    )


class Page(Widget):
    """Says what reaches it."""

    def __init__(self) -> None:
        super().__init__()
        self.felt: list[tuple[str, float, float]] = []
        feel = {"on_touch_down": "down", "on_touch_move": "move", "on_touch_up": "up"}
        for event, name in feel.items():
            self.bind(**{event: lambda _, touch, name=name: self.feel(name, touch)})

    def feel(self, name: str, touch: MotionEvent) -> None:
        self.felt.append((name, round(touch.sx, 2), round(touch.sy, 2)))


@pytest.fixture
def page() -> Iterator[Page]:
    EventLoop.ensure_window()
    page = Page()
    Window.add_widget(page)
    yield page
    Window.remove_widget(page)


def say(kind: int, x: float, y: float, finger: int = 1) -> None:
    """Have SDL's own queue hold that, and Kivy turn two frames."""
    (library,) = {
        line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "libSDL2-2" in line
    }
    told = (ctypes.c_uint8 * 64)()  # SDL copies a whole union of events
    ctypes.memmove(told, bytes(Finger(kind, 0, 5, finger, x, y, 0, 0, 1, 0)), ctypes.sizeof(Finger))
    assert ctypes.CDLL(library).SDL_PushEvent(told) == 1
    Window.mainloop()
    EventLoop.dispatch_input()


def test_a_finger_touches_where_it_is_seen_from_the_top_of_the_screen(page: Page) -> None:
    presses: list[bool] = []
    fingers = Fingers(Window, lambda: presses.append(True))

    say(DOWN, 0.25, 0.1)
    say(MOTION, 0.5, 0.1)
    say(UP, 0.5, 0.1)
    fingers.remove()

    assert page.felt == [("down", 0.25, 0.9), ("move", 0.5, 0.9), ("up", 0.5, 0.9)]
    assert len(presses) == 2


@pytest.mark.parametrize(("turned", "seen"), [(90, (0.9, 0.75)), (180, (0.75, 0.1)), (270, (0.1, 0.25))])
def test_a_panel_that_is_mounted_turned_touches_where_the_finger_is(
    page: Page, turned: int, seen: tuple[float, float]
) -> None:
    fingers = Fingers(Window, lambda: None, turned)

    say(DOWN, 0.25, 0.1)  # of the panel: a quarter from its left, near its top
    say(UP, 0.25, 0.1)
    fingers.remove()

    assert page.felt == [("down", *seen), ("up", *seen)]


def test_where_a_display_server_makes_a_mouse_of_it_a_finger_does_not_touch_twice(page: Page) -> None:
    say(DOWN, 0.25, 0.1)
    say(UP, 0.25, 0.1)

    assert page.felt == []
