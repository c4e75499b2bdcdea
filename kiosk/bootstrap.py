"""Puts the parts together: what home needs at once, and what can wait until it is drawn."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kiosk.adapters.gate import Gate, NoGate, Offer, VenueGate
from kiosk.adapters.player import Player
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
from kiosk.core.lexicon import Lexicon, parse_lexicon
from kiosk.settings import Settings
from kiosk.store.database import open_database
from kiosk.store.packs import Pack, open_pack
from kiosk.store.places import Places
from kiosk.store.places_import import import_pack
from kiosk.store.statistics import Statistics
from kiosk.timer import Timer
from kiosk.words import Words
from kiosk.worker import Worker

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
LOCALES = ROOT / "locales"
DATABASE = "kiosk.db"
log = logging.getLogger(__name__)


class Lexicons(Mapping[str, Lexicon]):
    """The lexicons of a pack, each read when its language is first spoken."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._read: dict[str, Lexicon] = {}

    def __getitem__(self, language: str) -> Lexicon:
        if language not in self._read:
            if not self._pack.has(f"lexicon/{language}.toml"):
                raise KeyError(language)
            self._read[language] = parse_lexicon(self._pack.lexicon_text(language), f"{language}.toml")
        return self._read[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pack.languages)

    def __len__(self) -> int:
        return len(self._pack.languages)


class Terminal:
    """The house of one terminal, and what opens after its first screen is drawn."""

    def __init__(
        self, settings: Settings, timer: Timer, worker: Worker, *, assets: Path = ASSETS, voice: Voice | None = None,
        player: Player | None = None, sleep: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        self._worker = worker
        self._statistics: Statistics | None = None
        self.pack = open_pack(assets, verify=False)
        lexicons = Lexicons(self.pack)
        self._voice = voice or (best_voice(lexicons, assets / "sounds") if settings.voice.enabled else None)
        self.house = self._build(settings, timer, worker, lexicons, player or best_player(), sleep)
        self._counting = Counting(self.house.navigation)

    def _build(
        self, settings: Settings, timer: Timer, worker: Worker, lexicons: Lexicons, player: Player, sleep: Callable[[], None]
    ) -> House:  # fmt: skip
        catalogue = Catalogue(self.pack, settings)
        reader = Reader(timer, worker, self._voice or SilentVoice(), player, lexicons)

        def language() -> str:
            return visits.state.language

        guide = Guide(catalogue, language, lambda: timer.wall().date(), settings.place.departement)
        navigation = Navigation(guide)

        def erase() -> None:
            guide.forget()
            navigation.reset()
            reader.reset()

        visit = settings.visit
        visits = Visits(
            timer, Pace(visit.idle_seconds, visit.warning_seconds, visit.farewell_seconds),
            is_busy=lambda: reader.state.status == "reading", erase=erase, record=self._record, sleep=sleep,
            language=catalogue.languages[0],
        )  # fmt: skip
        return House(
            settings=settings, timer=timer, words=Words(LOCALES), catalogue=catalogue, guide=guide, visits=visits,
            navigation=navigation, reader=reader, bell=Bell(settings, timer), connection=Connection(_gate(settings)),
            upkeep=Upkeep(),
        )  # fmt: skip

    def open_the_rest(self) -> None:
        """Database, statistics, places, the pack's hashes: after the first screen, the slow ones on a lane."""
        house = self.house
        opened = open_database(house.settings.folder / DATABASE, house.timer.wall())
        house.upkeep.report("database", opened.repairs, "La base de données est en bon état.")
        self._statistics = Statistics(
            opened.database, house.catalogue.languages, (slug for slug in self.pack.slugs)
        )
        places = Places(opened.database)
        house.catalogue.places = places
        self._worker.do("devices", lambda: import_pack(places, self.pack.folder / "places"), lambda _: None)
        self._worker.do(
            "devices", lambda: tuple(str(problem) for problem in self.pack.problems()), self._checked
        )

    def _checked(self, problems: tuple[str, ...]) -> None:
        self.house.upkeep.report("pack", problems, "Le contenu est complet et inchangé.")
        for problem in problems:
            log.error("%s", problem)

    def _record(self, visit: Visit) -> None:
        tally = self._counting.ended(visit)
        if self._statistics:
            self._statistics.add(tally, self.house.timer.wall().date())


def _gate(settings: Settings) -> Gate:
    wifi = settings.wifi
    return VenueGate(Offer(wifi.ssid, wifi.password, wifi.hidden, wifi.note)) if wifi.ssid else NoGate()
