"""The pages of the staff: a door with a code, the doctor, what is set on the screen, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.adapters.carried import Carried, boot_id
from kiosk.adapters.examiner import Examiner
from kiosk.adapters.power import Power
from kiosk.controllers.checkup import Checkup
from kiosk.controllers.door import Door
from kiosk.controllers.navigation import FIRST, Navigation
from kiosk.controllers.reader import Reader
from kiosk.controllers.tuning import Tuning
from kiosk.controllers.upkeep import Upkeep
from kiosk.controllers.visits import AWAKE, WARNED, Visits
from kiosk.errors import KioskError
from kiosk.settings import Settings
from kiosk.store.choices import Choices
from kiosk.store.tries import Tries
from kiosk.timer import Timer
from kiosk.worker import Worker

PAGES = "staff_"  # how the names of these pages begin
PIN, HOME = "staff_pin", "staff_home"
REBOOTED = 30  # seconds within which a machine that was asked to restart has ended this process
REFUSED = "La machine n'a pas redémarré : trois fois par heure au plus. Débranchez-la."


@dataclass
class Staff:
    """What the pages of the staff may ask. A visit that was under way waits below them, untouched.

    `sleep` replaces the process, where nobody else starts it again; `trouble` is why a restart was refused.
    """

    timer: Timer
    door: Door
    checkup: Checkup
    tuning: Tuning
    navigation: Navigation
    visits: Visits
    power: Power
    sleep: Callable[[], None]
    trouble: str = ""
    is_restarting: bool = False
    pending: object = None  # what tells that the machine did not restart

    @property
    def is_here(self) -> bool:
        """Whether a page of the staff is shown."""
        return self.navigation.page.name.startswith(PAGES)

    @property
    def visit_waits(self) -> bool:
        """Whether a visitor's page lies below."""
        return self.navigation.below(PAGES) != FIRST

    def knock(self) -> None:
        """Somebody held a finger on the band: ask for the code, where there is one."""
        if not self.door.exists or self.is_here:
            return
        self.visits.come_back()
        if self.visits.state.phase == AWAKE:
            self.navigation.open(PIN)
            self.door.ask()

    def enter(self) -> None:
        """The code was right."""
        if self.navigation.page.name == PIN:
            self.navigation.replace(HOME)
            self.checkup.run()

    def leave(self) -> None:
        """Lock, and go back to where the visitor was."""
        self.forget()
        self.navigation.leave(PAGES)

    def look(self) -> None:
        """Nobody answers any more: who comes next may be a visitor, and must not find these pages open."""
        if self.visits.state.phase == WARNED and self.is_here:
            self.leave()

    def forget(self) -> None:
        """The visit ends: nobody is here any more."""
        self.door.lock()
        self.tuning.give_up()
        self.timer.cancel(self.pending)
        self.trouble, self.is_restarting = "", False

    def restart(self) -> None:
        """End the visit and the application, which begins anew."""
        self.visits.forget()
        if self.power.is_supervised:
            self.power.leave()
        else:
            self.sleep()

    def reboot(self) -> None:
        """Have the machine restarted; the visit ends with it."""
        try:
            self.power.reboot()
        except KioskError as error:
            self.trouble = str(error)
        else:
            self.trouble, self.is_restarting = "", True
            self.timer.cancel(self.pending)
            self.pending = self.timer.after(REBOOTED, self._not_restarted)
        self.navigation.changed()

    def _not_restarted(self) -> None:
        """We are still here: the system refused, which it tells nobody."""
        self.trouble, self.is_restarting = REFUSED, False
        self.navigation.changed()


def staff(
    settings: Settings,
    timer: Timer,
    worker: Worker,
    *,
    visits: Visits,
    navigation: Navigation,
    reader: Reader,
    upkeep: Upkeep,
    examiner: Examiner,
    sleep: Callable[[], None],
) -> Staff:
    """The pages of the staff of one terminal, which forget with its visits."""
    folder = settings.folder
    made = Staff(
        timer=timer,
        door=Door(
            timer,
            worker,
            settings.staff.pin,
            Tries(folder),
            lambda: made.enter(),
            carried=Carried(),
            boot=boot_id(),
        ),
        checkup=Checkup(timer, worker, examiner, upkeep, folder),
        tuning=Tuning(timer, worker, settings, Choices(folder), reader),
        navigation=navigation,
        visits=visits,
        power=Power.of_this_process(),
        sleep=sleep,
    )
    visits.when_erased(made.forget)
    visits.watch(made.look)
    return made
