"""Both palettes are readable: text 7 to 1, signs and borders 3 to 1, and what is drawn is in the palette."""

from __future__ import annotations

import pytest

from kiosk.core.contrast import contrast
from kiosk.ui.theme import COLOURS, CONTRAST, PAIRS, Look
from tests.ui.pages import pages

PALETTES = {"usual": COLOURS, "contrast": CONTRAST}
TEXT, SHAPE = 7, 3
EACH_PALETTE = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
EACH_CONTRAST = pytest.mark.parametrize("contrasted", [False, True], ids=["usual", "contrast"])


@EACH_PALETTE
@pytest.mark.parametrize(("token", "ground", "least"), PAIRS, ids=lambda value: str(value))
def test_a_colour_is_read_on_its_ground(palette: dict[str, str], token: str, ground: str, least: int):
    assert least in (TEXT, SHAPE)
    assert contrast(palette[token], palette[ground]) >= least


@EACH_PALETTE
def test_saffron_never_stands_alone_on_paper(palette: dict[str, str]):
    """It is no text on a light ground: it is cased in ink, or the ground is black."""
    assert contrast(palette["on_fil"], palette["fil"]) >= TEXT
    light = contrast(palette["fil"], palette["paper"]) < SHAPE
    assert not light or contrast(palette["on_fil"], palette["paper"]) >= TEXT


@EACH_CONTRAST
def test_only_colours_of_the_palette_are_drawn(contrasted: bool):
    look = Look(1280, 800, contrast=contrasted)
    known = {*look.palette.values()}
    drawn = {colour: page.name for page in pages(look) for piece in page.pieces for colour in piece.colours}
    assert drawn.keys() <= known, {colour: page for colour, page in drawn.items() if colour not in known}


@EACH_CONTRAST
def test_every_text_has_an_ink_that_the_pairs_have_measured(contrasted: bool):
    """A text is never drawn in a token that was only measured as a sign."""
    look = Look(1280, 800, contrast=contrasted)
    inks = {token for token, _, least in PAIRS if least == TEXT} | {"black", "shelf_off"}
    drawn = {text.token for page in pages(look) for piece in page.pieces for text in piece.texts}
    assert drawn <= inks


def test_both_palettes_name_the_same_colours():
    assert COLOURS.keys() == CONTRAST.keys()
