"""`kiosk places`: lists put into a terminal of one's own, and looked at."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from kiosk.bootstrap import ASSETS
from kiosk.store.packs import open_pack
from tests.cli_kit import ROOT, kiosk, settings_in
from tests.controllers.walking import plain

HOUSES = ROOT / "tests/store/data/liste-fs-20240801-extrait.csv"


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return settings_in(tmp_path)


def test_a_list_is_put_in_and_told(settings, tmp_path):
    imported = kiosk("--settings", settings, "places", "import", HOUSES, "--date", "2026-11-01")
    listed = kiosk("--settings", settings, "places", "list")

    assert imported.exit_code == listed.exit_code == 0
    assert plain(imported.output) == (
        "98 lieux de « liste-fs-20240801-extrait.csv » : ANCT, France services, 1er novembre 2026.\n"
    )
    assert "France services, 1er novembre 2026" in plain(listed.output)
    assert (tmp_path / "data/kiosk.db").exists()


def test_a_list_of_a_day_to_come_is_refused_by_a_clock_that_can_be_right(settings, tmp_path):
    to_come = date.today() + timedelta(days=40)
    is_right = date.today() >= open_pack(ASSETS, verify=False).manifest.made

    imported = kiosk("--settings", settings, "places", "import", HOUSES, "--date", to_come)
    made = kiosk("places", "pack", HOUSES, tmp_path / "extrait.jsonl.gz", "--date", to_come)

    assert imported.exit_code == made.exit_code == int(is_right)
    assert ("un jour à venir" in imported.output) == ("un jour à venir" in made.output) == is_right


def test_an_older_list_takes_the_place_of_a_newer_one_only_when_asked(settings):
    def put(dated: str, *more: str) -> Result:
        return kiosk("--settings", settings, "places", "import", HOUSES, "--date", dated, *more)

    assert put("2026-11-20").exit_code == 0
    refused, wanted, gone = put("2026-11-01"), put("2026-11-01", "--older"), put("2023-01-01", "--older")
    listed = kiosk("--settings", settings, "places", "list")

    assert (refused.exit_code, wanted.exit_code, gone.exit_code) == (1, 0, 1)
    assert plain(refused.output) == (
        "La liste liste-fs-20240801-extrait.csv est du 1er novembre 2026, plus ancienne que celle de la "
        "borne (20 novembre 2026). Rien n'a été changé ; pour l'y mettre quand même, ajoutez --older.\n"
    )
    assert "plus ancienne que celle du contenu (1er août 2024), qui reviendrait" in plain(gone.output)
    assert "1er novembre 2026" in plain(listed.output)


def test_a_terminal_knows_the_places_of_its_content_without_any_import(settings):
    result = kiosk("--settings", settings, "places", "near", "france_services")

    assert result.exit_code == 0
    assert result.output.startswith("1. ")
    assert "ANCT, France services" in result.output


def test_a_list_is_made_ready_for_other_terminals(settings, tmp_path):
    extract = tmp_path / "gard.jsonl.gz"

    made = kiosk("places", "pack", HOUSES, extract, "--departement", "30")

    assert made.exit_code == 0
    assert "« gard.jsonl.gz »" in plain(made.output)
    assert kiosk("--settings", settings, "places", "import", extract).exit_code == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("places near boulangerie", "« boulangerie » n'est pas une sorte de lieu."),
        ("places near marie", "« marie » n'est pas une sorte de lieu. Vouliez-vous écrire mairie ?"),
        ("places near France-Service", "Vouliez-vous écrire france_services ?"),
        ("places import README.md", "README.md"),
        ("places import {houses} --departement 96", "Le département 96 n'existe pas"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(settings, line, said, monkeypatch):
    monkeypatch.chdir(ROOT)

    result = kiosk("--settings", settings, *line.format(houses=HOUSES).split())

    assert result.exit_code == 1
    assert said in plain(result.output)
    assert "Traceback" not in result.output


def test_a_terminal_that_does_not_know_where_it_is_says_what_to_set(tmp_path):
    settings = settings_in(tmp_path, place="")

    result = kiosk("--settings", settings, "places", "near", "mairie")

    assert result.exit_code == 1
    assert "« latitude »" in result.output


def test_what_was_refused_in_the_settings_is_told(tmp_path):
    settings = settings_in(tmp_path, place="lattitude = 43.9\n")

    result = kiosk("--settings", settings, "places", "list")

    assert result.exit_code == 0
    assert "place.lattitude : ce réglage n'existe pas. Vouliez-vous écrire place.latitude ?" in result.output
