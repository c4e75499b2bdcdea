"""Touches the page as a finger would, off its visible part, through all that a touch goes through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
from kivy.input.motionevent import MotionEvent
from kivy.input.provider import MotionEventProvider
from kivy.uix.widget import Widget

from kiosk.controllers.pulse import Pulse
from kiosk.timer import Timer

BEAT = "pulse"  # the device of these touches, by which a page knows that nobody is there
LINES = 32  # of the screen that are looked at: the letters of a page are higher than what lies between two
_AWAY = 0.5  # of the screen, beyond its start corner
SHARES = {  # where that is before Kivy turns touches with the screen
    0: (-_AWAY, -_AWAY),
    90: (1 + _AWAY, -_AWAY),
    180: (1 + _AWAY, 1 + _AWAY),
    270: (-_AWAY, 1 + _AWAY),
}


class Beat(MotionEvent):
    """A touch that no finger made."""

    def __init__(self, number: int, place: tuple[float, float]) -> None:
        super().__init__(BEAT, number, place, is_touch=True, type_id="touch")

    def depack(self, args: tuple[float, float]) -> None:
        """Its place, in shares of the screen, as those of fingers come."""
        self.sx, self.sy = args
        self.profile = ["pos"]
        super().depack(args)


class Nerve(Widget):
    """Lies among the pieces of a page, below them all and beyond its corner, and feels only what beats."""

    name, texts, phrases = "nerve", (), ()

    def __init__(self, felt: Callable[[], None]) -> None:
        super().__init__(size_hint=(None, None))
        self._felt = felt

    def lie(self, width: float, height: float) -> None:
        """As large as the page, beside it."""
        self.size, self.pos = (width, height), (-width, -height)

    def on_touch_down(self, touch: Any) -> bool:
        """Hold it, as a key does."""
        if touch.device != BEAT or not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """It went all the way, and came back."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self._felt()
        return True


class Heart(MotionEventProvider):
    """One more provider of touches to Kivy; what it touches is `nerve`, which the stage lays on its page."""

    def __init__(self, pulse: Pulse, timer: Timer) -> None:
        super().__init__(BEAT, "")
        self._pulse = pulse
        self._timer = timer
        self._count = 0
        self._is_due = False
        self.nerve = Nerve(self._felt)

    def begin(self, when_ready: Callable[[], None] = lambda: None) -> None:
        """Once a window is open: beat from its first frame on."""

        def drawn(*_: object) -> None:
            Window.unbind(on_flip=drawn)
            self._timer.after(0, lambda: self._pulse.begin(self._touch, when_ready))

        EventLoop.add_input_provider(self)
        Window.bind(on_flip=self._flips)
        Window.bind(on_flip=drawn)

    def end(self) -> None:
        """Beat no more."""
        EventLoop.remove_input_provider(self)
        Window.unbind(on_flip=self._flips)

    def update(self, dispatch_fn: Callable[[str, MotionEvent], None]) -> None:
        """Called by Kivy at each frame, to be told touches."""
        if not self._is_due:
            return
        self._is_due = False
        self._count += 1
        beat = Beat(self._count, SHARES[Window.rotation])
        dispatch_fn("begin", beat)
        dispatch_fn("end", beat)

    def _touch(self) -> None:
        self._is_due = True

    def _felt(self) -> None:
        self._pulse.felt()
        Window.canvas.ask_update()

    def _flips(self, *_: object) -> None:
        """Kivy is about to show what it has drawn: it counts once that is done, at the next frame."""
        if self._pulse.wants_a_frame:
            is_blank = not self._pulse.is_ready and is_flat()
            self._timer.after(0, lambda: self._pulse.drawn(is_blank))


def is_flat() -> bool:
    """Whether what was drawn, and is not shown yet, has one colour on all the lines that are looked at."""
    width, height = Window.system_size
    rows = [
        bytes(glReadPixels(0, int(height * (line + 0.5) / LINES), width, 1, GL_RGBA, GL_UNSIGNED_BYTE))
        for line in range(LINES)
    ]
    first = rows[0][:3]
    return all(row[shift::4] == first[shift : shift + 1] * width for row in rows for shift in range(3))
