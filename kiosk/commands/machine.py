"""What the doctor looks at on the machine itself; a longer subject has its own file."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from kiosk.commands import (
    machine_clock,
    machine_disk,
    machine_heat,
    machine_memory,
    machine_network,
    machine_starts,
    machine_touch,
)
from kiosk.commands.machine_clock import named
from kiosk.commands.machine_files import Files, Report, refused

__all__ = ["LEAST_FREE", "Machine", "Report", "named"]

LEAST_FREE = 200_000_000  # bytes: a new content pack beside the present one, and the journals
_CARD = re.compile(r"^ *\d+ \[.*?\]: .+? - (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Machine:
    """A system as it lies below `root`, with the environment of the process.

    `hour_apart`: the name of the hour that the system counts in, where that is not the one of the place.
    """

    root: Path = Path("/")
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    least_free: int = LEAST_FREE
    hour_apart: str = ""

    @property
    def files(self) -> Files:
        """What it says of itself in its files."""
        return Files(self.root)

    @property
    def has_desktop(self) -> bool:
        """Whether a desktop owns the screen and what is plugged in."""
        return bool(self.environment.get("DISPLAY") or self.environment.get("WAYLAND_DISPLAY"))

    @property
    def trusts_its_clock(self) -> bool:
        """Whether ages may be told by it."""
        return machine_clock.is_trusted(self.files)

    def screen(self) -> Report:
        """A desktop, or a screen that is plugged in and that we may draw on."""
        if self.has_desktop:
            return self._desktop(self.environment.get("DISPLAY", ""))
        files = self.files
        states = files.found("sys/class/drm/card*-*/status")
        found = [path.parent.name for path in states if files.text(path) == "connected"]
        if not found:
            return Report(("Aucun écran n'est branché. Vérifiez son câble et son alimentation.",))
        devices = (*files.found("dev/dri/card*"), *files.found("dev/input/event*"))
        names = ", ".join(name.partition("-")[2] for name in found)
        return Report(refused(devices, "à l'écran", "video,render,input"), f"Un écran est branché ({names}).")

    def touch(self) -> Report:
        """A touch screen that we may listen to."""
        return machine_touch.touch(self.files, self.has_desktop)

    def sound(self, is_wanted: bool) -> Report:
        """A sound card that we may use, and what plays on it."""
        if not is_wanted:
            return Report((), "La voix est coupée dans les réglages.")
        if not shutil.which("aplay", path=self.environment.get("PATH")):
            return Report(("Rien ne peut jouer un son. Installez le paquet alsa-utils.",))
        cards = _CARD.findall(self.files.text("proc/asound/cards"))
        if not cards:
            return Report(
                ("Aucune carte son : la borne est muette. Branchez un haut-parleur ou un écran qui parle.",)
            )
        return Report(
            refused(self.files.found("dev/snd/pcm*p"), "au son", "audio"),
            f"Le son sort par {', '.join(cards)}.",
        )

    def network(self) -> Report:
        """What it is connected to."""
        return machine_network.network(self.files)

    def clock(self, now: datetime, made: date | None, departement: str) -> Report:
        """The hour of the place, and who answers for it."""
        return machine_clock.clock(self.files, now, made, departement, self.hour_apart)

    def disk(self, folder: Path) -> Report:
        """Room, and the right to write, where the terminal keeps its data."""
        return machine_disk.disk(self.files, folder, self.least_free)

    def wear(self) -> Report:
        """How worn the disks are."""
        return machine_disk.wear(self.files)

    def heat(self) -> Report:
        """How hot it is."""
        return machine_heat.heat(self.files)

    def power(self) -> Report:
        """Whether its supply is strong enough."""
        return machine_heat.power(self.files)

    def memory(self) -> Report:
        """How much memory is left."""
        return machine_memory.memory(self.files)

    def starts(self) -> Report:
        """How the last starts went."""
        return machine_starts.starts(self.files)

    def _desktop(self, display: str) -> Report:
        local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
        if local and not (self.root / f"tmp/.X11-unix/X{local[1]}").exists():
            return Report((f"Le bureau {display} ne répond pas. Ouvrez la session, puis recommencez.",))
        if not display:
            return Report(("Ce bureau Wayland n'a pas XWayland. Installez le paquet xwayland.",))
        return Report((), f"L'écran est celui du bureau ({display}).")
