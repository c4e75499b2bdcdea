"""A town changes its colours; what could not be read is refused, with what would pass."""

from kiosk.core.contrast import contrast
from kiosk.settings_parts import Theme
from kiosk.ui.town import accepted

PORT_AULIAN = Theme(
    accent="#ff9f8a",
    accent_pale="#ffe0d8",
    ink="#2c1f45",
    soft="#433a58",
    line="#7d748e",
    paper="#f2f0f1",
    deep="#e4e0e5",
)


def test_the_other_town_of_the_look_is_accepted():
    town, problems = accepted(PORT_AULIAN)

    assert problems == ()
    assert dict(town)["fil"] == "#ff9f8a"
    assert dict(town)["shelf"] == "#2c1f45"


def test_an_accent_that_ink_cannot_be_read_on_is_refused_with_the_figure_and_a_colour_that_passes():
    town, problems = accepted(Theme(accent="#c06000"))

    assert town == ()
    assert "theme.accent : #c06000" in problems[0]
    suggested = problems[0].partition("Essayez ")[2][:7]
    assert contrast("#0f3238", suggested) >= 7


def test_an_accent_that_looks_like_a_warning_is_refused():
    _, problems = accepted(Theme(accent="#a03020"))

    assert any("ressemble trop" in problem for problem in problems)


def test_a_town_that_changes_nothing_has_no_problem():
    assert accepted(Theme()) == ((), ())
