"""What the process before held of the screen is let go once; the whole is seen by `scripts/test console`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.adapters.card import HELD, hold, release


@pytest.fixture(autouse=True)
def nothing_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HELD, raising=False)


def test_the_picture_of_the_process_before_is_let_go_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    monkeypatch.setenv(HELD, str(writing))

    release()
    release()

    assert os.read(reading, 1) == b""  # nobody holds the other end any more
    assert HELD not in os.environ
    os.close(reading)


def test_what_holds_no_graphics_card_hands_nothing_on(tmp_path: Path) -> None:
    (tmp_path / "0").symlink_to("/dev/null")
    (tmp_path / "999999").symlink_to("/dev/dri/card0")  # of a device that is gone

    hold(tmp_path)

    assert HELD not in os.environ
