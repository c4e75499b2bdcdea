"""The controllers on real content: the sample of `tests/content/good`, or the terminal's own `assets`."""

from __future__ import annotations

import pytest

from kiosk.store.packs import Pack
from tests.controllers.walking import Walk, assets_in, made, sample_in


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """A small procedure with every sign of the format, in French and in English."""
    return made(sample_in(tmp_path_factory.mktemp("sample")))


@pytest.fixture(scope="session")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """What the terminal ships."""
    return made(assets_in(tmp_path_factory.mktemp("assets")))


@pytest.fixture
def walk(sample: Pack) -> Walk:
    return Walk(sample)
