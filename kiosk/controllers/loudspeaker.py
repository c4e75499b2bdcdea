"""The loudspeaker as far as one knows of it: heard until it fails, then tried again before each use."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.adapters.player import Player
from kiosk.adapters.speech import Sound
from kiosk.controllers.watching import Watched
from kiosk.worker import Worker


class Loudspeaker(Watched):
    """A player, and what keeps it from being heard. Every method is called on the main thread.

    `trouble` is a sentence for whoever looks after the terminal, empty while all is well; who watches is told
    when it changes.
    """

    def __init__(self, player: Player, worker: Worker) -> None:
        super().__init__()
        self.trouble = ""
        self._player = player
        self._worker = worker
        self._then: Callable[[], None] | None = None  # what waits for the trial that is under way
        self._is_tried = False

    def play(self, sound: Sound, volume: int, from_ms: int = 0) -> float:
        """Begin at that millisecond; the answer is the seconds of silence before it is heard."""
        return self._player.play(sound, volume, from_ms)

    def stop(self) -> None:
        """Silence, at once; nobody waits for a trial any more."""
        self._then = None
        self._player.stop()

    def is_heard(self) -> bool:
        """Whether what plays is heard, asked of the player now."""
        self.found(self._player.failure())
        return not self.trouble

    def try_again(self, then: Callable[[], None]) -> None:
        """Have it tried on the lane; `then`, if it works and nobody asked for silence meanwhile."""
        self._then = then
        if not self._is_tried:
            self._is_tried = True
            self._worker.do("voice", self._player.trial, self._tried)

    def found(self, trouble: str) -> None:
        """Keep what a trial found, or that it found nothing wrong."""
        if trouble != self.trouble:
            self.trouble = trouble
            self.changed()

    def _tried(self, trouble: str) -> None:
        self._is_tried = False
        self.found(trouble)
        if self._then and not trouble:
            then, self._then = self._then, None
            then()
