"""The few named values that a terminal remembers of itself; nothing of a visitor has a name here."""

from __future__ import annotations

from kiosk.store.database import Database, Schema

NAMES = {
    "pack": "id and version of the content pack that was last opened",
    "stopped": '"clean" after an orderly end, "no" while the program runs: tells a power cut',
}
CREATE = "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"
SCHEMA = Schema("state", (lambda tables: tables.conn.execute(CREATE),))


class State:
    """Values by name, each name declared above; one that was never set is empty."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.migrate(SCHEMA)

    def get(self, name: str) -> str:
        """The value, or nothing."""
        _check(name)
        rows = self._database.read.query("SELECT value FROM state WHERE name = ?", [name])
        return next((str(row["value"]) for row in rows), "")

    def set(self, name: str, value: str) -> None:
        """Remember a value; one that is there already is not written again."""
        if self.get(name) != value:
            with self._database.write() as tables:
                tables.conn.execute("REPLACE INTO state VALUES (?, ?)", (name, value))


def _check(name: str) -> None:
    if name not in NAMES:
        raise ValueError(f"{name} is no value of the terminal; they are {', '.join(NAMES)}")
