from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.checklist import Checklist, Line, codes, gather, text
from kiosk.core.facts import Filled, fill, parse_facts
from kiosk.core.journey import back, begin, choose, forward, is_end
from kiosk.core.packing import CODE_BYTES, pack
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

    known = gather(journey, held, held, filled, lambda way, _: f"{way.address}, 3 rue Haute")
    unknown = gather(journey, held, held, filled, lambda *_: "")

    assert known.where == Line("La mairie, 3 rue Haute", "La mairie, 3 rue Haute")
    assert unknown.where == Line("La mairie", "La mairie")


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


LIST = Checklist(
    "بطاقتي",
    "Ma carte",
    (Line("طابع بقيمة 25\u00a0يورو", "Un timbre de 25\u00a0€"), Line("صورة", "Une photo", doubtful=True)),
    where=Line(
        "البلدية، \u206601\u00a099\u00a000\u00a012\u00a034\u2069",
        "La mairie, 01\u00a099\u00a000\u00a012\u00a034",
    ),
    cost=Line("مجاني", "Gratuit"),
    sources="F1341, 2\u00a0مارس 2026",
)


def test_as_plain_text_what_the_clerk_reads_is_followed_by_the_french():
    assert text(LIST, "ar").splitlines() == [
        "بطاقتي",
        "= Ma carte",
        "للإحضار:",
        "- طابع بقيمة 25\u00a0يورو",
        "= Un timbre de 25\u00a0€",
        "- صورة",
        "= Une photo",
        "المكان: البلدية، \u206601\u00a099\u00a000\u00a012\u00a034\u2069",
        "= Où\u00a0: La mairie, 01\u00a099\u00a000\u00a012\u00a034",
        "السعر: مجاني",
        "* يُرجى التأكد",
        "المصادر: F1341, 2\u00a0مارس 2026",
    ]


def test_in_french_nothing_is_said_twice():
    french = Checklist("Ma carte", "Ma carte", (Line("Une photo", "Une photo"),))

    assert text(french, "fr") == "Ma carte\nÀ apporter\u00a0:\n- Une photo"


def test_the_long_words_of_doubt_become_a_star_that_is_explained_once():
    mark = " (à vérifier)"
    lines = tuple(Line(f"{name}{mark}", f"{name}{mark}", doubtful=True) for name in ("Un", "Deux"))

    assert text(Checklist("Liste", "Liste", lines), "fr").splitlines()[2:] == [
        "- Un *",
        "- Deux *",
        "* à vérifier",
    ]


def test_an_arabic_line_that_begins_by_a_foreign_word_is_led_from_the_right():
    held = Checklist(
        "CAF والسكن", "La CAF", (Line("RIB أو بطاقة", "Un RIB"), Line("\u206636\u00a046\u2069 هاتف", "36 46"))
    )

    lines = text(held, "ar").splitlines()

    assert lines[0] == "\u200fCAF والسكن"
    assert "\u200f- RIB أو بطاقة" in lines
    assert "- \u206636\u00a046\u2069 هاتف" in lines
    assert "= Un RIB" in lines


def test_a_short_list_is_one_code_without_a_number():
    french = Checklist("Ma carte", "Ma carte", (Line("Une photo", "Une photo"),))

    assert codes(french, "fr") == ("Ma carte\nÀ apporter\u00a0:\n- Une photo",)


def test_a_long_list_is_several_codes_each_with_the_title_and_its_number():
    lines = tuple(Line(f"Le papier numéro {number} de la longue liste", "") for number in range(12))

    cut = codes(Checklist("Ma carte", "Ma carte", lines), "fr")

    assert [code.splitlines()[0] for code in cut] == ["1/2 Ma carte", "2/2 Ma carte"]


def test_a_paper_stands_in_the_same_code_as_its_french():
    lines = tuple(
        Line(f"ورقة رقم {number} من القائمة الطويلة", f"Le papier numéro {number}") for number in range(12)
    )

    for code in codes(Checklist("بطاقتي", "Ma carte", lines), "ar"):
        shown = [line for line in code.splitlines()[1:] if line.startswith("- ")]
        beside = [line for line in code.splitlines()[1:] if line.startswith("= Le papier")]
        assert len(shown) == len(beside) > 0


def test_a_long_title_is_short_in_each_code_and_whole_in_the_first():
    title = "Refaire sa carte d'identité après une perte, un vol ou un changement de nom"
    lines = tuple(Line(f"Le papier numéro {number} de la longue liste", "") for number in range(12))

    cut = codes(Checklist(title, title, lines), "fr")

    assert title in cut[0].splitlines()
    assert all(
        code.splitlines()[0].endswith(" Refaire sa carte d'identité après une perte, un vol ou…")
        for code in cut
    )


def test_a_line_longer_than_a_code_is_cut_at_a_space():
    line = " ".join(f"mot{number}" for number in range(120))

    bodies = [code.splitlines()[1:] for code in pack("Titre", ((line,),))]

    assert " ".join(piece for body in bodies for piece in body) == line


any_line = st.text(max_size=400).map(lambda said: " ".join(said.splitlines()))
any_block = st.lists(any_line, min_size=1, max_size=3).map(tuple)


@settings(max_examples=200, deadline=None)
@given(title=any_line, blocks=st.lists(any_block, max_size=30))
def test_any_text_is_cut_into_codes_that_fit_and_lose_nothing(title, blocks):
    cut = pack(title, blocks)

    assert all(len(code.encode()) <= CODE_BYTES for code in cut)
    bodies = [code.split("\n")[1:] for code in cut]
    lines = [piece for body in bodies for piece in body]
    whole = [line for block in blocks for line in block]
    assert squeezed(lines).endswith(squeezed(whole))
    rest = iter(lines)
    for line in whole:
        if len(line.encode()) <= CODE_BYTES // 2:
            assert line in rest, "a line that fits is whole, and in its order"


def squeezed(lines: list[str]) -> str:
    return "".join(lines).replace(" ", "")
