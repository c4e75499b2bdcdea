"""Finds a word in all that Python holds in this process, and in the bytes of a folder."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

CONTENT = ("kiosk.core.procedure", "kiosk.core.facts")  # modules of the values that a pack is read into
TEXTS = (str, bytes, bytearray)
PLAIN = (tuple, frozenset, dict)  # may go unseen by the collector when all that they hold is plain


def traces(word: str, content: object) -> list[str]:
    """Each text with that word, after the type of who holds it; what `content` is made of does not count."""
    shelf = {id(thing) for thing in _content(content)}
    found = {
        f"{type(holder).__name__}: {text!r}"
        for holder, text in _held()
        if id(holder) not in shelf and text != word and _has(text, word)
    }
    return sorted(found)


def in_files(word: str, folder: Path) -> list[str]:
    """The files of a folder whose names or bytes hold the word."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [
        path.name for path in files if word in path.name.lower() or word.encode() in path.read_bytes().lower()
    ]


def _has(text: object, word: str) -> bool:
    return word in text.lower() if isinstance(text, str) else word.encode() in bytes(text).lower()  # type: ignore[call-overload]


def _held() -> Iterator[tuple[object, object]]:
    """Every text that some object of this process refers to, with that object."""
    gc.collect()
    waiting = gc.get_objects()
    met = {id(thing) for thing in waiting}
    while waiting:
        holder = waiting.pop()
        for thing in gc.get_referents(holder):
            kind = type(thing)  # never isinstance: a dead weak proxy would refuse to answer
            if issubclass(kind, TEXTS):
                yield holder, thing
            elif issubclass(kind, PLAIN) and id(thing) not in met:
                met.add(id(thing))
                waiting.append(thing)


def _content(root: object) -> Iterator[object]:
    """The values that a pack was read into, and the containers between them."""
    waiting, met = [root], {id(root)}
    while waiting:
        thing = waiting.pop()
        yield thing
        for inner in gc.get_referents(thing):
            kind = type(inner)
            if id(inner) not in met and (issubclass(kind, PLAIN) or kind.__module__ in CONTENT):
                met.add(id(inner))
                waiting.append(inner)
