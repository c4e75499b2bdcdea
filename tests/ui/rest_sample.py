"""A small application for `test_eventloop`: says on its output what it draws, and when it was called."""

from __future__ import annotations

import json
import sys
import threading
from functools import partial
from pathlib import Path

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.button import Button

from kiosk.ui.eventloop import RestLoop
from kiosk.ui.timer import KivyTimer

COLOURS = ((1, 0, 0, 1), (0, 0, 1, 1))


class Sample(App):
    """One button as large as the screen, whose colour changes at each touch."""

    def build(self) -> Button:
        self.flips = self.touches = 0
        Window.bind(on_flip=self.count)
        return Button(background_normal="", background_down="", on_press=self.touched)

    def on_start(self) -> None:
        self.loop = RestLoop(Path(sys.argv[1]))
        if self.loop.can_hear:  # as the terminal does
            self.loop.install()
        self.timer = KivyTimer()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        """Each line asked on the input is answered from the main thread."""
        for line in sys.stdin:
            self.timer.soon(partial(self.answer, line.strip()))

    def answer(self, asked: str) -> None:
        print(json.dumps({"asked": asked, "flips": self.flips, "frames": Clock.frames}), flush=True)

    def touched(self, button: Button) -> None:
        button.background_color = COLOURS[self.touches % 2]
        self.touches += 1

    def count(self, *_: object) -> None:
        self.flips += 1

    def on_stop(self) -> None:
        self.loop.remove()
        self.answer("stopped")


Sample().run()
