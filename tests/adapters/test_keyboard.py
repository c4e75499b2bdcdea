"""The keyboard is only spoken to on a console; `scripts/test console` types on one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.adapters.keyboard import MODE, give_back, remember


@pytest.mark.parametrize("console", [Path("/dev/null"), Path("/nowhere")])
def test_where_there_is_no_console_nothing_is_remembered_and_nothing_fails(
    console: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(MODE, raising=False)

    remember(console)
    give_back(console)

    assert MODE not in os.environ


def test_what_the_first_process_found_is_what_the_last_gives_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MODE, "3")

    remember(Path("/dev/null"))

    assert os.environ[MODE] == "3"
