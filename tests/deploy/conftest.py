"""A board for every test of the installer."""

from pathlib import Path

import pytest

from tests.deploy.boards import make_board


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """What the system of a Raspberry Pi shows of itself."""
    return make_board(tmp_path / "board")
