"""A cache bounded by bytes: what was not asked for the longest leaves first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")


class Shelf(Generic[Key, Thing]):
    """Keeps things up to `limit` bytes, counted by the weight that each is put down with."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.weight = 0
        self._things: OrderedDict[Key, tuple[Thing, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._things)

    def take(self, key: Key, make: Callable[[], tuple[Thing, int]]) -> Thing:
        """The thing of that key; `make` gives it and its weight when it is not there."""
        if key in self._things:
            self._things.move_to_end(key)
            return self._things[key][0]
        thing, weight = make()
        self._things[key] = (thing, weight)
        self.weight += weight
        while self.weight > self.limit and len(self._things) > 1:
            self.weight -= self._things.popitem(last=False)[1][1]
        return thing

    def clear(self) -> None:
        """Forget everything."""
        self._things.clear()
        self.weight = 0
