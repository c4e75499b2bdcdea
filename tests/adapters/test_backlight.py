"""The lamp behind the screen, in a folder like the kernel's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.adapters.backlight import Backlight, NoBacklight, backlight


@pytest.fixture
def panels(tmp_path: Path) -> Path:
    for name, value in (("10-0045", "0"), ("rpi_backlight", "0")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "bl_power").write_text(f"{value}\n")
    return tmp_path


def powers(panels: Path) -> list[str]:
    return [path.read_text().strip() for path in sorted(panels.glob("*/bl_power"))]


def test_every_lamp_goes_off_and_on(panels):
    light = backlight(panels)

    light.switch(False)
    off = powers(panels)
    light.switch(True)

    assert (off, powers(panels)) == (["4", "4"], ["0", "0"])


def test_a_lamp_that_is_as_wanted_is_given_no_order(panels):
    before = [path.stat().st_mtime_ns for path in panels.glob("*/bl_power")]

    backlight(panels).switch(True)

    assert [path.stat().st_mtime_ns for path in panels.glob("*/bl_power")] == before


def test_a_machine_without_a_lamp_has_none(tmp_path):
    light = backlight(tmp_path)

    light.switch(False)

    assert isinstance(light, NoBacklight)


def test_a_lamp_that_takes_no_order_is_told_and_stops_nothing(panels, caplog):
    gone = Backlight([panels / "unplugged" / "bl_power", panels / "10-0045" / "bl_power"])

    gone.switch(False)

    assert "ne se commande pas" in caplog.text
    assert powers(panels) == ["4", "0"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_lamp_that_is_not_ours_is_none(panels):
    for path in panels.glob("*/bl_power"):
        path.chmod(0o444)

    assert isinstance(backlight(panels), NoBacklight)
