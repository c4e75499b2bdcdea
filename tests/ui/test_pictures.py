"""The canonical pages look as they were kept, but for what two versions of a driver draw otherwise."""

from collections.abc import Callable

import pytest
from PIL import Image, ImageFilter

from kiosk.ui.gallery import name_of
from kiosk.ui.theme import Look
from tests.ui.pictures.keeping import KEPT, PAGES, UPDATE, differences, fault_of, name_of_picture

LIGHT, ALL_LIGHT = 40_000, 1_000_000  # bytes


@pytest.mark.parametrize("look", PAGES, ids=name_of)
def test_the_canonical_pages_look_as_they_were_kept(look: Look):
    changes = list(differences(look))
    assert not changes, "\n".join([*changes, f"If this is meant: {UPDATE}"])


def test_the_pictures_stay_light_and_none_is_left_over():
    kept = {path.name: path.stat().st_size for path in KEPT.glob("*.png")}
    assert kept.keys() == {name_of_picture(look, page) for look, pages in PAGES.items() for page in pages}
    assert max(kept.values()) < LIGHT
    assert sum(kept.values()) < ALL_LIGHT


def changed(change: Callable[[Image.Image], Image.Image]) -> str:
    """What is said of a page that was kept, and then drawn with that change."""
    kept = KEPT / name_of_picture(Look(1280, 800), "home")
    with Image.open(kept) as page:
        return fault_of(kept, change(page.convert("RGB")))


def test_edges_that_another_driver_draws_softer_are_no_change():
    assert changed(lambda page: page.filter(ImageFilter.GaussianBlur(0.7))) == ""


def test_a_word_that_moved_by_a_third_of_its_height_is_a_change():
    def moved(page: Image.Image) -> Image.Image:
        page.paste(page.crop((80, 60, 480, 200)), (80, 70))
        return page

    assert "around x=" in changed(moved)


def test_a_sign_that_is_gone_is_a_change():
    def gone(page: Image.Image) -> Image.Image:
        page.paste(page.getpixel((20, 790)), (80, 670, 150, 720))
        return page

    assert "around x=" in changed(gone)
