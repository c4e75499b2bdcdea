"""Who watches a controller is told when its state has changed."""

from __future__ import annotations

from collections.abc import Callable


class Watched:
    """A list of those who watch, told in the order they came."""

    def __init__(self) -> None:
        self._watchers: list[Callable[[], None]] = []

    def watch(self, callback: Callable[[], None]) -> None:
        """Call back after each change."""
        self._watchers.append(callback)

    def changed(self) -> None:
        """Tell who watches."""
        for callback in tuple(self._watchers):
            callback()
