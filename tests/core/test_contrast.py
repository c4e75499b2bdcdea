"""Contrast: the figures of the standard and of the look, and a nearest colour that does pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.contrast import contrast, nearest

colours = st.binary(min_size=3, max_size=3).map(lambda channels: "#" + channels.hex())


@pytest.mark.parametrize(
    ("colour", "ground", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),  # the well-known grey that just fails 4.5
        ("#0f3238", "#eef0ea", 11.9),  # ink on paper, in the look's own table
        ("#0f3238", "#ffb726", 7.9),  # ink on the thread
        ("#6b8083", "#eef0ea", 3.6),  # line on paper
        ("#ffb726", "#eef0ea", 1.5),  # the thread never stands alone on a light ground
    ],
)
def test_the_ratio_is_the_one_of_the_standard(colour, ground, ratio):
    assert contrast(colour, ground) == pytest.approx(ratio, abs=0.05)


@given(colours, colours)
def test_the_ratio_is_the_same_both_ways_and_between_1_and_21(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


def read_on(ground, ratio):
    """Whether a colour is read well enough on that ground."""
    return lambda colour: contrast(colour, ground) >= ratio


@given(colours, colours, st.sampled_from([3.0, 4.5]))
def test_a_ratio_that_black_or_white_reaches_is_reached(colour, ground, ratio):
    found = nearest(colour, read_on(ground, ratio))

    assert found is not None
    assert contrast(found, ground) >= ratio


@given(colours, colours)
def test_a_ratio_that_neither_black_nor_white_reaches_has_no_colour(colour, ground):
    found = nearest(colour, read_on(ground, 7.0))

    reached = max(contrast("#000000", ground), contrast("#ffffff", ground)) >= 7
    assert (found is not None) == reached


def test_a_colour_that_passes_is_left_alone():
    assert nearest("#0f3238", read_on("#eef0ea", 7.0)) == "#0f3238"


def test_the_nearest_colour_keeps_its_hue_and_goes_no_further_than_it_must():
    found = nearest("#7d748e", read_on("#f2f0f1", 7.0))

    assert found == "#544e60"
    assert 7.0 <= contrast(found, "#f2f0f1") < 7.1


@pytest.mark.parametrize("colour", ["red", "#fff", "#gggggg", "0f3238"])
def test_a_colour_that_is_not_one_is_refused(colour):
    with pytest.raises(ValueError, match=r"#rrggbb|hexadecimal"):
        contrast(colour, "#ffffff")
