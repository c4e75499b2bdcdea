"""A walk through the sample procedure: what is shown, answered, changed, taken away, forgotten."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from kiosk.settings import Settings
from kiosk.settings_parts import Place
from kiosk.store.database import Database
from kiosk.store.places import Places
from kiosk.store.places_import import import_file
from tests.controllers.walking import ROOT, Walk, ends, made, plain, sample_in

TOWN_HALL = ROOT / "tests/store/data/mairie-fontaine-le-port.gouv_local.json"

HOUSES = ROOT / "tests/store/data/liste-fs-20240801-extrait.csv"
HOUSE = "France services de Valserhône, 5-9 Rue des Papetiers, 01200 Valserhône, 04 50 56 87 49"

LOST = ("perdue", "", "mineur", "", "essai-domicile#domicile", "facture", "", "", "")  # a child's lost card
IN_DOUBT = ("doute", "", "adulte", "essai-domicile#domicile", "heberge", "", "", "")


def papers(walk: Walk) -> list[str]:
    return [plain(line.text) for line in walk.guide.checklist().lines]


def questions(walk: Walk) -> list[str]:
    return [plain(answer.question) for answer in walk.guide.answers()]


def filled(views: tuple) -> list[str]:
    return [plain(view.text) for view in views]


# -- the opening card


def test_a_procedure_opens_at_its_card(walk):
    walk.guide.start("carte-essai")

    view = walk.guide.opening()
    assert walk.guide.is_opening
    assert (view.name, plain(view.title)) == (
        "Refaire la carte d'essai",
        "Puis-je le faire ici, maintenant ?",
    )
    assert view.here.text == "Ici, vous préparez votre liste de papiers."
    assert view.later.text == "La demande se fait ensuite en mairie."
    assert [part_id for part_id, _, _ in view.parts] == [
        "qui", "besoin", "cout", "delai", "sans-internet", "arnaques",
    ]  # fmt: skip


def test_the_card_tells_values_and_which_of_them_are_to_be_checked(walk):
    walk.guide.start("carte-essai")

    told = {part_id: filled for part_id, _, filled in walk.guide.opening().parts}
    assert plain(told["cout"].text) == "Gratuit. Carte perdue : 25 €."
    assert told["cout"].doubts == ()
    assert told["delai"].doubts == ("delai_carte",)


def test_the_card_tells_the_price_before_any_answer_and_the_list_that_of_the_visitor(assets):
    walk = Walk(assets)
    walk.guide.start("carte-identite")
    told = {part_id: plain(filled.text) for part_id, _, filled in walk.guide.opening().parts}
    walk.guide.forward()
    for choice in ("raison", "perdue"):
        walk.guide.choose(choice)

    lost = walk.guide.checklist().cost
    walk.guide.change("raison")
    walk.guide.choose("autre-raison")
    other = walk.guide.checklist().cost

    assert told["cout"] == "Gratuit. Perte ou vol : 25 € (à vérifier)."
    assert lost is not None
    assert other is not None
    assert (plain(lost.text), plain(other.text)) == ("25 € (à vérifier).", "Gratuit.")


def test_the_list_names_no_town_hall_where_not_all_of_them_make_cards(assets):
    there = Settings(place=Place(latitude=48.5, longitude=2.75, commune="77188", departement="77"))
    walk = Walk(assets, there)
    database = Database(None)
    walk.catalogue.places = Places(database)
    import_file(walk.catalogue.places, TOWN_HALL, ("mairie",), None, None)

    near = walk.catalogue.nearest("mairie_equipee")
    walk.guide.resume(next(ends(walk.catalogue.library("fr"), "carte-identite")))
    where = walk.guide.checklist().where
    database.close()

    assert [one.place.name for one in near] == ["Mairie - Fontaine-le-Port"], "it can be asked"
    assert where is not None
    assert plain(where.text) == "Une mairie équipée : demandez avant de venir"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_list_tells_the_nearest_house_with_its_phone(assets, language):
    walk = Walk(assets, Settings(place=Place(latitude=46.11, longitude=5.83)), language)
    with closing(Database(None)) as database:
        walk.catalogue.places = Places(database)
        import_file(walk.catalogue.places, HOUSES, ("france_services",), None, None)
        told = set()
        for journey in ends(walk.catalogue.library(language), "prime-activite"):
            walk.guide.resume(journey)
            where = walk.guide.checklist().where
            told.add(plain(where.french) if where else "")

    assert {where for where in told if "Rue" in where} == {HOUSE}


def test_the_card_says_how_many_steps_there_are_at_most(walk):
    walk.guide.start("carte-essai")

    assert walk.guide.opening().ahead == 9
    assert walk.guide.knots == (0, 10), "the list is a knot too"


# -- a step


def test_the_first_question_is_step_one(walk):
    view = walk.to().step()

    assert (view.number, view.ahead, plain(view.title)) == (1, 8, "Pourquoi refaire la carte ?")
    assert filled(view.paragraphs) == ["Choisissez votre situation."]
    assert not walk.guide.is_opening


def test_choices_come_with_their_second_line_and_their_sign(walk):
    options = walk.to().step().options

    assert [(plain(one.label), one.note, one.icon, one.target) for one in options] == [
        ("Je l'ai perdue", "je ne la retrouve pas", "magnifying-glass", "perdue"),
        ("Elle est abîmée", "", "calendar-x", "age"),
        ("Je ne sais pas", "", "question", "doute"),
    ]
    assert not any(one.chosen for one in options)


def test_a_translation_shows_the_signs_of_the_french_file(walk):
    walk.language = "en"

    icons = [one.icon for one in walk.to().step().options]

    assert icons == ["magnifying-glass", "calendar-x", "question"]


def test_a_choice_without_a_sign_gets_an_arrow(walk):
    assert {one.icon for one in walk.to("age").step().options} == {"arrow-right"}


def test_papers_and_advice_stand_on_their_step(walk):
    view = walk.to("perdue").step()

    assert filled(view.papers) == ["Un timbre fiscal de 25 €"]
    assert filled(view.advice) == ["Le timbre s'achète dans un bureau de tabac."]


def test_a_paper_is_shown_only_to_whom_it_concerns(walk):
    assert "Votre carnet de santé" in filled(walk.to("age", "mineur").step().papers)
    assert "Votre carnet de santé" not in filled(walk.to("perdue", "", "mineur").step().papers)


def test_the_last_step_says_so_and_shows_the_ways_out(walk):
    view = walk.to(*LOST[:-1]).step()

    assert view.is_last
    assert (view.ahead, view.options) == (0, ())
    assert [(way.kind, way.address, way.doubtful) for way in view.ways] == [
        ("place", "mairie", False),
        ("web", "https://example.org/rendez-vous", False),
        ("tel", "3400", False),
    ]


def test_a_picture_comes_with_what_it_shows(walk, sample):
    (picture,) = walk.to("age", "adulte").step().pictures

    assert picture.shows.text == "Une main posée sur un lecteur"
    assert picture.content == sample.picture("carte-essai", "empreintes.png")
    assert picture.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("harm", ["altered", "lost", "in excess"])
def test_a_picture_that_is_not_the_one_of_the_pack_leaves_its_words_alone(tmp_path, harm):
    own = sample_in(tmp_path) / "procedures/carte-essai/empreintes.png"
    content = own.read_bytes()
    if harm == "in excess":
        own.unlink()
    pack = made(tmp_path)
    own.unlink(missing_ok=True)
    if harm != "lost":
        own.write_bytes(content + b" " * (harm == "altered"))

    (picture,) = Walk(pack).to("age", "adulte").step().pictures

    assert (picture.shows.text, picture.content) == ("Une main posée sur un lecteur", b"")


def test_a_picture_of_a_shared_part_lies_in_the_folder_of_that_part(tmp_path):
    part = sample_in(tmp_path) / "procedures/essai-domicile"
    (part / "porte.png").write_bytes(b"of the part")
    for language in ("fr", "en"):
        text = part / f"{language}.md"
        head, heading, rest = text.read_text("utf-8").partition("{#domicile}\n")
        text.write_text(f"{head}{heading}\n![Une porte](porte.png)\n{rest}", "utf-8")

    (picture,) = Walk(made(tmp_path)).to("age", "adulte", "essai-domicile#domicile").step().pictures

    assert picture.content == b"of the part"


def test_the_value_of_the_departement_is_shown(sample):
    guyane = Walk(sample, Settings(place=Place(departement="973")))

    assert filled(guyane.to("perdue").step().papers) == ["Un timbre fiscal de 12,50 €"]


def test_a_value_past_its_date_is_to_be_checked(walk):
    walk.today = walk.today.replace(year=2027, month=5)

    (paper,) = walk.to("perdue").step().papers
    assert paper.doubts == ("timbre_perte",)
    assert "à vérifier" in paper.text


def test_a_clock_that_is_not_trusted_makes_no_value_old(walk):
    walk.today = None

    (paper,) = walk.to("perdue").step().papers
    assert paper.doubts == ()


# -- moving


def test_back_and_forth_loses_nothing(walk):
    guide = walk.to("perdue", "", "mineur")
    assert guide.step().number == 4

    assert guide.back()
    assert guide.back()
    assert guide.back()
    assert [one.target for one in guide.step().options if one.chosen] == ["perdue"]

    guide.forward()
    guide.forward()
    guide.forward()
    assert walk.title == "Votre parent vient aussi"


def test_back_ends_at_the_card(walk):
    guide = walk.to()

    assert guide.back()
    assert guide.is_opening
    assert not guide.back()


def test_going_on_without_an_answer_stays_at_the_question(walk):
    guide = walk.to()

    guide.forward()

    assert guide.step().number == 1


def test_an_answer_that_is_not_offered_is_refused(walk):
    with pytest.raises(ValueError, match="not offered"):
        walk.to("mineur")


def test_the_answers_are_listed_in_the_order_of_the_way(walk):
    walk.to(*LOST)

    assert questions(walk) == [
        "Pourquoi refaire la carte ?",
        "Quel âge avez-vous ?",
        "Avez-vous une facture à votre nom ?",
    ]
    assert [plain(answer.answer) for answer in walk.guide.answers()] == [
        "Je l'ai perdue",
        "Moins de 18 ans",
        "Oui",
    ]


def test_a_changed_answer_keeps_those_that_still_stand(walk):
    guide = walk.to(*LOST)
    assert guide.at_list

    guide.change("raison")
    assert not guide.at_list
    guide.choose("age")

    assert guide.step().dropped == ()
    assert questions(walk)[1:] == ["Quel âge avez-vous ?", "Avez-vous une facture à votre nom ?"]
    assert [one.target for one in guide.step().options if one.chosen] == ["mineur"]


def test_changing_what_was_not_answered_is_refused(walk):
    with pytest.raises(ValueError, match="not on the way"):
        walk.to("age").change("perdue")


def test_the_language_may_change_in_the_middle_of_the_walk(walk):
    guide = walk.to("perdue", "", "mineur")
    french = guide.step()

    walk.language = "en"

    english = guide.step()
    assert english.title != french.title
    assert (english.number, english.ahead, len(english.papers)) == (
        french.number,
        french.ahead,
        len(french.papers),
    )
    assert len(guide.answers()) == 2


def test_a_language_without_this_procedure_is_served_in_french(walk):
    walk.language = "ar"

    assert walk.to().step().paragraphs[0].text == "Choisissez votre situation."


def test_opening_another_time_begins_anew(walk):
    guide = walk.to(*LOST)
    key = guide.checklist().lines[0].key
    guide.tick(key)

    guide.start("carte-essai")
    guide.forward()

    assert not any(one.chosen for one in guide.step().options)
    assert not guide.at_list
    assert not guide.has_ticked(key)


def test_who_watches_is_told_of_every_move(walk):
    guide = walk.to("perdue")
    before = walk.changes

    guide.forward()
    guide.back()
    guide.tick("x")
    guide.change("raison")

    assert walk.changes == before + 4


def test_another_guide_takes_the_walk_up_where_it_stands(walk):
    walk.to("perdue", "", "mineur")
    walk.guide.tick("x")

    other = Walk(walk.pack)
    other.guide.resume(walk.guide.journey)

    assert other.guide.step() == walk.guide.step()
    assert other.guide.answers() == walk.guide.answers()
    assert other.changes == 1
    assert not other.guide.has_ticked("x"), "the papers that one has are not part of the walk"


# -- the list


def test_the_list_holds_the_papers_of_the_path_taken(walk):
    walk.to(*LOST)

    assert papers(walk) == [
        "Un timbre fiscal de 25 €",
        "La pièce d'identité de votre parent",
        "Une facture de moins d'un an",
        "Une photo de moins de 6 mois",
        "La déclaration de perte",
        "L'accord de votre parent",
    ]


def test_another_path_gives_another_list(walk):
    walk.to(*IN_DOUBT)

    assert papers(walk) == [
        "Votre ancienne carte",
        "Une lettre de la personne qui vous héberge",
        "Une photo de moins de 6 mois",
    ]


def test_the_list_says_where_when_and_how_much(walk):
    walk.to(*LOST)

    checklist = walk.guide.checklist()
    assert checklist.where is not None
    assert checklist.when is not None
    assert checklist.cost is not None
    assert checklist.where.text == "Une mairie équipée"
    assert plain(checklist.cost.text) == "Gratuit. Carte perdue : 25 €."
    assert checklist.when.doubtful


def test_each_line_of_the_list_has_its_french_beside(walk):
    walk.language = "en"
    walk.to(*LOST)

    line = walk.guide.checklist().lines[0]
    assert plain(line.french) == "Un timbre fiscal de 25 €"
    assert "€25" in line.text


def test_a_tick_stays_through_a_change_of_language(walk):
    guide = walk.to(*LOST)
    guide.tick(guide.checklist().lines[1].key)

    walk.language = "en"

    ticked = [guide.has_ticked(line.key) for line in guide.checklist().lines]
    assert ticked == [False, True, False, False, False, False]


def test_ticking_again_unticks(walk):
    guide = walk.to(*LOST)
    key = guide.checklist().lines[0].key

    guide.tick(key)
    guide.tick(key)

    assert not guide.has_ticked(key)


def test_the_thread_ends_at_the_list(walk):
    guide = walk.to(*LOST)

    assert guide.at_list
    assert guide.knots == (10, 0)

    assert guide.back()
    assert guide.knots == (9, 1)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_codes_hold_the_whole_list(walk, language):
    walk.language = language
    walk.to(*LOST)

    codes = walk.guide.codes()

    assert all(len(code.encode()) <= 300 for code in codes)
    together = plain("\n".join(codes))
    for line in walk.guide.checklist().lines:
        assert plain(line.text) in together
        assert plain(line.french) in together


# -- the end


def test_forgetting_leaves_nothing(walk):
    guide = walk.to(*LOST)
    guide.tick(guide.checklist().lines[0].key)

    guide.forget()

    assert (guide.slug, guide.at_list) == ("", False)
    with pytest.raises(AssertionError, match="no procedure is open"):
        guide.step()
    fresh = Walk(walk.pack)
    private = ("_journey", "_ticks", "at_list")
    assert [getattr(guide, name) for name in private] == [getattr(fresh.guide, name) for name in private]


def test_a_step_view_is_a_value(walk):
    view = walk.to("perdue").step()

    assert view == walk.to("perdue").step()
    assert replace(view, number=3) != view
