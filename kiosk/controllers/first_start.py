"""The first start of a terminal: a few pages for whoever installs it, in order; each choice kept at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.adapters import pin
from kiosk.adapters.player import LOUDEST
from kiosk.controllers.first_kept import CHOICES, RECORD, Progress
from kiosk.controllers.first_place import Placing
from kiosk.controllers.first_state import (
    LONGEST_NAME,
    LONGEST_PASSWORD,
    LONGEST_SSID,
    STEPS,
    First,
    Means,
)
from kiosk.controllers.first_touch import TouchTest
from kiosk.core.acceptance import Sheet
from kiosk.core.keyboard import Typed
from kiosk.core.link import Link
from kiosk.errors import KioskError

PIN_LANE = "upkeep"
UNHASHED = "Le code n'a pas pu être préparé. Recommencez ; sinon, touchez « Plus tard »."
UNSEEN = "Le réseau n'a pas pu être regardé. Recommencez ; sinon, touchez « Plus tard »."
UNENDED = "La fin du premier démarrage n'a pas été gardée : il reviendra quand la borne sera rallumée."


class FirstStart:
    """Each method is a touch on one of its pages; those of two pages are in `touch` and `place`."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._progress = progress = Progress(means.choices)
        self.touch = TouchTest(means, progress)
        self.place = Placing(means, progress, self.go_on)
        self.watch = progress.watch
        self._keep, self._to, self._tell = progress.keep, progress.to, progress.tell

    # -- the order of the pages

    @property
    def state(self) -> First:
        """Where it is."""
        return self._progress.state

    @property
    def is_open(self) -> bool:
        """Whether its pages are shown instead of the visitor's."""
        return bool(self.state.step)

    @property
    def refused(self) -> str:
        """What was wrong in the file of the boot partition; nothing for most."""
        return self._means.refused

    @property
    def is_finished(self) -> bool:
        """Whether somebody came to its end, or may have: a damaged record offers visitors no pages."""
        is_known = self._progress.kept.is_readable(RECORD)
        return not is_known or bool(self.record().get("first", {}).get("finished"))

    def begin(self) -> None:
        """Show the page where one was before a power cut; else the first one."""
        step = "" if self.is_finished else self.record().get("first", {}).get("step", "")
        self._to(First(step=step if step in STEPS else STEPS[0]))
        self._look()

    def go_on(self) -> None:
        """The next page; after the last, the visitor's first screen."""
        at = STEPS.index(self.state.step) + 1
        if at < len(STEPS):
            self._go(STEPS[at])
        else:
            self._end()

    def _end(self) -> None:
        """The visitor's first screen; where the disk does not keep that, without another process first."""
        trouble = self._progress.kept.keep(RECORD, "first", {"finished": True})
        self._to(First())
        if trouble:
            self._means.put_off(f"{UNENDED} {trouble}")
        else:
            self._means.restart()

    def back(self) -> None:
        """Out of what is being typed, else the page before; from the first there is none."""
        state = self.state
        if state.typed or state.code_shown >= 0:
            self._to(replace(state, typed=None, ssid="", code_shown=-1))
        elif state.found is not None:
            self.erase(all_of_it=True)
        elif state.verdict:
            self.touch.try_again()
        elif state.step != STEPS[0]:
            self._go(STEPS[STEPS.index(state.step) - 1])

    def later(self) -> None:
        """Leave this one, and have the sheet say so."""
        self._keep(RECORD, "tried", **{self.state.step: "later"})
        self.go_on()

    def record(self) -> dict[str, dict[str, Any]]:
        """What was tried so far, as it was kept; nothing where it cannot be read."""
        return self._progress.kept.read(RECORD)

    def chosen(self) -> dict[str, dict[str, Any]]:
        """What was chosen so far, section by section, as it was kept."""
        return self._progress.kept.read(CHOICES)

    # -- languages

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that could be offered, in order."""
        return tuple(self._means.languages)

    @property
    def offered(self) -> tuple[str, ...]:
        """Those that are."""
        kept = self.chosen().get("languages", {}).get("offered")
        given = kept if isinstance(kept, list) else self._means.settings.languages.offered
        return tuple(one for one in self.languages if one in given)

    def toggle(self, language: str) -> None:
        """Offer it, or no more; French always is."""
        offered = set(self.offered) ^ {language} | {"fr"}
        self._keep(CHOICES, "languages", offered=[one for one in self.languages if one in offered])
        self._keep(RECORD, "tried", languages="ok")
        self._progress.changed()

    # -- the digits of a place, or of the staff's code

    def digit(self, sign: str) -> None:
        """One more digit; the fifth of a place's code looks for it."""
        if self.state.takes_digits:
            self._to(replace(self.state, code=self.state.code + sign))
            if self.state.step == "site" and not self.state.takes_digits:
                self.place.find()

    def erase(self, all_of_it: bool = False) -> None:
        """Take the last digit back, or all."""
        self._to(replace(self.state, code="" if all_of_it else self.state.code[:-1], found=None))

    def keep_pin(self) -> None:
        """Keep what the digits make of it, once that is worked out on the lane; then go on."""
        code = self.state.code

        def then(hashed: str) -> None:
            self._keep(CHOICES, "staff", pin=hashed)
            self._keep(RECORD, "tried", pin="ok")
            if self.state.step == "pin":
                self.go_on()

        self._means.worker.do(
            PIN_LANE, lambda: pin.hashed(code), then, partial(self._tell, "the code", UNHASHED)
        )

    # -- the place

    def name_another(self, layout: str) -> None:
        """It stands in a place that is not in the list: type its name on that keyboard."""
        self._type(layout, LONGEST_NAME)

    # -- network

    def _look(self) -> None:
        """What is plugged in, each time a page is shown that tells it."""
        if self.state.step in ("network", "summary"):
            failed = partial(self._tell, "the network", UNSEEN)
            self._means.worker.do("devices", self._means.look_at, self._seen, failed)

    def look_again(self) -> None:
        """Somebody has plugged something in."""
        self._look()

    def _seen(self, seen: tuple[Link, ...]) -> None:
        self._to(replace(self.state, links=seen))

    # -- sound

    @property
    def hearing(self) -> str:
        """The language whose voice is tried now; empty once all are."""
        languages = self.offered
        return languages[self.state.language] if self.state.language < len(languages) else ""

    def speaks(self, language: str) -> bool:
        """Whether the terminal has a voice for it."""
        return self._means.speaks(language)

    def play(self) -> None:
        """Have that voice say its own sentence."""
        self._means.say(self.hearing)

    def heard(self, said: str) -> None:
        """« heard », « unheard » or « none » of that voice; then the next one."""
        self._keep(RECORD, "voices", **{self.hearing: said})
        self._to(replace(self.state, language=self.state.language + 1))
        if self.hearing:
            self.play()
        else:
            self._keep(RECORD, "tried", sound="ok")

    def choose_volume(self, level: int) -> None:
        """That of each visit's beginning, from 0 to LOUDEST; it is heard at once."""
        self._keep(CHOICES, "voice", volume=round(level * 100 / LOUDEST))
        self._means.set_volume(level)
        self.play()

    # -- the visitors' Wi-Fi

    def type_wifi(self, layout: str) -> None:
        """Its name, then its password, on that keyboard."""
        self._type(layout, LONGEST_SSID)

    def _type(self, layout: str, most: int) -> None:
        """Show that keyboard; one that is altered is told, and the page can be left for later."""
        try:
            typed = Typed(self._means.layout(layout), most=most)
        except KioskError as error:
            self._tell("the keyboard", "", error)
        else:
            self._to(replace(self.state, typed=typed, ssid=""))

    def press(self, key: str) -> None:
        """A key of the keyboard was let go."""
        typed = self.state.typed.press(key) if self.state.typed else None
        if typed is None:
            return
        if not typed.is_done:
            self._to(replace(self.state, typed=typed))
        elif self.state.step == "site":
            self.place.settle_another(typed.text.strip())
        elif not self.state.ssid:
            if typed.text.strip():
                following = Typed(typed.layout, most=LONGEST_PASSWORD)
                self._to(replace(self.state, typed=following, ssid=typed.text.strip()))
        elif not self.state.lacks:
            self._keep(CHOICES, "wifi", ssid=self.state.ssid, password=typed.text)
            self._keep(RECORD, "tried", wifi="ok")
            self.go_on()

    # -- the sheet

    def sheet(self) -> Sheet:
        """What was tried and chosen so far."""
        return self._means.acceptance.sheet(self.record(), self.chosen(), self.state.links or ())

    @property
    def sheet_path(self) -> Path:
        """Where the sheet is written, for paper."""
        return self._means.choices.folder / "acceptance.pdf"

    def wrote_sheet(self, trouble: str = "") -> None:
        """It was written there, or what kept it from being."""
        self._to(replace(self.state, is_written=not trouble, trouble=trouble))

    def show_code(self, number: int) -> None:
        """One of the codes of the sheet, from 0."""
        self._to(replace(self.state, code_shown=number))

    # -- what is kept

    def _go(self, step: str) -> None:
        self._keep(RECORD, "first", step=step)
        self._to(First(step=step, trouble=self.state.trouble))
        self._look()
