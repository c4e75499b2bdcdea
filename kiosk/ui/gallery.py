"""The pages of a terminal, one after the other, as a visitor could come to them: for tests and for pictures.

Everything is gone through by the controllers, under a clock turned by hand, so that a page is the same on
every day and every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Protocol

from kivy.clock import Clock

from kiosk.controllers.house import House
from kiosk.controllers.visits import AWAKE
from kiosk.settings import Settings
from kiosk.settings_parts import Help, Languages, Place, Staff, Wifi
from kiosk.timer import HandTimer
from kiosk.ui import tour
from kiosk.ui.snapshot import SeenPiece, seen
from kiosk.ui.stage import Stage
from kiosk.ui.theme import Look
from kiosk.ui.town import accepted

SIZES = ((1280, 800), (800, 480), (1080, 1920))
LETTERS = ("normal", "large", "largest")
MORNING, NOON = datetime(2026, 11, 24, 10, 42), datetime(2026, 11, 24, 12, 30)
TOWN = Settings(
    place=Place(name="Mairie de Villebrune", latitude=43.9, longitude=4.4, departement="30"),
    help=Help(
        phone="02 61 91 00 42",
        phone_label="Accueil de la mairie",
        hours="Mo-Fr 09:00-12:00,14:00-17:00",
        person_name="Samira",
        person_role="médiatrice",
    ),
    wifi=Wifi(ssid="Villebrune libre", password="bonjour2026", note="Une heure, autant de fois qu'on veut."),
)
BARE = Settings()  # a terminal of which nothing was said
CODED = replace(  # a code of six digits, of no terminal
    TOWN,
    staff=Staff(
        "6$argon2id$v=19$m=65536,t=3,p=4$k7zB3ECmEXJnqGVTwclt2w$blTbsJocJQLhM6fDZhXha9y0avaw8sHe7PubbsV96uE"
    ),
)
TOURS = (
    (TOWN, MORNING, tour.visit),
    (TOWN, NOON, tour.at_noon),
    (BARE, MORNING, tour.bare),
    (CODED, MORNING, tour.staff),
    (BARE, MORNING, tour.first_start),
)


class Opened(Protocol):
    """A terminal that was opened for its pages."""

    house: House

    def open_the_rest(self) -> None:
        """Database and places."""

    def close(self) -> None:
        """Leave nothing half-written."""


Open = Callable[[Settings, HandTimer], Opened]


@dataclass(frozen=True)
class Shot:
    """A page that is on the stage at this moment: its name in the gallery, and where to look at it."""

    name: str
    stage: Stage

    @property
    def pieces(self) -> tuple[SeenPiece, ...]:
        """What is on it, in the order of drawing."""
        return seen(self.stage)

    def save(self, path: Path) -> Path:
        """Its picture, as a PNG."""
        self.stage.export_to_png(str(path))
        return path


def walk(look: Look, open_terminal: Open, aloud: bool = False, own: Settings | None = None) -> Iterator[Shot]:
    """Every page in that look, each sheet of those that are paged (`list`, `list-2`).

    `aloud`: the same while they are read, and paused (`list-read`, `list-paused`, `list-paused-2`).
    `open_terminal` opens one with these settings and that clock, on a worker that runs by that clock.
    `own`: those of one terminal; else an invented town, then a terminal of which nothing was said.
    """
    for settings, hour, pages in TOURS if own is None else ((own, MORNING, tour.visit),):
        timer = HandTimer(hour)
        terminal = open_terminal(settings, timer)
        terminal.open_the_rest()
        timer.turn()
        stage = Stage(terminal.house, _looks(look), lambda: None)
        for name in pages(tour.Walker(stage, timer, look)):
            yield from _aloud(name, stage) if aloud else _sheets(name, stage)
        terminal.close()
        Clock.tick()  # Kivy gives back then what was drawn with


def make(
    open_terminal: Open,
    folder: Path,
    sizes: Sequence[tuple[int, int]] = SIZES,
    languages: Sequence[str] = Languages().offered,
    letters: Sequence[str] = ("normal",),
    contrasts: Sequence[bool] = (False,),
    own: Settings | None = None,
) -> Iterator[Path]:
    """A PNG of every page in each of these looks; gives each path once the picture is there.

    A look has a folder, `1280x800-fr-normal`, and a page a number and a name, `003-home.png`.
    `own`: the pages and the colours of that terminal.
    """
    town, _ = accepted((own or TOWN).theme)
    for (width, height), language, size, contrast in product(sizes, languages, letters, contrasts):
        look = Look(width, height, language, size, contrast, town=town)
        kept = folder / name_of(look)
        kept.mkdir(parents=True, exist_ok=True)
        for number, shot in enumerate(walk(look, open_terminal, own=own)):
            yield shot.save(kept / f"{number:03d}-{shot.name}.png")


def name_of(look: Look) -> str:
    """A look in a file's name: `1280x800-fr-normal`, `-contrast` behind it where it is."""
    contrast = "-contrast" if look.contrast else ""
    return f"{look.width}x{look.height}-{look.language}-{look.size}{contrast}"


def _looks(look: Look) -> Callable[[str, str, bool], Look]:
    return lambda language, size, contrast: replace(look, language=language, size=size, contrast=contrast)


def _sheets(name: str, stage: Stage) -> Iterator[Shot]:
    stage.turn(-stage.page.number)
    yield Shot(name, stage)
    for number in range(2, len(stage.page.sheets) + 1):
        stage.turn(1)
        yield Shot(f"{name}-{number}", stage)


def _aloud(name: str, stage: Stage) -> Iterator[Shot]:
    reader = stage.house.reader
    if (
        not stage.shown.has_shelf
        or stage.house.visits.state.phase != AWAKE
        or reader.state.status != "silent"
    ):
        return
    stage.read()
    yield from _sheets(f"{name}-read", stage)
    reader.pause()
    yield from _sheets(f"{name}-paused", stage)
    reader.hush()
