"""Where a finger was felt tells how the touch panel lies on the picture."""

import pytest

from kiosk.core.touch import DISCS, STRAIGHT, TURNS, Turn, fit, of_panel


def test_touches_that_lie_on_the_discs_need_no_turn():
    assert fit([(x + 0.05, y - 0.04) for x, y in DISCS]) == STRAIGHT


@pytest.mark.parametrize("lying", TURNS)
def test_a_panel_however_it_lies_is_brought_back_by_the_turn_that_fits(lying):
    felt = [lying(disc) for disc in DISCS]

    turn = fit(felt)

    assert turn is not None
    assert turn.after(lying) == STRAIGHT
    assert turn == lying.back


def test_a_panel_that_misses_a_corner_is_brought_back_by_no_turn():
    felt = [*DISCS[:3], (0.5, 0.5), DISCS[4]]

    assert fit(felt) is None


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("lying", TURNS)
def test_the_turn_of_the_panel_holds_whatever_the_picture_s_rotation(lying, rotation):
    """Kivy turns the touches with the picture: what it is given must lie on the panel as it is built in."""
    picture = Turn(rotation // 90)
    truth = [picture.back(disc) for disc in DISCS]  # where the finger is on the glass
    felt = [picture(lying(point)) for point in truth]  # what the page is told

    seen = fit(felt)
    assert seen is not None
    given = of_panel(seen, rotation)

    assert [picture(given(lying(point))) for point in truth] == pytest.approx(
        [pytest.approx(d) for d in DISCS]
    )


def test_a_second_turn_is_added_to_the_first():
    wrong = Turn(1)
    felt = [wrong(disc) for disc in DISCS]
    seen = fit(felt)
    assert seen is not None

    assert of_panel(seen, 0, before=Turn(2)) == Turn(3).after(Turn(2))
