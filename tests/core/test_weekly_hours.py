"""The hours of official lists, written in OSM syntax."""

from datetime import datetime

import pytest

from kiosk.core.opening_hours import CLOSED, readable, status
from kiosk.core.weekly_hours import Slot, closed_on_holidays, from_directory, from_france_services, merge

HOUSES = [
    ("one span", ["13:30 - 17:00"], "Mo 13:30-17:00"),
    ("two spans", ["09:00 - 12:00 / 13:30 - 17:00"], "Mo 09:00-12:00,13:30-17:00"),
    ("four spans", ["08:45 - 10:00 / 10:30 - 11:30 / 13:30 - 14:30 / 15:00 - 16:15"],
     "Mo 08:45-10:00,10:30-11:30,13:30-14:30,15:00-16:15"),
    ("five, two of which overlap",
     ["08:45 - 10:15 / 10:30 - 11:30 / 10:30 - 12:00 / 13:30 - 14:30 / 15:00 - 16:15"],
     "Mo 08:45-10:15,10:30-12:00,13:30-14:30,15:00-16:15"),
    ("an empty span", ["00:00 - 00:00 / 09:00 - 12:00"], "Mo 09:00-12:00"),
    ("nothing but an empty span", ["00:00 - 00:00"], ""),
    ("the same twice", ["13:30 - 16:00 / 13:30 - 16:00"], "Mo 13:30-16:00"),
    ("one in another", ["09:00 - 12:00 / 09:00 - 16:30 / 14:00 - 16:30"], "Mo 09:00-16:30"),
    ("not in order", ["08:30 - 17:30 / 08:30 - 12:30 / 08:30 - 12:30 / 08:30 - 17:30"], "Mo 08:30-17:30"),
    ("touching", ["09:00 - 11:00 / 11:00 - 12:00 / 13:30 - 17:00"], "Mo 09:00-12:00,13:30-17:00"),
    ("no hours", ["", "", "", "", "", ""], ""),
    ("days alike", ["09:00 - 12:00"] * 5 + [""], "Mo-Fr 09:00-12:00"),
    ("days alike but one",
     ["09:00 - 12:00", "09:00 - 12:00", "14:00 - 17:00", "09:00 - 12:00", "", "09:00 - 12:00"],
     "Mo-Tu 09:00-12:00; We 14:00-17:00; Th 09:00-12:00; Sa 09:00-12:00"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "hours"), [case[1:] for case in HOUSES], ids=[case[0] for case in HOUSES])
def test_the_cells_of_a_france_services_house_are_written_in_osm_syntax(cells, hours):
    assert from_france_services(cells) == hours
    assert readable(hours) or hours == ""


@pytest.mark.parametrize(
    "cell", ["9h-12h", "09:00", "09:00 - 12:00 / ", "25:00 - 26:00", "17:00 - 14:00", "09:60 - 10:00"]
)
def test_a_cell_of_another_form_is_refused_and_not_guessed(cell):
    with pytest.raises(ValueError, match=r".*"):
        from_france_services([cell])


def entry(first: str, last: str, *hours: str, comment: str = "") -> dict[str, str]:
    hours = (*hours, "", "", "", "")[:4]
    names = ("valeur_heure_debut_1", "valeur_heure_fin_1", "valeur_heure_debut_2", "valeur_heure_fin_2")
    return {"nom_jour_debut": first, "nom_jour_fin": last, "commentaire": comment} | dict(
        zip(names, hours, strict=True)
    )


OFFICES = [
    ("one day", [entry("Mardi", "Mardi", "09:00:00", "12:00:00")], "Tu 09:00-12:00"),
    ("several days", [entry("Lundi", "Vendredi", "09:00:00", "12:00:00", "14:00:00", "17:00:00")],
     "Mo-Fr 09:00-12:00,14:00-17:00"),
    ("over the weekend", [entry("Samedi", "Lundi", "09:00:00", "12:00:00")],
     "Mo 09:00-12:00; Sa-Su 09:00-12:00"),
    ("no last day", [entry("Mardi", "", "09:00:00", "12:00:00")], "Tu 09:00-12:00"),
    ("only the second span", [entry("Mardi", "Mardi", "", "", "14:00:00", "17:00:00")], "Tu 14:00-17:00"),
    ("a day without hours", [entry("Mardi", "Mardi")], ""),
    ("a day in two ranges",
     [entry("Lundi", "Mardi", "09:00", "12:00"), entry("Mardi", "Mardi", "14:00", "17:00")],
     "Mo 09:00-12:00; Tu 09:00-12:00,14:00-17:00"),
    ("two comments in a day",
     [entry("Lundi", "Lundi", "09:00", "12:00"), entry("Lundi", "Lundi", "14:00", "17:00", comment="Rdv")],
     'Mo 09:00-12:00, Mo 14:00-17:00 "Rdv"'),
    ("a comment with quotes and lines",
     [entry("Lundi", "Lundi", "09:00", "12:00", comment='Porte\n "B" ; sonnez')],
     "Mo 09:00-12:00 \"Porte 'B' ; sonnez\""),
    ("day and night", [entry("Lundi", "Dimanche", "00:00:00", "23:59:00")], "Mo-Su 00:00-24:00"),
    ("over midnight", [entry("Vendredi", "Vendredi", "18:00:00", "02:00:00")], "Fr 18:00-26:00"),
    ("capitals and spaces", [entry(" LUNDI", "vendredi ", "9:00", "12:00")], "Mo-Fr 09:00-12:00"),
    ("nothing", [], ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("ranges", "hours"), [case[1:] for case in OFFICES], ids=[case[0] for case in OFFICES]
)
def test_the_ranges_of_an_office_are_written_in_osm_syntax(ranges, hours):
    assert from_directory(ranges) == hours
    assert readable(hours) or hours == ""


@pytest.mark.parametrize(
    "ranges",
    [
        [entry("Tous les jours", "", "09:00", "12:00")],
        [entry("Lundi", "Lundi", "09:00", "")],
        [entry("Lundi", "Lundi", "9 h", "12 h")],
        [entry("Lundi", "Lundi", "17:00", "14:00")],
    ],
)
def test_a_range_of_another_form_is_refused_and_not_guessed(ranges):
    with pytest.raises(ValueError, match=r".*"):
        from_directory(ranges)


def test_a_comment_stays_with_its_own_hours():
    assert merge([Slot(540, 720, "sur rendez-vous"), Slot(540, 660)]) == (
        Slot(540, 660),
        Slot(540, 720, "sur rendez-vous"),
    )


HOLIDAYS = [
    ("77", "2026-05-01", "2026-05-27"),
    ("67", "2026-04-03", "2026-05-27"),
    ("57", "2026-12-26", "2026-05-27"),
    ("68", "2026-12-26", "2026-12-27"),
    ("971", "2026-05-27", "2026-05-22"),
    ("972", "2026-05-22", "2026-05-27"),
    ("973", "2026-06-10", "2026-05-27"),
    ("974", "2026-12-20", "2026-05-27"),
    ("976", "2026-04-27", "2026-05-27"),
    ("978", "2026-05-28", "2026-05-27"),
]


@pytest.mark.parametrize(("departement", "holiday", "ordinary"), HOLIDAYS)
def test_an_office_is_closed_on_the_holidays_of_its_departement(departement, holiday, ordinary):
    hours = closed_on_holidays("Mo-Su 09:00-12:00", departement)

    assert status(hours, datetime.fromisoformat(f"{holiday} 10:00"), trusted=True).state == CLOSED
    assert status(hours, datetime.fromisoformat(f"{ordinary} 10:00"), trusted=True).state != CLOSED


def test_hours_that_are_unknown_stay_so():
    assert closed_on_holidays("", "67") == ""
