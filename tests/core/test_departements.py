"""Départements: whose commune it is, and who touches whom."""

import subprocess
from datetime import UTC, datetime

import pytest

from kiosk.core.departements import (
    NEIGHBOURS,
    departement,
    departement_of_postcode,
    with_neighbours,
    zone,
)


def test_whoever_touches_is_touched():
    one_way = [
        (one, other) for one, others in NEIGHBOURS.items() for other in others if one not in NEIGHBOURS[other]
    ]

    assert one_way == []


def test_all_départements_are_there_and_only_islands_and_guiana_stand_alone():
    mainland = {f"{n:02}" for n in range(1, 96) if n != 20} | {"2A", "2B"}

    assert set(NEIGHBOURS) > mainland | {"971", "972", "973", "974", "976"}
    assert {code for code, others in NEIGHBOURS.items() if others} == mainland


@pytest.mark.parametrize(
    ("commune", "code"),
    [("77188", "77"), ("01033", "01"), ("2A004", "2A"), ("97411", "974"), ("", ""), ("99123", "")],
)
def test_a_commune_is_in_its_departement(commune, code):
    assert departement(commune) == code


@pytest.mark.parametrize(
    ("postcode", "code"),
    [("77590", "77"), ("20000", "2A"), ("20137", "2A"), ("20200", "2B"), ("97400", "974"), ("", "")],
)
def test_a_postcode_tells_the_departement(postcode, code):
    assert departement_of_postcode(postcode) == code


def test_the_neighbours_come_with_the_departement():
    assert with_neighbours(["2A"]) == {"2A", "2B"}
    assert with_neighbours(["974"]) == {"974"}
    assert with_neighbours(["75", "974"]) == {"75", "92", "93", "94", "974"}


@pytest.mark.parametrize(
    ("code", "moment", "hour"),
    [
        ("30", datetime(2026, 11, 24, 13, 50, tzinfo=UTC), 14),
        ("30", datetime(2026, 7, 14, 13, 50, tzinfo=UTC), 15),
        ("974", datetime(2026, 7, 14, 13, 50, tzinfo=UTC), 17),
        ("973", datetime(2026, 11, 24, 13, 50, tzinfo=UTC), 10),
        ("975", datetime(2026, 7, 14, 13, 50, tzinfo=UTC), 11),
        ("", datetime(2026, 11, 24, 13, 50, tzinfo=UTC), 14),
    ],
)
def test_a_terminal_counts_in_the_hour_of_its_departement(code, moment, hour):
    told = subprocess.run(
        ["date", f"--date=@{moment.timestamp():.0f}", "+%H"],
        env={"TZ": zone(code), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(told.stdout) == hour
