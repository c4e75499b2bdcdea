"""The keyboard is only spoken to on a console; `scripts/test console` types on one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.adapters.keyboard import FOUND, as_found


@pytest.mark.parametrize("console", [Path("/dev/null"), Path("/nowhere")])
def test_where_there_is_no_console_nothing_is_remembered_and_nothing_fails(
    console: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(FOUND, raising=False)

    as_found(console)

    assert FOUND not in os.environ


def test_what_the_first_process_found_is_not_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOUND, "3")

    as_found(Path("/dev/null"))

    assert os.environ[FOUND] == "3"
