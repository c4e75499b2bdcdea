"""What is counted of the visits: a few closed lists, by the week, never a cell that could point at someone.

- A counter has a kind and a key. Each kind stands alone: a language is never counted with a procedure.
- Keys come from closed lists; anything else is counted as "other", so that no typed word can ever be kept.
- Nothing is finer than a week.
- Published cells hold five visits at least; smaller ones go into "other", with as many of the smallest others
  as it takes for "other" itself to hold five, so that it hides what it should.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

KINDS = ("language", "procedure", "outcome", "aloud", "call")
OTHER = "other"
LEAST = 5
UNDATED = "0000-W00"  # the week of a terminal whose clock cannot be trusted

Cells = Mapping[str, int]
Vocabulary = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Tally:
    """What one visit will add to the counts; lives in memory until the visit ends."""

    language: str = "fr"
    procedures: frozenset[str] = frozenset()
    listed: bool = False
    aloud: bool = False
    called: bool = False
    idle: bool = False

    def reached(self, slug: str) -> Tally:
        """The same, with a procedure opened."""
        return replace(self, procedures=self.procedures | {slug})

    @property
    def outcome(self) -> str:
        """How the visit ended: with its list, left by the visitor, or left idle."""
        return "list" if self.listed else "idle" if self.idle else "left"


def vocabulary(languages: Iterable[str], slugs: Iterable[str]) -> Vocabulary:
    """The closed list of the keys of each kind, for a terminal with these languages and procedures."""
    return {
        "language": (*languages, OTHER),
        "procedure": (*slugs, OTHER),
        "outcome": ("list", "left", "idle"),
        "aloud": ("yes", "no"),
        "call": ("yes", "no"),
    }


def counters(tally: Tally, known: Vocabulary) -> tuple[tuple[str, str], ...]:
    """The (kind, key) pairs that go up by one, each once, in an order that says nothing of the visit."""
    pairs = {("language", tally.language), ("outcome", tally.outcome)}
    pairs |= {("procedure", slug) for slug in tally.procedures}
    pairs |= {("aloud", _yes(tally.aloud)), ("call", _yes(tally.called))}
    return tuple(sorted({(kind, key if key in known[kind] else OTHER) for kind, key in pairs}))


def week_of(day: date | None) -> str:
    """The ISO week of a day, "2026-W48"; None = the clock cannot be trusted."""
    if day is None:
        return UNDATED
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def fold(cells: Cells) -> dict[str, int]:
    """The cells of one kind and one week as they may be published; their sum stays.

    Every cell but "other" holds five at least; "other" too, unless there are fewer than five in all.
    """
    shown = {key: count for key, count in cells.items() if key != OTHER and count >= LEAST}
    other = sum(cells.values()) - sum(shown.values())
    while 0 < other < LEAST and shown:
        smallest = min(shown, key=lambda key: (shown[key], key))
        other += shown.pop(smallest)
    return shown | ({OTHER: other} if other else {})


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"
