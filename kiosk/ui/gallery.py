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
from kiosk.settings_parts import Help, Place, Wifi
from kiosk.timer import HandTimer
from kiosk.ui.snapshot import SeenPiece, seen
from kiosk.ui.stage import Stage
from kiosk.ui.theme import Look

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
ANSWERS = {"carte-identite": ("raison", "perdue", "nationalite", "preuve-doute", "acte")}
OTHERWISE = "autre-raison"  # another answer to the second question, which makes later ones void
WORD_STEP = 0.02  # seconds between two looks at what the voice has come to


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


def walk(look: Look, open_terminal: Open, aloud: bool = False) -> Iterator[Shot]:
    """Every page in that look, each sheet of those that are paged (`list`, `list-2`).

    `aloud`: the same while they are read, and paused (`list-read`, `list-paused`, `list-paused-2`).
    `open_terminal` opens one with these settings and that clock, on a worker that runs by that clock.
    """
    for settings, hour, tour in ((TOWN, MORNING, _visit), (TOWN, NOON, _at_noon), (BARE, MORNING, _bare)):
        timer = HandTimer(hour)
        terminal = open_terminal(settings, timer)
        terminal.open_the_rest()
        timer.turn()
        stage = Stage(terminal.house, _looks(look), lambda: None)
        walker = Walker(stage, timer, look)
        for name in tour(walker):
            yield from _aloud(name, stage) if aloud else _sheets(name, stage)
        terminal.close()
        Clock.tick()  # Kivy gives back then what was drawn with


def make(
    open_terminal: Open,
    folder: Path,
    sizes: Sequence[tuple[int, int]] = SIZES,
    languages: Sequence[str] = ("fr", "en", "ar"),
    letters: Sequence[str] = ("normal",),
    contrasts: Sequence[bool] = (False,),
) -> Iterator[Path]:
    """A PNG of every page in each of these looks; gives each path once the picture is there.

    A look has a folder, `1280x800-fr-normal`, and a page a number and a name, `03-home.png`.
    """
    for (width, height), language, size, contrast in product(sizes, languages, letters, contrasts):
        look = Look(width, height, language, size, contrast)
        kept = folder / name_of(look)
        kept.mkdir(parents=True, exist_ok=True)
        for number, shot in enumerate(walk(look, open_terminal)):
            yield shot.save(kept / f"{number:02d}-{shot.name}.png")


def name_of(look: Look) -> str:
    """A look in a file's name: `1280x800-fr-normal`, `-contrast` behind it where it is."""
    contrast = "-contrast" if look.contrast else ""
    return f"{look.width}x{look.height}-{look.language}-{look.size}{contrast}"


def _looks(look: Look) -> Callable[[str, str, bool], Look]:
    return lambda language, size, contrast: replace(look, language=language, size=size, contrast=contrast)


def _sheets(name: str, stage: Stage) -> Iterator[Shot]:
    stage.turn(-stage.sheet)
    yield Shot(name, stage)
    for number in range(2, len(stage.sheets) + 1):
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


class Walker:
    """Goes from page to page of one terminal."""

    def __init__(self, stage: Stage, timer: HandTimer, look: Look) -> None:
        self.stage = stage
        self.house = stage.house
        self.timer = timer
        self._look = look

    def dress(self) -> None:
        """Choose the language, the letters and the colours of the look."""
        visits, look = self.house.visits, self._look
        visits.speak(look.language)
        visits.enlarge(look.size)
        visits.set_contrast(look.contrast)

    def wake(self) -> None:
        """The first touch, and the visitor's choices."""
        self.house.visits.wake()
        self.dress()

    def open(self, name: str, about: str = "") -> None:
        """A page, one touch from home."""
        self.house.navigation.home()
        self.house.navigation.open(name, about)

    def start(self, slug: str) -> None:
        """A procedure at its opening card."""
        self.house.guide.start(slug)
        self.open("guide", slug)

    def answer(self, slug: str) -> Iterator[int]:
        """Go on to the end of a procedure; the number of each step once it is shown."""
        guide = self.house.guide
        guide.forward()
        while not guide.at_list:
            yield guide.number
            offered = [option.target for option in guide.step().options]
            wanted = [target for target in offered if target in ANSWERS.get(slug, ())]
            if offered:
                guide.choose((wanted or offered)[0])
            else:
                guide.forward()

    def hear_a_word(self) -> None:
        """Have the page read, until its second word is lit."""
        self.stage.read()
        first = None
        while self.house.reader.state.status == "reading":
            self.timer.turn(WORD_STEP)
            word = self.house.reader.state.word
            first = first or word
            if word != first:
                return


Tour = Iterator[str]


def _visit(walker: Walker) -> Tour:
    """A visit from the sleeping screen to the farewell."""
    walker.dress()
    yield "sleeping"
    walker.wake()
    yield "language"
    yield from _opened(walker, ("privacy", "home"))
    yield from _doors(walker)
    yield from _vitale(walker)
    yield from _identity(walker)
    yield from _list(walker)
    yield from _help(walker)
    walker.timer.turn(walker.house.settings.visit.idle_seconds)
    yield "idle"
    walker.house.visits.finish()
    yield "farewell"


def _opened(walker: Walker, names: Sequence[str]) -> Tour:
    for name in names:
        walker.open(name)
        yield name


def _doors(walker: Walker) -> Tour:
    for event in ("papiers", "sante", "logement", "autre"):
        walker.open("door", event)
        yield f"door-{event}"
    walker.open("elsewhere", "sante")
    yield "elsewhere"


def _vitale(walker: Walker) -> Tour:
    """The first steps, what one knows of them, and an answer that one comes back to."""
    guide = walker.house.guide
    walker.start("carte-vitale")
    yield "opening-vitale"
    guide.forward()
    yield "question"
    guide.choose(guide.step().options[0].target)
    guide.back()
    yield "question-answered"
    walker.hear_a_word()
    yield "question-read"
    walker.house.reader.pause()
    yield "question-paused"
    walker.house.reader.hush()


def _identity(walker: Walker) -> Tour:
    """Every step of one way through the longest procedure, and the first advice on it."""
    navigation, told = walker.house.navigation, False
    walker.start("carte-identite")
    yield "opening-identite"
    for number in walker.answer("carte-identite"):
        yield f"step-{number}"
        if walker.house.guide.step().advice and not told:
            told = True
            navigation.open("advice")
            yield "advice"
            navigation.back()


def _list(walker: Walker) -> Tour:
    guide, navigation = walker.house.guide, walker.house.navigation
    navigation.open("list")
    yield "list"
    guide.tick(guide.checklist().lines[0].key)
    yield "list-ticked"
    navigation.open("codes")
    yield "codes"
    navigation.open("codes", str(len(guide.codes())))
    yield "codes-last"
    navigation.open("photo")
    yield "photo"
    navigation.open("list")
    navigation.open("answers")
    yield "answers"
    guide.change(guide.answers()[1].key)
    navigation.open("guide", guide.slug)
    guide.choose(OTHERWISE)
    yield "answer-changed"


def _help(walker: Walker) -> Tour:
    house = walker.house
    yield from _opened(walker, ("restart", "display", "call", "emergency", "connect"))
    line = house.catalogue.emergency(house.visits.state.language)[0]
    walker.open("number", f"{line.number}|{line.label}")
    yield "number"
    walker.open("web", "https://www.ameli.fr/|Compte ameli")
    yield "web"
    for kind in ("france_services", "cpam"):
        walker.open("place", kind)
        yield f"place-{kind}"
    walker.open("spot", house.catalogue.nearest("france_services")[0].place.id)
    yield "spot"


def _at_noon(walker: Walker) -> Tour:
    """Nobody is there."""
    walker.wake()
    walker.open("call")
    yield "call-nobody"


def _bare(walker: Walker) -> Tour:
    """No Wi-Fi, no place, nobody named."""
    walker.wake()
    walker.open("connect")
    yield "connect-none"
    walker.open("call")
    yield "call-unknown"
    walker.open("place", "cpam")
    yield "place-unknown"
    walker.house.visits.finish()
    yield "farewell-bare"
