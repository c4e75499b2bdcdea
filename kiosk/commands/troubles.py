"""Tells what troubles a running terminal, on the error output (the journal, under systemd): a sentence once.

The process replaces itself after each visit; what was told already is remembered in its environment, as the
name of the thing and a checksum of the sentence, until that thing is well again.
"""

from __future__ import annotations

import logging
import os
import sys
import zlib
from collections.abc import Iterable
from typing import Any

import click

from kiosk.controllers.upkeep import Upkeep
from kiosk.errors import outline

TOLD = "KIOSK_TOLD"
AT_ONCE = 3  # sentences about one thing: a content copied badly is a thousand altered files
WARNING = "<4>"  # what systemd reads at the start of a line of the error output


class Troubles(logging.Handler):
    """Tells each trouble once, be it a finding, a line of the settings, or an error that was logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(_Discreet())
        self._told = set(os.environ.get(TOLD, "").split())

    def tell(self, what: str, sentences: Iterable[str]) -> None:
        """Say what is wrong with one thing; no sentence = it is well, and may be told again some day."""
        found = tuple(sentences)
        new = [sentence for sentence in found if _mark(what, sentence) not in self._told]
        for sentence in new[:AT_ONCE]:
            click.echo(_prefix() + sentence, err=True)
        if len(new) > AT_ONCE:
            more = f"{len(new) - AT_ONCE} autres ennuis de ce genre : « kiosk doctor » les dit tous."
            click.echo(_prefix() + more, err=True)
        others = {mark for mark in self._told if not mark.startswith(f"{what}:")}
        self._remember(others | {_mark(what, sentence) for sentence in found})

    def watch(self, upkeep: Upkeep) -> None:
        """Tell what was found so far, and what will be."""

        def look() -> None:
            for what in dict.fromkeys(finding.what for finding in upkeep.findings):
                own = (one for one in upkeep.findings if one.what == what and not one.is_well)
                self.tell(what, (finding.sentence for finding in own))

        upkeep.watch(look)
        look()

    def emit(self, record: logging.LogRecord) -> None:
        """An error that was logged: its sentence, and where it came from when nobody expected it."""
        sentence = self.format(record)
        mark = _mark("log", sentence)
        if mark not in self._told:
            click.echo(_prefix() + sentence, err=True)
            self._remember(self._told | {mark})

    def _remember(self, told: set[str]) -> None:
        if told != self._told:
            self._told = told
            os.environ[TOLD] = " ".join(sorted(told))


class _Discreet(logging.Formatter):
    """Of an error that was logged, its type and our own lines: its text may hold what a visitor gave."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is logging's
        return outline(ei[1])


def _mark(what: str, sentence: str) -> str:
    return f"{what}:{zlib.crc32(sentence.encode()):08x}"


def _prefix() -> str:
    """The level of the line where the error output is the journal, which sorts by it."""
    try:
        place = os.fstat(sys.stderr.fileno())
    except (OSError, ValueError):
        return ""
    journal = os.environ.get("JOURNAL_STREAM")
    return WARNING if journal == f"{place.st_dev}:{place.st_ino}" else ""
