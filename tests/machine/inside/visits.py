"""Counts visits as the terminal does at the end of each: says how many there are, or adds some."""

import os
import pwd
import sys
from datetime import date, datetime
from pathlib import Path

HOME = Path("/opt/kiosk/current")
DATABASE = Path("/data/kiosk/kiosk.db")
DAY = date(2026, 11, 24)

sys.path[:0] = [str(HOME), f"{HOME}/lib/python{sys.version_info.major}.{sys.version_info.minor}"]
account = pwd.getpwnam("kiosk")
os.setgroups([])
os.setgid(account.pw_gid)
os.setuid(account.pw_uid)

from kiosk.core.statistics import Tally  # noqa: E402
from kiosk.store.repair import open_database  # noqa: E402
from kiosk.store.statistics import Statistics  # noqa: E402

opened = open_database(DATABASE, datetime(2026, 11, 24))
assert not opened.repairs, opened.repairs
statistics = Statistics(opened.database, ("fr", "en", "ar"), ("carte-identite",))
if sys.argv[1:] == ["add"]:
    while True:
        statistics.add(Tally("fr", frozenset({"carte-identite"})), DAY)
        print("counted", flush=True)
rows = opened.database.read.conn.execute(
    "SELECT sum(CAST(count AS INTEGER)) FROM weekly_count WHERE kind = 'language'"
)
print(f"counted={rows.fetchone()[0] or 0}")
