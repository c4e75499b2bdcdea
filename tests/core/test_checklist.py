from __future__ import annotations

from datetime import date

import pytest

from kiosk.core.checklist import Checklist, Line, gather
from kiosk.core.facts import Filled, fill, parse_facts
from kiosk.core.journey import back, begin, choose, forward, is_end
from kiosk.core.procedure import Condition, Paragraph, Part, Procedure, Source, WayOut
from kiosk.core.route import Library
from tests.core.drawing import draw, library, with_opening

FACTS = parse_facts(
    """
[timbre]
euros = 25
source = "F1341"
checked = 2026-03-02
review_by = 2027-03-02
confidence = "verified"

[attente]
days = [28, 42]
source = "F1341"
checked = 2026-03-02
review_by = 2026-09-02
confidence = "verified"

[ants]
phone = "34 00"
source = "F1341"
checked = 2026-03-02
review_by = 2027-03-02
confidence = "verified"
""",
    "facts.toml",
)

FRENCH_CARD = """
    raison   : perdue, volee
    perdue   + Un timbre de {timbre} | Une photo : age
    volee    + Le papier de la police | Une photo @Le commissariat
    age      : mineur, adulte
    mineur   + Le livret de famille
    adulte
    pieces   + Une photo | Le jugement {only=mineur} | Votre permis {unless=mineur} @La mairie
    fin
"""
ARABIC_CARD = """
    raison   : perdue, volee
    perdue   + طابع بقيمة {timbre} | صورة : age
    volee    + ورقة الشرطة | صورة @مركز الشرطة
    age      : mineur, adulte
    mineur   + الدفتر العائلي
    adulte
    pieces   + صورة | حكم المحكمة {only=mineur} | رخصتكم {unless=mineur} @البلدية
    fin
"""


def filled(said: str, language: str) -> Filled:
    return fill(said, FACTS, language, "75", date(2026, 11, 24))


def end_of(held: Library, *choices: str, slug: str = "carte"):
    journey, waiting = begin(held, slug), list(choices)
    while not is_end(journey, held):
        after = forward(journey, held)
        journey = choose(journey, held, waiting.pop(0)) if after == journey else after
    return journey


def card(
    drawing: str = FRENCH_CARD, language: str = "fr", cost: str = "Gratuit.", title: str = ""
) -> Procedure:
    sources = (Source("F1341", date(2026, 3, 2)),)
    parts = (
        Part(
            "cout",
            "Combien ?",
            (Paragraph(cost), Paragraph("Perdue : {timbre}.", Condition(only=("perdue",)))),
        ),
        Part("delai", "Quand ?", (Paragraph("{attente}"),)),
    )
    return with_opening(draw(drawing, language=language, sources=sources, title=title or "Ma carte"), *parts)


def papers(checklist: Checklist) -> list[str]:
    return [line.text for line in checklist.lines]


def test_the_list_has_the_papers_of_the_path_in_its_order_and_equal_ones_once():
    held = library(card())

    checklist = gather(end_of(held, "perdue", "mineur"), held, held, filled)

    assert papers(checklist) == ["Un timbre de 25\u00a0€", "Une photo", "Le livret de famille", "Le jugement"]


def test_a_paper_for_others_is_left_out():
    held = library(card())

    checklist = gather(end_of(held, "volee", "adulte"), held, held, filled)

    assert papers(checklist) == ["Le papier de la police", "Une photo", "Votre permis"]


def test_the_list_stops_where_the_visitor_stands():
    held = library(card())
    journey = end_of(held, "perdue", "adulte")

    checklist = gather(back(back(journey, held), held), held, held, filled)

    assert papers(checklist) == ["Un timbre de 25\u00a0€", "Une photo"]


def test_each_line_has_the_french_beside():
    french, arabic = library(card()), library(card(ARABIC_CARD, "ar", "مجاني.", "بطاقتي"))

    checklist = gather(end_of(arabic, "perdue", "mineur"), arabic, french, filled)

    assert (checklist.title, checklist.title_french) == ("بطاقتي", "Ma carte")
    assert checklist.lines[0] == Line("طابع بقيمة 25\u00a0يورو", "Un timbre de 25\u00a0€")
    assert [line.key for line in checklist.lines] == [
        "Un timbre de 25\u00a0€",
        "Une photo",
        "Le livret de famille",
        "Le jugement",
    ]
    assert checklist.where == Line("البلدية", "La mairie")


def test_place_delay_and_cost_come_from_the_path_and_the_opening_card():
    held = library(card())

    lost = gather(end_of(held, "perdue", "adulte"), held, held, filled)
    stolen = gather(end_of(held, "volee", "adulte"), held, held, filled)

    assert lost.where == Line("La mairie", "La mairie")
    assert lost.cost == Line("Gratuit. Perdue : 25\u00a0€.", "Gratuit. Perdue : 25\u00a0€.")
    assert stolen.cost == Line("Gratuit.", "Gratuit.")
    assert lost.sources == "F1341, 2\u00a0mars 2026"


def test_a_value_past_its_date_makes_its_line_doubtful():
    held = library(card())

    checklist = gather(end_of(held, "perdue", "adulte"), held, held, filled)

    assert checklist.when
    assert checklist.when.doubtful
    assert checklist.when.text == "entre 4 et 6\u00a0semaines (à vérifier)"
    assert not checklist.lines[0].doubtful


def test_the_place_is_said_in_the_words_of_the_terminal_and_by_its_label_where_it_has_none():
    held = library(card())
    journey = end_of(held, "perdue", "adulte")

    known = gather(journey, held, held, filled, lambda way, _: (f"{way.address}, 3 rue Haute", "La petite"))
    unknown = gather(journey, held, held, filled, lambda *_: ("", ""))

    assert known.where == Line("La mairie, 3 rue Haute", "La mairie, 3 rue Haute")
    assert known.where.brief == "La petite"
    assert unknown.where == Line("La mairie", "La mairie")
    assert unknown.where.brief == ""


@pytest.mark.parametrize(
    ("language", "label", "said"),
    [
        ("fr", "Une mairie équipée", "Une mairie équipée\u00a0: demandez avant de venir"),
        ("en", "An equipped town hall", "An equipped town hall: ask before you come"),
        ("ar", "بلدية مجهّزة", "بلدية مجهّزة: يُرجى السؤال قبل الحضور"),
        ("uk", "Мерія", "Мерія: demandez avant de venir"),
    ],
)
def test_a_place_of_which_only_some_will_do_is_said_with_what_to_do_first(language, label, said):
    def one(language: str, label: str) -> Procedure:
        step = draw("a").steps[0]
        way = WayOut(label, "place", "mairie_equipee")
        return Procedure("carte", language, "", "", "papiers", steps=(type(step)("a", "a", (way,)),))

    held, french = library(one(language, label)), library(one("fr", "Une mairie équipée"))

    checklist = gather(begin(held, "carte"), held, french, filled, lambda *_: ("", ""))

    assert checklist.where == Line(said, "Une mairie équipée\u00a0: demandez avant de venir")


def test_without_a_place_the_last_way_out_tells_where_with_its_number_or_address():
    way = WayOut("Appeler", "tel", "ants")
    step = draw("a").steps[0]
    french = Procedure("carte", "fr", "", "", "papiers", steps=(type(step)("a", "a", (way,)),))
    arabic = Procedure("carte", "ar", "", "", "papiers", steps=(type(step)("a", "a", (way,)),))

    checklist = gather(begin(library(arabic), "carte"), library(arabic), library(french), filled)

    assert checklist.where == Line("Appeler: \u206634\u00a000\u2069", "Appeler\u00a0: 34\u00a000")


def test_a_procedure_without_an_opening_card_says_neither_delay_nor_cost():
    held = library(draw("a + photo"))

    checklist = gather(begin(held, "carte"), held, held, filled)

    assert (checklist.when, checklist.cost, checklist.where, checklist.sources) == (None, None, None, "")


def test_the_papers_and_sources_of_a_shared_part_are_on_the_list():
    source = Source("F14807", date(2026, 1, 5))
    held = library(
        draw("moi + Une carte : preuve#domicile\nfin + Une photo"),
        draw("domicile + Une quittance {unless=moi}\nsuite", "preuve", is_part=True, sources=(source,)),
    )

    checklist = gather(end_of(held), held, held, filled)

    assert papers(checklist) == ["Une carte", "Une quittance", "Une photo"]
    assert checklist.sources == "F14807, 5\u00a0janvier 2026"


def test_a_line_that_the_french_file_lacks_stands_for_itself():
    held, french = library(draw("a + photo | card")), library(draw("a + photo d'identité"))

    checklist = gather(begin(held, "carte"), held, french, filled)

    assert checklist.lines == (Line("photo", "photo d'identité"), Line("card", "card"))
