"""The hour that the terminal shows, and who answers for it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kiosk.adapters.clock import read
from kiosk.commands.clock import SET
from kiosk.commands.machine_files import Files, Report
from kiosk.core import dates

WHO = {
    "network": "Le réseau la règle.",
    "rtc": "La pile d'horloge de la carte la garde.",
    "staff": "L'équipe l'a réglée.",
}


def is_trusted(files: Files) -> bool:
    """Whether something may be decided by the hour; without the service of the clock, yes."""
    return _who(files) in (*WHO, None)


def clock(files: Files, now: datetime, made: date | None, departement: str, hour_apart: str) -> Report:
    """A time that may be right, in the hour of the place; the technician compares it with a watch.

    `departement`: that of the place. Empty when it is not known: then the terminal counts in the hour of
    Paris, which is doubtful on a system that was set to another. `hour_apart`: the name of the hour that the
    system counts in, where that is not the one of the place.
    """
    place = f"heure du département {departement}" if departement else "heure de Paris"
    said = f"{dates.day(now.date(), 'fr')}, {now:%H:%M}, {place} ({named(now)})"
    who = _who(files)
    system = f", à l'heure du système ({hour_apart})" if hour_apart else ""
    order = SET if who else f"sudo timedatectl set-time 'AAAA-MM-JJ HH:MM'{system}"
    if made and now.date() < made:
        behind = f"L'horloge est en retard : {said}, avant la date du contenu ({dates.day(made, 'fr')})."
        return Report((f"{behind} Réglez-la : {order}.",))
    if hour_apart and not departement:
        told = f"La borne ne sait pas à quelle heure vit ce lieu, et dit {said}."
        return Report((f"{told} Donnez « commune » ou « departement » dans [place] de ses réglages.",))
    if who and who not in WHO:
        doubt = f"Personne ne répond de l'heure : {said}. La borne ne dit ni ouvert, ni fermé."
        way = f"Reliez-la au réseau, donnez-lui une pile d'horloge, ou réglez-la : {order}"
        return Report((f"{doubt} {way}.",))
    return Report((), f"L'horloge dit {said}. {WHO[who] if who else ''}".rstrip())


def named(now: datetime) -> str:
    """How far an hour is from universal time: « UTC+4 », « UTC-3:30 »."""
    minutes = round((now.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02d}' if rest else ''}"


def _who(files: Files) -> str | None:
    return read(files.root / "run/kiosk-system/clock")
