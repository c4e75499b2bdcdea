"""The page of plain letters."""

from __future__ import annotations

import pytest

from kiosk.core.banner import FIGURES, banner
from kiosk.core.console_page import COLUMNS, console_page


def test_a_number_is_written_in_large_figures():
    assert banner("01 7", 76) == (
        "######   ##    ######",
        "##  ## ####        ##",
        "##  ##   ##      ##",
        "##  ##   ##      ##",
        "###### ######    ##",
    )


@pytest.mark.parametrize("number", ["01 60 00 00 00", "+33 1 60 00 00 00", "3646", "#31# 0160000000"])
def test_every_number_finds_room(number):
    lines = banner(number, COLUMNS)

    assert len(lines) == 5
    assert max(map(len, lines)) <= COLUMNS


@pytest.mark.parametrize("number", ["", "poste 12", "0123456789 " * 4])
def test_what_has_no_large_figures_or_no_room_is_written_small(number):
    assert banner(number, COLUMNS) == (number.strip(),)


def test_every_figure_is_five_lines_of_one_width():
    for sign, lines in FIGURES.items():
        assert [len(line) for line in lines] == [0 if sign == " " else 3] * 5


def test_what_a_console_cannot_write_is_left_out_and_nothing_is_wider_than_it():
    notices = (("La borne ne marche pas.", "Rien n'est perdu. " * 10), ("هذا الجهاز لا يعمل.", "اتصل"))

    page = console_page("Médiathèque", notices, ("Accueil", "Reception", "الاستقبال"), "01 60 00 00 00")

    assert page.startswith("Médiathèque\n\nLa borne ne marche pas.\nRien n'est perdu.")
    assert "Accueil - Reception\n" in page
    assert max(map(len, page.splitlines())) <= COLUMNS
    assert page.count("\n\n\n") == 0
    page.encode("iso8859-15")
