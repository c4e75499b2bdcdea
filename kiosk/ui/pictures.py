"""The page that is shown now, as one PNG in a folder, for a terminal that has no screen to look at.

There is never more than that page: it is gone at once when a visit is erased, and when the terminal ends.
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
SETTLED = 0.15  # seconds after the last change of a page
log = logging.getLogger(__name__)


class Pictures:
    """Keeps `screen.png` true to what is shown; the file changes only when the picture does.

    `draw` writes what is on the screen as a PNG under the name that it is given.
    """

    def __init__(self, folder: Path, timer: Timer, draw: Callable[[str], None]) -> None:
        self._path = folder / NAME
        self._half = folder / HALF
        self._timer = timer
        self._draw = draw
        self._digest = ""
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
        self._digest = ""
        try:
            for path in (self._path, self._half):
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
            self._half.unlink(missing_ok=True)
        except OSError as error:
            self._tell(error)

    def _tell(self, error: OSError) -> None:
        log.error(
            "L'image de l'écran %s ne peut pas être écrite ou effacée (%s). Donnez un autre dossier : %s.",
            self._path,
            type(error).__name__,
            FOLDER,
        )
