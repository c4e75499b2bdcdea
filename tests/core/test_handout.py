"""The list as it is taken away: two languages, few bytes, nothing lost."""

from __future__ import annotations

import pytest

from kiosk.core.checklist import Checklist, Line
from kiosk.core.handout import codes, lines

MARK = " (à vérifier)"
ARABIC_MARK = " (يُرجى التأكد)"
LIST = Checklist(
    "بطاقتي",
    "Ma carte",
    (
        Line("طابع ضريبي (timbre fiscal) بقيمة 25\u00a0يورو", "Un timbre fiscal de 25\u00a0€"),
        Line("صورة", "Une photo"),
    ),
    where=Line(
        "البلدية، \u206601\u00a099\u00a000\u00a012\u00a034\u2069",
        "La mairie, 01\u00a099\u00a000\u00a012\u00a034",
    ),
    cost=Line("مجاني.", "Gratuit."),
    when=Line(f"6\u00a0أسابيع{ARABIC_MARK}.", f"6\u00a0semaines{MARK}.", doubtful=True),
    sources="F1341, 2\u00a0مارس 2026",
)


def read(checklist: Checklist, language: str) -> list[str]:
    """Every line of every code, without its number."""
    return [line for code in codes(checklist, language) for line in code.splitlines()]


def papers(count: int) -> tuple[Line, ...]:
    return tuple(Line(f"Le papier numéro {number} de la longue liste", "") for number in range(count))


def test_each_line_is_followed_by_the_french_that_the_clerk_reads():
    assert read(LIST, "ar") == [
        "1/2 بطاقتي",
        "= Ma carte",
        "للإحضار:",
        "= À apporter :",
        "- طابع ضريبي بقيمة 25 يورو",
        "= Un timbre fiscal de 25 €",
        "- صورة",
        "= Une photo",
        "المكان: البلدية، \u206601 99 00 12 34\u2069",
        "= Où : La mairie, 01 99 00 12 34",
        "السعر: مجاني.",
        "= Prix : Gratuit.",
        "2/2 Carte",
        "المدة: 6 أسابيع *.",
        "= Délai : 6 semaines *.",
        "* يُرجى التأكد = à vérifier",
    ]


def test_the_page_to_photograph_has_the_same_lines_with_their_labels():
    assert lines(LIST, "ar")[:2] == LIST.lines
    assert lines(LIST, "ar")[3:] == (
        Line("السعر: مجاني.", "Prix\u00a0: Gratuit."),
        Line(f"المدة: 6\u00a0أسابيع{ARABIC_MARK}.", f"Délai\u00a0: 6\u00a0semaines{MARK}.", doubtful=True),
    )


def test_a_language_without_labels_of_its_own_has_the_french_ones():
    held = Checklist("Моя картка", "Ma carte", (), cost=Line("Безкоштовно", "Gratuit"))

    assert read(held, "uk") == ["Моя картка", "= Ma carte", "Prix : Безкоштовно", "= Prix : Gratuit"]


def test_in_french_nothing_is_said_twice():
    french = Checklist("Ma carte", "Ma carte", (Line("Une photo", "Une photo"),))

    assert codes(french, "fr") == ("Ma carte\nÀ apporter :\n- Une photo",)


def test_a_title_that_gives_its_french_name_is_not_followed_by_it():
    held = Checklist("بطاقة الهوية (carte d'identité)", "Ma carte d'identité", ())

    assert codes(held, "ar") == ("بطاقة الهوية (carte d'identité)",)


def test_brackets_that_say_more_than_the_french_stay():
    held = Checklist("بطاقتي", "Ma carte", (Line("ورقة (RIB) أصلية (أصل)", "Un papier original"),))

    assert "- ورقة (RIB) أصلية (أصل)" in read(held, "ar")


def test_the_long_words_of_doubt_become_a_star_that_its_code_explains_once():
    doubtful = tuple(Line(f"{name}{MARK}", f"{name}{MARK}", doubtful=True) for name in ("Un", "Deux"))

    assert read(Checklist("Liste", "Liste", doubtful), "fr")[2:] == ["- Un *", "- Deux *", "* à vérifier"]


def test_every_code_that_has_a_star_explains_it_and_no_other():
    first, *others = papers(16)
    held = (Line(first.text + MARK, "", doubtful=True), *others, Line(f"La fin{MARK}", "", doubtful=True))

    cut = codes(Checklist("Ma carte", "Ma carte", held), "fr")

    assert ["*" in code for code in cut] == [True, False, True]
    assert [code.endswith("\n* à vérifier") for code in cut] == [True, False, True]


def test_a_star_of_a_list_without_doubt_is_left_alone():
    assert read(Checklist("Ma carte", "", (Line("Composez *31#", ""),)), "fr")[2:] == ["- Composez *31#"]


def test_an_arabic_line_that_begins_by_a_foreign_word_is_led_from_the_right():
    held = Checklist(
        "CAF والسكن", "La CAF", (Line("RIB أو بطاقة", "Un RIB"), Line("\u206636\u00a046\u2069 هاتف", "36 46"))
    )

    said = read(held, "ar")

    assert said[0] == "\u200fCAF والسكن"
    assert "\u200f- RIB أو بطاقة" in said
    assert "- \u206636 46\u2069 هاتف" in said
    assert "= Un RIB" in said


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Ma carte d'identité", "Carte d'identité"),
        ("La prime d'activité", "Prime d'activité"),
        ("L'allocation logement", "L'allocation logement"),
        ("Refaire la carte grise d'une voiture", "Refaire la carte grise…"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_code_of_a_long_list_names_the_procedure_in_french_at_least(language, title, named):
    cut = codes(Checklist(title if language == "fr" else "بطاقتي", title, papers(12)), language)

    assert {code.splitlines()[0].split(" ", 1)[1] for code in cut[1:]} == {named}


def test_the_lines_of_a_long_list_keep_their_order():
    held = Checklist("Ma carte", "Ma carte", papers(10), where=Line("Ici", "Ici"), cost=Line("2 €", "2 €"))

    said = [line for line in read(held, "fr") if line[1:2] != "/"]

    assert said == [
        "À apporter :",
        *(f"- {paper.text}" for paper in held.lines),
        "Où : Ici",
        "Prix : 2 €",
    ]


def test_a_paper_stands_in_the_same_code_as_its_french():
    held = tuple(
        Line(f"ورقة رقم {number} من القائمة الطويلة", f"Le papier numéro {number}") for number in range(12)
    )

    for code in codes(Checklist("بطاقتي", "Ma carte", held), "ar"):
        shown = [line for line in code.splitlines()[1:] if line.startswith("- ")]
        beside = [line for line in code.splitlines()[1:] if line.startswith("= Le papier")]
        assert len(shown) == len(beside) > 0


def test_a_long_title_is_short_at_the_head_and_whole_below():
    title = "Refaire sa carte d'identité après une perte, un vol ou un changement de nom"

    first, *others = codes(Checklist(title, title, papers(10)), "fr")

    assert title in first.splitlines()
    assert first.splitlines()[0].endswith(" Refaire sa carte d'identité après une perte, un vol ou…")
    assert {code.splitlines()[0].split(" ", 1)[1] for code in others} == {"Refaire sa carte…"}
