"""Asks for a restart: of the application, which systemd starts again, or of the machine, by a file."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from kiosk.errors import DeviceError

REBOOT = "reboot"  # the file that the system looks for; see kiosk-reboot.path


class Power:
    """`run` is the folder that systemd gave the application in /run; None = it was not started by it."""

    def __init__(self, run: Path | None) -> None:
        self._run = run

    @classmethod
    def of_this_process(cls) -> Power:
        """As the environment says."""
        folder = os.environ.get("RUNTIME_DIRECTORY", "").partition(":")[0]
        return cls(Path(folder) if folder else None)

    @property
    def is_supervised(self) -> bool:
        """Whether somebody starts the application again when it ends, and the machine when it asks."""
        return self._run is not None

    def leave(self) -> None:
        """End with status 0, as for a new version; the screen must sleep already."""
        signal.raise_signal(signal.SIGHUP)

    def reboot(self) -> None:
        """Ask for the machine to be restarted; DeviceError where nobody would hear it."""
        if self._run is None:
            raise DeviceError("Ici, la machine se redémarre à la main : la borne n'y est pas installée.")
        try:
            (self._run / REBOOT).touch(0o600)
        except OSError as error:
            raise DeviceError(
                "La machine n'a pas pu être redémarrée. Débranchez-la, attendez dix secondes, rebranchez-la."
            ) from error
