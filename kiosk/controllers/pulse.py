"""Whether a visitor could touch the terminal: asked of the page itself, and told to whoever started it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from kiosk.adapters.notify import Supervisor
from kiosk.controllers.visits import ASLEEP, Visits
from kiosk.timer import Timer

PATIENCE = 2.0  # seconds for a touch to come back and be drawn; past it a visitor would call it broken
AGAIN = 1.0  # seconds until the next trial of a start that has not succeeded
SHARE = 3  # beats in a period of the watchdog: two may be missed on a busy machine, not three

NOT_FELT = "La page ne répond plus au toucher : la borne va être relancée."
NOT_DRAWN = "L'écran ne se redessine plus : la borne va être relancée."
BLANK = "L'écran reste d'une seule couleur : rien n'y est dessiné. Vérifiez la carte graphique et son pilote."
SLEEPS, VISITED = "endormie", "une visite est en cours"
log = logging.getLogger(__name__)


class Pulse:
    """Asks for a touch on the page; says that the terminal lives once it was felt, and drawn, in time.

    The order of a beat: `touch` (given to `begin`), `felt`, `drawn`. The first one that succeeds on a screen
    that is not blank makes the terminal ready. Where nobody watches there is no second one.
    """

    def __init__(self, timer: Timer, supervisor: Supervisor, visits: Visits) -> None:
        self._timer = timer
        self._supervisor = supervisor
        self._visits = visits
        self._touch: Callable[[], None] = lambda: None
        self._when_ready: Callable[[], None] = lambda: None
        self._asked: float | None = None
        self._is_felt = self._is_blank = False
        self._late: object = None
        self._told = ""
        self.is_ready = False

    def begin(self, touch: Callable[[], None], when_ready: Callable[[], None] = lambda: None) -> None:
        """The first page is drawn: `touch` it from now on. `when_ready` runs once, at the first success."""
        self._touch, self._when_ready = touch, when_ready
        self._visits.watch(self._tell)
        self._tell()
        self._beat()

    @property
    def wants_a_frame(self) -> bool:
        """Whether the touch was felt, and what is drawn next would prove it."""
        return self._asked is not None and self._is_felt

    def felt(self) -> None:
        """The touch has come back from the page."""
        self._is_felt = self._asked is not None

    def drawn(self, is_blank: bool = False) -> None:
        """A frame is on the screen. `is_blank`: it is one flat colour, which only matters at the start."""
        if self._asked is None or not self._is_felt:
            return
        self._is_blank = is_blank and not self.is_ready
        if self._is_blank or self._timer.now() - self._asked > PATIENCE:
            return  # `_miss` tells it
        self._asked = None
        self._timer.cancel(self._late)
        if not self.is_ready:
            self.is_ready = True
            self._supervisor.ready()
            self._when_ready()
        self._supervisor.alive()
        if self._supervisor.period:
            self._timer.after(self._supervisor.period / SHARE, self._beat)

    def _beat(self) -> None:
        self._asked = self._timer.now()
        self._is_felt = self._is_blank = False
        self._late = self._timer.after(PATIENCE, self._miss)
        self._touch()

    def _miss(self) -> None:
        """Say nothing to whoever watches, and why to the log; then try again."""
        self._asked = None
        log.error("%s", NOT_FELT if not self._is_felt else BLANK if self._is_blank else NOT_DRAWN)
        pause = self._supervisor.period / SHARE - PATIENCE if self.is_ready else AGAIN
        self._timer.after(max(AGAIN, pause), self._beat)

    def _tell(self) -> None:
        """What the terminal is doing, when that has changed."""
        now = SLEEPS if self._visits.state.phase == ASLEEP else VISITED
        if now != self._told:
            self._told = now
            self._supervisor.status(now)
