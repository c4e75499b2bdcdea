"""Opens the window, or says in one sentence that there is no screen to open it on."""

from __future__ import annotations

import logging
import os
import sys

from kiosk.errors import DisplayError

REMEDY = "Lancez la borne par scripts/run, qui choisit l'écran ou en ouvre un en mémoire."


def open_window() -> None:
    """Have Kivy open its window, whose size `prepare` has set; DisplayError when it cannot."""
    log = logging.getLogger("kivy")
    quiet = logging.NullHandler()
    log.addHandler(quiet)  # Kivy tells its own story of a missing screen, with a traceback
    try:
        from kivy.core.window import Window
    finally:
        log.removeHandler(quiet)
    if Window is None:
        raise DisplayError(f"Aucun écran ne répond. {REMEDY}")


def require_screen() -> None:
    """DisplayError where a window would open on nothing; a driver that was chosen is believed."""
    from kiosk.commands.machine import Machine

    if not sys.platform.startswith("linux") or os.environ.get("SDL_VIDEODRIVER"):
        return
    for problem in Machine().screen().problems:
        raise DisplayError(f"{problem} Sans écran, demandez une image : --picture IMAGE.png")
