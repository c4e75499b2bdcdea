"""Places: how far, of which kind, and where to go when there is none."""

import pytest

from kiosk.core.place import KINDS, asked_first, codes, distance, kind_of, label, search_order

PARIS, MARSEILLE, SAINT_DENIS = (48.8566, 2.3522), (43.2965, 5.3698), (-20.8789, 55.4481)


def test_distances_are_right_to_half_a_percent():
    assert distance(PARIS, MARSEILLE) == pytest.approx(660_500, rel=0.005)
    assert distance(PARIS, SAINT_DENIS) == pytest.approx(9_392_000, rel=0.005)
    assert distance((0, 0), (0, 180)) == pytest.approx(20_015_000, rel=0.005)


def test_a_distance_is_the_same_both_ways_and_nothing_on_the_spot():
    assert distance(PARIS, MARSEILLE) == distance(MARSEILLE, PARIS)
    assert distance(PARIS, PARIS) == 0


def test_across_the_day_line_is_not_around_the_world():
    assert distance((-13.3, 179.9), (-13.3, -179.9)) < 25_000


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_leads_somewhere_that_receives_everyone(kind):
    order = search_order(kind)

    assert order[0] == kind
    assert {"france_services", "mairie"} <= set(order) <= set(KINDS)
    assert len(order) == len(set(order))


def test_the_tax_office_is_replaced_by_the_treasury_before_anything_else():
    assert search_order("sip") == ("sip", "tresorerie", "france_services", "mairie")


def test_a_kind_may_be_asked_by_another_of_its_names():
    assert search_order("pole_emploi")[0] == "france_travail"
    assert search_order(" France-Services ")[0] == "france_services"


def test_a_kind_that_nobody_knows_still_leads_to_someone():
    assert search_order("piscine") == ("piscine", "france_services", "mairie")
    assert label("piscine") == "piscine"


def test_a_code_stands_for_one_kind_only():
    listed = [name for name, kind in KINDS.items() if not kind.among]
    every_code = [*listed, *(code for kind in KINDS.values() for code in kind.also)]

    assert len(every_code) == len(set(every_code)) == len(codes())
    assert all(kind_of(code) in KINDS for code in every_code)
    assert label("msap") == "Maison France services"


def test_where_only_some_places_of_a_kind_do_it_the_nearest_of_that_kind_are_looked_for():
    assert asked_first("mairie_equipee") == "mairie"
    assert search_order("mairie_equipee") == ("mairie_equipee", "mairie", "france_services")
    assert "mairie_equipee" not in codes(), "no list says it of a town hall"


def test_a_kind_that_does_all_its_work_everywhere_needs_no_question():
    assert {kind for kind in (*KINDS, "piscine") if asked_first(kind)} == {"mairie_equipee"}
