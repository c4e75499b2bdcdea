"""Every page on 10 inches and in portrait, in each language and letters, is whole and stands as kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.ui.gallery import name_of
from kiosk.ui.theme import Look
from tests.ui.pages import ALL_LOOKS, LOOKS, Page
from tests.ui.snapshots.keeping import UPDATE, differences
from tests.ui.whole import CHECKS, Fault, faults

LARGE = [look for look in ALL_LOOKS if look.shape != "S"]
ALOUD = [look for look in LARGE if look.language != "en" and look.size != "large"]
KEPT = [look for look in LOOKS if look.shape != "S"]


@pytest.mark.parametrize("look", LARGE, ids=name_of)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_page_is_whole(look: Look, check: Callable[[Look, Page], Fault]):
    found = faults(look, check)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("look", ALOUD, ids=name_of)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_page_is_whole_while_it_is_read_and_paused(look: Look, check: Callable[[Look, Page], Fault]):
    found = faults(look, check, aloud=True)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("look", KEPT, ids=name_of)
def test_the_pages_stand_as_they_were_kept(look: Look):
    changes = sorted(differences(look))
    assert not changes, "\n".join([*changes[:30], f"If this is meant: {UPDATE}"])
