"""What the doctor looks at, one thing after the other; nothing is changed, nothing stops at a problem."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from kiosk.adapters.espeak import VOICES, EspeakVoice
from kiosk.adapters.player import Player
from kiosk.adapters.speech import Voice
from kiosk.adapters.voices import best_player, best_voice
from kiosk.bootstrap import DATABASE, LOCALES, with_usable_languages
from kiosk.commands.ages import content, places
from kiosk.commands.data_folder import can_be_seen, owner, trouble, user
from kiosk.commands.machine import Machine, Report
from kiosk.commands.output import count, unread
from kiosk.commands.terminal import where
from kiosk.controllers.upkeep import Upkeep, refused_hours
from kiosk.core import dates
from kiosk.core.facts import RIGHT_TO_LEFT
from kiosk.errors import ContentError, DisplayError, KioskError, VoiceError
from kiosk.settings import Problem, Settings
from kiosk.store.database import Database
from kiosk.store.lexicons import Lexicons
from kiosk.store.packs import Pack, open_pack
from kiosk.store.places import Places
from kiosk.store.places_pack import SUFFIX, head_of_pack
from kiosk.store.repair import LOST, Aside, is_damaged, last_aside
from kiosk.ui.drawing import drawn, is_drawing
from kiosk.ui.text.pango import layout
from kiosk.ui.town import accepted
from kiosk.words import NAMES, Words

LOGO_SIDE = 64  # pixels
SEE_CONTENT = "N'a pas pu être examiné : ce qu'il faut faire est dit au sujet du contenu."
SEE_DISK = "Ce qu'il faut faire est dit au sujet du disque."


@dataclass(frozen=True)
class Examination:
    """One terminal: its settings and what was refused in them, its content, its machine.

    `now` is the hour of its place; `source` is the name of the settings file.
    """

    settings: Settings
    problems: tuple[Problem, ...]
    assets: Path
    machine: Machine
    now: datetime
    engine: Callable[[], Voice] = EspeakVoice
    source: str = "réglages"
    player: Player = field(default_factory=best_player)

    def findings(self) -> Upkeep:
        """Look at everything."""
        upkeep = Upkeep()
        for what, look in self._looks():
            try:
                report = look()
            except KioskError as error:
                elsewhere = isinstance(error, ContentError) and what != "pack"
                report = Report((SEE_CONTENT if elsewhere else str(error),))
            except OSError as error:
                report = Report((str(unread(error)),))
            upkeep.report(what, report.problems, report.well, report.remarks)
        return upkeep

    def _looks(self) -> Iterator[tuple[str, Callable[[], Report]]]:
        machine, settings = self.machine, self.settings
        yield "settings", self._settings
        yield "screen", machine.screen
        yield "touch", machine.touch
        yield "sound", self._sound
        yield "voices", self._voices
        yield "fonts", self._fonts
        yield "network", machine.network
        yield "clock", lambda: machine.clock(self.now, self._made, where(settings.place))
        yield "disk", lambda: machine.disk(settings.folder)
        yield "wear", machine.wear
        yield "temperature", machine.heat
        yield "power", machine.power
        yield "memory", machine.memory
        yield "starts", machine.starts
        yield "pack", self._pack_files
        yield "database", self._database
        yield "places", self._places

    @property
    def _pack(self) -> Pack:
        return open_pack(self.assets, verify=False)

    @property
    def _made(self) -> date | None:
        try:
            return self._pack.manifest.made
        except ContentError:
            return None  # told by `_pack_files`

    def _settings(self) -> Report:
        _, theme = accepted(self.settings.theme)
        colours = (f"{self.source}, {sentence}" for sentence in theme)
        hours = refused_hours(self.settings, self.source)
        told = (*map(str, (*self.problems, *self._languages_refused, *hours)), *colours, *self._logo)
        return Report(told, "Les réglages sont bons.")

    @property
    def _logo(self) -> tuple[str, ...]:
        """What keeps the logo from being drawn."""
        file = self.settings.place.logo
        try:
            if is_drawing(file):
                drawn(Path(file), LOGO_SIDE)
        except DisplayError as error:
            return (f"{self.source}, place.logo : {error}",)
        return ()

    @property
    def _languages_refused(self) -> tuple[Problem, ...]:
        try:
            written = self._pack.languages
        except ContentError:
            return ()  # told by `_pack_files`
        return with_usable_languages(self.settings, self.source, written, Words(LOCALES))[1]

    def _pack_files(self) -> Report:
        pack = self._pack
        made = pack.manifest.made
        files = count(len(pack.manifest.files), "fichier", "fichiers")
        day = dates.day(made, "fr")
        well = f"Le contenu est complet et inchangé : version {pack.manifest.version} du {day}, {files}."
        return content(tuple(map(str, pack.problems())), well, made, self._today)

    def _sound(self) -> Report:
        """What comes out when the terminal plays; the machine's own cards, or what it says of them."""
        is_wanted = self.settings.voice.enabled
        cards = self.machine.sound(is_wanted)
        if not is_wanted:
            return cards
        if trouble := self.player.trial():
            return Report(cards.problems or (trouble,))
        return Report((), cards.well or "Le son sort, ailleurs que par une carte son de cette machine.")

    def _voices(self) -> Report:
        if not self.settings.voice.enabled:
            return Report((), "La voix est coupée dans les réglages.")
        troubles: list[str] = []

        def engine() -> Voice:
            try:
                return self.engine()
            except VoiceError as error:
                troubles.append(str(error))
                raise

        spoken = best_voice(Lexicons(self._pack), self._pack.folder / "sounds", engine).languages()
        silent = [language for language in self.settings.languages.offered if language not in spoken]
        lost = [language for language in silent if language in VOICES]
        if lost:
            problem = (
                f"Il manque la voix de ces langues : {_names(lost)}. Installez le paquet espeak-ng-data."
            )
            return Report(tuple(troubles) or (problem,))
        heard = [language for language in self.settings.languages.offered if language in spoken]
        also = f" Sans voix, et l'écran le dit : {_names(silent)}." if silent else ""
        return Report((), f"La borne parle ces langues : {_names(heard)}.{also}")

    def _fonts(self) -> Report:
        pack, offered = self._pack, self.settings.languages.offered
        unknown = [language for language in offered if _unknown(_letters(pack, language), language)]
        problem = f"Il manque des lettres pour ces langues : {_names(unknown)}."
        problems = (f"{problem} Installez le paquet fonts-noto-core.",) if unknown else ()
        return Report(problems, "Toutes les langues ont leurs lettres.")

    def _database(self) -> Report:
        folder = self.settings.folder
        path = folder / DATABASE
        if trouble(folder) and not can_be_seen(path):
            return Report((f"La base de données ne peut pas être faite dans {folder}. {SEE_DISK}",))
        problems = [_set_aside(aside)] if (aside := last_aside(path)) else []
        if not path.exists():
            new = "Pas encore de base de données : elle sera faite au premier démarrage."
            return Report(tuple(problems), new)
        if is_damaged(path):
            broken = f"La base de données {path} est abîmée."
            problems.append(f"{broken} Redémarrez la borne : elle la mettra de côté et en fera une neuve.")
        elif not os.access(path, os.W_OK):
            closed = f"{user()} n'a pas le droit d'écrire dans {path}, et la borne ne compte pas les visites."
            problems.append(f"{closed} Lancez « sudo chown {owner()} {path} ».")
        return Report(tuple(problems), "La base de données est en bon état.")

    def _places(self) -> Report:
        return places(self._lists(), self._today, self.settings.place.located)

    @property
    def _today(self) -> date | None:
        """The day by which things are old; None where nobody answers for the hour."""
        return self.now.date() if self.machine.trusts_its_clock else None

    def _lists(self) -> dict[str, date]:
        """The day of each list of places: the newer of what the content brings and what was imported."""
        lists = dict(head_of_pack(path) for path in sorted(self.assets.glob(f"places/*{SUFFIX}")))
        path = self.settings.folder / DATABASE
        if can_be_seen(path) and not is_damaged(path):
            with closing(Database(path)) as database:
                for source in Places(database).sources():
                    lists[source.name] = max(source.dated, lists.get(source.name, date.min))
        return lists


def _set_aside(aside: Aside) -> str:
    when = f"{dates.day(aside.when.date(), 'fr')} à {aside.when:%H:%M}"
    what = f"Le {when}, la base de données était abîmée : la borne l'a mise de côté et en a fait une neuve."
    return f"{what} {LOST} La base abîmée est dans {aside.path} : supprimez ce fichier, et ceci avec lui."


def _names(languages: list[str]) -> str:
    return ", ".join(NAMES.get(language, language) for language in languages)


def _letters(pack: Pack, language: str) -> str:
    """Every letter of a language's procedures, as far as they can be read, and of its own name."""
    letters = set(NAMES.get(language, ""))
    for slug in pack.slugs:
        with suppress(ContentError):  # told by `_pack_files`
            letters.update(pack.procedure_text(slug, language) if pack.speaks(slug, language) else "")
    return "".join(sorted(letter for letter in letters if letter.isprintable()))


def _unknown(letters: str, language: str) -> int:
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return layout(letters, size_px=20, direction=direction, lang=language).unknown_glyphs
