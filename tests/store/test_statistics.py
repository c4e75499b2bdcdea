"""The counts on the disk: nothing but them, for so long, and the same bytes for visits that count alike."""

import re
import shutil
import sqlite3
from datetime import date, timedelta

import pytest

from kiosk.core.statistics import Tally
from kiosk.store.database import Database
from kiosk.store.statistics import KEPT_WEEKS, Statistics

MONDAY = date(2026, 11, 23)
LANGUAGES = ("fr", "en", "ar")
SLUGS = ("carte-vitale", "carte-identite", "prime-activite")


@pytest.fixture
def database(tmp_path):
    database = Database(tmp_path / "kiosk.sqlite3")
    yield database
    database.close()


@pytest.fixture
def statistics(database):
    return Statistics(database, LANGUAGES, SLUGS)


def cells(statistics, week, kind):
    return statistics.published()[week][kind]


def test_visits_are_counted_in_their_week(statistics):
    for _ in range(6):
        statistics.add(Tally(language="en", listed=True).reached("carte-vitale"), MONDAY)
    statistics.add(Tally(), MONDAY + timedelta(days=7))

    assert statistics.published() == {
        "2026-W48": {
            "aloud": {"no": 6},
            "call": {"no": 6},
            "language": {"en": 6},
            "outcome": {"list": 6},
            "procedure": {"carte-vitale": 6},
        },
        "2026-W49": {kind: {"other": 1} for kind in ("aloud", "call", "language", "outcome")},
    }


def test_a_small_cell_is_not_published(statistics):
    for language in ("fr",) * 8 + ("ar",) * 2 + ("en",) * 3:
        statistics.add(Tally(language=language), MONDAY)

    assert cells(statistics, "2026-W48", "language") == {"fr": 8, "other": 5}


def test_small_cells_are_folded_on_the_disk_once_their_week_is_over(statistics, database):
    for language in ("fr",) * 8 + ("ar",) * 2 + ("en",) * 3:
        statistics.add(Tally(language=language), MONDAY)

    statistics.add(Tally(), MONDAY + timedelta(days=7))

    rows = database.read.conn.execute(
        "SELECT key, count FROM weekly_count WHERE week = '2026-W48' AND kind = 'language'"
    )
    assert dict(rows) == {"ar": "000000000", "en": "000000000", "fr": "000000008", "other": "000000005"}


def test_a_visit_on_a_clock_that_is_not_trusted_is_counted_without_a_week(statistics):
    statistics.add(Tally(), None)

    assert cells(statistics, "0000-W00", "outcome") == {"other": 1}


def test_a_clock_that_is_not_trusted_ends_no_week(statistics):
    for _ in range(3):
        statistics.add(Tally(language="ar"), MONDAY)
        statistics.add(Tally(language="ar"), None)
    for _ in range(2):
        statistics.add(Tally(language="ar"), MONDAY)

    assert cells(statistics, "2026-W48", "language") == {"ar": 5}
    assert cells(statistics, "0000-W00", "language") == {"other": 3}


def test_what_is_not_known_is_counted_as_other(statistics):
    for _ in range(5):
        statistics.add(Tally(language="tlh").reached("mot tapé"), MONDAY)

    assert cells(statistics, "2026-W48", "language") == {"other": 5}
    assert cells(statistics, "2026-W48", "procedure") == {"other": 5}


def test_a_procedure_that_comes_with_a_new_pack_is_counted_from_then_on(statistics, database):
    statistics.add(Tally(), MONDAY)
    newer = Statistics(database, LANGUAGES, (*SLUGS, "passeport"))

    for _ in range(5):
        newer.add(Tally().reached("passeport"), MONDAY)

    assert cells(newer, "2026-W48", "procedure") == {"passeport": 5}


def test_the_oldest_weeks_are_forgotten(statistics):
    for number in range(KEPT_WEEKS + 3):
        statistics.add(Tally(), MONDAY + timedelta(weeks=number))

    weeks = list(statistics.published())
    assert len(weeks) == KEPT_WEEKS
    assert weeks[0] == "2026-W51"


def test_a_clock_that_jumps_ahead_does_not_make_the_terminal_forget(statistics):
    for _ in range(5):
        statistics.add(Tally(), MONDAY)

    statistics.add(Tally(), date(2080, 1, 1))

    assert cells(statistics, "2026-W48", "language") == {"fr": 5}


def test_the_schema_has_no_room_for_a_person_or_a_time(database, statistics):
    columns = {table.name: [column.name for column in table.columns] for table in database.read.tables}

    assert columns == {
        "schema": ["name", "version"],
        "weekly_count": ["week", "kind", "key", "count"],
    }


@pytest.mark.parametrize(
    "row",
    [
        ("2026-11-24", "language", "fr", "000000001"),  # a day
        ("2026-W48", "visitor", "fr", "000000001"),  # a kind that does not exist
        ("2026-W48", "language", "Samira B.", "000000001"),  # a name
        ("2026-W48", "language", "x" * 61, "000000001"),  # a sentence
        ("2026-W48", "language", "fr", "2026-11-24"),  # a day in the place of a count
    ],
)
def test_the_schema_itself_refuses_what_is_not_a_count(database, statistics, row):
    def put():
        with database.write() as tables:
            tables.conn.execute("INSERT INTO weekly_count VALUES (?, ?, ?, ?)", row)

    with pytest.raises(sqlite3.IntegrityError):
        put()


def data_after(start, folder, *tallies):
    """The bytes of the data folder, as it is once the terminal has stopped, after these visits."""
    shutil.copytree(start, folder)
    database = Database(folder / "kiosk.sqlite3")
    statistics = Statistics(database, LANGUAGES, SLUGS)
    for tally in tallies:
        statistics.add(tally, MONDAY)
    database.close()
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


@pytest.fixture
def start(tmp_path):
    """A terminal that has served for some weeks."""
    (tmp_path / "start").mkdir()
    database = Database(tmp_path / "start" / "kiosk.sqlite3")
    statistics = Statistics(database, LANGUAGES, SLUGS)
    for number in range(1, 40):
        slug = SLUGS[number % len(SLUGS)]
        statistics.add(Tally(language=LANGUAGES[number % 3]).reached(slug), MONDAY - timedelta(days=number))
    database.close()
    return tmp_path / "start"


def test_two_visits_that_differ_only_in_answers_leave_the_same_bytes(start, tmp_path):
    once = Tally(language="ar", listed=True, aloud=True).reached("carte-identite").reached("carte-vitale")
    again = Tally(language="ar", listed=True, aloud=True).reached("carte-vitale").reached("carte-identite")

    assert data_after(start, tmp_path / "a", once) == data_after(start, tmp_path / "b", again)


def test_the_order_in_which_visitors_came_cannot_be_read_from_the_bytes(start, tmp_path):
    first, second, third = (
        Tally(language=language).reached(slug) for language, slug in zip(LANGUAGES, SLUGS, strict=True)
    )

    one = data_after(start, tmp_path / "a", first, second, third, first)
    other = data_after(start, tmp_path / "b", first, third, first, second)

    assert one == other


def test_visits_that_count_otherwise_differ_in_the_digits_of_the_counts_only(start, tmp_path):
    def blanked(files):
        return {name: re.sub(rb"\d{9}", b"#########", content) for name, content in files.items()}

    one = data_after(start, tmp_path / "a", Tally(language="fr", listed=True).reached("carte-vitale"))
    other = data_after(start, tmp_path / "b", *[Tally(language="ar", called=True, idle=True)])

    assert one != other
    assert list(one) == ["kiosk.sqlite3"]
    assert blanked(one) == blanked(other)
