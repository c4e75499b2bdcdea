"""The list to take away: what to bring, where to go, when, how much; in two languages, cut into codes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A paper in the visitor's language and in French, since the clerk reads French."""

    text: str
    french: str
    doubtful: bool = False

    @property
    def key(self) -> str:
        """What a tick is kept by: the French text, the same in every language."""
        return self.french


@dataclass(frozen=True, slots=True)
class Checklist:
    """What the visitor leaves with. Texts are already filled with their facts; empty = nothing to say."""

    title: str
    title_french: str
    lines: tuple[Line, ...]
    where: Line | None = None
    when: Line | None = None
    cost: Line | None = None
    sources: str = ""  # "F1341, 2 mars 2026"
