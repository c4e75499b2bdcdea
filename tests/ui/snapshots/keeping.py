"""Keeps the pages as JSON, reads them back, and says in sentences what has changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kiosk.ui.gallery import name_of
from kiosk.ui.theme import Look
from tests.ui.pages import pages

FOLDER = Path(__file__).parent
UPDATE = "python -m tests.ui.snapshots --update"
SLACK = 2  # pixels by which a place may differ between two versions of Pango
PARTS = ("name", "role", "place", "texts", "says", "colours")
Line = list[object]


def path_of(look: Look) -> Path:
    return FOLDER / f"{name_of(look).removesuffix('-normal')}.json"


def taken(look: Look) -> dict[str, list[Line]]:
    """The pages as they are now."""
    return {page.name: [piece.line() for piece in page.pieces] for page in pages(look)}


def kept(look: Look) -> dict[str, list[Line]]:
    """The pages as they were, each piece whole."""
    before: dict[object, Line] = {}
    read: dict[str, list[Line]] = {}
    for name, lines in json.loads(path_of(look).read_text(encoding="utf-8")).items():
        read[name] = [before[line] if isinstance(line, str) else line for line in lines]
        before = {line[0]: line for line in read[name]}
    return read


def keep(look: Look) -> Path:
    """Write the pages as they are now."""
    before: dict[object, Line] = {}
    written = []
    for name, lines in taken(look).items():
        short = [line[0] if before.get(line[0]) == line else line for line in lines]
        rows = ",\n".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in short)
        written.append(f"{json.dumps(name)}: [\n{rows}\n]")
        before = {line[0]: line for line in lines}
    path = path_of(look)
    path.write_text("{\n" + ",\n".join(written) + "\n}\n", encoding="utf-8")
    return path


def differences(look: Look) -> Iterator[str]:
    """What has changed since the pages were kept, a sentence a change."""
    old, new = kept(look), taken(look)
    for page in old.keys() | new.keys():
        if page not in new or page not in old:
            yield f"{page}: {'no such page any more' if page not in new else 'a new page'}"
        else:
            yield from (f"{page}: {change}" for change in _changes(old[page], new[page]))


def _changes(old: list[Line], new: list[Line]) -> Iterator[str]:
    were, are = ([line[0] for line in lines] for lines in (old, new))
    if were != are:
        yield f"{were} became {are}"
        return
    for before, after in zip(old, new, strict=True):
        for part, was, now in zip(PARTS, before, after, strict=True):
            if not _is_same(part, was, now):
                yield f"{before[0]}, {part}: {was} became {now}"


def _is_same(part: str, was: object, now: object) -> bool:
    if part == "place" and isinstance(was, list) and isinstance(now, list):
        return all(abs(one - other) <= SLACK for one, other in zip(was, now, strict=True))
    return was == now
