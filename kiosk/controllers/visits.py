"""A visit: it begins at the first touch on the sleeping screen, and ends with everything erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.controllers.watching import Watched
from kiosk.timer import Timer

ASLEEP, AWAKE, WARNED, FAREWELL = "asleep", "awake", "warned", "farewell"


@dataclass(frozen=True, slots=True)
class Visit:
    """Where a visit is.

    `listens`: the visitor asked for the voice, so that each new page is read. `seconds_left` counts down
    while WARNED. `ended_by` is finished, restart or idle.
    """

    phase: str = ASLEEP
    language: str = "fr"
    size: str = "normal"
    contrast: bool = False
    listens: bool = False
    seconds_left: int = 0
    ended_by: str = ""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a visit waits: seconds before the warning, of warning, and of farewell."""

    idle: int = 120
    warning: int = 60
    farewell: int = 15


class Visits(Watched):
    """The life of visits. `is_busy` says that the voice speaks: nothing is counted meanwhile.

    `is_paused` says that it was stopped at a word. Whoever did so is given the idle time to come back to it,
    also on the warning and the farewell, and no longer: nobody holds the screen who has gone.
    `erase` forgets all that other controllers know of the visitor; `record` gets each ended visit, once all
    is erased, so that a disk that fails keeps nobody's answers; `sleep` runs once the screen sleeps again.
    """

    def __init__(
        self,
        timer: Timer,
        pace: Pace,
        *,
        is_busy: Callable[[], bool],
        is_paused: Callable[[], bool],
        erase: Callable[[], None],
        record: Callable[[Visit], None],
        sleep: Callable[[], None],
        language: str = "fr",
    ) -> None:
        super().__init__()
        self._timer = timer
        self._pace = pace
        self._is_busy = is_busy
        self._is_paused = is_paused
        self._touched = timer.now()
        self._erasers = [erase]
        self._record = record
        self._sleep = sleep
        self._fresh = Visit(language=language)
        self._pending: object = None
        self.state = self._fresh

    def wake(self) -> None:
        """The first touch: it wakes the screen and presses nothing."""
        if self.state.phase == ASLEEP:
            self._to(replace(self._fresh, phase=AWAKE))
            self._wait()

    def touched(self) -> None:
        """Any touch or key: somebody is there, and what the page waits for is waited for anew."""
        self._touched = self._timer.now()
        if self.state.phase == AWAKE:
            self._wait()
        elif self.state.phase == WARNED:
            self._warn()
        elif self.state.phase == FAREWELL:
            self._later(self._pace.farewell, self._fall_asleep)

    def heard(self) -> None:
        """The voice has said something, or has fallen silent: the waiting begins from there."""
        if self.state.phase == AWAKE:
            self._wait()

    def go_on(self) -> None:
        """« Oui, je continue », as often as wanted; nothing was lost."""
        if self.state.phase == WARNED:
            self._to(replace(self.state, phase=AWAKE, seconds_left=0))
            self._wait()

    def come_back(self) -> None:
        """Whoever calls from the warning or the farewell is there; of the latter only the language stays."""
        if self.state.phase == FAREWELL:
            language = self.state.language
            self.start_again()
            self.speak(language)
        else:
            self.go_on()

    def speak(self, language: str) -> None:
        """Choose a language, for this visit only."""
        self._to(replace(self.state, language=language))

    def enlarge(self, size: str) -> None:
        """Choose the size of letters, for this visit only."""
        self._to(replace(self.state, size=size))

    def set_contrast(self, contrast: bool) -> None:
        """Choose the colours, for this visit only."""
        self._to(replace(self.state, contrast=contrast))

    def listen(self, listens: bool) -> None:
        """Have each new page read from now on, or no more."""
        self.state = replace(self.state, listens=listens)

    def finish(self, ended_by: str = "finished") -> None:
        """Erase everything now, then say so."""
        if self.state.phase not in (AWAKE, WARNED):
            return
        ended = replace(self.state, phase=FAREWELL, seconds_left=0, ended_by=ended_by)
        self._forget()
        self._to(ended)
        self._later(self._pace.farewell, self._fall_asleep)
        self._record(ended)

    def start_again(self) -> None:
        """Erase everything and go to the first screen: a new visit begins at once."""
        ended = replace(self.state, ended_by="restart")
        self._forget()
        self._to(replace(self._fresh, phase=AWAKE))
        self._wait()
        if ended.phase in (AWAKE, WARNED):
            self._record(ended)

    def when_erased(self, erase: Callable[[], None]) -> None:
        """Have this forget too what it holds of the visitor, each time that a visit is erased."""
        self._erasers.append(erase)

    def forget(self) -> None:
        """Erase what is known of the visitor, and show nothing: the terminal ends."""
        self._timer.cancel(self._pending)
        self._forget()
        self.state = self._fresh

    def _forget(self) -> None:
        for erase in self._erasers:
            erase()

    # -- waiting

    def _wait(self) -> None:
        self._later(self._pace.idle, self._idle)

    def _idle(self) -> None:
        if self._is_busy():
            self._wait()
            return
        self._warn()

    def _warn(self) -> None:
        """The whole minute, from now."""
        self._to(replace(self.state, phase=WARNED, seconds_left=self._pace.warning))
        self._later(1, self._count)

    def _count(self) -> None:
        if not self._is_listened_to():
            if self.state.seconds_left <= 1:
                self.finish("idle")
                return
            self._to(replace(self.state, seconds_left=self.state.seconds_left - 1))
        self._later(1, self._count)

    def _fall_asleep(self) -> None:
        if self._is_listened_to():
            self._later(1, self._fall_asleep)
            return
        self._forget()
        self._to(self._fresh)
        self._sleep()

    def _is_listened_to(self) -> bool:
        """Whether the voice speaks, or waits for somebody who paused it not long ago."""
        is_recent = self._timer.now() - self._touched < self._pace.idle
        return self._is_busy() or (is_recent and self._is_paused())

    def _later(self, seconds: float, act: Callable[[], None]) -> None:
        self._timer.cancel(self._pending)
        self._pending = self._timer.after(seconds, act)

    def _to(self, state: Visit) -> None:
        self.state = state
        self.changed()
