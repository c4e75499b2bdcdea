"""Puts the parts together: what the first screen needs at once, and what can wait until it is drawn."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kiosk.adapters import card
from kiosk.adapters.backlight import Light, backlight
from kiosk.adapters.clock import WHO, Vouched
from kiosk.adapters.examiner import Examiner, NoExaminer
from kiosk.adapters.gate import Gate, NoGate, Offer, VenueGate
from kiosk.adapters.network import links
from kiosk.adapters.notify import supervisor
from kiosk.adapters.player import Player, volume_level
from kiosk.adapters.speech import SilentVoice, Voice
from kiosk.adapters.voices import best_player, best_voice
from kiosk.controllers.acceptance import Acceptance
from kiosk.controllers.bell import Bell
from kiosk.controllers.catalogue import Catalogue
from kiosk.controllers.connection import Connection
from kiosk.controllers.counting import Counting
from kiosk.controllers.first_start import FirstStart
from kiosk.controllers.first_state import Means
from kiosk.controllers.guide import Guide
from kiosk.controllers.house import House
from kiosk.controllers.lights import Lights
from kiosk.controllers.navigation import Navigation
from kiosk.controllers.pulse import Pulse
from kiosk.controllers.reader import Reader
from kiosk.controllers.staff import staff
from kiosk.controllers.upkeep import Upkeep, refused_hours, refused_languages
from kiosk.controllers.visits import Pace, Visit, Visits
from kiosk.errors import KioskError, StoreError
from kiosk.settings import Problem, Settings
from kiosk.settings_parts import Languages
from kiosk.store.choices import Choices
from kiosk.store.keyboards import keyboard
from kiosk.store.lexicons import Lexicons
from kiosk.store.packs import open_pack
from kiosk.timer import Timer
from kiosk.words import Words
from kiosk.worker import Worker

if TYPE_CHECKING:
    from kiosk.store.database import Database
    from kiosk.store.places import Places
    from kiosk.store.places_import import Brought
    from kiosk.store.repair import Opened
    from kiosk.store.statistics import Statistics

    Stores = tuple[Opened, Statistics, Places]

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
LOCALES = ROOT / "locales"
DATABASE = "kiosk.db"
REFUSED = Path("/run/kiosk-system/settings-refused")
UNEXPECTED = "Une partie de la borne ne s'est pas ouverte. Redémarrez-la ; si cela recommence, signalez-le"
log = logging.getLogger(__name__)
Found = TypeVar("Found")


class Terminal:
    """The house of one terminal, and what opens after its first screen is drawn.

    `voice`, `player` and `light` None = the best that this machine has; no voice is claimed before the
    loudspeaker was tried. `sleep` runs when the screen goes to sleep after a visit. `problems` are those that
    were found in the settings file, whose name is `source`. `clock` is the file that says who vouches for the
    hour.
    `apologise` has the still pages made that are shown when the terminal cannot run, and says what failed.
    `examiner` looks at the machine when the staff asks.
    `is_new`: it was installed and nobody has set it up, so that the first start is shown. `put_off` has no
    later process be told so, until the terminal is switched on anew.
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
        light: Light | None = None,
        sleep: Callable[[], None] = lambda: None,
        problems: tuple[Problem, ...] = (),
        source: str = "réglages",
        clock: Path = WHO,
        apologise: Callable[[], str] = lambda: "",
        examiner: Examiner | None = None,
        is_new: bool = False,
        put_off: Callable[[], None] = lambda: None,
    ) -> None:
        self._put_off = put_off
        self._examiner = examiner or NoExaminer()
        self._timer = timer
        self._clock = Vouched(timer, clock)
        self._worker = worker
        self._sleep = sleep
        self._apologise = apologise
        self._database: Database | None = None
        self._statistics: Statistics | None = None
        self.pack = open_pack(assets, verify=False)
        words = Words(LOCALES)
        self._source = source
        self._settings, refused = with_usable_languages(settings, source, self.pack.languages, words)
        self._problems = (*problems, *refused)
        self._lexicons = Lexicons(self.pack)
        self._voice = voice
        self._player = player or best_player(settings.voice.lead_in_ms)
        self._light = light or backlight()
        self.house = self._build(words)
        self.pulse = Pulse(timer, supervisor(), self.house.visits)
        self._counting = Counting(self.house.navigation)
        self._tell_of_settings(())
        if is_new and not self.house.first_start.is_finished:
            self.house.first_start.begin()

    def _build(self, words: Words) -> House:
        settings, timer = self._settings, self._timer
        catalogue = Catalogue(self.pack, settings, self._today)
        reader = self._reader()
        guide = Guide(catalogue, lambda: visits.state.language)
        navigation = Navigation(guide)
        pace = settings.visit
        visits = Visits(
            timer,
            Pace(pace.idle_seconds, pace.warning_seconds, pace.farewell_seconds),
            is_busy=lambda: reader.state.status == "reading",
            is_paused=lambda: reader.state.status == "paused",
            erase=lambda: _erase(guide, navigation, reader),
            record=self._record,
            sleep=self._sleep,
            language=catalogue.languages[0],
        )
        reader.watch(visits.heard)
        upkeep = Upkeep()
        return House(
            settings=settings,
            timer=timer,
            words=words,
            catalogue=catalogue,
            guide=guide,
            visits=visits,
            navigation=navigation,
            reader=reader,
            bell=Bell(settings, timer, lambda: self._today() is not None),
            connection=Connection(_gate(settings)),
            lights=Lights(
                settings.screen.hours,
                timer,
                self._worker,
                visits,
                self._light,
                lambda: catalogue.clock_is_trusted,
            ),
            upkeep=upkeep,
            staff=staff(
                settings,
                timer,
                self._worker,
                visits=visits,
                navigation=navigation,
                reader=reader,
                upkeep=upkeep,
                examiner=self._examiner,
                sleep=self._sleep,
            ),
            first_start=FirstStart(self._means(words, catalogue, reader, upkeep)),
        )

    def _put_off_first_start(self, upkeep: Upkeep, trouble: str) -> None:
        self._put_off()
        upkeep.report("first-start", (trouble,), "")

    def _means(self, words: Words, catalogue: Catalogue, reader: Reader, upkeep: Upkeep) -> Means:
        """What the first start may use."""
        return Means(
            settings=self._settings,
            choices=Choices(self._settings.folder),
            timer=self._timer,
            worker=self._worker,
            languages=tuple(one for one in self.pack.languages if one in words.languages),
            places=lambda: catalogue.places,
            speaks=reader.can_speak,
            say=lambda language: reader.say(words.speaker(language)("Touchez votre langue"), language),
            set_volume=reader.set_volume,
            layout=lambda name: keyboard(self.pack, name),
            restart=self._sleep,
            put_off=lambda trouble: self._put_off_first_start(upkeep, trouble),
            look_at=links,
            acceptance=Acceptance(self._settings, upkeep, self._today),
            refused=_refused_file(),
        )

    def _reader(self) -> Reader:
        spoken, voice = self._settings.voice, self._voice or SilentVoice()
        volume, pace = volume_level(spoken.volume), spoken.speed / 100
        return Reader(self._timer, self._worker, voice, self._player, self._lexicons, volume, pace)

    def open_the_rest(self) -> None:
        """Voice, database, places, the pack's hashes, the hours: on lanes, after the first screen."""
        card.release()
        if self._voice or self._settings.voice.enabled:
            self._worker.do("voice", self._find_voice, self._speak_with)
        self._look_at("database", self._open, self._attach)
        self._look_at("pack", lambda: tuple(map(str, self.pack.problems())), self._tell_of_pack)
        settings, source = self._settings, self._source
        self._look_at("settings", lambda: refused_hours(settings, source), self._tell_of_settings)
        self._look_at("apology", self._apologise, self._tell_of_apology, lane="sync")

    def _look_at(
        self, what: str, job: Callable[[], Found], then: Callable[[Found], None], lane: str = "devices"
    ) -> None:
        """Have that done on a lane, that of the disk if not another; what goes wrong is told of `what`."""

        def failed(error: Exception) -> None:
            if isinstance(error, KioskError):
                told = str(error)
            else:
                log.error("%s could not be opened", what, exc_info=error)
                told = f"{UNEXPECTED} ({type(error).__name__}, {what})."
            self.house.upkeep.report(what, (told,), "")

        self._worker.do(lane, job, then, failed)

    def _find_voice(self) -> tuple[Voice, str]:
        """The voice, and what keeps it from being heard."""
        sounds = self.pack.folder / "sounds"
        return self._voice or best_voice(self._lexicons, sounds), self._player.trial()

    def _speak_with(self, found: tuple[Voice, str]) -> None:
        reader = self.house.reader
        voice, trouble = found
        if self._voice is None:
            reader.take(voice)
        reader.loudspeaker.found(trouble)
        reader.loudspeaker.watch(self._sound_changed)
        self._sound_changed()

    def _sound_changed(self) -> None:
        trouble = self.house.reader.loudspeaker.trouble
        self.house.upkeep.report("sound", (trouble,) if trouble else (), "Le son sort.")
        self.house.visits.changed()  # a tile may say that there is no voice

    def _open(self) -> Stores:
        from kiosk.store.repair import in_memory, open_database

        path = self._settings.folder / DATABASE
        opened = open_database(path, self._timer.wall())
        try:
            return self._stores(opened)
        except StoreError as error:  # it can be opened, and takes nothing more: a full disk
            opened.database.close()
            return self._stores(in_memory(path, error))

    def _stores(self, opened: Opened) -> Stores:
        from kiosk.store.places import Places
        from kiosk.store.statistics import Statistics

        languages = self.house.catalogue.languages
        return opened, Statistics(opened.database, languages, self.pack.slugs), Places(opened.database)

    def _attach(self, stores: Stores) -> None:
        from kiosk.store.places_import import import_pack

        opened, self._statistics, places = stores
        self._database = opened.database
        self.house.catalogue.places = places
        self.house.upkeep.report("database", opened.repairs, "La base de données est en bon état.")
        self._look_at(
            "places", lambda: import_pack(places, self.pack.folder / "places"), self._tell_of_places
        )

    def _tell_of_places(self, brought: Brought) -> None:
        self.house.upkeep.report("places", tuple(map(str, brought.refused)), "Les lieux sont lus.")

    def _tell_of_pack(self, problems: tuple[str, ...]) -> None:
        self.house.upkeep.report("pack", problems, "Le contenu est complet et inchangé.")

    def _tell_of_apology(self, trouble: str) -> None:
        if trouble:
            self.house.upkeep.report("apology", (trouble,), "")

    def _tell_of_settings(self, more: tuple[Problem, ...]) -> None:
        told = tuple(map(str, (*self._problems, *more)))
        self.house.upkeep.report("settings", told, "Les réglages sont bons.")

    def close(self) -> None:
        """End the voice, take no more jobs, and leave the database in one file."""
        self.house.reader.hush()
        self.house.lights.close()
        self._worker.close()
        if self._database:
            self._database.close()

    def hand_over(self) -> None:
        """Before the process is replaced: leave the picture on the screen to the next one."""
        card.hold()

    def _today(self) -> date | None:
        """The day; None while nobody vouches for the clock, or while it is behind the content."""
        today = self._timer.wall().date()
        return today if self._clock.is_trusted() and today >= self.pack.manifest.made else None

    def _record(self, visit: Visit) -> None:
        tally = self._counting.ended(visit)
        if self._statistics is None:
            return
        try:
            self._statistics.add(tally, self._today())
        except KioskError as error:
            self.house.upkeep.report("statistics", (str(error),), "")


def _erase(guide: Guide, navigation: Navigation, reader: Reader) -> None:
    """Forget all that is known of the visitor."""
    guide.forget()
    navigation.reset()
    reader.reset()


def _refused_file() -> str:
    """What was wrong in the settings file of the boot partition, as the import told it; nothing for most."""
    try:
        return REFUSED.read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _gate(settings: Settings) -> Gate:
    wifi = settings.wifi
    return VenueGate(Offer(wifi.ssid, wifi.password, wifi.hidden, wifi.note)) if wifi.ssid else NoGate()


def with_usable_languages(
    settings: Settings, source: str, written: tuple[str, ...], words: Words
) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings without the languages that cannot be offered, and what is to be said of these.

    A language needs procedures, `written` in the pack, and `words` on the screen.
    """
    usable = tuple(one for one in settings.languages.offered if one in written and one in words.languages)
    refused = refused_languages(settings.languages.offered, written, words.languages, source)
    return replace(settings, languages=Languages(usable or ("fr",))), refused
