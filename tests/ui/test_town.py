"""A town changes its colours; what cannot be told apart is refused, with a colour that goes with all."""

import re
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.settings_parts import Theme
from kiosk.ui.theme import APART, COLOURS, TOWN
from kiosk.ui.town import MEANWHILE, NAMES, accepted

PORT_AULIAN = Theme(
    accent="#ff9f8a",
    accent_pale="#ffe0d8",
    ink="#2c1f45",
    soft="#433a58",
    line="#7d748e",
    paper="#f2f0f1",
    deep="#e4e0e5",
)
SENTENCE = re.compile(
    r"theme\.(?P<name>\w+) : #\w{6} se (?:lit mal|confond) avec [^()]+ \(#\w{6}\) : contraste de [\d,]+, "
    r"il faut [\d,]+\. (?:Écrivez (?P<instead>#\w{6}), qui va avec (?:tout|les autres couleurs proposées)\.|"
    rf"Aucune couleur de cette teinte ne va : laissez ce réglage vide\.) {re.escape(MEANWHILE)}"
)
colours = st.binary(min_size=3, max_size=3).map(lambda channels: "#" + channels.hex())
themes = st.builds(Theme, **{key.name: st.just("") | colours for key in fields(Theme)})


def with_what_is_proposed(theme: Theme, sentences: tuple[str, ...]) -> Theme:
    """The theme of whoever does what the sentences say."""
    told = [SENTENCE.fullmatch(sentence) for sentence in sentences]
    return replace(theme, **{one["name"]: one["instead"] or "" for one in told})


def test_the_other_town_of_the_look_is_accepted():
    town, problems = accepted(PORT_AULIAN)

    assert problems == ()
    assert dict(town)["fil"] == "#ff9f8a"
    assert dict(town)["shelf"] == "#2c1f45"


@pytest.mark.parametrize(
    ("accent", "said"),
    [
        ("#fffbe6", "#fffbe6 se confond avec le fond des cartes (#ffffff) : contraste de 1, il faut 1,2."),
        (COLOURS["paper"], "#eef0ea se confond avec le fond (#eef0ea) : contraste de 1, il faut 1,2."),
        (COLOURS["page"], "#ffffff se confond avec le fond des cartes (#ffffff) : contraste de 1, "),
        (COLOURS["stop"], "#8c2416 se lit mal avec le texte (#0f3238) : contraste de 1,5, il faut 7."),
        (COLOURS["ink"], "#0f3238 se lit mal avec le texte (#0f3238) : contraste de 1, il faut 7."),
        ("#c06000", "#c06000 se lit mal avec le texte (#0f3238) : contraste de 3,2, il faut 7."),
    ],
    ids=["too pale", "as the paper", "as the cards", "as a warning", "as the text", "too dark"],
)
def test_an_accent_that_cannot_be_is_one_sentence_with_its_figure_and_one_colour_that_goes(accent, said):
    town, (sentence,) = accepted(Theme(accent=accent))

    assert town == ()
    assert sentence.startswith(f"theme.accent : {said}")
    assert "qui va avec tout." in sentence
    proposed = with_what_is_proposed(Theme(accent=accent), (sentence,))
    assert accepted(proposed) == ((("fil", proposed.accent),), ())


@pytest.mark.parametrize("accent", [COLOURS["fil"], "#FFB726", "#ffd23f"])
def test_an_accent_that_goes_is_taken_as_it_is_written(accent):
    assert accepted(Theme(accent=accent)) == ((("fil", accent),), ())


def test_a_town_that_changes_nothing_has_no_problem():
    assert accepted(Theme()) == ((), ())


@given(themes)
def test_whatever_is_proposed_is_accepted_when_tried(theme):
    _, sentences = accepted(theme)

    assert accepted(with_what_is_proposed(theme, sentences))[1] == ()


def test_a_pale_accent_like_the_cards_would_not_show_what_is_read():
    assert accepted(Theme(accent_pale="#ffffff"))[1] != ()


def test_the_look_s_own_colours_pass_what_is_asked_of_a_town():
    own = {setting: COLOURS[tokens[0]] for setting, tokens in TOWN.settings.items()}

    assert TOWN.refusals(own) == ()
    assert set(APART) < set(TOWN.pairs)


def test_every_setting_of_the_theme_colours_something_and_every_colour_beside_it_has_a_name():
    assert list(TOWN.settings) == [key.name for key in fields(Theme)]
    ours = {token for tokens in TOWN.settings.values() for token in tokens}
    beside = {token for one, other, _ in TOWN.pairs if {one, other} & ours for token in (one, other)}

    assert beside <= NAMES.keys()
