"""Arabic is the mirror image of French: columns, pieces, thread, shelf, and the edge where words begin."""

from __future__ import annotations

import pytest

from kiosk.ui.gallery import SIZES, name_of
from kiosk.ui.snapshot import SeenPiece
from kiosk.ui.theme import Look
from tests.ui.pages import Page, of_visitors
from tests.ui.whole import SHELF

FRENCH = [Look(*size, "fr") for size in SIZES]
EACH_SIZE = pytest.mark.parametrize("french", FRENCH, ids=name_of)


def pairs(french: Look) -> list[tuple[Page, Page]]:
    """Pages that hold the same pieces in the same rows in both languages."""
    arabic = {page.name: page for page in of_visitors(french.speaking("ar"))}
    both = [(page, arabic[page.name]) for page in of_visitors(french) if page.name in arabic]
    return [(page, mirrored) for page, mirrored in both if rows(page) == rows(mirrored)]


def rows(page: Page) -> list[tuple[str, int]]:
    """Each piece with the number of its row: longer words may put three keys where two stood."""
    tops = sorted({piece.area.top for piece in page.pieces})
    return [(piece.name, tops.index(piece.area.top)) for piece in page.pieces]


def is_mirrored(look: Look, one: SeenPiece, other: SeenPiece) -> bool:
    return abs(one.area.left - (look.width - other.area.right)) <= 1 and one.area.width == other.area.width


@EACH_SIZE
def test_most_pages_hold_the_same_pieces_in_the_same_rows(french: Look):
    assert len(pairs(french)) > 0.5 * len(of_visitors(french))


@EACH_SIZE
def test_every_piece_stands_at_the_mirrored_place(french: Look):
    wrong = [
        f"{page.name}: {one.name} {one.area} and {other.area}"
        for page, mirrored in pairs(french)
        for one, other in zip(page.pieces, mirrored.pieces, strict=True)
        if not is_mirrored(french, one, other)
    ]
    assert not wrong, "\n".join(wrong)


@EACH_SIZE
def test_band_thread_and_shelf_are_the_exact_mirror_on_every_page(french: Look):
    arabic = {piece.name: piece.area for page in of_visitors(french.speaking("ar")) for piece in frame(page)}
    for page in of_visitors(french):
        for piece in frame(page):
            area, turned = piece.area, arabic[piece.name]
            here = (area.left, area.top, area.width, area.height)
            assert here == (french.width - turned.right, turned.top, turned.width, turned.height), page.name


def frame(page: Page) -> list[SeenPiece]:
    return [piece for piece in page.pieces if piece.role in ("band", "thread") or piece.name in SHELF]


@EACH_SIZE
def test_words_begin_at_the_right_in_arabic(french: Look):
    for page, mirrored in pairs(french):
        for one, other in zip(page.pieces, mirrored.pieces, strict=True):
            if one.role == "title":
                assert one.texts[0].area.left - one.area.left <= 1, page.name
                assert other.area.right - other.texts[0].area.right <= 1, page.name
