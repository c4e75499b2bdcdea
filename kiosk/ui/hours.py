"""Opening hours as a sentence: « Ouvert, ferme à 12 h », « Fermé, ouvre mardi 24 novembre à 14 h »."""

from __future__ import annotations

from datetime import date, datetime, time

from kiosk.core.opening_hours import Hours, message
from kiosk.words import Speaker


def sentence(tr: Speaker, hours: Hours, at: datetime) -> str:
    """What a visitor needs to know of these hours at that moment."""
    said = message(hours, at)
    hour = tr.hour(said.time or time())
    day = tr.day(said.day or date.min) if said.day else ""
    sentences = {
        "open": tr("Ouvert jour et nuit"),
        "open_until": tr("Ouvert, ferme à {hour}", hour=hour),
        "open_until_day": tr("Ouvert jusqu'à {day}, {hour}", day=day, hour=hour),
        "closed": tr("Fermé. Téléphonez avant de venir."),
        "closed_opens_today": tr("Fermé, ouvre aujourd'hui à {hour}", hour=hour),
        "closed_opens_tomorrow": tr("Fermé, ouvre demain, {day}, à {hour}", day=day, hour=hour),
        "closed_opens_day": tr("Fermé, ouvre {day} à {hour}", day=day, hour=hour),
        "unknown_clock": tr("La borne n'est pas sûre de l'heure. Vérifiez par téléphone."),
        "unknown_itinerant": tr("Ce lieu se déplace. Téléphonez avant de venir."),
    }
    return sentences.get(said.key, tr("Horaires à vérifier par téléphone"))
