"""Opens the window, or says in one sentence that there is no screen to open it on."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from kiosk.adapters import card, keyboard
from kiosk.errors import DisplayError

if TYPE_CHECKING:
    from kiosk.commands.machine import Machine

REMEDY = "Lancez la borne par scripts/run, qui choisit l'écran ou en ouvre un en mémoire."
NO_ANSWER = (
    "Aucun écran ne répond. Ouvrez la session du bureau, ou branchez un écran, puis recommencez ; "
    "scripts/run --display virtual en ouvre un en mémoire."
)
OR_A_PICTURE = "Sans écran, demandez une image : --picture IMAGE.png"


def open_window() -> None:
    """Have Kivy open its window, whose size `prepare` has set; DisplayError when it cannot."""
    keyboard.as_found()
    card.make_way()
    log = logging.getLogger("kivy")
    quiet = logging.NullHandler()
    log.addHandler(quiet)  # Kivy tells its own story of a missing screen, with a traceback
    try:
        from kivy.core.window import Window
    finally:
        log.removeHandler(quiet)
    if Window is None:
        raise DisplayError(NO_ANSWER)


def require_screen(remedy: str, machine: Machine | None = None) -> None:
    """DisplayError, ending with that remedy, where a window would open on nothing.

    A driver that was chosen (SDL_VIDEODRIVER) is believed, and so is a bare console with a screen plugged in.
    """
    surroundings = machine.environment if machine else os.environ
    if not sys.platform.startswith("linux") or surroundings.get("SDL_VIDEODRIVER"):
        return
    from kiosk.commands.machine import Machine

    for problem in (machine or Machine()).screen().problems:
        raise DisplayError(f"{problem} {remedy}")
