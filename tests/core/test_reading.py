from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.lexicon import Lexicon
from kiosk.core.reading import Phrase
from kiosk.core.sentences import sentences
from tests.core.lexicons import LEXICONS


def cut(text: str, language: str = "fr") -> list[str]:
    """The sentences as they are shown."""
    phrase = Phrase(text, language)
    return [text[sentence.start : sentence.end] for sentence in sentences(phrase, LEXICONS[language])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Durée : 1 h 30.",
        "M. Dupont vous attend.",
        "Mme Roy et M. Dupont vous attendent.",
        "Le prix est de 12,50 €.",
        "It costs 12.50 euros.",
        "Allez sur service-public.gouv.fr.",
        "Apportez une pièce, p. ex. un passeport.",
        "Cartes, photos, etc.",
        "J. Martin vient.",
        "1. Ouvrez l'appareil photo.",
        "Vraiment ?!",
        "Attendez…",
        "« Je ne sais pas. »",
        "Attention : gratuit ; rien à payer",
        "le 24.11.2026",
    ],
)
def test_one_sentence_stays_whole(sentence: str) -> None:
    assert cut(sentence) == [sentence]
    assert cut(f"{sentence}\nEnsuite.") == [sentence, "Ensuite."]


def test_sentences_are_cut_at_their_end() -> None:
    assert cut("Carte perdue. Êtes-vous prêt\u00a0? Oui… « Non.\u00a0» Durée : 1 h 30. Fin") == [
        "Carte perdue.",
        "Êtes-vous prêt\u00a0?",
        "Oui…",
        "« Non.\u00a0»",
        "Durée : 1 h 30.",
        "Fin",
    ]


def test_arabic_sentences_are_cut_at_their_own_marks() -> None:
    assert cut("هل لديكم حساب؟ نعم. لا.", "ar") == ["هل لديكم حساب؟", "نعم.", "لا."]


def test_etc_ends_a_sentence_before_a_capital() -> None:
    assert cut("Photos, papiers, etc. Ensuite, venez.") == ["Photos, papiers, etc.", "Ensuite, venez."]


def test_what_cannot_be_heard_is_no_sentence() -> None:
    assert cut("") == cut(" \u00a0 ") == cut("… !") == []
    assert cut("Oui. — ! Non.") == ["Oui.", "Non."]


def test_words_point_into_the_whole_phrase() -> None:
    phrase = Phrase("Oui. La CAF, au 32 30.", "fr")

    _, second = sentences(phrase, LEXICONS["fr"])

    assert second.spoken.text == "La caf, au trente-deux trente."
    assert [phrase.text[span.shown_start : span.shown_end] for span in second.spoken.spans] == [
        "La",
        "CAF",
        "au",
        "32 30",
        "32 30",
    ]


def test_what_is_said_in_place_of_what_is_shown_has_no_word_to_follow() -> None:
    phrase = Phrase("▲ 1/2", "fr", say="Page suivante. Une sur 2.")

    first, second = sentences(phrase, LEXICONS["fr"])

    assert (first.spoken.text, second.spoken.text) == ("Page suivante.", "Une sur 2.")
    assert (first.start, first.end) == (second.start, second.end) == (0, 5)
    assert first.spoken.spans == second.spoken.spans == ()


@given(st.text(alphabet="aàM. 1?!…«»\n\u00a0؟،قم", max_size=40))
@settings(max_examples=80, deadline=None)
def test_every_letter_is_in_one_sentence_and_in_order(text: str) -> None:
    found = sentences(Phrase(text, "fr"), Lexicon("fr"))

    inside = [place for sentence in found for place in range(sentence.start, sentence.end)]
    assert inside == sorted(set(inside))
    assert all(place in inside for place, char in enumerate(text) if char.isalnum())
    assert all(text[sentence.start : sentence.end].strip() for sentence in found)
