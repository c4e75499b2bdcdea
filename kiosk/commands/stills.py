"""Has the still pages made anew by a process of its own, once the settings or the screen have changed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from kiosk import __version__
from kiosk.adapters.framebuffer import geometry
from kiosk.core.framebuffer import Geometry
from kiosk.settings import Settings
from kiosk.store.stills import Stills

FOLDER = "apology"
PATIENCE = 120  # seconds
FAILED = (
    "Les images montrées quand la borne ne marche pas n'ont pas pu être faites. "
    "Lancez « kiosk apology --to DOSSIER » pour voir pourquoi."
)


def cache() -> Path | None:
    """Where a terminal that systemd started keeps them; None elsewhere, or where it has no such folder."""
    folder = os.environ.get("CACHE_DIRECTORY", "").partition(":")[0]
    return Path(folder) / FOLDER if folder and Path(folder).is_dir() else None


def refresh(path: Path | None, settings: Settings) -> str:
    """Have them made anew by a process of its own, if they are of other settings or another screen.

    `path`: the settings file. What could not be done, in French; text is laid out by one thread only, and a
    page that could not be drawn takes nothing else down.
    """
    target = cache()
    if target is None or Stills(target).made_from == made_from(settings, geometry()):
        return ""
    given = ("--settings", str(path)) if path else ()
    made = subprocess.run(
        ("nice", "-n", "19", sys.executable, "-m", "kiosk", *given, "apology"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    return FAILED if made.returncode else ""


def made_from(settings: Settings, screen: Geometry | None) -> str:
    """A mark that is another one as soon as a page would be."""
    said = settings.place, settings.help, settings.languages, settings.theme, settings.screen
    return hashlib.sha256(repr((__version__, *said, screen)).encode()).hexdigest()
