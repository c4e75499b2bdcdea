"""The values that a sound file becomes."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.core.parser import parse, problems
from kiosk.core.procedure import (
    ALWAYS,
    Advice,
    Choice,
    Condition,
    Item,
    Paragraph,
    Picture,
    Procedure,
    Source,
    WayOut,
)
from kiosk.errors import ProcedureError

GOOD = Path(__file__).parents[1] / "content" / "good"


def good(slug: str = "carte-essai", language: str = "fr") -> Procedure:
    file = GOOD / slug / f"{language}.md"
    return parse(file.read_text("utf-8"), f"{slug}/{language}.md", slug, language)


def step_of(*lines: str) -> Procedure:
    """A shared part of one step made of these lines; the step stands on line 7, its first line on 9."""
    head = (
        "---",
        "title: Une partie",
        "part: yes",
        "sources: F1 2026-01-01",
        "---",
        "",
        "## Une étape {#une}",
        "",
    )
    return parse("\n".join((*head, *lines)), "partie.md", "partie", "fr")


def test_the_head_is_read_with_its_words_sources_and_dates() -> None:
    procedure = good()

    assert procedure.title == "Refaire la carte d'essai"
    assert procedure.summary.startswith("Carte perdue ou abîmée\u00a0: préparer")
    assert (procedure.event, procedure.is_part, procedure.reviewed) == ("papiers", False, "")
    assert procedure.words == ("essai", "carte perdue")
    assert procedure.sources == (Source("F1341", date(2026, 3, 2)), Source("F21089", date(2025, 9, 29)))


def test_the_reviewer_is_kept_as_written() -> None:
    text = (GOOD / "carte-essai" / "fr.md").read_text("utf-8")

    procedure = parse(
        text.replace("reviewed:", "reviewed: Samira B., 3 décembre 2026"), "fr.md", "carte", "fr"
    )

    assert procedure.reviewed == "Samira B., 3 décembre 2026"


def test_arabic_words_may_be_parted_by_the_arabic_comma() -> None:
    text = (GOOD / "carte-essai" / "en.md").read_text("utf-8")

    procedure = parse(text.replace("words: sample, lost card", "words: بطاقة، ضائعة"), "ar.md", "carte", "ar")

    assert procedure.words == ("بطاقة", "ضائعة")


def test_the_opening_card_has_two_texts_and_six_parts() -> None:
    opening = good().opening

    assert opening is not None
    assert [block.text for block in opening.blocks if isinstance(block, Paragraph)] == [
        "Ici, vous préparez votre liste de papiers.",
        "La demande se fait ensuite en mairie.",
    ]
    assert [part.id for part in opening.parts] == [
        "qui",
        "besoin",
        "cout",
        "delai",
        "sans-internet",
        "arnaques",
    ]
    assert opening.parts[2].paragraphs[0].text == "Gratuit. Carte perdue\u00a0: {timbre_perte}."


def test_a_choice_has_a_second_line_and_a_pictogram() -> None:
    first, second, doubt = good().step("raison").of(Choice, frozenset())

    assert first == Choice(
        "Je l'ai perdue", "perdue", "", "je ne la retrouve pas", "magnifying-glass", ALWAYS, 38
    )
    assert (second.note, second.icon, second.line) == ("", "calendar-x", 39)
    assert (doubt.label, doubt.target) == ("Je ne sais pas", "doute")


def test_a_choice_may_lead_into_a_shared_part() -> None:
    (choice,) = good().step("adulte").of(Choice, frozenset())

    assert (choice.part, choice.step, choice.target) == (
        "essai-domicile",
        "domicile",
        "essai-domicile#domicile",
    )


def test_each_kind_of_line_keeps_its_place_and_its_line_in_the_file() -> None:
    kinds = [(type(block), block.line) for block in good().step("perdue").blocks]

    assert kinds == [(Paragraph, 44), (Item, 46), (Advice, 48), (Choice, 50)]


def test_conditions_stand_at_the_end_of_a_line() -> None:
    items = good().step("pieces").of(Item, frozenset({"perdue", "mineur"}))

    assert [item.text for item in items] == [
        "Une photo de moins de 6 mois",
        "La déclaration de perte",
        "L'accord de votre parent",
    ]
    assert [item.when for item in items] == [
        ALWAYS,
        Condition(only=("perdue",)),
        Condition(only=("perdue", "mineur")),
    ]


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("Un papier {only=une}", Condition(("une",))),
        ('Un papier {only="une"}', Condition(("une",))),
        ("Un papier {unless=une}", Condition((), "une")),
        ("Un papier {only=une} {unless=une}", Condition(("une",), "une")),
        ("Un papier {unless=une}{only=une}", Condition(("une",), "une")),
        ("Un papier {only=autre-partie#facture}", Condition(("autre-partie#facture",))),
    ],
)
def test_conditions_may_be_written_so(written: str, when: Condition) -> None:
    (item,) = step_of(f"- [ ] {written}").step("une").blocks

    assert item == Item("Un papier", when, 9)


@pytest.mark.parametrize(
    ("written", "way"),
    [
        (
            "[Le site](https://example.org/a?b=c#d)",
            WayOut("Le site", "web", "https://example.org/a?b=c#d", ALWAYS, 9),
        ),
        ("[Le site]({site_officiel})", WayOut("Le site", "web", "site_officiel", ALWAYS, 9)),
        ("[La mairie](place:mairie)", WayOut("La mairie", "place", "mairie", ALWAYS, 9)),
        ("[Le numéro](tel:{ants})", WayOut("Le numéro", "tel", "ants", ALWAYS, 9)),
        ("[Les secours](tel:112)", WayOut("Les secours", "tel", "112", ALWAYS, 9)),
        ("[Quelqu'un](call:) {only=une}", WayOut("Quelqu'un", "call", "", Condition(("une",)), 9)),
    ],
)
def test_ways_out_may_be_written_so(written: str, way: WayOut) -> None:
    assert step_of(written).step("une").blocks == (way,)


def test_ways_out_stand_each_on_its_line_even_right_under_a_text() -> None:
    blocks = step_of("Allez-y.", "[La mairie](place:mairie)", "[Quelqu'un](call:)").step("une").blocks

    assert [(type(block), block.line) for block in blocks] == [(Paragraph, 9), (WayOut, 10), (WayOut, 11)]


def test_a_picture_says_what_it_shows() -> None:
    (picture,) = good().step("adulte").of(Picture, frozenset())

    assert picture == Picture("Une main posée sur un lecteur", "empreintes.png", ALWAYS, 78)


def test_a_text_may_run_over_several_lines() -> None:
    blocks = (
        step_of("Une phrase", "qui continue.", "", "- [ ] Un papier", "  long", "", "> Un conseil", "> long")
        .step("une")
        .blocks
    )

    assert [block.text for block in blocks if not isinstance(block, Choice | WayOut | Picture)] == [
        "Une phrase qui continue.",
        "Un papier long",
        "Un conseil long",
    ]


def test_french_spaces_are_set_by_the_parser() -> None:
    (text,) = step_of("Est-ce cher ? Non : c'est « gratuit » à 10h30.").step("une").of(Paragraph, frozenset())

    assert text.text == "Est-ce cher\u00a0? Non\u00a0: c'est «\u00a0gratuit\u00a0» à 10\u00a0h\u00a030."


def test_other_languages_keep_their_own_spaces() -> None:
    assert good(language="en").summary == "Card lost or damaged: get ready before you go to the town hall."


def test_a_translation_needs_neither_sources_nor_pictograms() -> None:
    english = good(language="en")

    assert english.sources == ()
    assert {choice.icon for choice in english.step("raison").of(Choice, frozenset())} == {""}


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_and_marks_of_other_machines_change_nothing(ends: str) -> None:
    text = (GOOD / "carte-essai" / "fr.md").read_text("utf-8")

    assert parse("\ufeff" + text.replace("\n", ends), "carte-essai/fr.md", "carte-essai", "fr") == good()


def test_parse_raises_the_first_problem_and_problems_gives_all_in_order() -> None:
    text = (
        (GOOD / "carte-essai" / "fr.md")
        .read_text("utf-8")
        .replace("(#age)", "(#ages)")
        .replace("event:", "évent:")
    )

    found = problems(text, "carte/fr.md", "carte", "fr")

    assert [error.line for error in found] == [1, 4, 39, 50]
    with pytest.raises(ProcedureError) as raised:
        parse(text, "carte/fr.md", "carte", "fr")
    assert str(raised.value) == str(found[0])


def test_an_empty_file_is_told_what_to_begin_with() -> None:
    (error,) = problems("", "fr.md", "carte", "fr")

    assert error.problem == "Le fichier ne commence pas par un en-tête."
