"""The sheet on paper: one page A4, our own letters, nothing that a printer would have to guess."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.core.acceptance import Line, Sheet, Terminal, chosen, found, tried
from kiosk.errors import DisplayError
from kiosk.ui.paper import SIGNERS, write_pdf
from tests.ui.pdf import Pdf

TERMINAL = Terminal("Mairie de Villebrune", "77188", "Raspberry Pi 5", "10000000a1b2c3d4", "1.2.3", "")
RECORD = {"tried": {"touch": "ok"}, "voices": {"fr": "heard", "en": "unheard"}}


def sheet(*more: Line) -> Sheet:
    by_hand = tried(RECORD, ("fr", "en", "ar"))
    said = "L'horloge est en retard : mardi 1er janvier 2019. Réglez-la : sudo timedatectl set-time."
    return Sheet(
        TERMINAL, (*by_hand, *chosen("", (), "Libre", True), *found([("Horloge", False, said)]), *more)
    )


def written(path: Path, *more: Line) -> Pdf:
    write_pdf(sheet(*more), path)
    return Pdf(path)


def test_the_sheet_is_one_page_a4_with_its_letters_in_it_and_no_picture(tmp_path):
    pdf = written(tmp_path / "fiche.pdf")

    (page,) = pdf.pages
    sides = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", page)
    assert [round(float(side)) for side in sides.groups()] == [595, 842]
    assert not pdf.has_pictures
    assert any("Kiosque" in name or "Atkinson" in name for name in pdf.fonts), pdf.fonts
    assert list(tmp_path.iterdir()) == [tmp_path / "fiche.pdf"]


def test_all_of_it_can_be_read_and_there_is_room_to_sign(tmp_path):
    words = written(tmp_path / "fiche.pdf").text().replace("\u00a0", " ").replace("\n", "")

    for told in ("Fiche de mise en service", "10000000a1b2c3d4", "Voix : anglais", "pas entendue", *SIGNERS):
        assert told.replace(" ", "") in words.replace(" ", ""), told
    assert words.count("Signature") == 2
    assert "àécrireàlamain" in words.replace(" ", "")


def test_a_long_sheet_takes_smaller_letters_and_stays_one_page(tmp_path):
    long = [Line(f"Chose {number}", "ok", "Un constat de quelques mots. " * 3) for number in range(20)]

    pdf = written(tmp_path / "fiche.pdf", *long)

    assert len(pdf.pages) == 1
    assert "Chose19" in pdf.text().replace(" ", "").replace("\u00a0", "").replace("\n", "")


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(DisplayError, match="n'a pas pu être écrit"):
        write_pdf(sheet(), tmp_path / "none" / "fiche.pdf")
