"""Counts a week of the visits (see `kiosk/core/statistics.py`), written once, when a visit ends.

So that the file tells nothing but the counts: every counter of a week exists from its first visit on, at
zero, and is nine digits wide for ever. A visit rewrites digits in place; two visits that count the same leave
the same bytes, and two others differ in these digits only. When a week is over, its small cells are folded
for good.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from kiosk.core.statistics import UNDATED, Cells, Tally, Vocabulary, counters, fold, vocabulary, week_of
from kiosk.store.database import Database, Schema

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

KEPT_WEEKS = 106  # two years and a little, to compare a month with the same one of the year before

CREATE = """
    CREATE TABLE weekly_count (
        week TEXT NOT NULL CHECK (week GLOB '[0-9][0-9][0-9][0-9]-W[0-9][0-9]'),
        kind TEXT NOT NULL CHECK (kind IN ('language', 'procedure', 'outcome', 'aloud', 'call')),
        key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 60 AND key NOT GLOB '*[^a-z0-9-]*'),
        count TEXT NOT NULL CHECK (count GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
        PRIMARY KEY (week, kind, key)
    ) STRICT, WITHOUT ROWID
"""
ZERO = "INSERT OR IGNORE INTO weekly_count VALUES (?, ?, ?, '000000000')"
UP = "UPDATE weekly_count SET count = printf('%09d', count + 1) WHERE (week, kind, key) = (?, ?, ?)"
PUT = "UPDATE weekly_count SET count = printf('%09d', ?) WHERE (week, kind, key) = (?, ?, ?)"
OLD = """
    DELETE FROM weekly_count WHERE week NOT IN
        (SELECT DISTINCT week FROM weekly_count ORDER BY week DESC LIMIT ?)
"""
SCHEMA = Schema("statistics", (lambda tables: tables.conn.execute(CREATE),))

Published = dict[str, dict[str, dict[str, int]]]


class Statistics:
    """The terminal's counts. `languages` and `slugs` are all that can ever be counted by name."""

    def __init__(self, database: Database, languages: Iterable[str], slugs: Iterable[str]) -> None:
        self._database = database
        self._known: Vocabulary = vocabulary(sorted(languages), sorted(slugs))
        database.migrate(SCHEMA)

    def add(self, tally: Tally, day: date | None) -> None:
        """Count a visit that has ended, in the week of that day.

        None = the clock cannot be trusted: the visit is counted apart, and no week is over for that.
        """
        week = week_of(day)
        with self._database.write() as tables:
            if week != UNDATED and week not in _weeks(tables):
                self._close_others(tables, week)
            zeros = sorted((week, kind, key) for kind, keys in self._known.items() for key in keys)
            tables.conn.executemany(ZERO, zeros)
            tables.conn.executemany(UP, [(week, *pair) for pair in counters(tally, self._known)])
        self._database.settle()

    def published(self) -> Published:
        """Counts by week, kind and key, with no cell that could point at someone."""
        tables = self._database.read
        return {
            week: {kind: fold(cells) for kind, cells in _cells(tables, week).items()}
            for week in _weeks(tables)
        }

    def _close_others(self, tables: Tables, week: str) -> None:
        """Fold the small cells of the other weeks for good, and forget the oldest weeks."""
        for other in _weeks(tables):
            for kind, cells in _cells(tables, other).items():
                folded = fold(cells)
                tables.conn.executemany(ZERO, [(other, kind, key) for key in folded])
                tables.conn.executemany(
                    PUT, [(folded.get(key, 0), other, kind, key) for key in {**cells, **folded}]
                )
        tables.conn.execute(OLD, (KEPT_WEEKS - 1,))


def _weeks(tables: Tables) -> list[str]:
    return [row[0] for row in tables.conn.execute("SELECT DISTINCT week FROM weekly_count ORDER BY week")]


def _cells(tables: Tables, week: str) -> dict[str, Cells]:
    """The counts of a week that are not zero, by kind."""
    rows = tables.conn.execute(
        "SELECT kind, key, CAST(count AS INTEGER) FROM weekly_count WHERE week = ? ORDER BY kind, key",
        (week,),
    )
    cells: dict[str, dict[str, int]] = {}
    for kind, key, count in rows:
        if count:
            cells.setdefault(kind, {})[key] = count
    return dict(cells)
