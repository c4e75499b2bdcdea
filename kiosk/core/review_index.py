"""What every sheet of a review refers to: the number of each step and paper, texts with their values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kiosk.core.checks_facts import COMMON
from kiosk.core.facts import Fact, fill
from kiosk.core.flow import Flow
from kiosk.core.procedure import Condition, Item, Procedure, Step


@dataclass(frozen=True)
class Index:
    """One procedure under review. `library` and `facts` are by slug, the common values under ""."""

    library: Mapping[str, Procedure]
    slug: str
    facts: Mapping[str, Mapping[str, Fact]]
    today: date

    @property
    def procedure(self) -> Procedure:
        """The procedure under review."""
        return self.library[self.slug]

    @cached_property
    def flow(self) -> Flow:
        """All the ways through it."""
        return Flow(self.library, self.slug)

    @cached_property
    def numbers(self) -> Mapping[tuple[str, str], int]:
        """The number of each step (slug, id) that can be reached: the procedure's first, then its parts'."""
        frames = [frame for spot in self.flow.ways for frame in spot.frames]
        reached = {(frame.slug, frame.step) for frame in frames}
        files = dict.fromkeys(frame.slug for frame in frames)
        ordered = [(slug, step.id) for slug in files for step in self.library[slug].steps]
        return {key: number for number, key in enumerate((key for key in ordered if key in reached), 1)}

    @property
    def parts(self) -> tuple[str, ...]:
        """The slugs of the shared parts it goes through."""
        return tuple(dict.fromkeys(slug for slug, _ in self.numbers if slug != self.slug))

    @cached_property
    def papers(self) -> Mapping[str, int]:
        """The number of each paper that may be asked, in the order of the steps."""
        found: dict[str, int] = {}
        for slug, step in self.steps():
            for block in step.blocks:
                if isinstance(block, Item):
                    found.setdefault(self.fill(slug, block.text), len(found) + 1)
        return found

    def steps(self) -> Iterator[tuple[str, Step]]:
        """Each step with the slug of its file, in the order of their numbers."""
        yield from ((slug, self.library[slug].step(step)) for slug, step in self.numbers)

    def known(self, slug: str) -> Mapping[str, Fact]:
        """The values that the texts of a file may ask for."""
        return {**self.facts.get(COMMON, {}), **self.facts.get(slug, {})}

    def fill(self, slug: str, text: str) -> str:
        """The text with its values, as visitors of a département without its own values read it."""
        return fill(text, self.known(slug), "fr", "", self.today).text

    def number(self, slug: str, step: str) -> str:
        """The number of a step, in words of the sheets."""
        return str(self.numbers.get((slug, step), "jamais"))

    def condition(self, slug: str, when: Condition) -> str:
        """For whom a line stands, after a dash; nothing when it is for everyone."""
        only = " et ".join(self._titled(slug, name) for name in when.only)
        parts = [f"seulement après {only}"] if only else []
        parts += [f"sauf après {self._titled(slug, when.unless)}"] if when.unless else []
        return f" — {', '.join(parts)}" if parts else ""

    def _titled(self, slug: str, name: str) -> str:
        other, _, step = name.rpartition("#")
        return f"« {self.library[other or slug].step(step).title} »"
