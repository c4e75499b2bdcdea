"""How old the content and the lists of places are; judged only by an hour that is sure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kiosk.commands.machine_files import Report
from kiosk.core import dates

RENEW_DAYS = 183  # half a year: hours and fees have had time to change
OLDEST_DAYS = 365  # a list of places older than that sends people to closed doors


def places(lists: Mapping[str, date], today: date | None, located: bool) -> Report:
    """The lists of places, by name, with their day. `today`: None where the hour is not sure."""
    problems = [_list(name, day) for name, day in lists.items() if _days(day, today) > OLDEST_DAYS]
    if not lists:
        problems.append("Aucune liste de lieux. Importez-en une : kiosk places import.")
    if not located:
        problems.append(
            "La borne ne sait pas où elle est, et ne montre aucun lieu. "
            "Donnez « latitude » et « longitude » dans [place] de ses réglages."
        )
    ageing = [name for name, day in lists.items() if RENEW_DAYS < _days(day, today) <= OLDEST_DAYS]
    named = ", ".join(f"{name} ({dates.day(day, 'fr')})" for name, day in lists.items())
    if today is None:
        return Report(
            tuple(problems),
            f"Les listes de lieux : {named}. L'heure n'est pas sûre : leur âge n'est pas jugé.",
        )
    well = "" if ageing else f"Les listes de lieux sont récentes : {named}."
    return Report(tuple(problems), well, tuple(_list(name, lists[name]) for name in ageing))


def content(problems: tuple[str, ...], well: str, made: date, today: date | None) -> Report:
    """The content, with the day it was made; what keeps it from being whole comes first."""
    age = _days(made, today)
    if age <= RENEW_DAYS:
        return Report(problems, well)
    changed = "des prix et des démarches ont pu changer"
    said = f"Le contenu date du {dates.day(made, 'fr')} : {changed}. Installez une version plus récente."
    return Report((*problems, said)) if age > OLDEST_DAYS else Report(problems, well, (said,))


def _list(name: str, day: date) -> str:
    said = f"La liste de lieux « {name} » date du {dates.day(day, 'fr')} : des horaires ont pu changer."
    return f"{said} Importez-en une plus récente : kiosk places import."


def _days(day: date, today: date | None) -> int:
    return (today - day).days if today else 0
