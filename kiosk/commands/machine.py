"""What the doctor looks at on the machine itself: screen, sound, clock, disk."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from kiosk.commands.data_folder import nearest, owner, trouble, user
from kiosk.commands.output import count
from kiosk.core import dates

LEAST_FREE = 200_000_000  # bytes: a new content pack beside the present one, and the journals
_CARD = re.compile(r"^ *\d+ \[.*?\]: .+? - (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found of one thing: its problems, or what to say when there is none."""

    problems: tuple[str, ...]
    well: str = ""


@dataclass(frozen=True)
class Machine:
    """A system as it lies below `root`, with the environment of the process.

    `hour_apart`: the name of the hour that the system counts in, where that is not the one of the place.
    """

    root: Path = Path("/")
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    least_free: int = LEAST_FREE
    hour_apart: str = ""

    def screen(self) -> Report:
        """A desktop, or a screen that is plugged in and that we may draw on."""
        display = self.environment.get("DISPLAY", "")
        if display or self.environment.get("WAYLAND_DISPLAY"):
            return self._desktop(display)
        found = [
            path.parent.name for path in self._devices("sys/class/drm/card*-*/status") if _connected(path)
        ]
        if not found:
            return Report(("Aucun écran n'est branché. Vérifiez son câble et son alimentation.",))
        devices = (*self._devices("dev/dri/card*"), *self._devices("dev/input/event*"))
        names = ", ".join(name.partition("-")[2] for name in found)
        return Report(
            _refused(devices, "à l'écran", "video,render,input"), f"Un écran est branché ({names})."
        )

    def sound(self, is_wanted: bool) -> Report:
        """A sound card that we may use, and what plays on it."""
        if not is_wanted:
            return Report((), "La voix est coupée dans les réglages.")
        if not shutil.which("aplay", path=self.environment.get("PATH")):
            return Report(("Rien ne peut jouer un son. Installez le paquet alsa-utils.",))
        listed = self.root / "proc/asound/cards"
        cards = _CARD.findall(listed.read_text(encoding="utf-8", errors="replace")) if listed.exists() else []
        if not cards:
            return Report(
                ("Aucune carte son : la borne est muette. Branchez un haut-parleur ou un écran qui parle.",)
            )
        return Report(
            _refused(self._devices("dev/snd/pcm*p"), "au son", "audio"),
            f"Le son sort par {', '.join(cards)}.",
        )

    def clock(self, now: datetime, made: date | None, departement: str) -> Report:
        """A time that may be right, in the hour of the place; the technician compares it with a watch.

        `departement`: that of the place. Empty when it is not known: then the terminal counts in the hour of
        Paris, which is doubtful on a system that was set to another.
        """
        place = f"heure du département {departement}" if departement else "heure de Paris"
        said = f"{dates.day(now.date(), 'fr')}, {now:%H:%M}, {place} ({named(now)})"
        if made and now.date() < made:
            behind = f"L'horloge est en retard : {said}, avant la date du contenu ({dates.day(made, 'fr')})."
            system = f", à l'heure du système ({self.hour_apart})" if self.hour_apart else ""
            return Report((f"{behind} Réglez-la : sudo timedatectl set-time 'AAAA-MM-JJ HH:MM'{system}.",))
        if self.hour_apart and not departement:
            told = f"La borne ne sait pas à quelle heure vit ce lieu, et dit {said}."
            return Report((f"{told} Donnez « commune » ou « departement » dans [place] de ses réglages.",))
        return Report((), f"L'horloge dit {said}.")

    def disk(self, folder: Path) -> Report:
        """Room, and the right to write, where the terminal keeps its data."""
        if problem := trouble(folder):
            return Report((problem,))
        free = shutil.disk_usage(nearest(folder)).free
        if free < self.least_free:
            left = count(free // 1_000_000, "Mo libre", "Mo libres")
            return Report((f"Le disque est presque plein : {left}. Faites de la place.",))
        return Report((), f"Il reste {free / 1_000_000_000:.1f} Go sur le disque.".replace(".", ",", 1))

    def _desktop(self, display: str) -> Report:
        local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
        if local and not (self.root / f"tmp/.X11-unix/X{local[1]}").exists():
            return Report((f"Le bureau {display} ne répond pas. Ouvrez la session, puis recommencez.",))
        if not display:
            return Report(("Ce bureau Wayland n'a pas XWayland. Installez le paquet xwayland.",))
        return Report((), f"L'écran est celui du bureau ({display}).")

    def _devices(self, pattern: str) -> list[Path]:
        return sorted(self.root.glob(pattern))


def named(now: datetime) -> str:
    """How far an hour is from universal time: « UTC+4 », « UTC-3:30 »."""
    minutes = round((now.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02d}' if rest else ''}"


def _connected(status: Path) -> bool:
    return status.read_text(encoding="utf-8").strip() == "connected"


def _refused(devices: Iterable[Path], what: str, groups: str) -> tuple[str, ...]:
    if all(os.access(device, os.R_OK | os.W_OK) for device in devices):
        return ()
    way = f"Lancez « sudo usermod -aG {groups} {owner()} », puis rouvrez la session."
    return (f"{user()} n'a pas accès {what}. {way}",)
