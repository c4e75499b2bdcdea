"""A page of plain letters for a bare console: what it can write, folded, and the number in large."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from kiosk.core.banner import banner

COLUMNS = 76  # of the 80 of a console: whoever shows it keeps a margin
LETTERS = "iso8859-15"  # those of the usual font of a console; it writes in one direction, and joins nothing


def console_page(place: str, notices: Iterable[tuple[str, str]], labels: Iterable[str], number: str) -> str:
    """The place, each heading and what is below it, then the name of the number, and the number."""
    lines = [*_written(place), ""]
    for heading, sentences in notices:
        if shown := [*_written(heading), *_written(sentences)]:
            lines += [*shown, ""]
    lines += [" - ".join(label for label in map(_plain, labels) if _can_be_written(label)), ""]
    if number:
        lines += banner(number, COLUMNS)
    return "\n".join(lines).strip("\n") + "\n"


def _written(text: str) -> list[str]:
    return textwrap.wrap(_plain(text), COLUMNS) if _can_be_written(text) else []


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def _can_be_written(text: str) -> bool:
    try:
        _plain(text).encode(LETTERS)
    except UnicodeEncodeError:
        return False
    return True
