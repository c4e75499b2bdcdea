"""Dated values (price, delay, date, phone, address, words), each with its source, age and degree of trust."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

KINDS = ("euros", "days", "date", "phone", "url", "text")
CONFIDENCES = ("verified", "secondary", "unverified")


@dataclass(frozen=True, slots=True)
class Fact:
    """One value. `value` is a Decimal (euros), two ints (days), a date, or text; `text` holds one a language."""

    name: str
    kind: str
    value: Decimal | tuple[int, int] | date | str | Mapping[str, str]
    source: str
    checked: date
    review_by: date
    confidence: str
    variants: Mapping[str, Fact] | None = None  # by département, "973"

    def doubtful(self, today: date | None) -> bool:
        """Whether it has to be checked with a mediator; a clock that is not trusted (None) tells no age."""
        return self.confidence != "verified" or (today is not None and today > self.review_by)

    def here(self, departement: str) -> Fact:
        """The value that holds in that département."""
        return (self.variants or {}).get(departement, self)


@dataclass(frozen=True, slots=True)
class Filled:
    """Text whose `{fact}` signs were replaced. `doubts` names the facts to be checked with a mediator."""

    text: str
    doubts: tuple[str, ...] = ()
