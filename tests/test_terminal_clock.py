"""A whole terminal whose clock nobody vouches for, is wrong by ten years, or jumps during a visit."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.controllers.visits import ASLEEP, AWAKE, FAREWELL, WARNED
from kiosk.core.clock import YEAR
from kiosk.settings import Settings
from kiosk.settings_parts import Data, Help
from tests.clock_file import written
from tests.test_bootstrap import Rig, pack  # noqa: F401  (a fixture)

NOW = datetime(2026, 11, 24, 10, 42)
TEN_YEARS = timedelta(seconds=10 * YEAR)


class Installed(Rig):
    """A terminal beside the file of the clock's service, somebody being there from Monday to Friday."""

    def __init__(self, content: Path, folder: Path, who: str, wall: datetime = NOW) -> None:
        self.file = written(folder / "kiosk-system/clock", who)
        settings = Settings(help=Help(hours="Mo-Fr 09:00-17:00"), data=Data(folder=str(folder / "data")))
        super().__init__(content, folder / "data", wall, settings=settings, clock=self.file)

    @property
    def weeks(self) -> list[str]:
        with closing(sqlite3.connect(self.database)) as connection:
            rows = connection.execute("SELECT DISTINCT week FROM weekly_count ORDER BY week").fetchall()
        return [week for (week,) in rows]

    def believed(self) -> tuple[bool, str]:
        """Whether the clock is, and what is said of the one who helps."""
        return self.house.catalogue.clock_is_trusted, self.house.bell.someone().hours.state


@pytest.fixture
def begun(pack, tmp_path, request):  # noqa: F811
    who, wall = request.param
    one = Installed(pack, tmp_path, who, wall).open()
    yield one
    one.terminal.close()


@pytest.mark.parametrize("begun", [("network", NOW), ("rtc", NOW), ("staff", NOW)], indirect=True)
def test_a_clock_that_somebody_vouches_for_decides(begun):
    assert begun.believed() == (True, "open")

    begun.visit()
    begun.house.visits.finish()
    assert begun.weeks == ["2026-W48"]


@pytest.mark.parametrize(
    "begun",
    [("nobody", NOW), ("nobody", NOW - TEN_YEARS), ("nobody", NOW + TEN_YEARS), ("network", NOW - TEN_YEARS)],
    indirect=True,
)
def test_nothing_is_decided_by_a_clock_that_nobody_vouches_for_or_that_is_behind_the_content(begun):
    assert begun.believed() == (False, "unknown")

    begun.visit()
    begun.house.visits.finish()
    begun.timer.turn(15)

    assert begun.phase == ASLEEP
    assert begun.weeks == ["0000-W00"]


@pytest.mark.parametrize("begun", [("nobody", NOW + TEN_YEARS)], indirect=True)
def test_the_hour_is_believed_as_soon_as_the_service_says_so(begun):
    begun.visit()
    begun.house.visits.finish()

    begun.timer.set(NOW)
    written(begun.file, "network")
    assert begun.believed() == (True, "open")
    begun.timer.turn(15)
    begun.visit()
    begun.house.visits.finish()

    assert begun.weeks == ["0000-W00", "2026-W48"]
    assert begun.counted()["procedure", "carte-essai"] == 1


@pytest.mark.parametrize("jump", [-TEN_YEARS, TEN_YEARS])
@pytest.mark.parametrize("begun", [("network", NOW)], indirect=True)
def test_a_clock_that_jumps_while_the_terminal_runs_decides_nothing_more(begun, jump):
    assert begun.believed() == (True, "open")

    begun.timer.set(NOW + jump)

    assert begun.believed() == (False, "unknown")
    begun.visit()
    begun.house.visits.finish()
    assert begun.weeks == ["0000-W00"]


@pytest.mark.parametrize("jump", [-TEN_YEARS, TEN_YEARS])
@pytest.mark.parametrize("begun", [("network", NOW), ("nobody", NOW)], indirect=True)
def test_a_visit_lasts_as_long_as_it_would_have_whatever_the_clock_does(begun, jump):
    def jumps(seconds: float) -> None:
        begun.timer.turn(seconds)
        begun.timer.set(begun.timer.wall() + jump)

    begun.visit()
    kept = begun.house.guide.answers()
    jumps(60)
    assert begun.phase == AWAKE
    jumps(59)
    assert (begun.phase, begun.house.guide.answers()) == (AWAKE, kept)
    jumps(1)
    assert (begun.phase, begun.house.visits.state.seconds_left) == (WARNED, 60)
    jumps(59)
    assert (begun.phase, begun.house.guide.answers()) == (WARNED, kept)
    jumps(1)
    assert begun.phase == FAREWELL
    jumps(14)
    assert begun.phase == FAREWELL
    jumps(1)
    assert begun.phase == ASLEEP
