"""The head of a procedure's file, between its two lines of dashes: title, summary, event, words, sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.core.parser_signs import Report, nearest
from kiosk.core.procedure import EVENTS, Source
from kiosk.core.typography import typeset

KEYS = ("title", "summary", "event", "words", "sources", "part", "reviewed")
_FIRST_LINE = 2  # of the file, after the first dashes
_SOURCE = re.compile(r"(\S+)\s+(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a file says."""

    title: str = ""
    summary: str = ""
    event: str = ""
    words: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    is_part: bool = False
    reviewed: str = ""


def read_head(lines: Sequence[str], language: str, report: Report) -> Head:
    """The head, from the lines between the dashes; every problem is reported at its line of the file."""
    values = _values(lines, report)
    head = Head(
        title=typeset(_text("title", values, report), language),
        summary=typeset(_text("summary", values, report), language),
        event=_event(values, report),
        words=_listed(values.get("words", (0, ""))[1]),
        sources=_sources(values, report),
        is_part=_part(values, report),
        reviewed=values.get("reviewed", (0, ""))[1],
    )
    _check_complete(head, values, language, report)
    return head


def _values(lines: Sequence[str], report: Report) -> dict[str, tuple[int, str]]:
    values: dict[str, tuple[int, str]] = {}
    for line, written in enumerate(lines, _FIRST_LINE):
        key, colon, value = written.partition(":")
        key = key.strip()
        if not written.strip():
            continue
        if not colon:
            report(
                line, "Cette ligne de l'en-tête n'a pas de deux-points.", "Écrivez par exemple « title: … »."
            )
        elif key not in KEYS:
            known = nearest(key, KEYS)
            remedy = f"Vouliez-vous « {known}: » ?" if known else f"L'en-tête connaît : {', '.join(KEYS)}."
            report(line, f"L'en-tête ne connaît pas « {key} ».", remedy)
        elif key in values:
            report(
                line, f"« {key}: » est écrit deux fois dans l'en-tête.", "Gardez une seule des deux lignes."
            )
        else:
            values[key] = (line, value.strip())
    return values


def _text(key: str, values: dict[str, tuple[int, str]], report: Report) -> str:
    line, text = values.get(key, (1, ""))
    if re.search(r"[{}]", text):
        report(
            line,
            f"« {key}: » contient une accolade.",
            "Écrivez-le en mots, sans valeur de facts.toml et sans signe.",
        )
    return text


def _event(values: dict[str, tuple[int, str]], report: Report) -> str:
    line, event = values.get("event", (1, ""))
    if event and event not in EVENTS:
        report(line, f"La rubrique « {event} » n'existe pas.", f"Choisissez parmi : {', '.join(EVENTS)}.")
    return event


def _part(values: dict[str, tuple[int, str]], report: Report) -> bool:
    line, part = values.get("part", (1, ""))
    if "part" in values and part != "yes":
        report(line, f"« part: {part} » n'est pas compris.", "Écrivez « part: yes », ou enlevez la ligne.")
    return "part" in values


def _sources(values: dict[str, tuple[int, str]], report: Report) -> tuple[Source, ...]:
    line, written = values.get("sources", (1, ""))
    sources = []
    for entry in _listed(written):
        found = _SOURCE.fullmatch(entry)
        checked = _date(found[2]) if found else None
        if found and checked:
            sources.append(Source(found[1], checked, line))
        else:
            report(
                line,
                f"La source « {entry} » n'a pas de date correcte.",
                "Écrivez la fiche, une espace, puis l'année, le mois et le jour : F1341 2026-03-02.",
            )
    return tuple(sources)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _listed(text: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in re.split("[,،]", text) if entry.strip())


def _check_complete(head: Head, values: dict[str, tuple[int, str]], language: str, report: Report) -> None:
    wanted = {"title": "le titre de la démarche"}
    if not head.is_part:
        wanted |= {"summary": "une phrase qui la résume", "event": f"sa rubrique ({', '.join(EVENTS)})"}
    if language == "fr":
        wanted |= {"sources": "les fiches officielles lues, avec leur date"}
    for key, what in wanted.items():
        if not values.get(key, (1, ""))[1]:
            line = values.get(key, (1, ""))[0]
            report(line, f"Il manque « {key}: » dans l'en-tête.", f"Ajoutez {what}.")
