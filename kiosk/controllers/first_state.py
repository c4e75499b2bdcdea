"""Where the first start is, and what it is given to work with: values only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.adapters import pin
from kiosk.controllers.acceptance import Acceptance
from kiosk.core.departements import departement_of_postcode
from kiosk.core.keyboard import Layout, Typed
from kiosk.core.link import Link
from kiosk.core.place import Place
from kiosk.core.touch import DISCS, STRAIGHT, Point, Turn, fit
from kiosk.settings import Settings
from kiosk.store.choices import Choices
from kiosk.store.places import Places
from kiosk.timer import Timer
from kiosk.worker import Worker

STEPS = ("touch", "languages", "site", "network", "sound", "wifi", "pin", "summary")
CODE = 5  # digits of a postcode and of an INSEE code
LONGEST_NAME, LONGEST_SSID, SHORTEST_PASSWORD, LONGEST_PASSWORD = 40, 32, 8, 63  # as the settings have them


@dataclass(frozen=True, slots=True)
class First:
    """Where the first start is.

    `step` is one of STEPS, empty where there is none. `felt`: where the discs of the test were touched.
    `verdict`: "", "ok", "turned" or "missed". `code`: the digits of the place, or of the staff.
    `found`: places for that code;
    None = not asked. `links`: None = not looked at yet. `ssid`: while the Wi-Fi's password is typed.
    `code_shown`: of the sheet, -1 = none. `is_written`: the sheet is, on the disk.
    `trouble`: a sentence, where a choice could not be kept.
    """

    step: str = ""
    felt: tuple[Point, ...] = ()
    verdict: str = ""
    turn: Turn | None = None
    code: str = ""
    found: tuple[Place, ...] | None = None
    links: tuple[Link, ...] | None = None
    language: int = 0
    typed: Typed | None = None
    ssid: str = ""
    code_shown: int = -1
    is_written: bool = False
    trouble: str = ""

    @property
    def page(self) -> tuple[str, str]:
        """The file of the page that is shown (`ui/screens`), and which part of it."""
        part = {
            "touch": self.verdict,
            "site": "name" if self.typed else "" if self.found is None else "places",
            "sound": str(self.language),
            "wifi": "" if self.typed is None else "password" if self.ssid else "name",
            "summary": f"code-{self.code_shown}" if self.code_shown >= 0 else "",
        }
        return f"first_{self.step}", part.get(self.step, "")

    @property
    def can_go_back(self) -> bool:
        """Whether there is something before what is shown."""
        return self.step != STEPS[0] or bool(self.verdict)

    @property
    def takes_digits(self) -> bool:
        """Whether there is room for one more."""
        return len(self.code) < (pin.MOST if self.step == "pin" else CODE)

    @property
    def is_pin(self) -> bool:
        """Whether the digits can be a code of the staff."""
        return pin.is_pin(self.code)

    @property
    def departement(self) -> str:
        """That of the digits, where they are a postcode or an INSEE code."""
        return departement_of_postcode(self.code)

    @property
    def lacks(self) -> int:
        """How many signs a password lacks that no Wi-Fi would have; none where it is empty."""
        count = len(self.typed.text) if self.typed and self.ssid else 0
        return max(0, SHORTEST_PASSWORD - count) if count else 0

    def touched(self, point: Point) -> First:
        """After one more touch of the test; the last one gives the verdict."""
        felt = (*self.felt, point)
        if len(felt) < len(DISCS):
            return replace(self, felt=felt)
        turn = fit(felt)
        verdict = "missed" if turn is None else "ok" if turn == STRAIGHT else "turned"
        return replace(self, felt=felt, turn=turn, verdict=verdict)


@dataclass(frozen=True)
class Means:
    """What the first start is given: `restart` replaces the process, `say` speaks a language's own sentence.

    `places` answers once the database is open; `languages` are those that could be offered; `refused` is what
    was wrong in the file of the boot partition; `layout` gives a keyboard by its name; `put_off` tells why no
    process begins it again until the terminal is switched on anew.
    """

    settings: Settings
    choices: Choices
    timer: Timer
    worker: Worker
    languages: Sequence[str]
    places: Callable[[], Places | None]
    speaks: Callable[[str], bool]
    say: Callable[[str], None]
    set_volume: Callable[[int], None]
    layout: Callable[[str], Layout]
    restart: Callable[[], None]
    put_off: Callable[[str], None]
    look_at: Callable[[], tuple[Link, ...]]
    acceptance: Acceptance
    refused: str = ""
