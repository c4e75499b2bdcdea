"""The rules that had to be chosen, each at its edge; the sentences themselves are in tests/content/broken."""

import re
from datetime import date
from pathlib import Path

import pytest

from kiosk.core.catalogue_files import check_files, read_files
from kiosk.core.checks import check
from kiosk.core.checks_names import check_names
from kiosk.core.checks_origin import check_origin
from kiosk.core.checks_words import longest_sentence
from kiosk.core.parser import parse
from kiosk.core.procedure import EMERGENCY_NUMBERS

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
        "Le Cerfa 12100 Demande.",
        "Le code postal 73000.",
        "Ouvert à 10 h 42.",
        "Entre 18 et 25 ans.",
        "Une photo de moins de 6 mois.",
        "Un relevé de moins de 15 jours.",
        "Vous vivez ici depuis 3 mois ?",
        "Il a fini depuis plus de 5 ans.",
        "Vos revenus sur 3 mois.",
        "Tous les 15 jours, pointez.",
        "Ouvert 7 jours sur 7.",
        "Il faut 9 mois par an en France.",
        "Les enfants de moins de deux ans.",
        "Une place de parking, 2 cours du soir.",
        "Les mairies. En cas de doute, appelez le 112.",
        "En danger, appelez le 39 19 ou le 3114.",
        "La prime de mars arrive en avril.",
        "Proof less than 3 weeks old.",
        "Children under 18 may come too.",
        "Every 3 months, check it.",
        "منذ أقل من 5 سنوات.",
        "لمدة 3 أشهر.",
    ],
)
def test_figures_that_are_no_value_are_let_through(text: str) -> None:
    assert said_of(f"## Une étape {{#une}}\n\n{text}\n") == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Cela coûte 1 200 euros.", "Un prix", "1\u00a0200 euros"),
        ("Cela coûte cent vingt euros.", "Un prix", "cent vingt euros"),
        ("It costs twenty-five euros.", "Un prix", "twenty-five euros"),
        ("الثمن خمسة وعشرون يورو.", "Un prix", "خمسة وعشرون يورو"),
        ("Appelez le +33 1 99 00 12 34.", "Un numéro", "+33\u00a01\u00a099\u00a000\u00a012\u00a034"),
        ("Au 0 800 123 456, on répond.", "Un numéro", "0\u00a0800\u00a0123\u00a0456"),
        ("Voyez ameli.fr.", "Une adresse de site", "ameli.fr"),
        ("Voyez passeport.ants.gouv.fr/villes.", "Une adresse de site", "passeport.ants.gouv.fr/villes"),
        ("Jusqu'au 12 mars 2026.", "Une date", "12 mars 2026"),
        ("Depuis mars 2026, oui.", "Une date", "mars 2026"),
        ("Avant le 15.01.2027.", "Une date", "15.01.2027"),
        ("From 12 March 2026 on.", "Une date", "12 March 2026"),
        ("From March 12th, 2026 on.", "Une date", "March 12th, 2026"),
        ("منذ 12 مارس 2026.", "Une date", "12 مارس 2026"),
        ("Comptez 3 semaines.", "Un délai", "3 semaines"),
        ("Elle arrive en deux mois.", "Un délai", "deux mois"),
        ("Elle arrive sous 48 heures.", "Un délai", "48 heures"),
        ("Une quinzaine de jours suffit.", "Un délai", "Une quinzaine de jours"),
        ("Elle est valable 10 ans.", "Un délai", "10 ans"),
        ("It takes 2 to 3 months.", "Un délai", "2 to 3 months"),
        ("Reply within one month.", "Un délai", "one month"),
        ("خلال شهرين.", "Un délai", "شهرين"),
        ("تصل خلال 15 يومًا.", "Un délai", "15 يوم"),
        ("Allez au 3 bis, avenue Jean-Jaurès.", "Une adresse", "3 bis, avenue Jean-Jaurès"),
        ("Allez au 5 place du Marché.", "Une adresse", "5 place du Marché"),
        ("Écrivez à : 93200 Saint-Denis.", "Une adresse", "93200 Saint-Denis"),
    ],
)
def test_values_written_by_hand_are_seen_in_each_language(text: str, kind: str, value: str) -> None:
    (said,) = said_of(f"## Une étape {{#une}}\n\n{text}\n")

    assert re.fullmatch(rf"{kind} est écrite? dans le texte : « {re.escape(value)} »\.", said)


def test_an_emergency_number_may_stand_in_a_link() -> None:
    for number in EMERGENCY_NUMBERS:
        assert said_of(f"## Une étape {{#une}}\n\n[Appeler](tel:{number})\n") == []
    assert said_of("## Une étape {#une}\n\n[Appeler](tel:3646)\n") == [
        "Le numéro 3646 est écrit dans le lien."
    ]


ORIGIN = """[prix]
euros = 3
source = "https://example.org/prix"
checked = 2026-01-31
review_by = 2027-01-31
confidence = "verified"
"""


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("2027-01-31", "2031-01-31", []),
        ("2027-01-31", "2031-02-01", ["facts.toml, ligne 5"]),
        ("checked = 2026-01-31", "checked = 2026-11-24", []),
        ("checked = 2026-01-31", "checked = 2026-11-25", ["facts.toml, ligne 4"]),
        ("https://", "http://", ["facts.toml, ligne 3"]),
        ("https://example.org/prix", "https://exemple", ["facts.toml, ligne 3"]),
        ("https://example.org/prix", "lu au guichet", ["facts.toml, ligne 3"]),
    ],
)
def test_a_value_says_where_and_when_it_was_read(old: str, new: str, found: list[str]) -> None:
    changed = ORIGIN.replace(old, new) + "[prix.973]\neuros = 2\n"

    assert [str(problem).split(" : ")[0] for problem in check_origin(changed, "facts.toml", TODAY)] == found


@pytest.mark.parametrize(
    ("path", "sound"),
    [
        ("procedures/carte-essai/fr.md", True),
        ("procedures/carte_2/ckb.md", True),
        ("fr.md", True),  # named from inside its folder
        ("carte-essai/facts.toml", True),
        ("Carte/facts.toml", True),  # told with its text
        ("carte-essai/zz.md", False),
        ("carte-essai/notes.md", False),
        ("Carte-essai/fr.md", False),
        ("carte essai/fr.md", False),
        ("identité/fr.md", False),
    ],
)
def test_folders_and_texts_bear_names_that_a_terminal_can_use(path: str, sound: bool) -> None:
    assert (list(check_names([path])) == []) is sound


def test_a_folder_is_told_once_and_each_of_its_texts_alone() -> None:
    found = check_names(["Carte/ar.md", "Carte/fr.md", "Carte/zz.md"])

    assert [error.file for error in found] == ["Carte/ar.md", "Carte/zz.md"]


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
