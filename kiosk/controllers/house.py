"""All the controllers of a terminal, side by side, as the screens are given them."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.controllers.bell import Bell
from kiosk.controllers.catalogue import Catalogue
from kiosk.controllers.connection import Connection
from kiosk.controllers.first_start import FirstStart
from kiosk.controllers.guide import Guide
from kiosk.controllers.lights import Lights
from kiosk.controllers.navigation import Navigation
from kiosk.controllers.reader import Reader
from kiosk.controllers.staff import Staff
from kiosk.controllers.upkeep import Upkeep
from kiosk.controllers.visits import Visits
from kiosk.settings import Settings
from kiosk.timer import Timer
from kiosk.words import Words


@dataclass(frozen=True)
class House:
    """What a screen may ask."""

    settings: Settings
    timer: Timer
    words: Words
    catalogue: Catalogue
    guide: Guide
    visits: Visits
    navigation: Navigation
    reader: Reader
    bell: Bell
    connection: Connection
    upkeep: Upkeep
    lights: Lights
    staff: Staff
    first_start: FirstStart

    def __post_init__(self) -> None:
        """Nobody is hurried while the voice speaks."""
        self.reader.watch(self.visits.heard)
