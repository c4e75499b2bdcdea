"""A terminal on a screen that nobody sees, its clock turned by hand, and a hand that touches what it shows.

Only for a process of its own: Kivy reads its environment once.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kiosk.settings import Settings
from kiosk.settings_parts import Data, Help, Place, Wifi
from kiosk.timer import HandTimer
from kiosk.ui.driver import prepare
from kiosk.worker import HandWorker

WIDTH, HEIGHT = 1280, 800
FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
TODAY = date(2026, 11, 24)  # that of the hand-turned clock


def settings_in(data: Path) -> Settings:
    """A place that has all that a place can have."""
    return Settings(
        place=Place(name="Mairie de Villebrune", latitude=48.5, longitude=2.75, departement="77"),
        help=Help(phone="02 61 91 00 42", hours="Mo-Fr 09:00-17:00", person_name="Samira"),
        wifi=Wifi(ssid="Villebrune libre", password="bonjour2026"),
        data=Data(folder=str(data)),
    )


class Hand:
    """Touches pieces by their names, as `kiosk.ui.stage.Stage.find` knows them."""

    def __init__(self, assets: Path, data: Path) -> None:
        prepare(WIDTH, HEIGHT, fullscreen=False, offscreen=True)
        from kivy.base import EventLoop
        from kivy.core.window import Window

        from kiosk.adapters.player import SilentPlayer
        from kiosk.bootstrap import Terminal
        from kiosk.ui.stage import Stage
        from kiosk.ui.text.fonts import use_fonts
        from kiosk.ui.theme import Look

        use_fonts(FONTS, system=False)
        EventLoop.ensure_window()
        self.timer = HandTimer()
        self.slept = 0
        self.seen: list[str] = []
        self.terminal = Terminal(
            settings_in(data),
            self.timer,
            HandWorker(self.timer),
            assets=assets,
            player=SilentPlayer(),
            sleep=self._sleep,
        )
        self.house = self.terminal.house
        self.stage = Stage(
            self.house, lambda language, size, dark: Look(WIDTH, HEIGHT, language, size, dark), lambda: None
        )
        self.house.navigation.watch(self._look)
        Window.add_widget(self.stage)
        self.terminal.open_the_rest()
        self.wait(1)

    @property
    def page(self) -> str:
        return self.stage.name

    @property
    def names(self) -> list[str]:
        """What can be touched now, in reading order."""
        return [piece.name for piece in self.stage.focus_order() if getattr(piece, "act", None)]

    def wait(self, seconds: float) -> None:
        self.timer.turn(seconds)

    def touch(self, *names: str) -> None:
        """One after the other, a second apart, turning the sheets to find them."""
        for name in names:
            self._tap(self._found(name))
            self.wait(1)

    def wake(self) -> None:
        self._tap((WIDTH / 2, HEIGHT / 2))
        self.wait(1)

    def follow(self, *choices: str, ways: bool = False) -> None:
        """Through a procedure to its list: these choices, then the first of each question.

        `ways`: look at each way out that a step shows, and come back.
        """
        waiting = list(choices)
        while self.page == "guide":
            if ways:
                for name in [name for name in self.names if name.startswith("way-")]:
                    self.touch(name, "back")
            onward = [
                name for name in self.names if name in ("start", "forward") or name.startswith("choice-")
            ]
            wanted = f"choice-{waiting[0]}" if waiting else ""
            if wanted in onward:
                waiting.pop(0)
            self.touch(wanted if wanted in onward else onward[0])

    def _found(self, name: str) -> tuple[float, float]:
        while self.stage.page.number and name not in self._shown():
            self._tap(self._centre("sheet-before"))
            self.wait(1)
        while name not in self._shown() and "sheet-after" in self._shown():
            self._tap(self._centre("sheet-after"))
            self.wait(1)
        return self._centre(name)

    def _shown(self) -> set[str]:
        return {piece.name for piece in self.stage.children if getattr(piece, "act", None)}

    def _centre(self, name: str) -> tuple[float, float]:
        x, y = self.stage.find(name).center
        return float(x), float(y)

    def _tap(self, at: tuple[float, float]) -> None:
        from kivy.tests.common import UnitTestTouch

        finger = UnitTestTouch(*at)
        finger.touch_down()
        finger.touch_up()

    def _look(self) -> None:
        self.seen.append(self.house.navigation.page.name)

    def _sleep(self) -> None:
        self.slept += 1
