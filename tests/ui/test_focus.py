"""What the keypad goes through and what the speech mode says: every piece has a role and words of its own."""

from __future__ import annotations

from collections import Counter

import pytest

from kiosk.ui.gallery import name_of
from kiosk.ui.snapshot import SeenPiece
from kiosk.ui.theme import Look
from tests.ui.pages import LOOKS, Page, of_visitors, pages
from tests.ui.whole import SHELF

MUTE = {"thread", "picture", "ground", "timer", "band"}  # shown again in words elsewhere on the page
EACH_LOOK = pytest.mark.parametrize("look", LOOKS, ids=name_of)


@EACH_LOOK
def test_every_piece_has_a_role_a_name_and_something_to_say(look: Look):
    silent = {
        f"{page.name}: {piece.name or piece.role}"
        for page in pages(look)
        for piece in page.pieces
        if piece.role not in MUTE and not (piece.role and piece.name and piece.heard)
    }
    assert not silent, ", ".join(sorted(silent))


@EACH_LOOK
def test_names_are_unique_on_a_page(look: Look):
    twice = {
        f"{page.name}: {name}"
        for page in pages(look)
        for name, count in Counter(piece.name for piece in page.pieces).items()
        if count > 1
    }
    assert not twice, ", ".join(sorted(twice))


@EACH_LOOK
def test_the_focus_goes_once_through_all_that_can_be_touched(look: Look):
    for page in pages(look):
        shown = [piece.name for piece in page.pieces if piece.touchable]
        assert set(shown) <= set(page.focus), page.name
        assert len(page.focus) == len(set(page.focus)), page.name


@EACH_LOOK
def test_the_focus_begins_on_the_page_and_ends_with_the_call(look: Look):
    for page in of_visitors(look):
        if page.screen == "sleeping":
            assert page.focus == ()
            continue
        keys = [name for name in page.focus if name in SHELF]
        assert page.focus[0] not in SHELF or not on_page(page), page.name
        assert keys == list(SHELF), page.name


def on_page(page: Page) -> list[SeenPiece]:
    """What can be touched above the shelf."""
    return [piece for piece in page.pieces if piece.touchable and piece.name not in SHELF]


def test_what_is_off_says_why_or_is_a_key_of_the_shelf():
    """A key that does nothing here is told by its look; anything else says the reason in its second line."""
    for page in pages(Look(1280, 800)):
        for piece in page.pieces:
            if piece.touchable and not piece.usable:
                says_why = piece.name in SHELF or piece.name.startswith("sheet-") or len(piece.texts) > 1
                assert says_why, f"{page.name}: {piece.name}"
