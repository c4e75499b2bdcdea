"""The keys that one types with: their rows and pages, read from a small file, and what each press writes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.errors import ContentError

SHIFT, ERASE, SPACE, DONE = "shift", "erase", "space", "done"
ACTS = (SHIFT, ERASE, SPACE, DONE)


@dataclass(frozen=True, slots=True)
class Cap:
    """One key: the letter it writes, or what it does ("shift", "erase", "space", "done", a page's name)."""

    letter: str = ""
    act: str = ""
    width: float = 1.0
    label: str = ""  # of a key that leads to a page

    @property
    def name(self) -> str:
        """One name a key of a page."""
        return f"key-{self.act or self.letter}"


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages of one keyboard, the first of them shown first; each a few rows of keys, from the left.

    In every language: no keyboard is mirrored.
    """

    pages: Mapping[str, tuple[tuple[Cap, ...], ...]]

    @property
    def first(self) -> str:
        """The page that it begins with."""
        return next(iter(self.pages))


@dataclass(frozen=True, slots=True)
class Typed:
    """A line that is being typed: its text, the page of keys, whether the next letter is a capital.

    `most`: how many characters it takes. `is_done`: whether « done » was pressed.
    """

    layout: Layout
    text: str = ""
    page: str = ""
    is_shifted: bool = False
    most: int = 60
    is_done: bool = False

    @property
    def rows(self) -> tuple[tuple[Cap, ...], ...]:
        """The keys that are shown, capitals where they write capitals."""
        rows = self.layout.pages[self.page or self.layout.first]
        if not self.is_shifted:
            return rows
        return tuple(tuple(replace(cap, letter=_capital(cap.letter)) for cap in row) for row in rows)

    def press(self, name: str) -> Typed:
        """After that key, named as `Cap.name` does; a name that is not on the page changes nothing."""
        cap = next((cap for row in self.rows for cap in row if cap.name == name), None)
        match cap:
            case None:
                return self
            case Cap(act="shift"):
                return replace(self, is_shifted=not self.is_shifted)
            case Cap(act="erase"):
                return replace(self, text=self.text[:-1])
            case Cap(act="done"):
                return replace(self, is_done=True)
            case Cap(act="space"):
                return self._written(" ")
            case Cap(act=""):
                return self._written(cap.letter)
        return replace(self, page=cap.act, is_shifted=False)

    def _written(self, letter: str) -> Typed:
        if len(self.text) >= self.most:
            return self
        return replace(self, text=self.text + letter, is_shifted=False)


def read_layout(text: str, name: str) -> Layout:
    """The keyboard that a file of that name holds. Raises ContentError where it cannot be read."""
    try:
        table = tomllib.loads(text)
        labels = table["labels"]
        pages = {
            page: tuple(tuple(_cap(word, labels) for word in row.split()) for row in rows)
            for page, rows in table["pages"].items()
        }
        layout = Layout(pages)
        unknown = {cap.act for rows in pages.values() for row in rows for cap in row if cap.act} - {
            *ACTS,
            *pages,
        }
    except (tomllib.TOMLDecodeError, KeyError, ValueError, AttributeError, TypeError) as error:
        raise ContentError(f"{name} : ce clavier ne se lit pas ({error}). Corrigez ses rangées.") from error
    if unknown or not pages:
        raise ContentError(f"{name} : ces touches ne mènent à rien : {', '.join(sorted(unknown))}.")
    return layout


def _cap(word: str, labels: Mapping[str, str]) -> Cap:
    if not (word.startswith("{") and word.endswith("}") and len(word) > 2):
        return Cap(letter=word)
    act, _, width = word[1:-1].partition("*")
    return Cap(act=act, width=float(width or 1), label=labels.get(act, ""))


def _capital(letter: str) -> str:
    upper = letter.upper()
    return upper if len(upper) == 1 else letter
