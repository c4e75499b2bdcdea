"""Which touches reach the page: those of one finger at a time, that is real, on a page that it has seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kiosk.controllers.house import House
from kiosk.controllers.visits import ASLEEP, WARNED
from kiosk.ui.contacts import Contacts
from kiosk.ui.heart import BEAT

if TYPE_CHECKING:
    from kiosk.ui.pieces.base import Piece

VOICE_KEYS = frozenset({"listen", "repeat", "slower", "louder", "stop"})

# What tells a finger from the rest. Seconds, but for the last two.
SETTLED = 0.3  # after a page was shown: the second half of a double touch is not for what has just appeared
FIRST = 0.5  # after the screen was woken: who knows mice touches twice, within half a second
GHOST = 0.015  # shorter contacts are a report or two of the panel (60 to 125 a second): noise
TOGETHER = 0.004  # told in one go, no panel being so fast: nobody knows how long the contact was
STUCK = 20.0  # at one spot: no finger; a drop, a scratch, a thing that leans on the screen
STILL = 0.01  # of the screen: a finger at rest trembles less than that
HAND = 2  # contacts; more of them are a palm, a sleeve, water: none of them means anything

WET = (
    "Un point de l'écran reste touché depuis plus de 20 secondes : il est ignoré. "
    "Essuyez l'écran et dégagez son bord ; si cela continue, la dalle tactile est à changer."
)
WELL = "Aucun point de l'écran ne reste touché."


@dataclass
class _Contact:
    """One touch that is down. `means` is what it does beside what is under it, once it is no ghost."""

    began: float
    spot: tuple[float, float]
    means: Callable[[], None] | None = None
    is_stuck: bool = False
    is_at_once: bool = True  # our clock has not turned since: an end that comes now came in one go with it
    waits: list[object] = field(default_factory=list)

    def stays(self) -> None:
        """Our clock has turned, and it is still down."""
        self.is_at_once = False


class Touching:
    """Lets a touch through to the pieces, or not; wakes, counts as presence, and silences the voice.

    `again` draws what changed under a finger, once it has left. `contacts` gives the seconds of the contact
    that has just ended, as the kernel saw it; without it, nobody can tell better than this clock.
    """

    def __init__(self, house: House, again: Callable[[], None], contacts: Contacts | None = None) -> None:
        self._house = house
        self._again = again
        self._contacts = contacts or Contacts()
        self._down: dict[Any, _Contact] = {}
        self._held: Any = None  # the touch of which the pieces know
        self._is_hand = False
        self._is_stale = False  # something changed under a finger, and is drawn once it has left
        self._acted, self._calm = -1.0, SETTLED
        self._is_told = self._is_unseen = False

    # -- the page

    def acted(self) -> None:
        """What is under a finger has just changed: no touch begins for a moment."""
        self._acted, self._calm = self._house.timer.now(), SETTLED
        self._is_unseen = self._is_told

    def seen(self) -> None:
        """A frame is shown. From then on the moment is counted: who touches before has not seen the page."""
        self._is_told = True
        if self._is_unseen:
            self._is_unseen = False
            self._acted = self._house.timer.now()

    def puts_off(self) -> bool:
        """Whether a finger is down: what changed waits until it has left."""
        if self._held is not None:
            self._is_stale = True
        return self._held is not None

    # -- a touch

    def begins(self, touch: Any, under: Iterable[Piece]) -> bool:
        """Whether the touch goes to the pieces under it."""
        if getattr(touch, "device", "") == BEAT:
            return True  # nobody is there: it neither wakes, nor counts, nor waits
        timer = self._house.timer
        contact = self._down[touch] = _Contact(timer.now(), touch.spos)
        contact.waits.append(timer.after(0, contact.stays))
        contact.waits.append(timer.after(STUCK, lambda: self._look_at(touch)))
        if sum(not one.is_stuck for one in self._down.values()) > HAND:
            self._is_hand = True
            self._let_go()
        if self._is_hand:
            return False
        goes_on = self._receive(touch, contact, tuple(under))
        if contact.means:
            contact.waits.append(timer.after(GHOST, lambda: self._mean(contact)))
        return goes_on

    def ends(self, touch: Any) -> bool:
        """Whether the end of a touch goes to the pieces: what was nobody's finger presses nothing."""
        if getattr(touch, "device", "") == BEAT:
            return True
        contact = self._down.pop(touch, None)
        if contact is None:
            return False
        is_ghost = self._is_ghost(contact)
        for waiting in contact.waits:
            self._house.timer.cancel(waiting)
        if not self._down:
            self._house.timer.after(0, self._forget)  # once all that came in one go is handed out
        if contact.is_stuck:
            self._tell()
        if all(one.is_stuck for one in self._down.values()):
            self._is_hand = False
        if not is_ghost:
            self._mean(contact)
        if touch is not self._held:
            return False
        if is_ghost:
            self._let_go()
            return False
        self._free()
        return True

    def _receive(self, touch: Any, contact: _Contact, under: tuple[Piece, ...]) -> bool:
        """Note what the touch will mean, and say whether it goes on to the pieces."""
        visits = self._house.visits
        if visits.state.phase == ASLEEP and not self._house.first_start.is_open:
            contact.means = self._wake
            return False
        if self._is_unseen or self._house.timer.now() - self._acted < self._calm:
            return False
        if self._held is not None:
            return False  # one finger at a time
        self._held = touch
        is_for_the_voice = any(getattr(piece, "name", "") in VOICE_KEYS for piece in under)
        answers = visits.state.phase == WARNED and not any(getattr(piece, "act", None) for piece in under)

        def there() -> None:
            visits.touched()
            if not is_for_the_voice:
                self._house.reader.hush()
            if answers:
                visits.go_on()  # else the key does what it says, and the minute begins again

        contact.means = there
        return not answers

    def _wake(self) -> None:
        """The touch wakes the screen, and presses nothing."""
        if self._house.visits.state.phase == ASLEEP:
            self._house.visits.wake()
            self._calm = FIRST

    def _mean(self, contact: _Contact) -> None:
        """It is no ghost: somebody is there."""
        means, contact.means = contact.means, None
        if means:
            means()

    def _is_ghost(self, contact: _Contact) -> bool:
        """Too short for a finger; a length that nobody can know is a finger's: no true touch is lost."""
        lasted = self._contacts.lasted()
        if lasted is None:
            if contact.is_at_once:
                return False
            lasted = self._house.timer.now() - contact.began
        return TOGETHER <= lasted < GHOST

    def _forget(self) -> None:
        """Lengths that no touch of ours had: the next one shall not be judged by them."""
        if not self._down:
            self._contacts.forget()

    # -- what no finger does

    def _look_at(self, touch: Any) -> None:
        """After a long time: a contact that has not moved takes nobody's place any more."""
        contact = self._down[touch]
        if max(abs(now - then) for now, then in zip(touch.spos, contact.spot, strict=True)) > STILL:
            contact.spot = touch.spos
            contact.waits.append(self._house.timer.after(STUCK, lambda: self._look_at(touch)))
            return
        contact.is_stuck = True
        if touch is self._held:
            self._let_go()
        self._tell()

    def _tell(self) -> None:
        stuck = any(contact.is_stuck for contact in self._down.values())
        self._house.upkeep.report("touch", (WET,) if stuck else (), WELL)

    def _let_go(self) -> None:
        """What the touch pressed is as it was before."""
        if self._held is None:
            return
        for grabbed in tuple(self._held.grab_list):
            piece = grabbed()
            if piece is not None:
                self._held.ungrab(piece)
                piece.let_go()
        self._free()

    def _free(self) -> None:
        """The page has no finger any more; draw what changed, once the piece under it has acted."""
        self._held = None
        self._house.timer.after(0, self._settle)

    def _settle(self) -> None:
        """Draw what changed under a finger."""
        if self._is_stale and self._held is None:
            self._is_stale = False
            self._again()
