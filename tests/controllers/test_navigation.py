"""Which page is shown, and the way back from anywhere."""

from __future__ import annotations

import pytest

from kiosk.controllers.navigation import FIRST, HOME, Navigation, Page


@pytest.fixture
def navigation(walk) -> Navigation:
    return walk.navigation


def back_to_the_start(navigation: Navigation) -> list[str]:
    """The pages that Back leads to, one after the other."""
    pages = []
    while navigation.can_go_back:
        navigation.back()
        pages.append(navigation.page.name)
    return pages


def test_a_visit_begins_with_the_languages_and_nothing_behind(navigation):
    assert navigation.page == FIRST
    assert not navigation.can_go_back

    navigation.back()

    assert navigation.page == FIRST


def test_back_leads_through_every_page_that_was_opened(navigation):
    navigation.open("home")
    navigation.open("door", "papiers")
    navigation.open("emergency")
    navigation.open("number", "15|Samu")

    assert back_to_the_start(navigation) == ["emergency", "door", "home", "language"]


def test_a_page_says_what_it_is_about(navigation):
    navigation.open("door", "sante")

    assert navigation.page == Page("door", "sante")


def test_a_page_that_is_open_already_is_come_back_to(navigation):
    navigation.open("home")
    navigation.open("place", "mairie")
    navigation.open("call")
    navigation.open("place", "mairie")

    assert navigation.page == Page("place", "mairie")
    assert back_to_the_start(navigation) == ["home", "language"]


def test_the_same_page_about_something_else_is_another_one(navigation):
    navigation.open("door", "sante")
    navigation.open("door", "papiers")

    assert back_to_the_start(navigation) == ["door", "language"]


def test_replacing_takes_the_place_of_the_page(navigation):
    navigation.open("home")
    navigation.open("codes")
    navigation.replace("codes", "2")
    navigation.replace("codes", "3")

    assert navigation.page == Page("codes", "3")
    assert back_to_the_start(navigation) == ["home", "language"]


def test_a_panel_closes_by_the_key_that_opened_it(navigation):
    navigation.open("home")

    navigation.toggle("call")
    assert navigation.page.name == "call"

    navigation.toggle("call")
    assert navigation.page == HOME


def test_a_panel_lies_over_another_and_each_closes_to_what_was_under_it(navigation):
    navigation.open("home")
    navigation.toggle("display")
    navigation.toggle("call")

    assert back_to_the_start(navigation) == ["display", "home", "language"]


def test_home_leaves_only_the_languages_behind(navigation):
    navigation.open("home")
    navigation.open("door", "papiers")
    navigation.open("place", "mairie")

    navigation.home()

    assert navigation.page == HOME
    assert back_to_the_start(navigation) == ["language"]


def test_resetting_forgets_the_way(navigation):
    navigation.open("home")
    navigation.open("web", "https://www.ameli.fr|Mon compte")

    navigation.reset()

    assert navigation.page == FIRST
    assert not navigation.can_go_back


def test_who_watches_is_told_of_each_change_and_of_nothing_else(navigation):
    seen: list[str] = []
    navigation.watch(lambda: seen.append(navigation.page.name))

    navigation.back()
    navigation.open("home")
    navigation.toggle("call")
    navigation.toggle("call")
    navigation.reset()

    assert seen == ["home", "call", "home", "language"]


# -- within a procedure


def opened(walk) -> Navigation:
    """Carte d'essai, opened from its door."""
    walk.navigation.home()
    walk.navigation.open("door", "papiers")
    walk.guide.start("carte-essai")
    walk.navigation.open("guide", "carte-essai")
    return walk.navigation


def test_back_within_a_procedure_is_the_step_before(walk):
    navigation = opened(walk)
    walk.guide.forward()
    walk.guide.choose("perdue")

    navigation.back()

    assert navigation.page.name == "guide"
    assert walk.title == "Pourquoi refaire la carte ?"


def test_back_from_the_opening_card_leaves_the_procedure(walk):
    navigation = opened(walk)
    walk.guide.forward()

    navigation.back()
    assert walk.guide.is_opening

    navigation.back()
    assert navigation.page == Page("door", "papiers")


def test_back_from_the_list_is_the_last_step(walk):
    navigation = opened(walk)
    walk.guide.forward()
    for choice in ("doute", "", "adulte", "essai-domicile#domicile", "heberge", "", "", ""):
        walk.guide.choose(choice) if choice else walk.guide.forward()
    assert walk.guide.at_list
    navigation.open("list")

    navigation.back()

    assert navigation.page == Page("guide", "carte-essai")
    assert not walk.guide.at_list
    assert walk.title == "Les papiers à apporter"


def test_a_panel_opened_from_the_list_closes_to_the_list(walk):
    navigation = opened(walk)
    navigation.open("list")
    walk.guide.at_list = True

    navigation.toggle("call")
    navigation.toggle("call")

    assert navigation.page.name == "list"
    assert walk.guide.at_list
