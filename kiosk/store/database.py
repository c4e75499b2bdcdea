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

import errno
import secrets
import sqlite3
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
        weakref.finalize(self, close_all, self._open)
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
        close_all(self._open)

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
            raise failed(self.path, error) from error


def cause(error: Exception) -> tuple[str, str]:
    """Why SQLite or the system refuses, and what to do, in French; of a StoreError, what is behind it."""
    behind = error.__cause__ or error
    if isinstance(behind, OSError):
        return _FOLDERS.get(behind.errno or 0, (f"le système refuse ({behind.errno})", _FOLDER))
    code = getattr(behind, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    name = getattr(behind, "sqlite_errorname", type(behind).__name__)
    return _CAUSES.get(code & 0xFF, (f"elle refuse ({name})", _SIGNAL))


def close_all(connections: list[sqlite3.Connection]) -> None:
    """Close these connections, and forget them."""
    while connections:
        connections.pop().close()


def failed(path: Path | None, error: Exception) -> StoreError:
    """What to say when the database refuses what it was asked."""
    why, remedy = cause(error)
    return StoreError(f"La base de données {path or 'en mémoire'} ne répond pas : {why}. {remedy}")


_FOLDER = "Vérifiez que son dossier existe et que la borne a le droit d'y écrire."
_SIGNAL = "Redémarrez la borne ; si cela recommence, signalez-le."
_ROOM = ("le disque est plein", "Faites de la place, puis redémarrez la borne.")
_READ_ONLY = ("le disque est en lecture seule", "Remettez-le en écriture, puis redémarrez la borne.")
_RIGHTS = ("la borne n'a pas le droit d'y écrire", "Lancez kiosk doctor : il dit comment le lui donner.")
_HARMED = ("elle est abîmée", "Redémarrez la borne : elle la mettra de côté et en fera une neuve.")
_BUSY = ("un autre programme l'occupe", "Fermez-le, puis redémarrez la borne.")
_CAUSES = {
    sqlite3.SQLITE_FULL: _ROOM,
    sqlite3.SQLITE_READONLY: _RIGHTS,
    sqlite3.SQLITE_PERM: _RIGHTS,
    sqlite3.SQLITE_CANTOPEN: ("elle ne peut pas être ouverte", _FOLDER),
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_IOERR: ("le disque ne répond pas bien", "Redémarrez la borne ; sinon, changez la carte."),
    sqlite3.SQLITE_CORRUPT: _HARMED,
    sqlite3.SQLITE_NOTADB: _HARMED,
}
_FOLDERS = {
    errno.ENOSPC: _ROOM,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EEXIST: ("un fichier a pris la place de son dossier", "Retirez-le, puis redémarrez la borne."),
    errno.ENOTDIR: ("un fichier a pris la place de son dossier", "Retirez-le, puis redémarrez la borne."),
}
