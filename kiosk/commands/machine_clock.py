"""The hour that the terminal shows, and who answers for it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kiosk.commands.machine_files import Files, Report
from kiosk.core import dates

WHO = {
    "network": "Le réseau la règle.",
    "rtc": "La pile d'horloge de la carte la garde.",
    "staff": "L'équipe l'a réglée.",
}


def is_trusted(files: Files) -> bool:
    """Whether somebody answers for the hour. A machine that says nothing of it is believed, as a PC is."""
    said = files.text("run/kiosk-system/clock")
    return not files.there("run/kiosk-system/clock") or _word(said) in WHO


def clock(files: Files, now: datetime, made: date | None, departement: str, hour_apart: str) -> Report:
    """A time that may be right, in the hour of the place; the technician compares it with a watch.

    `departement`: that of the place. Empty when it is not known: then the terminal counts in the hour of
    Paris, which is doubtful on a system that was set to another. `hour_apart`: the name of the hour that the
    system counts in, where that is not the one of the place.
    """
    place = f"heure du département {departement}" if departement else "heure de Paris"
    said = f"{dates.day(now.date(), 'fr')}, {now:%H:%M}, {place} ({named(now)})"
    order = _order(files, hour_apart)
    if made and now.date() < made:
        behind = f"L'horloge est en retard : {said}, avant la date du contenu ({dates.day(made, 'fr')})."
        return Report((f"{behind} Réglez-la : {order}.",))
    if hour_apart and not departement:
        told = f"La borne ne sait pas à quelle heure vit ce lieu, et dit {said}."
        return Report((f"{told} Donnez « commune » ou « departement » dans [place] de ses réglages.",))
    if not is_trusted(files):
        doubt = f"Personne ne répond de l'heure : {said}. La borne ne dit ni ouvert, ni fermé."
        way = f"Reliez-la au réseau, donnez-lui une pile d'horloge, ou réglez-la : {order}"
        return Report((f"{doubt} {way}.",))
    who = WHO.get(_word(files.text("run/kiosk-system/clock")), "")
    return Report((), f"L'horloge dit {said}. {who}".rstrip())


def _order(files: Files, hour_apart: str) -> str:
    """How the clock is set: where its service runs, by what it believes; else in the hour of the system."""
    if files.there("run/kiosk-system/clock"):
        return "sudo kiosk clock set 'AAAA-MM-JJ HH:MM', à l'heure du lieu"
    system = f", à l'heure du système ({hour_apart})" if hour_apart else ""
    return f"sudo timedatectl set-time 'AAAA-MM-JJ HH:MM'{system}"


def named(now: datetime) -> str:
    """How far an hour is from universal time: « UTC+4 », « UTC-3:30 »."""
    minutes = round((now.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02d}' if rest else ''}"


def _word(said: str) -> str:
    return (said.split() or [""])[0]
