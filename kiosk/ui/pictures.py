"""The pages of the present visit as PNGs in a folder, for a terminal that has no screen to look at.

They are gone at once when the visit is erased, and when the terminal ends.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable
from pathlib import Path

from kiosk.timer import Timer

FOLDER = "KIOSK_PICTURES"
NAME = "screen.png"
HALF = ".half.png"
MOST = 200  # pages of one visit
SETTLED = 0.4  # seconds after the last change of a page: nothing moves any more
log = logging.getLogger(__name__)


class Pictures:
    """Keeps `screen.png` true to what is shown, and each page of the visit beside it: `001.png`, `002.png`…

    A file is written only when the picture differs from the one before.
    `draw` writes what is on the screen as a PNG under the name that it is given.
    """

    def __init__(self, folder: Path, timer: Timer, draw: Callable[[str], None]) -> None:
        self._path = folder / NAME
        self._half = folder / HALF
        self._timer = timer
        self._draw = draw
        self._digest = ""
        self._count = 0
        self._pending: object = None
        self.forget()

    @classmethod
    def wanted(cls, timer: Timer, draw: Callable[[str], None]) -> Pictures | None:
        """Pictures in the folder that the environment names, or none."""
        folder = os.environ.get(FOLDER)
        return cls(Path(folder), timer, draw) if folder else None

    def take(self) -> None:
        """A picture, once the page no longer changes."""
        self._timer.cancel(self._pending)
        self._pending = self._timer.after(SETTLED, self._keep)

    def forget(self) -> None:
        """Nothing stays of what was shown, nor comes."""
        self._timer.cancel(self._pending)
        self._digest, self._count = "", 0
        try:
            for path in (self._path, self._half, *self._path.parent.glob("[0-9][0-9][0-9].png")):
                path.unlink(missing_ok=True)
        except OSError as error:
            self._tell(error)

    def _keep(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._draw(str(self._half))
            digest = hashlib.sha256(self._half.read_bytes()).hexdigest()
            if digest != self._digest:
                self._half.replace(self._path)
                self._digest = digest
                self._number()
            self._half.unlink(missing_ok=True)
        except OSError as error:
            self._tell(error)

    def _number(self) -> None:
        if self._count < MOST:
            self._count += 1
            self._path.with_name(f"{self._count:03d}.png").hardlink_to(self._path)

    def _tell(self, error: OSError) -> None:
        log.error(
            "L'image de l'écran %s ne peut pas être écrite ou effacée (%s). Donnez un autre dossier : %s.",
            self._path,
            type(error).__name__,
            FOLDER,
        )
