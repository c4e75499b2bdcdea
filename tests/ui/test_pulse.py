"""A touch that no finger made goes through window, page and pieces, comes back, and disturbs nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget

from kiosk.controllers.pulse import BLANK, NOT_FELT, Pulse
from kiosk.ui.heart import Heart, is_flat
from kiosk.ui.stage import Stage
from kiosk.ui.theme import Look
from tests.controllers.test_pulse import Listening
from tests.ui.driver import SIZE, Driver

PERIOD = 30.0


class Living(Driver):
    """A terminal whose page is touched by the pulse, and that draws when a frame is wanted."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(folder=folder)
        self.listening = Listening(self.timer, PERIOD)
        self.heart = Heart(Pulse(self.timer, self.listening, self.house.visits), self.timer)
        Window.remove_widget(self.stage)
        self.stage = Stage(
            self.house, lambda *chosen: Look(*SIZE, *chosen), lambda: None, nerve=self.heart.nerve
        )
        Window.add_widget(self.stage)
        self.heart.begin()

    def close(self) -> None:
        self.heart.end()
        super().close()

    def live(self, seconds: float = 0.0) -> None:
        """Let so much time pass, with a frame at its beginning, then ten a second."""
        self.frame()
        for _ in range(round(10 * seconds)):
            self.wait(0.1)
            self.frame()
        self.wait(0.0)

    def frame(self) -> None:
        """One turn of Kivy's loop: touches are handed out, then what changed is drawn."""
        EventLoop.dispatch_input()
        Clock.tick_draw()
        if Window.canvas.needs_redraw:
            Window.dispatch("on_draw")
            Window.dispatch("on_flip")

    def beat(self) -> None:
        """The next third of the period."""
        self.live(PERIOD / 3 + 0.2)

    @property
    def beats(self) -> int:
        return self.listening.lines().count("alive")


@pytest.fixture
def living() -> Iterator[Living]:
    living = Living()
    Window.canvas.ask_update()
    living.live(0.2)
    yield living
    living.close()


class Cover(Widget):
    """Lies over the whole window."""

    def __init__(self, grey: float | None = None) -> None:
        super().__init__(size_hint=(None, None), size=Window.size)
        self.swallows = grey is None
        if grey is not None:
            with self.canvas:
                Color(grey, grey, grey, 1)
                Rectangle(pos=(0, 0), size=Window.size)

    def on_touch_down(self, touch: object) -> bool:
        return self.swallows


@pytest.fixture
def covered(request: pytest.FixtureRequest) -> Iterator[Living]:
    """The same, under something from the start."""
    living = Living()
    cover = Cover(*request.param)
    Window.add_widget(cover)
    living.live()
    yield living
    Window.remove_widget(cover)
    living.close()


def test_a_page_that_answers_makes_the_terminal_ready_and_keeps_it_alive(living):
    assert living.listening.lines() == ["endormie", "ready", "alive"]

    living.beat()

    assert living.beats == 2


@pytest.mark.parametrize("covered", [()], indirect=True)
def test_a_page_whose_touches_are_swallowed_is_never_ready(covered, caplog):
    covered.live(3)

    assert covered.listening.lines() == ["endormie"]
    assert NOT_FELT in caplog.text


@pytest.mark.parametrize("covered", [(0.0,), (0.5,)], indirect=True)
def test_a_screen_of_one_colour_is_never_ready(covered, caplog):
    covered.live(3)

    assert is_flat()
    assert covered.listening.lines() == ["endormie"]
    assert BLANK in caplog.text


def test_a_piece_that_swallows_every_touch_is_a_dead_page(living):
    living.touch_anywhere()
    living.touch("language-fr")
    living.live()
    living.stage.add_widget(Cover())

    living.beat()

    assert living.beats == 1


def test_it_does_not_wake_the_screen(living):
    living.beat()

    assert living.page == "sleeping"


def test_it_goes_past_the_first_test_of_the_touch_and_plays_none_of_it(tmp_path):
    living = Living(tmp_path)
    living.house.first_start.begin()
    before = living.house.first_start.state
    living.live(0.2)
    ready = living.listening.lines()

    for _ in range(9):
        living.beat()

    assert living.page == "first_touch"
    assert "ready" in ready
    assert living.beats == 10
    assert living.house.first_start.state == before
    living.close()


def test_it_does_not_count_as_presence(living):
    living.touch_anywhere()
    living.touch("language-fr")

    for _ in range(13):
        living.beat()

    assert living.page == "idle"
    assert living.beats >= 13


def test_it_goes_through_a_page_that_has_just_changed(living):
    living.touch_anywhere()
    living.wait(9)
    living.touch("language-fr")  # and it beats at once

    living.live(0.2)

    assert living.beats == 2


def test_it_does_not_hush_the_voice(living):
    living.touch_anywhere()
    living.touch("language-fr")
    living.stage.read()
    before = living.house.reader.state.status

    living.beat()

    assert before == "reading"
    assert living.house.reader.state.status == "reading"


def test_a_finger_that_is_down_presses_on_and_acts(living):
    living.touch_anywhere()
    living.touch("language-fr")
    living.wait(1)
    finger = living.finger("door-sante").press()

    living.beat()

    assert living.find("door-sante").pressed
    finger.release()
    assert (living.page, living.beats) == ("door", 2)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_it_finds_its_place_on_a_screen_that_is_turned(living, rotation):
    Window.rotation = rotation
    try:
        living.beat()
    finally:
        Window.rotation = 0

    assert living.beats == 2


def test_only_one_frame_is_drawn_for_a_beat(living):
    flips = []
    count = lambda *_: flips.append(1)  # noqa: E731 - Kivy holds it by a weak reference
    Window.bind(on_flip=count)

    living.beat()

    Window.unbind(on_flip=count)
    assert len(flips) == 1
