"""`kiosk acceptance`: what was tried at the first start, with what the doctor finds now."""

from __future__ import annotations

from kiosk.store.choices import Choices
from tests.cli_kit import kiosk, settings_in
from tests.ui.pdf import Pdf


def test_the_sheet_is_shown_with_what_was_tried(tmp_path):
    choices = Choices(tmp_path / "data")
    choices.change("acceptance", "tried", touch="ok")
    choices.change("acceptance", "voices", fr="heard")

    result = kiosk("--settings", settings_in(tmp_path), "acceptance")

    assert result.exit_code == 0
    assert "+  Toucher" in result.output
    assert "entendue" in result.output
    assert "?  Voix : anglais" in result.output
    assert "Numéro de série" in result.output


def test_the_sheet_is_written_to_be_signed(tmp_path):
    result = kiosk("--settings", settings_in(tmp_path), "acceptance", "--pdf", tmp_path / "fiche.pdf")

    assert result.exit_code == 0, result.output
    assert len(Pdf(tmp_path / "fiche.pdf").pages) == 1
    assert "une page A4" in result.output
