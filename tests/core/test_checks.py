"""The rules that had to be chosen, each at its edge; the sentences themselves are in tests/content/broken."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.core.catalogue_files import check_files, read_files
from kiosk.core.checks import check
from kiosk.core.checks_words import longest_sentence
from kiosk.core.parser import parse

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests" / "content" / "good"
ASSETS = ROOT / "assets"
SLUGS = ("carte-vitale", "carte-identite", "prime-activite", "justificatif-domicile")
TODAY = date(2026, 11, 24)

HEAD = """---
title: Un essai
part: yes
sources: F1 2026-01-01
---

"""


def texts(procedures: Path, common: Path) -> dict[str, str]:
    files = sorted([*procedures.glob("*/*.md"), *procedures.glob("*/facts.toml")])
    own = {path.relative_to(procedures).as_posix(): path.read_text("utf-8") for path in files}
    return {"facts.toml": common.read_text("utf-8"), **own}


def said_of(steps: str) -> list[str]:
    """The problems found in a shared part of one file, without their remedies."""
    part = parse(HEAD + steps, "fr.md", "essai", "fr")
    return [error.problem for error in check({"essai": {"fr": part}}, {}, TODAY)]


def test_the_procedures_we_ship_are_sound_in_every_language() -> None:
    files = texts(ASSETS / "procedures", ASSETS / "facts.toml")

    assert [str(error) for error in check_files(files, TODAY)] == []
    assert {f"{slug}/{language}.md" for slug in SLUGS for language in ("fr", "en", "ar")} <= files.keys()


def test_problems_are_sorted_by_file_and_line_and_said_once() -> None:
    by_slug, facts = read_files(texts(GOOD, GOOD / "facts.toml"))
    del facts["carte-essai"]

    found = check(by_slug, facts, TODAY)

    assert [(error.file, error.line) for error in found] == sorted(
        (error.file, error.line) for error in found
    )
    assert len({str(error) for error in found}) == len(found) == 10


@pytest.mark.parametrize(
    ("step", "sound"),
    [
        ("Regardez la date au dos.", True),  # written for the doubt: no other answer leads there
        ("> Regardez la date au dos.", True),
        ("- [ ] La carte, dans le doute", True),
        ("[La mairie](place:mairie)", True),
        ("[Quelqu'un](call:)", True),
        ("[Les secours](tel:112)", True),
        ("![La date au dos](dos.png)", False),
        ("[Le site](https://example.org/)", False),
    ],
)
def test_i_do_not_know_leads_to_help_or_to_what_to_do_in_doubt(step: str, sound: bool) -> None:
    found = said_of(
        f"## Est-elle périmée ? {{#une}}\n\n- [Oui](#deux)\n- [Je ne sais pas](#doute)\n\n"
        f"## Dans le doute {{#doute}}\n\n{step}\n\n## Ensuite {{#deux}}\n\nAllez-y.\n"
    )

    assert found == (
        [] if sound else ["« Je ne sais pas » mène à l'étape « Dans le doute », qui n'aide pas à décider."]
    )


def test_a_text_is_no_help_where_another_answer_leads_to_it_too() -> None:
    found = said_of(
        "## Est-elle périmée ? {#une}\n\n- [Oui](#deux)\n- [Je ne sais pas](#deux)\n\n"
        "## Ensuite {#deux}\n\nAllez-y.\n"
    )

    assert found == ["« Je ne sais pas » mène à l'étape « Ensuite », qui n'aide pas à décider."]


def test_answers_that_nobody_sees_together_may_be_more_than_six() -> None:
    one = "\n".join(f"- [Réponse {n}](#fin) {{only=a}}" for n in range(4))
    other = "\n".join(f"- [Réponse {n}](#fin) {{unless=a}}" for n in range(4, 8))

    found = said_of(
        "## Une question {#un}\n\n- [A](#a)\n- [B](#deux)\n\n## Étape a {#a}\n\nUn texte.\n\n"
        f"## Une autre {{#deux}}\n\n{one}\n{other}\n\n## La fin {{#fin}}\n\nUn texte.\n"
    )

    assert found == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Une phrase de cinq mots.", 5),
        ("Une phrase. Deux ! Trois mots ici ?", 3),
        ("Prix\u00a0: 25\u00a0€, à 10\u00a0h\u00a042.", 4),
        ("Version 2.5 du site msa.fr, page 3", 7),
        ("« Mes démarches », puis « Payer ».", 4),
        ("هل لديكم بطاقة؟ نعم.", 3),
        ("Comptez {delai_carte} environ…", 3),
    ],
)
def test_the_words_of_the_longest_sentence(text: str, words: int) -> None:
    assert longest_sentence(text) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La CAF, qui verse les aides.", []),
        ("La caisse d'allocations familiales (CAF).", []),
        ("La CAF (allocations familiales).", []),
        ("La CAF est la caisse des familles.", []),
        ("Un SMS arrive, avec un code QR.", []),
        ("La CAF, puis la mairie.", ["« CAF » n'est expliqué nulle part."]),
        ("Le RSA et la CAF.", ["« RSA » n'est expliqué nulle part.", "« CAF » n'est expliqué nulle part."]),
    ],
)
def test_abbreviations_are_explained_once_in_the_file(text: str, found: list[str]) -> None:
    assert said_of(f"## Une étape {{#une}}\n\n{text}\n") == found


def test_the_second_line_of_an_answer_explains_its_abbreviation() -> None:
    assert (
        said_of(
            "## Où ? {#une}\n\n- [La CPAM](#deux) la caisse des soins\n\n## Là {#deux}\n\nAllez à la CPAM.\n"
        )
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Il y a 3 étapes en 2026.",
        "Un formulaire 15763.",
        "Le code postal 73000.",
        "Ouvert à 10 h 42.",
        "Entre 18 et 25 ans.",
    ],
)
def test_figures_that_are_no_price_and_no_number_are_let_through(text: str) -> None:
    assert said_of(f"## Une étape {{#une}}\n\n{text}\n") == []


def test_conditions_that_cross_too_much_are_refused_without_waiting() -> None:
    questions = "".join(
        f"## Question {n} {{#q{n}}}\n\n- [A](#a{n})\n- [B](#q{n + 1})\n\n"
        f"## Oui {n} {{#a{n}}}\n\n- [ ] Papier {n}\n\n"
        for n in range(16)
    )
    papers = "".join(f"- [ ] Autre {n} {{only=a{n}}}\n" for n in range(16))

    assert said_of(f"{questions}## Fin {{#q16}}\n\n{papers}") == [
        "Les conditions se croisent trop pour être vérifiées."
    ]
