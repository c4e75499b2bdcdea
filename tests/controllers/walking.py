"""A guide on real content: the sample of `tests/content/good`, or what the terminal ships."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kiosk.controllers.catalogue import Catalogue
from kiosk.controllers.guide import Guide
from kiosk.controllers.navigation import Navigation
from kiosk.core import journey as journeys
from kiosk.core.journey import Journey
from kiosk.core.route import Library
from kiosk.settings import Settings
from kiosk.store.packs import Pack, make_pack, open_pack

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 24)
READ = ("facts.toml", "procedures", "lexicon", "places")  # what the controllers read of a pack


def made(folder: Path) -> Pack:
    make_pack(folder, date(2026, 11, 1), "1")
    return open_pack(folder)


def sample_in(folder: Path) -> Path:
    """The sample's files where a pack has them."""
    good = ROOT / "tests/content/good"
    shutil.copytree(
        good, folder / "procedures", ignore=lambda at, _: ["facts.toml"] if Path(at) == good else []
    )
    shutil.copy(good / "facts.toml", folder / "facts.toml")
    return folder


def assets_in(folder: Path) -> Path:
    for name in READ:
        there = ROOT / "assets" / name
        (shutil.copytree if there.is_dir() else shutil.copy)(there, folder / name)
    return folder


def ends(library: Library, slug: str) -> Iterator[Journey]:
    """The end of every walk through a procedure."""
    waiting = [journeys.begin(library, slug)]
    while waiting:
        journey = waiting.pop()
        offers = journeys.offers(journey, library)
        if offers:
            waiting += [journeys.choose(journey, library, offer.id) for offer in offers]
        elif journeys.is_end(journey, library):
            yield journey
        else:
            waiting.append(journeys.forward(journey, library))


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@dataclass
class Walk:
    """A guide and its pages, in a language and on a day that a test may change."""

    pack: Pack
    settings: Settings = field(default_factory=Settings)
    language: str = "fr"
    today: date | None = TODAY

    def __post_init__(self) -> None:
        self.catalogue = Catalogue(self.pack, self.settings, lambda: self.today)
        self.guide = Guide(self.catalogue, lambda: self.language)
        self.navigation = Navigation(self.guide)
        self.changes = 0
        self.guide.watch(self._changed)

    def _changed(self) -> None:
        self.changes += 1

    @property
    def title(self) -> str:
        """That of the step that is shown, with ordinary spaces."""
        return plain(self.guide.step().title)

    def to(self, *choices: str) -> Guide:
        """Open the sample and answer; "" goes on from a step without choices."""
        self.guide.start("carte-essai")
        self.guide.forward()
        for choice in choices:
            if choice:
                self.guide.choose(choice)
            else:
                self.guide.forward()
        return self.guide
