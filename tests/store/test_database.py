"""The database: whole transactions, its own upgrade, and what becomes of a file that is no good."""

import contextlib
import gc
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.errors import StoreError
from kiosk.store.database import Database, Schema
from kiosk.store.repair import Aside, is_damaged, last_aside, open_database
from kiosk.timer import HandTimer
from kiosk.worker import HandWorker, ThreadWorker

NOW = datetime(2026, 11, 24, 10, 42)
FIRST = Schema("notes", (lambda tables: tables.create_table("note", {"id": int, "text": str}, pk="id"),))
SECOND = Schema("notes", (*FIRST.migrations, lambda tables: tables["note"].add_column("size", int)))


def made(path: Path | None, schema: Schema = FIRST) -> Database:
    database = Database(path)
    database.migrate(schema)
    return database


def texts(database: Database) -> list[str]:
    return [row["text"] for row in database.read.query("SELECT text FROM note ORDER BY id")]


@pytest.fixture(params=["a file", "memory"])
def database(request, tmp_path):
    database = made(tmp_path / "kiosk.sqlite3" if request.param == "a file" else None)
    yield database
    database.close()


def test_a_write_is_kept_whole(database):
    with database.write() as tables:
        tables["note"].insert({"text": "un"})
        tables["note"].insert({"text": "deux"})

    assert texts(database) == ["un", "deux"]


def fail_after_writing(database):
    with database.write() as tables:
        tables["note"].insert({"text": "un"})
        raise RuntimeError


def test_an_error_in_the_middle_of_a_write_undoes_all_of_it(database):
    with pytest.raises(RuntimeError):
        fail_after_writing(database)

    assert texts(database) == []
    with database.write() as tables:
        tables["note"].insert({"text": "encore"})
    assert texts(database) == ["encore"]


def test_a_write_inside_a_write_belongs_to_the_outer_one(database):
    with contextlib.suppress(RuntimeError), database.write() as tables:
        tables["note"].insert({"text": "avant"})
        fail_after_writing(database)

    assert texts(database) == []


def test_nothing_is_written_outside_of_a_write(database):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        database.read["note"].insert({"text": "en passant"})

    assert texts(database) == []


def test_the_file_is_opened_as_the_rules_say(tmp_path):
    database = made(tmp_path / "kiosk.sqlite3")

    def pragma(name):
        return database.read.conn.execute(f"PRAGMA {name}").fetchone()[0]

    assert [pragma(name) for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")] == [
        "wal",
        2,
        1,
        1,
    ]


def test_a_file_of_the_first_version_is_brought_up_to_date_and_keeps_what_it_holds(tmp_path):
    path = tmp_path / "kiosk.sqlite3"
    old = made(path, FIRST)
    with old.write() as tables:
        tables["note"].insert({"text": "ancien"})
    old.close()

    new = made(path, SECOND)

    assert list(new.read["note"].rows) == [{"id": 1, "text": "ancien", "size": None}]


def test_a_migration_that_fails_leaves_the_version_before(tmp_path):
    database = made(tmp_path / "kiosk.sqlite3")

    def half(tables):
        tables["note"].add_column("size", int)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        database.migrate(Schema("notes", (*FIRST.migrations, half)))

    assert [column.name for column in database.read["note"].columns] == ["id", "text"]
    database.migrate(SECOND)
    assert [column.name for column in database.read["note"].columns] == ["id", "text", "size"]


def test_the_version_before_still_runs_after_an_update_was_taken_back(tmp_path):
    path = tmp_path / "kiosk.sqlite3"
    made(path, SECOND).close()

    database = made(path, FIRST)
    with database.write() as tables:
        tables["note"].insert({"text": "comme avant"})

    assert texts(database) == ["comme avant"]


def test_settling_leaves_an_empty_journal(tmp_path):
    database = made(tmp_path / "kiosk.sqlite3")
    with database.write() as tables:
        tables["note"].insert({"text": "un"})

    assert database.settle()

    assert (tmp_path / "kiosk.sqlite3-wal").stat().st_size == 0


@pytest.mark.parametrize("whose", ["its own", "another's"])
def test_settling_while_somebody_reads_is_put_off_and_loses_nothing(tmp_path, whose):
    database = made(tmp_path / "kiosk.sqlite3")
    with database.write() as tables:
        tables["note"].insert_all({"text": str(number)} for number in range(300))
    other = database if whose == "its own" else Database(tmp_path / "kiosk.sqlite3")
    reading = other.read.conn.execute("SELECT text FROM note")
    reading.fetchone()
    with database.write() as tables:
        tables["note"].insert({"text": "meanwhile"})

    assert not database.settle()

    reading.close()
    assert database.settle()
    assert texts(database)[-1] == "meanwhile"


def test_what_is_deleted_is_nowhere_in_the_files(tmp_path):
    database = made(tmp_path / "kiosk.sqlite3")
    with database.write() as tables:
        tables["note"].insert_all({"text": f"canari {number}"} for number in range(50))
    with database.write() as tables:
        tables["note"].delete_where()
    database.settle()

    assert not any(b"canari" in file.read_bytes() for file in tmp_path.iterdir())


def test_lanes_and_the_main_thread_write_at_the_same_time_and_none_is_refused(database):
    timer = HandTimer()
    worker = ThreadWorker(timer)
    done = []

    def write(lane):
        for number in range(40):
            with database.write() as tables:
                seen = tables["note"].count
                tables["note"].insert({"text": f"{lane} {number} after {seen}"})
        return lane

    for lane in ("calls", "sync", "devices"):
        worker.do(lane, lambda lane=lane: write(lane), done.append, done.append)
    write("main")
    for lane in ("calls", "sync", "devices"):
        wait_for(worker, lane)
    timer.turn()

    assert sorted(done) == ["calls", "devices", "sync"]
    assert [text.split(" after ")[1] for text in texts(database)] == [str(number) for number in range(160)]


def wait_for(worker, lane):
    """Until the lane has done all that was asked of it so far."""
    end = os.pipe()
    worker.do(lane, lambda: os.write(end[1], b"."), lambda _: None)
    os.read(end[0], 1)
    for one in end:
        os.close(one)


def test_a_sound_file_is_opened_without_a_word(tmp_path):
    path = tmp_path / "new folder" / "kiosk.sqlite3"

    opened = open_database(path, NOW)
    opened.database.migrate(FIRST)
    opened.database.close()

    assert opened.repairs == ()
    assert open_database(path, NOW).repairs == ()


def harm_middle(path):
    with path.open("r+b") as file:
        file.seek(4096 * 2)
        file.write(b"\xaa" * 3000)


def harm_head(path):
    path.write_bytes(b"bonjour" * 1000)


def harm_end(path):
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize("harm", [harm_middle, harm_head, harm_end])
def test_a_damaged_file_is_set_aside_with_its_date_and_a_fresh_one_serves(tmp_path, harm):
    path = tmp_path / "kiosk.sqlite3"
    database = made(path)
    with database.write() as tables:
        tables["note"].insert_all({"text": f"ligne {number}" * 20} for number in range(200))
    database.close()
    harm(path)

    opened = open_database(path, NOW)
    opened.database.migrate(FIRST)

    assert texts(opened.database) == []
    aside = tmp_path / "kiosk-abimee-2026-11-24-104200.sqlite3"
    assert last_aside(path) == Aside(aside, NOW)
    assert aside.exists()
    assert len(opened.repairs) == 1
    assert aside.name in opened.repairs[0]
    assert not is_damaged(path)


def test_only_the_newest_damaged_file_is_kept(tmp_path):
    path = tmp_path / "kiosk.sqlite3"
    for day in (24, 25):
        harm_head(path)
        open_database(path, NOW.replace(day=day)).database.close()

    assert [file.name for file in tmp_path.glob("*abimee*")] == ["kiosk-abimee-2026-11-25-104200.sqlite3"]


def test_a_folder_that_cannot_be_written_gives_a_database_in_memory_and_says_so(tmp_path):
    (tmp_path / "file").write_text("not a folder")

    opened = open_database(tmp_path / "file" / "kiosk.sqlite3", NOW)
    opened.database.migrate(FIRST)
    with opened.database.write() as tables:
        tables["note"].insert({"text": "un"})

    assert texts(opened.database) == ["un"]
    assert "un fichier a pris la place de son dossier" in opened.repairs[0]


def test_a_file_that_another_program_keeps_locked_is_left_in_place(tmp_path, monkeypatch):
    path = tmp_path / "kiosk.sqlite3"
    made(path).close()
    monkeypatch.setattr("kiosk.store.repair.BUSY_SECONDS", 0.05)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")

        opened = open_database(path, NOW)

    assert path.exists()
    assert opened.database.path is None
    assert "un autre programme l'occupe" in opened.repairs[0]


def test_a_full_disk_is_told_in_french_and_what_was_there_stays(tmp_path):
    database = made(tmp_path / "kiosk.sqlite3")
    with database.write() as tables:
        tables["note"].insert({"text": "avant"})
    database.read.conn.execute("PRAGMA max_page_count=4")

    def fill():
        with database.write() as tables:
            tables["note"].insert_all({"text": "x" * 4000} for _ in range(50))

    with pytest.raises(StoreError, match=r"ne répond pas : le disque est plein\. Faites de la place"):
        fill()

    assert texts(database) == ["avant"]


PAIRS = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from kiosk.store.database import Database, Schema

    def create(tables):
        tables.create_table("note", {"id": int, "text": str}, pk="id")

    database = Database(Path(sys.argv[1]))
    database.migrate(Schema("notes", (create,)))
    for number in range(10**6):
        with database.write() as tables:
            tables["note"].insert({"text": f"{number} a"})
            tables["note"].insert({"text": f"{number} b"})
        print(number, flush=True)
    """
)


def test_the_plug_is_pulled_in_the_middle_of_writes_and_no_transaction_is_lost_or_halved(tmp_path):
    path = tmp_path / "kiosk.sqlite3"
    rounds = int(os.environ.get("KIOSK_PLUGS", "8"))

    for round_ in range(rounds):
        before = len(texts(made(path))) if path.exists() else 0
        child = subprocess.Popen([sys.executable, "-c", PAIRS, str(path)], stdout=subprocess.PIPE)
        for _ in range(1 + 7 * round_):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        acknowledged = 1 + 7 * round_ + len(child.stdout.read().splitlines())
        child.wait()
        child.stdout.close()

        assert not is_damaged(path)
        after = made(path)
        assert len(texts(after)) - before >= 2 * acknowledged
        assert len(texts(after)) % 2 == 0
        after.close()


def test_a_database_that_nobody_holds_any_more_closes_itself(tmp_path):
    made(tmp_path / "kiosk.sqlite3")

    gc.collect()

    assert [file.name for file in tmp_path.iterdir()] == ["kiosk.sqlite3"]


def test_jobs_of_the_hand_worker_use_the_same_database(database):
    timer = HandTimer()
    answers = []

    HandWorker(timer).do("sync", lambda: texts(database), answers.append)
    timer.turn()

    assert answers == [[]]
