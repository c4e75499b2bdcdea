"""A terminal on a screen that nobody sees, touched as Kivy tells of touches, under a clock turned by hand."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.input.motionevent import MotionEvent
from PIL import Image

from kiosk.adapters.backlight import Light, NoBacklight
from kiosk.adapters.player import Player, SilentPlayer
from kiosk.adapters.speech import Voice
from kiosk.bootstrap import ASSETS, Terminal
from kiosk.settings import Settings
from kiosk.settings_parts import Data
from kiosk.store.packs import make_pack
from kiosk.timer import HandTimer
from kiosk.ui.gallery import MORNING, TOWN
from kiosk.ui.motion import Passage
from kiosk.ui.pieces.base import Piece
from kiosk.ui.stage import Stage
from kiosk.ui.theme import Look
from kiosk.ui.touching import FIRST
from kiosk.worker import HandWorker

FOLDER = tempfile.TemporaryDirectory(prefix="kiosk-ui-")  # where the terminals of these tests keep their data
SIZE = (1280, 800)  # of the window; a smaller page stands in its corner
ANYWHERE = (640.0, 400.0)
MADE = date(2026, 11, 1)
BETWEEN = FIRST + 0.1  # seconds from one touch to the next, for a visitor who waits for the page
numbers = count()


@cache
def content() -> Path:
    """The terminal's own content, with the hashes of this moment: a text may be under way."""
    copy = Path(FOLDER.name) / "assets"
    shutil.copytree(ASSETS, copy)
    make_pack(copy, MADE, "1")
    return copy


def opened(
    settings: Settings,
    timer: HandTimer,
    voice: Voice | None = None,
    player: Player | None = None,
    assets: Path | None = None,
    light: Light | None = None,
    folder: Path | None = None,
) -> Terminal:
    """A terminal that works by that clock, with no loudspeaker; `assets` if not the terminal's own.

    `folder`: where it keeps its data, if it is not to share that of the others.
    """
    kept = replace(settings, data=Data(folder=str(folder or FOLDER.name)))
    worker = HandWorker(timer)
    assets = assets or content()
    return Terminal(
        kept,
        timer,
        worker,
        assets=assets,
        voice=voice,
        player=player or SilentPlayer(),
        light=light or NoBacklight(),
    )


class Finger(MotionEvent):
    """One finger, from its touch to its release, in pixels of the window (y upwards)."""

    def __init__(self, x: float, y: float) -> None:
        super().__init__("tests", next(numbers), _share(x, y), is_touch=True, type_id="touch")

    def depack(self, args: tuple[float, float]) -> None:
        self.sx, self.sy = args
        self.profile = ["pos"]
        super().depack(args)

    def press(self) -> Finger:
        EventLoop.post_dispatch_input("begin", self)
        return self

    def slide(self, x: float, y: float) -> Finger:
        self.move(_share(x, y))
        EventLoop.post_dispatch_input("update", self)
        return self

    def release(self) -> None:
        EventLoop.post_dispatch_input("end", self)


def _share(x: float, y: float) -> tuple[float, float]:
    """Kivy counts a touch in shares of the window."""
    window = EventLoop.window
    return x / (window.width - 1), y / (window.height - 1)


class Driver:
    """What a visitor does to a terminal, and what is seen of it."""

    def __init__(
        self,
        settings: Settings = TOWN,
        voice: Voice | None = None,
        player: Player | None = None,
        size: tuple[int, int] = SIZE,
        passes: bool = False,
        assets: Path | None = None,
        light: Light | None = None,
        folder: Path | None = None,
    ) -> None:
        EventLoop.ensure_window()
        self.timer = HandTimer(MORNING)
        self.terminal = opened(settings, self.timer, voice, player, assets, light, folder)
        self.terminal.open_the_rest()
        self.timer.turn()
        self.house = self.terminal.house
        passage = Passage(self.timer) if passes else None
        self.stage = Stage(self.house, lambda *chosen: Look(*size, *chosen), lambda: None, passage=passage)
        EventLoop.window.add_widget(self.stage)

    def close(self) -> None:
        EventLoop.window.remove_widget(self.stage)
        self.terminal.close()
        Clock.tick()  # Kivy gives back then what was drawn with

    # -- what is done

    def wait(self, seconds: float) -> None:
        self.timer.turn(seconds)

    def finger(self, name: str) -> Finger:
        """A finger over the middle of a piece."""
        return Finger(*self.find(name).center)

    def touch(self, name: str) -> None:
        """Wait for the page, then touch a piece and let it go."""
        self.wait(BETWEEN)
        finger = self.finger(name).press()
        self.wait(0.1)
        finger.release()

    def touch_anywhere(self, x: float = ANYWHERE[0], y: float = ANYWHERE[1]) -> None:
        self.wait(BETWEEN)
        Finger(x, y).press().release()

    def touch_all(self, *names: str) -> None:
        for name in names:
            self.touch(name)

    # -- what is seen

    @property
    def page(self) -> str:
        return self.stage.name

    def find(self, name: str) -> Piece:
        return self.stage.find(name)

    def names(self) -> list[str]:
        """The pieces that are on the screen, in the order of drawing."""
        return [piece.name for piece in reversed(self.stage.children)]

    def texts(self) -> Iterator[str]:
        for piece in reversed(self.stage.children):
            yield from (block.text for block in piece.texts)

    def picture(self) -> Image.Image:
        """What is on the screen, pixel for pixel."""
        path = Path(FOLDER.name) / "page.png"
        self.stage.export_to_png(str(path))
        with Image.open(path) as drawn:
            return drawn.convert("RGB")
