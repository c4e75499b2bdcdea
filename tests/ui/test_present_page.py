"""The pictures of the pages of a visit, for a terminal that has no screen: none of them outlives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.controllers.visits import FAREWELL
from kiosk.timer import HandTimer
from kiosk.ui.pictures import NAME, SETTLED, Pictures
from tests.ui.driver import Driver


class Page:
    """What stands on the screen, and how often it was drawn."""

    def __init__(self) -> None:
        self.shows = "home"
        self.drawn = 0

    def draw(self, path: str) -> None:
        self.drawn += 1
        Path(path).write_text(self.shows)


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def timer() -> HandTimer:
    return HandTimer()


@pytest.fixture
def pictures(tmp_path: Path, timer: HandTimer, page: Page) -> Pictures:
    return Pictures(tmp_path / "pictures", timer, page.draw)


def kept(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in (folder / "pictures").glob("*")}


def test_a_page_takes_the_place_of_the_one_before_which_is_kept_beside_it(tmp_path, timer, page, pictures):
    for page.shows in ("home", "list"):
        pictures.take()
        timer.turn(SETTLED)

    assert kept(tmp_path) == {NAME: "list", "001.png": "home", "002.png": "list"}


def test_changes_that_follow_each_other_are_one_picture(tmp_path, timer, page, pictures):
    for _ in range(5):
        pictures.take()
        timer.turn(SETTLED / 2)
    timer.turn(SETTLED)

    assert page.drawn == 1
    assert kept(tmp_path) == {NAME: "home", "001.png": "home"}


def test_the_file_of_a_page_that_stays_the_same_is_not_written_again(tmp_path, timer, pictures):
    pictures.take()
    timer.turn(SETTLED)
    before = (tmp_path / "pictures" / NAME).stat()

    pictures.take()
    timer.turn(SETTLED)

    after = (tmp_path / "pictures" / NAME).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_is_forgotten_is_gone_and_a_picture_under_way_does_not_come(tmp_path, timer, pictures):
    pictures.take()
    timer.turn(SETTLED)
    pictures.take()

    pictures.forget()
    timer.turn(10)

    assert kept(tmp_path) == {}


def test_a_run_begins_without_the_picture_of_the_one_before(tmp_path, timer, page, pictures):
    pictures.take()
    timer.turn(SETTLED)

    Pictures(tmp_path / "pictures", timer, page.draw)

    assert kept(tmp_path) == {}


def test_a_folder_that_refuses_is_told_and_the_terminal_goes_on(tmp_path, timer, page, caplog):
    (tmp_path / "pictures").write_text("a file")
    pictures = Pictures(tmp_path / "pictures", timer, page.draw)

    pictures.take()
    timer.turn(SETTLED)

    assert "ne peut pas être écrite ou effacée" in caplog.text


def test_the_pages_of_a_visit_are_pictures_and_gone_once_it_is_erased(driver: Driver, tmp_path: Path) -> None:
    timer, visits = driver.house.timer, driver.house.visits
    pictures = Pictures(tmp_path, timer, driver.stage.picture)
    visits.when_erased(pictures.forget)
    driver.touch_anywhere()
    driver.touch("language-fr")
    pictures.take()
    driver.timer.turn(SETTLED)
    assert {path.name for path in tmp_path.iterdir()} == {NAME, "001.png"}

    visits.finish()

    assert visits.state.phase == FAREWELL
    assert list(tmp_path.iterdir()) == []
