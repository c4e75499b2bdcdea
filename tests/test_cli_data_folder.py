"""The folder of the data: what keeps a terminal from writing there, told with what to do about it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.commands.data_folder import ANOTHER, nearest, owner, trouble
from tests.cli_kit import ordinary


@pytest.fixture
def disk() -> Iterator[Path]:
    """A folder that everybody may enter; pytest's own are closed to whoever root becomes here."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        for inner in folder.iterdir():
            if inner.is_dir() and not inner.is_symlink():
                inner.chmod(0o755)


def test_a_folder_that_is_there_or_can_be_made_is_no_trouble(disk):
    (disk / "data").mkdir(mode=0o700)

    assert trouble(disk / "data") == trouble(disk / "not/made/yet") == ""
    assert nearest(disk / "not/made/yet") == disk


def test_a_file_in_the_place_of_the_folder_is_named_whoever_asks(disk):
    (disk / "data").write_text("")

    told = f"{disk / 'data'} est un fichier, et non un dossier. Retirez-le, ou {ANOTHER}"

    assert trouble(disk / "data") == trouble(disk / "data/kiosk/one") == told
    with ordinary():
        assert trouble(disk / "data/kiosk") == told


def test_a_link_to_a_disk_that_is_gone_says_where_it_leads(disk):
    (disk / "data").symlink_to("/media/gone/kiosk")

    for folder in (disk / "data", disk / "data/one"):
        assert trouble(folder).startswith(f"{disk / 'data'} mène à /media/gone/kiosk, qui n'existe pas. ")


def test_a_folder_of_somebody_else_is_to_be_given(disk):
    (disk / "data").mkdir(mode=0o555)
    (disk / "data").chmod(0o555)

    with ordinary():
        assert trouble(disk / "data").endswith(f"Lancez « sudo chown -R {owner()} {disk / 'data'} ».")


def test_a_folder_that_one_may_not_make_is_to_be_made_and_its_parent_stays_whose_it_is(disk):
    disk.chmod(0o555)

    with ordinary():
        told, account = trouble(disk / "borne/data"), owner()

    disk.chmod(0o755)
    assert told.startswith(f"Le dossier {disk / 'borne/data'} n'existe pas, et ")
    assert told.endswith(
        f"n'a pas le droit d'en faire un dans {disk}. "
        f"Lancez « sudo install -d -o {account} {disk / 'borne/data'} »."
    )
    assert "chown" not in told


def test_a_way_that_is_closed_is_named(disk):
    (disk / "private/data").mkdir(parents=True)
    (disk / "private").chmod(0)

    with ordinary():
        assert f"n'a pas le droit d'entrer dans {disk / 'private'}. " in trouble(disk / "private/data")
