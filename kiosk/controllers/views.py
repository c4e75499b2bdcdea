"""A procedure as a page is given it: its values filled, its words with their language, what was chosen."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.core.facts import Filled


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as it is shown; `chosen` when one came back to it."""

    label: str
    note: str
    icon: str
    target: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A way out as it is shown: `kind` web, place, tel or call; `address` with its fact's value."""

    label: str
    kind: str
    address: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture as it is shown: what it shows, in words, and its PNG; empty when it cannot be read."""

    shows: Filled
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class StepView:
    """One step as it is shown. `dropped` names the answers that a change has made void.

    `language` is that of its words, `name_language` that of the name of the procedure: French where they are
    not translated, as a shared part may be alone; the questions of `dropped_in_french` are not either.
    """

    name: str
    name_language: str
    title: str
    language: str
    number: int
    ahead: int
    paragraphs: tuple[Filled, ...] = ()
    options: tuple[Option, ...] = ()
    papers: tuple[Filled, ...] = ()
    advice: tuple[Filled, ...] = ()
    ways: tuple[Way, ...] = ()
    pictures: tuple[PictureView, ...] = ()
    dropped: tuple[str, ...] = ()
    dropped_in_french: tuple[str, ...] = ()
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class OpeningView:
    """The opening card: `here` and `later`, then its parts as (id, title, text); all in its `language`."""

    name: str
    title: str
    language: str
    here: Filled
    later: Filled
    parts: tuple[tuple[str, str, Filled], ...]
    ahead: int


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer that can be changed: the step's key, its question, what was answered, in which language."""

    key: str
    question: str
    answer: str
    language: str
