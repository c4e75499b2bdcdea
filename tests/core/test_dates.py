from __future__ import annotations

from datetime import date

import pytest

from kiosk.core.dates import split_day


@pytest.mark.parametrize(
    ("text", "before", "day"),
    [
        ("ANCT, France services, 1er août 2024", "ANCT, France services", date(2024, 8, 1)),
        ("DILA\u00a012\u00a0février 2026", "DILA", date(2026, 2, 12)),
        ("ANCT, 31 février 2024", "ANCT, 31 février 2024", None),
        ("ANCT, août 2024", "ANCT, août 2024", None),
        ("", "", None),
    ],
)
def test_a_french_day_is_taken_from_the_end_of_a_text(text: str, before: str, day: date | None) -> None:
    assert split_day(text) == (before, day)
