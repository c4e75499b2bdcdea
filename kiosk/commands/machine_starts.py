"""How the last starts went: versions that were refused, one on trial, starts after a cut.

`refused`: a line a version, with the reason and the day, between tabs; `trial`: the version and how often it
started. Both are written by /usr/lib/kiosk/version. Nothing is to be done about a version that was refused
and is older than the present one. /run/kiosk-system/boots: how often the machine stopped without being ended
within its last hour of running; /run/kiosk-system/safe: that was too often. Both are /usr/lib/kiosk/boots's.
"""

from __future__ import annotations

import re
from datetime import date

from kiosk.commands.machine_files import Files, Report, number
from kiosk.commands.output import count
from kiosk.core import dates

BOOTS, SAFE = "run/kiosk-system/boots", "run/kiosk-system/safe"
REFUSED, TRIAL = "var/lib/kiosk-update/refused", "var/lib/kiosk-update/trial"


def starts(files: Files) -> Report:
    """What an installed terminal tells of its versions; little on a machine where it runs from a folder."""
    present, stops = _present(files), files.number(BOOTS) or 0
    cuts = [_cuts(stops)] if stops > 0 else []
    problems, remarks = (cuts, []) if files.there(SAFE) else ([], cuts)
    if not present:
        own = "La borne tourne depuis son dossier : elle n'a qu'une version."
        return Report(tuple(problems), own, tuple(remarks))
    problems += [_refused(row, present) for row in _newer(files, present)]
    remarks += _on_trial(files, present)
    return Report(tuple(problems), f"La version {present} est en service.", tuple(remarks))


def _cuts(times: int) -> str:
    said = f"La machine s'est arrêtée {times} fois sans prévenir, en moins d'une heure de marche."
    return f"{said} Vérifiez sa prise, son alimentation et sa chaleur."


def _present(files: Files) -> str:
    """The version that `current` leads to."""
    try:
        return (files.root / "opt/kiosk/current").readlink().name
    except OSError:
        return ""


def _newer(files: Files, present: str) -> list[list[str]]:
    rows = [line.split("\t") for line in files.text(REFUSED).splitlines()]
    return [row for row in rows if len(row) == 3 and row[0] != present and _order(row[0]) >= _order(present)]


def _refused(row: list[str], present: str) -> str:
    version, reason, day = row
    said = f"La version {version[:40]} {reason[:120]}{_on(day)} : la version {present} a repris."
    return f"{said} Signalez-le à qui la fournit, et attendez la suivante."


def _on(day: str) -> str:
    try:
        return f", le {dates.day(date.fromisoformat(day[:10]), 'fr')}"
    except ValueError:
        return ""


def _on_trial(files: Files, present: str) -> list[str]:
    version, _, times = files.text(TRIAL).partition(" ")
    if version != present:
        return []
    started = count(number(times) or 0, "démarrage", "démarrages")
    return [f"La version {present} est à l'essai ({started}) : elle reste si l'écran répond au toucher."]


def _order(version: str) -> list[int]:
    return [int(part[:9]) for part in re.findall(r"\d+", version)]
