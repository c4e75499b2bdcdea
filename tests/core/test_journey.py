from __future__ import annotations

import pytest

from kiosk.core.journey import (
    Journey,
    ahead,
    answers,
    back,
    begin,
    change,
    choose,
    chosen,
    current,
    dropped,
    forward,
    host,
    is_end,
    offers,
    passed,
    trail,
)
from kiosk.core.route import Library
from kiosk.errors import ContentError
from tests.core.drawing import draw, library, with_opening

CARD = """
    raison   : perdue, volee, perimee
    perdue   : age
    volee    : plainte, age
    plainte  : age
    perimee  : moins, plus
    moins    : age
    plus     : age
    age      : mineur, adulte
    mineur   : pieces
    adulte   : pieces
    pieces   + photo
"""


def walked(held: Library, slug: str, *choices: str) -> Journey:
    """A journey that answers each question by the next of these choices."""
    journey = begin(held, slug)
    for choice in choices:
        while len(offers(journey, held)) <= 1:
            journey = forward(journey, held)
        journey = choose(journey, held, choice)
    return journey


def to_the_end(journey: Journey, held: Library) -> Journey:
    while (after := forward(journey, held)) != journey:
        journey = after
    return journey


def labels(journey: Journey, held: Library) -> list[str]:
    return [answer.label for answer in answers(journey, held)]


def test_a_journey_begins_at_the_opening_card_and_goes_on_to_the_first_step():
    card = library(with_opening(draw(CARD)))

    journey = begin(card, "carte")

    assert current(journey, card).id == "avant"
    assert current(forward(journey, card), card).id == "raison"


def test_without_an_opening_card_it_begins_at_the_first_step():
    card = library(draw(CARD))

    assert trail(begin(card, "carte"), card) == ("raison",)


def test_an_answer_leads_on_and_is_kept_by_the_id_of_its_step():
    card = library(draw(CARD))

    journey = choose(begin(card, "carte"), card, "perdue")

    assert journey.at == "perdue"
    assert chosen(journey, "raison") == "perdue"
    assert labels(journey, card) == ["perdue"]


def test_a_single_choice_is_the_next_step_and_not_a_question():
    card = library(draw(CARD))
    lost = choose(begin(card, "carte"), card, "perdue")

    by_touch, by_key = choose(lost, card, "age"), forward(lost, card)

    assert by_touch == by_key
    assert labels(by_touch, card) == ["perdue"]


def test_a_question_without_an_answer_is_not_passed_by_going_forward():
    card = library(draw(CARD))

    journey = begin(card, "carte")

    assert forward(journey, card) == journey


def test_a_choice_that_is_not_offered_is_refused():
    card = library(draw(CARD))

    with pytest.raises(ValueError, match="is not offered"):
        choose(begin(card, "carte"), card, "mineur")


def test_the_last_step_is_the_end_and_nothing_comes_after_it():
    card = library(draw(CARD))

    end = to_the_end(walked(card, "carte", "perdue", "adulte"), card)

    assert trail(end, card) == ("raison", "perdue", "age", "adulte", "pieces")
    assert is_end(end, card)
    assert ahead(end, card) == 0


def test_going_back_forgets_nothing_and_shows_what_was_chosen():
    card = library(draw(CARD))
    journey = walked(card, "carte", "volee", "plainte")

    returned = back(back(journey, card), card)

    assert current(returned, card).id == "raison"
    assert chosen(returned) == "volee"
    assert forward(forward(returned, card), card) == journey
    assert labels(returned, card) == ["volee", "plainte"]


def test_going_back_from_the_first_step_stays_there():
    card = library(draw(CARD))
    journey = begin(card, "carte")

    assert back(journey, card) == journey


def test_an_earlier_answer_is_changed_from_the_list_and_the_later_ones_hold():
    card = library(draw(CARD))
    journey = to_the_end(walked(card, "carte", "perdue", "mineur"), card)

    changed = choose(change(journey, card, "raison"), card, "volee")

    assert current(changed, card).id == "volee"
    assert chosen(changed, "age") == "mineur"
    assert dropped(changed, card) == ()


def test_answers_that_nothing_leads_to_any_more_are_dropped_and_named_until_the_next_move():
    card = library(draw(CARD))
    journey = to_the_end(walked(card, "carte", "perimee", "plus", "mineur"), card)

    changed = choose(change(journey, card, "raison"), card, "perdue")

    assert [(answer.question, answer.label) for answer in dropped(changed, card)] == [("perimee", "plus")]
    assert labels(changed, card) == ["perdue", "mineur"]
    assert dropped(forward(changed, card), card) == ()
    assert chosen(changed, "perimee") == ""


def test_a_step_that_is_not_on_the_way_cannot_be_changed():
    card = library(draw(CARD))

    with pytest.raises(ValueError, match="not on the way"):
        change(walked(card, "carte", "perdue"), card, "plainte")


def test_a_choice_is_offered_only_to_those_whom_it_concerns():
    card = library(
        draw("""
            qui     : enfant, adulte
            enfant  : lieu
            adulte  : lieu
            lieu    : ecole {only=enfant}, travail {unless=enfant}, maison
            ecole   : fin
            travail : fin
            maison  : fin
            fin
        """)
    )
    child = forward(walked(card, "carte", "enfant"), card)
    grown = forward(walked(card, "carte", "adulte"), card)

    assert [offer.id for offer in offers(child, card)] == ["ecole", "maison"]
    assert [offer.id for offer in offers(grown, card)] == ["travail", "maison"]


def test_an_answer_that_is_no_longer_offered_is_dropped_and_asked_again():
    card = library(
        draw("""
            qui     : enfant, adulte
            enfant  : lieu
            adulte  : lieu
            lieu    : ecole {only=enfant}, travail {unless=enfant}, maison
            ecole   : fin
            travail : fin
            maison  : fin
            fin
        """)
    )
    child = to_the_end(walked(card, "carte", "enfant", "ecole"), card)

    grown = to_the_end(choose(change(child, card, "qui"), card, "adulte"), card)

    assert current(grown, card).id == "lieu"
    assert chosen(grown) == ""


def test_a_line_written_twice_for_or_is_offered_once():
    card = library(
        draw("""
            qui   : a, b, c
            a     : suite
            b     : suite
            c     : suite
            suite : Oui>x {only=a}, Oui>x {only=b}, Non>y
            x     : fin
            y     : fin
            fin
        """)
    )

    asked = forward(walked(card, "carte", "b"), card)

    assert [(offer.id, offer.choice.label) for offer in offers(asked, card)] == [("x", "Oui"), ("y", "Non")]


def test_two_labels_that_lead_to_one_step_are_two_answers():
    card = library(
        draw("""
            acte : Oui>suite, Non>apporter, Je ne sais pas>apporter
            apporter
            suite
        """)
    )
    asked = begin(card, "carte")

    unsure = choose(asked, card, offers(asked, card)[2].id)

    assert unsure.at == "apporter"
    assert labels(unsure, card) == ["Je ne sais pas"]
    assert labels(choose(asked, card, "apporter"), card) == ["Non"]


def test_an_answer_among_several_becomes_no_question_when_the_others_concern_others():
    card = library(
        draw("""
            qui   : a, b
            a     : suite
            b     : suite
            suite : x, y {only=a}
            x     : fin
            y     : fin
            fin
        """)
    )

    other = to_the_end(walked(card, "carte", "b"), card)

    assert trail(other, card) == ("qui", "b", "suite", "x", "fin")


HOME = """
    domicile : locataire, heberge
    locataire + quittance : suite
    heberge  + attestation : suite
    suite
"""
WITH_PART = """
    qui      : moi, autre
    moi      : preuve#domicile
    autre
    fin      + photo
"""


def shared() -> Library:
    return library(draw(WITH_PART), draw(HOME, "preuve", is_part=True))


def test_a_shared_part_comes_back_to_the_step_after_the_one_that_led_into_it():
    held = shared()

    end = to_the_end(walked(held, "carte", "moi", "heberge"), held)

    assert trail(end, held) == (
        "qui",
        "moi",
        "moi/preuve#domicile",
        "moi/preuve#heberge",
        "moi/preuve#suite",
        "autre",
        "fin",
    )


def test_inside_a_shared_part_the_host_is_the_part():
    held = shared()

    inside = walked(held, "carte", "moi", "heberge")

    assert host(inside, held).slug == "preuve"
    assert current(inside, held).id == "heberge"


def test_conditions_name_the_steps_of_their_own_file_and_others_by_slug():
    held = shared()

    inside = walked(held, "carte", "moi", "heberge")

    assert {"domicile", "heberge", "carte#moi", "preuve#domicile"} <= passed(inside, held)
    assert "moi" not in passed(inside, held)
    assert {"qui", "moi", "preuve#heberge"} <= passed(inside, held, "moi")


def test_the_same_part_entered_from_two_steps_keeps_two_answers():
    held = library(
        draw("""
            parent : preuve#domicile
            enfant : preuve#domicile
            fin
        """),
        draw(HOME, "preuve", is_part=True),
    )

    end = to_the_end(walked(held, "carte", "locataire", "heberge"), held)

    assert labels(end, held) == ["locataire", "heberge"]
    assert "enfant/preuve#heberge" in trail(end, held)


def test_a_part_may_open_another_part():
    held = library(
        draw("a : p#b\nz"),
        draw("b : q#c\ny", "p", is_part=True),
        draw("c\nx", "q", is_part=True),
    )

    end = to_the_end(begin(held, "carte"), held)

    assert trail(end, held) == ("a", "a/p#b", "a/p#b/q#c", "a/p#b/q#x", "a/p#y", "z")


def test_a_part_on_the_last_step_ends_the_walk():
    held = library(draw("a : p#b"), draw("b\nc", "p", is_part=True))

    end = to_the_end(begin(held, "carte"), held)

    assert trail(end, held) == ("a", "a/p#b", "a/p#c")
    assert is_end(end, held)


@pytest.mark.parametrize(
    "held",
    [
        library(draw("a\nb : a")),
        library(draw("a : p#b"), draw("b : p#b", "p", is_part=True)),
    ],
)
def test_a_walk_that_turns_in_circles_is_said_and_not_walked_for_ever(held):
    with pytest.raises(ContentError, match=r"\.md : "):
        trail(begin(held, "carte"), held)


def test_the_number_of_steps_ahead_is_that_of_the_longest_way_left():
    card = library(draw(CARD))
    start = begin(card, "carte")

    assert ahead(start, card) == 5
    assert ahead(choose(start, card, "perdue"), card) == 3
    assert ahead(walked(card, "carte", "perdue", "adulte"), card) == 1


def test_the_steps_ahead_count_those_of_shared_parts():
    held = shared()

    assert ahead(begin(held, "carte"), held) == 6


def test_ways_that_are_already_closed_are_not_counted_ahead():
    card = library(
        draw("""
            qui   : court, long
            court : pieces
            long  : pieces
            pieces : detour {only=long}, fin
            detour
            encore
            fin
        """)
    )

    assert ahead(begin(card, "carte"), card) == 5
    assert ahead(walked(card, "carte", "court"), card) == 2


def test_the_language_may_change_in_the_middle_of_the_walk():
    french, english = (
        library(draw("qui : Moi>fin, Autre>x\nx\nfin")),
        library(draw("qui : Me>fin, Other>x\nx\nfin", language="en")),
    )

    journey = choose(begin(french, "carte"), french, "fin")

    assert labels(journey, french) == ["Moi"]
    assert labels(journey, english) == ["Me"]
