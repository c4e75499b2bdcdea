"""A palette: the fewest colours that must change; whatever is proposed is accepted when tried."""

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.contrast import contrast
from kiosk.core.palette import Palette

BOOK = Palette(
    usual={"text": "#102030", "sheet": "#ffffff", "ground": "#eeeeee", "mark": "#ffb726"},
    settings={"mark": ("mark",), "text": ("text",), "ground": ("ground",)},
    pairs=(
        ("text", "sheet", 7),
        ("text", "ground", 7),
        ("text", "mark", 7),
        ("mark", "sheet", 1.2),
        ("mark", "ground", 1.2),
    ),
)
colours = st.binary(min_size=3, max_size=3).map(lambda channels: "#" + channels.hex())
asked_for = st.fixed_dictionaries({}, optional=dict.fromkeys(BOOK.settings, colours))


def passes(asked):
    """Whether every pair of the book is told apart, measured here and not by the palette."""
    worn = BOOK.wearing(asked)
    return all(contrast(worn[one], worn[other]) >= least for one, other, least in BOOK.pairs)


@given(asked_for)
def test_what_is_accepted_passes_and_what_is_proposed_is_accepted_when_tried(asked):
    refused = BOOK.refusals(asked)

    assert bool(refused) != passes(asked)
    proposed = asked | {one.name: one.instead for one in refused}
    tried = {name: colour for name, colour in proposed.items() if colour}
    assert passes(tried)
    assert BOOK.refusals(tried) == ()


@given(asked_for)
def test_a_refusal_measures_the_pair_that_it_names(asked):
    for one in BOOK.refusals(asked):
        assert one.measured == contrast(one.asked, one.other) < one.least
        assert one.asked == asked[one.name]


@given(colours)
def test_what_is_proposed_is_of_the_same_hue(colour):
    for one in BOOK.refusals({"mark": colour}):
        hue, light, strong = hls(one.instead)
        if 0.1 < light < 0.9 and strong > 0.3 and 0.1 < hls(colour)[1] < 0.9 and hls(colour)[2] > 0.3:
            turned = abs(hue - hls(colour)[0])
            assert min(turned, 1 - turned) < 0.02


def hls(colour):
    return colorsys.rgb_to_hls(*(channel / 255 for channel in bytes.fromhex(colour[1:])))


def test_two_colours_that_do_not_go_together_are_one_refusal():
    (refused,) = BOOK.refusals({"mark": "#c06000", "text": "#000000"})

    assert (refused.name, refused.beside, refused.other) == ("mark", "text", "#000000")


def test_a_colour_that_goes_with_another_new_one_is_not_measured_on_the_usual_one():
    assert BOOK.refusals({"ground": "#a0a0a0"}) != ()
    assert BOOK.refusals({"ground": "#a0a0a0", "text": "#000000"}) == ()


def test_where_no_colour_of_a_hue_goes_none_is_proposed():
    usual = {"mark": "#808080", "black": "#000000", "white": "#ffffff"}
    only_that_grey = tuple(("mark", end, contrast("#808080", usual[end])) for end in ("black", "white"))
    narrow = Palette(usual, {"mark": ("mark",)}, only_that_grey)

    (refused,) = narrow.refusals({"mark": "#ff0000"})

    assert refused.instead == ""


@pytest.mark.parametrize("asked", [{}, {"mark": "#ffb726"}, {"text": "#102030", "ground": "#eeeeee"}])
def test_the_usual_colours_are_never_refused(asked):
    assert BOOK.refusals(asked) == ()
