"""Has the doctor look at this terminal, in a process of its own: what it opens and draws disturbs no page."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Protocol

from kiosk.core.finding import Finding
from kiosk.errors import DeviceError

PATIENCE = 120  # seconds; a slow card that is read whole
TROUBLE = "L'examen n'a pas pu se faire. Redémarrez la borne ; si cela recommence, lancez « kiosk doctor »."


class Examiner(Protocol):
    """Who looks at a terminal."""

    def examine(self) -> tuple[Finding, ...]:
        """Look at everything, on a lane; DeviceError where that cannot be done."""


class NoExaminer:
    """Nobody looks; what the running terminal found itself is shown alone."""

    def examine(self) -> tuple[Finding, ...]:
        """Nothing."""
        return ()


class Doctor:
    """`kiosk doctor`, with the settings of this terminal."""

    def __init__(self, settings: Path | None, command: tuple[str, ...] = ()) -> None:
        named = ("--settings", str(settings)) if settings else ()
        self._command = command or (sys.executable, "-m", "kiosk", *named, "doctor", "--json")

    def examine(self) -> tuple[Finding, ...]:
        """Some seconds; raises DeviceError when it does not answer, or not as it should."""
        try:
            done = subprocess.run(
                self._command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False
            )
            told = json.loads(done.stdout)["findings"]
            return tuple(
                Finding(one["what"], bool(one["well"]), one["sentence"], bool(one.get("remark")))
                for one in told
            )
        except (OSError, subprocess.TimeoutExpired, ValueError, LookupError, TypeError) as error:
            raise DeviceError(TROUBLE) from error
