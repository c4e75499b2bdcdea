"""Opens the terminal's database whatever state its file is in, and says in French what that cost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.errors import StoreError
from kiosk.store.database import BUSY_SECONDS, Database, cause, failed

HARMED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR)
ASIDE = "-abimee-"
MOMENT = "%Y-%m-%d-%H%M%S"
LOST = (
    "Les visites comptées et les listes de lieux importées à la main n'y sont plus : "
    "importez ces listes de nouveau (kiosk places import)."
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A database that works, whatever state its file was in, and what had to be done for that, in French."""

    database: Database
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """A damaged file that was set aside, and when, by the terminal's clock."""

    path: Path
    when: datetime


def open_database(path: Path | None, now: datetime) -> Opened:
    """Open the file, set it aside when it is damaged, and do without it when nothing can be written there."""
    if path is None:
        return Opened(Database(None))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not is_damaged(path):
            return Opened(_writable(path))
        aside = _set_aside(path, now)
        return Opened(_writable(path), (_sentence_aside(path, aside),))
    except (OSError, StoreError) as error:
        return in_memory(path, error)


def in_memory(path: Path, error: Exception) -> Opened:
    """A database that does without the file, which refuses for that reason."""
    why, remedy = cause(error)
    sentence = (
        f"La base de données {path} ne peut pas servir : {why}. La borne marche, avec les seuls lieux "
        f"livrés et sans compter les visites. {remedy}"
    )
    return Opened(Database(None), (sentence,))


def is_damaged(path: Path) -> bool:
    """Whether SQLite finds something wrong with the file; no file is no damage.

    Raises StoreError when the file cannot even be looked at (no right to read it, locked).
    """
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
            return str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok"
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in HARMED:
            return True
        raise failed(path, error) from error


def last_aside(path: Path) -> Aside | None:
    """The damaged file that was last set aside in favour of that one, as long as nobody removed it."""
    mark = f"{path.stem}{ASIDE}"
    found = [
        Aside(file, when)
        for file in path.parent.glob(f"{mark}*{path.suffix}")
        if (when := _moment(file.stem.removeprefix(mark)))
    ]
    return max(found, key=lambda aside: aside.when, default=None)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, MOMENT)
    except ValueError:
        return None


def _writable(path: Path) -> Database:
    """The database, which takes what is written; StoreError when it does not."""
    database = Database(path)
    try:
        with database.write():
            return database
    except StoreError:
        database.close()
        raise


def _set_aside(path: Path, now: datetime) -> Path:
    """Rename the file and its journals with the date; only the newest such file is kept."""
    mark = f"{path.stem}{ASIDE}"
    for older in path.parent.glob(f"{mark}*"):
        older.unlink()
    aside = path.with_name(f"{mark}{now.strftime(MOMENT)}{path.suffix}")
    for end in ("", "-wal", "-shm"):
        journal = path.with_name(path.name + end)
        if journal.exists():
            journal.rename(aside.with_name(aside.name + end))
    return aside


def _sentence_aside(path: Path, aside: Path) -> str:
    return (
        f"La base de données {path} était abîmée : elle est mise de côté sous le nom {aside.name}, "
        f"et une base neuve la remplace. {LOST}"
    )
