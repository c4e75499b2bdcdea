"""Puts the parts together: what the first screen needs at once, and what can wait until it is drawn."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.adapters.gate import Gate, NoGate, Offer, VenueGate
from kiosk.adapters.player import Player, volume_level
from kiosk.adapters.speech import SilentVoice, Voice
from kiosk.adapters.voices import best_player, best_voice
from kiosk.controllers.bell import Bell
from kiosk.controllers.catalogue import Catalogue
from kiosk.controllers.connection import Connection
from kiosk.controllers.counting import Counting
from kiosk.controllers.guide import Guide
from kiosk.controllers.house import House
from kiosk.controllers.navigation import Navigation
from kiosk.controllers.reader import Reader
from kiosk.controllers.upkeep import Upkeep
from kiosk.controllers.visits import Pace, Visit, Visits
from kiosk.errors import KioskError
from kiosk.settings import Problem, Settings
from kiosk.store.lexicons import Lexicons
from kiosk.store.packs import open_pack
from kiosk.timer import Timer
from kiosk.words import Words
from kiosk.worker import Worker

if TYPE_CHECKING:
    from kiosk.store.database import Database, Opened
    from kiosk.store.places import Places
    from kiosk.store.statistics import Statistics

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
LOCALES = ROOT / "locales"
DATABASE = "kiosk.db"
log = logging.getLogger(__name__)


class Terminal:
    """The house of one terminal, and what opens after its first screen is drawn.

    `voice` and `player` None = the best that this machine has. `sleep` runs when the screen goes to sleep
    after a visit. `problems` are those of the settings, for the doctor.
    """

    def __init__(
        self,
        settings: Settings,
        timer: Timer,
        worker: Worker,
        *,
        assets: Path = ASSETS,
        voice: Voice | None = None,
        player: Player | None = None,
        sleep: Callable[[], None] = lambda: None,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        self._settings = settings
        self._timer = timer
        self._worker = worker
        self._sleep = sleep
        self._database: Database | None = None
        self._statistics: Statistics | None = None
        self.pack = open_pack(assets, verify=False)
        self._lexicons = Lexicons(self.pack)
        self._has_voice = voice is not None
        self.house = self._build(voice, player)
        self._counting = Counting(self.house.navigation)
        told = tuple(str(problem) for problem in problems)
        self.house.upkeep.report("settings", told, "Les réglages sont bons.")

    def _build(self, voice: Voice | None, player: Player | None) -> House:
        settings, timer = self._settings, self._timer
        catalogue = Catalogue(self.pack, settings, self._today)
        reader = self._reader(voice, player)
        guide = Guide(catalogue, lambda: visits.state.language)
        navigation = Navigation(guide)
        pace = settings.visit
        visits = Visits(
            timer,
            Pace(pace.idle_seconds, pace.warning_seconds, pace.farewell_seconds),
            is_busy=lambda: reader.state.status == "reading",
            erase=lambda: _erase(guide, navigation, reader),
            record=self._record,
            sleep=self._sleep,
            language=catalogue.languages[0],
        )
        return House(
            settings=settings,
            timer=timer,
            words=Words(LOCALES),
            catalogue=catalogue,
            guide=guide,
            visits=visits,
            navigation=navigation,
            reader=reader,
            bell=Bell(settings, timer, lambda: self._today() is not None),
            connection=Connection(_gate(settings)),
            upkeep=Upkeep(),
        )

    def _reader(self, voice: Voice | None, player: Player | None) -> Reader:
        spoken, silent = self._settings.voice, SilentVoice()
        volume, pace = volume_level(spoken.volume), spoken.speed / 100
        player = player or best_player()
        return Reader(self._timer, self._worker, voice or silent, player, self._lexicons, volume, pace)

    def open_the_rest(self) -> None:
        """Voice, database, places, the pack's hashes: on lanes, after the first screen."""
        if not self._has_voice and self._settings.voice.enabled:
            sounds = self.pack.folder / "sounds"
            self._worker.do("voice", lambda: best_voice(self._lexicons, sounds), self._speak_with)
        self._worker.do("devices", self._open, self._attach, self._refused)

    def _speak_with(self, voice: Voice) -> None:
        self.house.reader.take(voice)
        self.house.visits.changed()  # a tile may say that there is no voice

    def _open(self) -> tuple[Opened, Statistics, Places]:
        from kiosk.store.database import open_database
        from kiosk.store.places import Places
        from kiosk.store.statistics import Statistics

        opened = open_database(self._settings.folder / DATABASE, self._timer.wall())
        languages = self.house.catalogue.languages
        return opened, Statistics(opened.database, languages, self.pack.slugs), Places(opened.database)

    def _attach(self, parts: tuple[Opened, Statistics, Places]) -> None:
        from kiosk.store.places_import import import_pack

        opened, self._statistics, places = parts
        self._database = opened.database
        self.house.catalogue.places = places
        self._report("database", "La base de données est en bon état.")(opened.repairs)
        lane, folder = "devices", self.pack.folder / "places"
        read = self._report("places", "Les lieux sont lus.")
        self._worker.do(
            lane, lambda: import_pack(places, folder), lambda _: read(()), lambda error: read((str(error),))
        )
        check = self._report("pack", "Le contenu est complet et inchangé.")
        self._worker.do(lane, lambda: tuple(map(str, self.pack.problems())), check)

    def _refused(self, error: Exception) -> None:
        self._report("database", "")((str(error),))

    def _report(self, what: str, well: str) -> Callable[[tuple[str, ...]], None]:
        return lambda problems: self.house.upkeep.report(what, problems, well)

    def close(self) -> None:
        """End the voice, take no more jobs, and leave the database in one file."""
        self.house.reader.hush()
        self._worker.close()
        if self._database:
            self._database.close()

    def _today(self) -> date | None:
        """The day, or None while the clock shows a time before the content was made: it cannot be right."""
        today = self._timer.wall().date()
        return today if today >= self.pack.manifest.made else None

    def _record(self, visit: Visit) -> None:
        tally = self._counting.ended(visit)
        if self._statistics is None:
            return
        try:
            self._statistics.add(tally, self._today())
        except KioskError as error:
            log.error("%s", error)  # noqa: TRY400 - the sentence says it all
            self.house.upkeep.report("statistics", (str(error),), "")


def _erase(guide: Guide, navigation: Navigation, reader: Reader) -> None:
    """Forget all that is known of the visitor."""
    guide.forget()
    navigation.reset()
    reader.reset()


def _gate(settings: Settings) -> Gate:
    wifi = settings.wifi
    return VenueGate(Offer(wifi.ssid, wifi.password, wifi.hidden, wifi.note)) if wifi.ssid else NoGate()
