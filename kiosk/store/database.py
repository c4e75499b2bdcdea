"""The terminal's one SQLite file: opened, checked, brought up to date, written by whole transactions only.

Rules, each held by a test:

- **A connection a thread.** A `Database` may be used from the main thread and from every lane: each gets its
  own connection at its first use, so nobody waits for a lock of ours. SQLite serialises the writers.
- **One way to write**: `with database.write() as tables`, which begins IMMEDIATE, so that two writers queue
  instead of failing, and rolls all back on an error. Outside of it the connection refuses to write.
- **Each noun brings its own tables.** A store object calls `database.migrate(SCHEMA)` when it is made. A
  migration only ever adds, so that the version before still runs after a bad update.
- **WAL and synchronous=FULL**: what was acknowledged survives the plug being pulled.
- **secure_delete**: what is deleted is overwritten; `settle()` leaves an empty journal behind.
"""

from __future__ import annotations

import secrets
import sqlite3
import weakref
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import StoreError
from kiosk.worker import OnePerThread

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

BUSY_SECONDS = 10.0
SETTLE_SECONDS = 0.5
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "foreign_keys=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "query_only=ON",
)
VERSIONS = """
    CREATE TABLE IF NOT EXISTS schema (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID
"""

HARMED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR)
ASIDE = "-abimee-"

Migration = Callable[["Tables"], object]


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables of one noun: migration number n leads from version n to n + 1; the list only ever grows."""

    name: str
    migrations: tuple[Migration, ...]


class Database:
    """One SQLite file, or a memory that dies with the program; see the rules at the top of this module."""

    def __init__(self, path: Path | None) -> None:
        """`path` None = memory, shared by all threads. Raises StoreError when it cannot be opened."""
        self.path = path
        self._address = path.absolute().as_uri() if path else f"file:/{secrets.token_hex(8)}?vfs=memdb"
        self._open: list[sqlite3.Connection] = []
        weakref.finalize(self, _close, self._open)
        self._mine = OnePerThread(self._connect)
        with self._told():
            self._mine.get()

    @property
    def read(self) -> Tables:
        """This thread's tables; an attempt to write through them is refused by SQLite."""
        with self._told():
            return self._mine.get()

    @contextmanager
    def write(self) -> Iterator[Tables]:
        """All or nothing: what is done to the tables is kept at the end, or undone by any error.

        A write inside of a write joins the outer one. SQLite's own failures (disk full, locked, damaged)
        come out as a StoreError.
        """
        tables = self.read
        if tables.conn.in_transaction:
            yield tables
            return
        with self._told():
            tables.conn.execute("PRAGMA query_only=OFF")
            try:
                tables.conn.execute("BEGIN IMMEDIATE")
                with tables.conn:  # commits, or rolls back on any error
                    yield tables
            finally:
                tables.conn.execute("PRAGMA query_only=ON")

    def migrate(self, schema: Schema) -> None:
        """Bring the tables of one noun up to date; those of a later version are left as they are."""
        if self._version(schema.name) >= len(schema.migrations):
            return
        with self.write() as tables:
            tables.conn.execute(VERSIONS)
            for migration in schema.migrations[self._version(schema.name) :]:
                migration(tables)
            tables.conn.execute("REPLACE INTO schema VALUES (?, ?)", (schema.name, len(schema.migrations)))

    def settle(self) -> bool:
        """Move the journal into the file and empty it, so that nothing older is left beside it.

        False when something still reads or writes: nothing is lost, and the next time will do it.
        """
        connection = self.read.conn
        with self._told():
            connection.execute(f"PRAGMA busy_timeout={SETTLE_SECONDS * 1000:.0f}")
            try:
                return not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_LOCKED:
                    raise
                return False
            finally:
                connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000:.0f}")

    def close(self) -> None:
        """Close the connections of all threads, none of them in use; the journal goes with the last."""
        _close(self._open)

    def _connect(self) -> Tables:
        from sqlite_utils import Database as Tables  # read late: a tenth of a second, while home is drawn

        connection = sqlite3.connect(
            self._address, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=True
        )
        self._open.append(connection)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return Tables(connection, recursive_triggers=False, execute_plugins=False)

    def _version(self, name: str) -> int:
        if "schema" not in self.read.table_names():
            return 0
        row = self.read.conn.execute("SELECT version FROM schema WHERE name = ?", (name,)).fetchone()
        return int(row[0]) if row else 0

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise  # a mistake of ours, not the disk's
        except sqlite3.DatabaseError as error:
            raise StoreError(_sentence_failed(self.path, error)) from error


@dataclass(frozen=True, slots=True)
class Opened:
    """A database that works, whatever state its file was in, and what had to be done for that, in French."""

    database: Database
    repairs: tuple[str, ...] = ()


def open_database(path: Path | None, now: datetime) -> Opened:
    """Open the file, set it aside when it is damaged, and do without it when nothing can be written there."""
    if path is None:
        return Opened(Database(None))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not damage(path):
            return Opened(Database(path))
        aside = _set_aside(path, now)
        return Opened(Database(path), (_sentence_aside(path, aside),))
    except (OSError, StoreError) as error:
        return Opened(Database(None), (_sentence_memory(path, error),))


def damage(path: Path) -> str:
    """What SQLite finds wrong with the file; empty when it is sound or when there is none yet.

    Raises StoreError when the file cannot even be looked at (no right to read it, locked).
    """
    if not path.exists():
        return ""
    try:
        with closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
            found = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in HARMED:
            return str(error)
        raise StoreError(_sentence_failed(path, error)) from error
    return "" if found == "ok" else found


def _close(connections: list[sqlite3.Connection]) -> None:
    while connections:
        connections.pop().close()


def _set_aside(path: Path, now: datetime) -> Path:
    """Rename the file and its journals with the date; only the newest such file is kept."""
    mark = f"{path.stem}{ASIDE}"
    for older in path.parent.glob(f"{mark}*"):
        older.unlink()
    aside = path.with_name(f"{mark}{now:%Y-%m-%d-%H%M%S}{path.suffix}")
    for end in ("", "-wal", "-shm"):
        journal = path.with_name(path.name + end)
        if journal.exists():
            journal.rename(aside.with_name(aside.name + end))
    return aside


def _sentence_failed(path: Path | None, error: Exception) -> str:
    return (
        f"La base de données {path or 'en mémoire'} ne répond pas ({error}) : "
        "vérifiez que le disque n'est ni plein ni en lecture seule, puis redémarrez la borne."
    )


def _sentence_aside(path: Path, aside: Path) -> str:
    return (
        f"La base de données {path} était abîmée : elle est mise de côté sous le nom {aside.name}, "
        "et une base neuve la remplace. Les comptes déjà faits n'y sont plus ; rien d'autre n'est perdu."
    )


def _sentence_memory(path: Path, error: Exception) -> str:
    return (
        f"La base de données {path} ne peut pas servir ({error}) : la borne marche, mais oubliera ses "
        "comptes à l'arrêt. Vérifiez que le dossier existe et que la borne a le droit d'y écrire."
    )
