"""A palette in which every pair of colours can be told apart, and what of a town's own colours breaks it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from kiosk.core.contrast import contrast, nearest

Colours = Mapping[str, str]  # by token, or by setting
Pair = tuple[str, str, float]  # two tokens, and the least contrast between them


@dataclass(frozen=True, slots=True)
class Refusal:
    """A colour that cannot stay: with that of the token `beside` it reaches `measured` instead of `least`.

    `instead` is the nearest colour of its hue that can be told from all others, or empty when none can.
    """

    name: str
    asked: str
    beside: str
    other: str
    measured: float
    least: float
    instead: str


@dataclass(frozen=True, slots=True)
class Palette:
    """The usual colours by token, the tokens that each setting colours, and the pairs that must stay apart.

    The usual colours pass every pair, so that a setting which is left empty always goes.
    """

    usual: Colours
    settings: Mapping[str, tuple[str, ...]]
    pairs: tuple[Pair, ...]

    def wearing(self, asked: Colours) -> dict[str, str]:
        """The colour of each token, once the settings have theirs."""
        own = {token: colour for name, colour in asked.items() for token in self.settings[name]}
        return {**self.usual, **own}

    def refusals(self, asked: Colours) -> tuple[Refusal, ...]:
        """The fewest settings that have to change, each with what to put there; none = all of them go.

        All that is put `instead`, together with the settings that are not named here, breaks nothing.
        """
        kept = self._kept(asked)
        refused: list[Refusal] = []
        for name in [name for name in asked if name not in kept]:
            instead = self._nearest(name, asked[name], kept) or ""
            if instead != asked[name]:
                refused.append(self._refusal(name, asked, kept, instead))
            if instead:
                kept = {**kept, name: instead}
        return tuple(refused)

    def _kept(self, asked: Colours) -> Colours:
        """As many settings as can stay as they are, the others being left empty."""
        for number in range(len(asked), 0, -1):
            for names in combinations(tuple(asked)[::-1], number):  # the first is the first to change
                kept = {name: asked[name] for name in asked if name in names}
                if not any(self._broken(kept)):
                    return kept
        return {}

    def _nearest(self, name: str, colour: str, kept: Colours) -> str | None:
        """The nearest colour of that hue with which the setting breaks nothing."""
        return nearest(colour, lambda tried: not any(self._broken({**kept, name: tried}, name)))

    def _broken(self, asked: Colours, name: str = "") -> Iterator[tuple[float, Pair]]:
        """The pairs that are not told apart and their contrast; with a name, those of that setting."""
        worn = self.wearing(asked)
        own: Container[str] = self.settings[name] if name else self.usual
        for one, other, least in self.pairs:
            if one in own or other in own:
                measured = contrast(worn[one], worn[other])
                if measured < least:
                    yield measured, (one, other, least)

    def _refusal(self, name: str, asked: Colours, kept: Colours, instead: str) -> Refusal:
        """Why: the worst pair among all that was asked, or among what is kept of it."""
        tried = asked if any(self._broken(asked, name)) else {**kept, name: asked[name]}
        measured, (one, other, least) = min(
            self._broken(tried, name), key=lambda found: found[0] / found[1][2]
        )
        beside = other if one in self.settings[name] else one
        return Refusal(name, asked[name], beside, self.wearing(tried)[beside], measured, least, instead)
