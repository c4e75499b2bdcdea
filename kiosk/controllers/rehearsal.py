"""Makes sentences into sound ahead of time, so that the next one is ready while one is heard."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kiosk.adapters.speech import Sound, Voice
from kiosk.worker import Worker

MEMORY = 8_000_000  # bytes of sound kept, some three minutes


@dataclass(frozen=True, slots=True)
class Request:
    """A sentence to be made into sound."""

    text: str
    language: str
    speed: float


class Rehearsal:
    """One sentence is made at a time, what is waited for before what may be wanted later."""

    def __init__(self, worker: Worker, voice: Voice, memory: int = MEMORY) -> None:
        self._worker = worker
        self._voice = voice
        self._memory = memory
        self._sounds: OrderedDict[Request, Sound] = OrderedDict()
        self._awaited: Request | None = None
        self._then: Callable[[Sound], None] = lambda sound: None
        self._failed: Callable[[Exception], None] = lambda error: None
        self._later: deque[Request] = deque()
        self._making = False
        self._visit = 0

    def take(self, voice: Voice) -> None:
        """Make sentences with this voice from now on."""
        self._voice = voice

    def ask(
        self, request: Request, then: Callable[[Sound], None], failed: Callable[[Exception], None]
    ) -> None:
        """Hand the sound to `then`, now if it is ready; whoever asked before is no longer answered."""
        self.drop()
        if request in self._sounds:
            self._sounds.move_to_end(request)
            then(self._sounds[request])
            return
        self._awaited, self._then, self._failed = request, then, failed
        self._make()

    def ahead(self, requests: Iterable[Request]) -> None:
        """Make these in their turn, instead of those that were wanted before."""
        self._later = deque(requests)
        self._make()

    def drop(self) -> None:
        """Answer nobody, and make nothing more."""
        self._awaited = None
        self._later.clear()

    def forget(self) -> None:
        """Keep nothing of what was said; what is being made will be thrown away too."""
        self.drop()
        self._sounds.clear()
        self._visit += 1

    def _make(self) -> None:
        if self._making:
            return
        request = self._awaited or self._next()
        if request is None:
            return
        self._making = True
        visit = self._visit
        self._worker.do(
            "voice",
            lambda: self._voice.say(request.text, request.language, request.speed),
            lambda sound: self._made(request, visit, sound),
            lambda error: self._refused(request, error),
        )

    def _next(self) -> Request | None:
        while self._later:
            request = self._later.popleft()
            if request not in self._sounds:
                return request
        return None

    def _made(self, request: Request, visit: int, sound: Sound) -> None:
        self._making = False
        if visit == self._visit:
            self._keep(request, sound)
        if request == self._awaited:
            self._awaited = None
            self._then(sound)
        self._make()

    def _refused(self, request: Request, error: Exception) -> None:
        self._making = False
        if request == self._awaited:
            self._awaited = None
            self._failed(error)
        self._make()

    def _keep(self, request: Request, sound: Sound) -> None:
        self._sounds[request] = sound
        while len(self._sounds) > 1 and sum(len(kept.pcm) for kept in self._sounds.values()) > self._memory:
            self._sounds.popitem(last=False)
