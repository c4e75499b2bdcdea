"""A screen that nobody sees, and no fonts but ours: set before anything imports Kivy or draws a text."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.ui.driver import prepare

ASSETS = Path(__file__).resolve().parents[2] / "assets"

os.environ["FONTCONFIG_FILE"] = str(ASSETS / "fonts" / "ours.conf")
prepare(1280, 800, fullscreen=False, offscreen=True)

from tests.ui.driver import Driver  # noqa: E402


@pytest.fixture
def driver() -> Iterator[Driver]:
    """A terminal that sleeps on the screen, and a finger; 1280 × 800."""
    driver = Driver()
    yield driver
    driver.close()


@pytest.fixture
def home(driver: Driver) -> Driver:
    """The same, woken, in French, before the six doors."""
    driver.touch_anywhere()
    driver.touch("language-fr")
    return driver
