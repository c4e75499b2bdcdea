"""What the staff sets on the screen, which is kept: volume and speed of the voice, rotation, calm."""

from __future__ import annotations

import logging
from typing import Any

from kiosk.adapters.player import volume_level
from kiosk.controllers.reader import Reader
from kiosk.controllers.watching import Watched
from kiosk.errors import KioskError
from kiosk.settings import Settings
from kiosk.store.choices import Choices
from kiosk.timer import Timer
from kiosk.worker import Worker

LANE = "upkeep"
NAME = "staff"
VOLUMES = (10, 40, 70, 100)  # one for each loudness that the player has
SPEEDS = (70, 80, 90, 100, 110, 120, 130)
LEAD_INS = (0, 200, 500, 1000, 1500)  # milliseconds
CONFIRM = 15  # seconds to say that a rotation is right, for whoever cannot read it any more
UNKEPT = "Ce choix n'a pas pu être gardé. Redémarrez la borne."
log = logging.getLogger(__name__)


class Tuning(Watched):
    """Volume, speed and rotation count at once; silence and calm from the next start, after each visit.

    `rotation` is that of the picture now: on trial, it comes back by itself unless it is confirmed.
    """

    def __init__(
        self, timer: Timer, worker: Worker, settings: Settings, choices: Choices, reader: Reader
    ) -> None:
        super().__init__()
        self._timer = timer
        self._worker = worker
        self._choices = choices
        self._reader = reader
        self._kept_rotation = self.rotation = settings.screen.rotation
        self.volume = volume_level(settings.voice.volume)  # 0 to 3
        self.speed = settings.voice.speed
        self.lead_in = settings.voice.lead_in_ms
        self.calm = settings.screen.calm
        self.trouble = ""
        self.seconds_left = 0  # to confirm a rotation; 0 = none is on trial
        self._pending: object = None

    # -- the voice

    def louder(self, steps: int) -> None:
        """So many steps louder, or softer below zero."""
        self.volume = min(max(self.volume + steps, 0), len(VOLUMES) - 1)
        self._keep("voice", volume=VOLUMES[self.volume])
        self._heard()

    def faster(self, steps: int) -> None:
        """So many steps faster, or slower below zero."""
        self.speed = _step(SPEEDS, self.speed, steps)
        self._keep("voice", speed=self.speed)
        self._heard()

    def lead(self, steps: int) -> None:
        """A longer silence before each sentence, or a shorter one: some screens swallow its first words."""
        self.lead_in = _step(LEAD_INS, self.lead_in, steps)
        self._keep("voice", lead_in_ms=self.lead_in)
        self.changed()

    def _heard(self) -> None:
        self._reader.tune(self.volume, self.speed / 100)
        self.changed()

    # -- the screen

    def set_calm(self, calm: bool) -> None:
        """Nothing moves, or what moves usually."""
        self.calm = calm
        self._keep("screen", calm=calm)
        self.changed()

    def turn(self) -> None:
        """A quarter further, on trial."""
        self.rotation = (self.rotation + 90) % 360
        self.seconds_left = CONFIRM if self.rotation != self._kept_rotation else 0
        self._count_later()
        self.changed()

    def confirm(self) -> None:
        """This rotation is right."""
        self._timer.cancel(self._pending)
        self.seconds_left, self._kept_rotation = 0, self.rotation
        self._keep("screen", rotation=self.rotation)
        self.changed()

    def give_up(self) -> None:
        """The rotation that was kept, again."""
        self._timer.cancel(self._pending)
        if self.seconds_left:
            self.seconds_left, self.rotation = 0, self._kept_rotation
            self.changed()

    def _count_later(self) -> None:
        self._timer.cancel(self._pending)
        if self.seconds_left:
            self._pending = self._timer.after(1, self._count)

    def _count(self) -> None:
        if self.seconds_left <= 1:
            self.give_up()
            return
        self.seconds_left -= 1
        self._count_later()
        self.changed()

    # -- what is kept

    def _keep(self, section: str, **values: Any) -> None:
        self.trouble = ""
        self._worker.do(
            LANE, lambda: self._choices.change(NAME, section, **values), lambda _: None, self._refused
        )

    def _refused(self, error: Exception) -> None:
        known = isinstance(error, KioskError)
        self.trouble = str(error) if known else UNKEPT
        log.warning("%s", self.trouble, exc_info=None if known else error)
        self.changed()


def _step(values: tuple[int, ...], value: int, steps: int) -> int:
    """The value so many places further; one that is none of them counts as the nearest."""
    at = min(range(len(values)), key=lambda place: abs(values[place] - value))
    return values[min(max(at + steps, 0), len(values) - 1)]
