"""What a terminal can guide through: procedures by door and language, their facts, the places near here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kiosk.core import facts as values
from kiosk.core.facts import Fact, Filled
from kiosk.core.place import KINDS, Nearby
from kiosk.core.procedure import EMERGENCY_NUMBERS, Choice, Procedure, WayOut
from kiosk.errors import ContentError, PackError
from kiosk.settings import Settings
from kiosk.store.packs import Pack

if TYPE_CHECKING:
    from kiosk.store.places import Places

FRENCH = "fr"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """A number under its fact's name, and what it is for."""

    name: str
    number: str
    label: str
    doubtful: bool = False


class Catalogue:
    """Reads the pack at its first use, language by language; `places` is None until they are opened."""

    def __init__(self, pack: Pack, settings: Settings, today: Callable[[], date | None]) -> None:
        self._pack = pack
        self._settings = settings
        self._libraries: dict[str, Mapping[str, Procedure]] = {}
        self._facts: dict[str, Mapping[str, Fact]] = {}
        self.places: Places | None = None
        self._today = today

    @property
    def clock_is_trusted(self) -> bool:
        """Whether the terminal knows what day it is."""
        return self._today() is not None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages offered: those of the settings that the pack speaks; French always."""
        spoken = self._pack.languages
        return tuple(language for language in self._settings.languages.offered if language in spoken) or (
            FRENCH,
        )

    def library(self, language: str) -> Mapping[str, Procedure]:
        """Every procedure and shared part, by slug; what is not translated stands in French.

        A damaged file takes away its procedure and those that lead into it, never the others. Damaged common
        facts take away the procedures that name one.
        """
        if language not in self._libraries:
            slugs = self._pack.slugs if language == FRENCH else self.library(FRENCH)
            read = {slug: self._read(slug, language) for slug in slugs}
            self._libraries[language] = _whole({slug: one for slug, one in read.items() if one})
        return self._libraries[language]

    def behind(self, event: str, language: str) -> tuple[Procedure, ...]:
        """The procedures behind a door, by title."""
        found = [one for one in self.library(language).values() if one.event == event and not one.is_part]
        return tuple(sorted(found, key=lambda procedure: procedure.title))

    def fill(self, slug: str, text: str, language: str) -> Filled:
        """A text with the values of its facts, here and today."""
        return values.fill(text, self.facts(slug), language, self._departement, self._today())

    def picture(self, slug: str, file: str) -> bytes:
        """A picture of that folder, as it was when the pack was made; empty when it is lost or was altered.

        That is told at start and by the doctor, not here: what a visitor looks at is in no log.
        """
        try:
            return self._pack.picture(slug, file)
        except PackError:
            return b""

    def address(self, slug: str, way: WayOut) -> Filled:
        """Where a way out leads: the address or the number of its fact, or what is written there."""
        facts = self.facts(slug)
        if way.kind not in ("web", "tel") or way.address not in facts:
            return Filled(way.address)
        fact = facts[way.address].here(self._departement)
        return Filled(values.address(fact), (fact.name,) if fact.doubtful(self._today()) else ())

    def facts(self, slug: str) -> Mapping[str, Fact]:
        """The facts that a procedure may name: the common ones, its own, and those of the shared parts."""
        if slug not in self._facts:
            parts = [other for other, procedure in self.library(FRENCH).items() if procedure.is_part]
            known = dict(self._common)
            for name in (*parts, slug):
                known |= self._own(name)
            self._facts[slug] = known
        return self._facts[slug]

    def emergency(self, language: str) -> tuple[PhoneLine, ...]:
        """The emergency numbers, in the order of the screen; a bare one where its fact cannot be read."""
        return tuple(self._emergency(number, language) for number in EMERGENCY_NUMBERS)

    def helplines(self, language: str) -> tuple[PhoneLine, ...]:
        """National numbers where a human answers about the procedures of this terminal."""
        return tuple(
            self._line(name, language) for name in ("assurance_maladie", "caf") if name in self._common
        )

    def nearest(self, kind: str) -> tuple[Nearby, ...]:
        """The nearest places of that kind; none when the terminal does not know where it stands."""
        where = self._settings.place
        if self.places is None or not where.located:
            return ()
        return self.places.nearest(kind, where.latitude, where.longitude, 3, where.commune)

    def place(self, place_id: str) -> Nearby:
        """A place that `nearest` gives: looked for again, so that nothing is kept of what a visitor saw."""
        near = (nearby for kind in KINDS for nearby in self.nearest(kind))
        return next(nearby for nearby in near if nearby.place.id == place_id)

    @property
    def _departement(self) -> str:
        return self._settings.place.departement

    @property
    def _common(self) -> Mapping[str, Fact]:
        """The facts that several procedures share; none when their file is damaged, which is told once."""
        if "" not in self._facts:
            try:
                self._facts[""] = values.parse_facts(self._pack.facts_text(), "facts.toml")
            except ContentError as error:
                log.error("%s Sans ces valeurs communes, des démarches manquent.", error)  # noqa: TRY400 - as below
                self._facts[""] = {}
        return self._facts[""]

    def _own(self, slug: str) -> Mapping[str, Fact]:
        """The facts of one folder, which its texts may name beside the common ones."""
        return values.parse_facts(self._pack.facts_text(slug), f"{slug}/facts.toml") if slug else {}

    def _emergency(self, number: str, language: str) -> PhoneLine:
        try:
            if f"urgence_{number}" in self._common:
                return self._line(f"urgence_{number}", language)
        except ContentError as error:
            log.error("%s", error)  # noqa: TRY400 - as below
        return PhoneLine(number, number, "")

    def _line(self, name: str, language: str) -> PhoneLine:
        number = self._common[name].here(self._departement)
        told = self._common.get(f"{name}_pour")
        label = values.render(told, language) if told else ""
        return PhoneLine(name, values.address(number), label, number.doubtful(self._today()))

    def _read(self, slug: str, language: str) -> Procedure | None:
        """The procedure, in French where its translation is missing or damaged; None when that is too."""
        from kiosk.core.parser import parse  # read late: the first screens show no procedure

        for spoken in dict.fromkeys((language, FRENCH)):
            if not self._pack.speaks(slug, spoken):
                continue
            try:
                text = self._pack.procedure_text(slug, spoken)
                procedure = parse(text, f"{slug}/{spoken}.md", slug, spoken)
                self._require_facts(procedure)
                if self._agrees(procedure):
                    return procedure
                log.error("%s : ses étapes ne sont pas celles du français, qui la remplace.", procedure.file)
            except ContentError as error:
                log.error("%s", error)  # noqa: TRY400 - the sentence says it all
        return None

    def _require_facts(self, procedure: Procedure) -> None:
        """Raise ContentError where a fact that the texts name is not there: they are no good without it."""
        from kiosk.core.checks_facts import uses  # read late, as the parser

        known = self._own(procedure.slug).keys() | self._common.keys()
        for use in uses(procedure):
            if use.name not in known:
                raise ContentError(
                    f"{procedure.file}, ligne {use.line} : la valeur « {use.name} » ne peut pas être lue. "
                    "Remettez le facts.toml d'origine. D'ici là, la démarche n'est pas proposée."
                )

    def _agrees(self, translated: Procedure) -> bool:
        """Whether it has the steps and choices of the French one, by which a visitor's answers are kept."""
        from kiosk.core.translation import skeleton  # read late, as the parser

        french = self.library(FRENCH).get(translated.slug) if translated.language != FRENCH else None
        return french is None or skeleton(french) == skeleton(translated)


def _whole(library: Mapping[str, Procedure]) -> Mapping[str, Procedure]:
    """The same without the procedures that lead into a part that is not there."""
    kept = {
        slug: procedure
        for slug, procedure in library.items()
        if all(not choice.part or choice.part in library for choice in _choices(procedure))
    }
    return kept if len(kept) == len(library) else _whole(kept)


def _choices(procedure: Procedure) -> Iterator[Choice]:
    return (block for step in procedure.steps for block in step.blocks if isinstance(block, Choice))
