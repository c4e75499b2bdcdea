"""`kiosk apology`, and the pages that a terminal has made at its start, compared with their PNG."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.adapters.framebuffer import geometry
from kiosk.commands.apology import pictures
from kiosk.commands.stills import FAILED, refresh
from kiosk.core.framebuffer import Geometry
from kiosk.settings import Settings
from kiosk.settings_parts import Help, Languages, Place, Screen, Theme
from kiosk.store.stills import MARK, Stills
from kiosk.ui.apology import VARIANTS
from tests.cli_kit import kiosk
from tests.core.test_framebuffer import TURNS, read_back

TOWN = Settings(
    Place(name="Médiathèque de Villebrune"),
    help=Help(phone="01 60 00 00 00", phone_label="Accueil de la mairie"),
)
SAFFRON, INK, PAPER = (255, 183, 38), (15, 50, 56), (238, 240, 234)
NAMES = {f"{variant}.{kind}" for variant in VARIANTS for kind in ("raw", "txt", "png")}


def png(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(content)))


def share(picture: np.ndarray, colour: tuple[int, int, int]) -> float:
    """How much of a picture is of that colour."""
    return float((picture == np.array(colour)).all(-1).mean())


@pytest.mark.parametrize("rotation", TURNS)
@pytest.mark.parametrize("bits", [16, 24, 32])
def test_the_screen_shows_what_the_png_shows_turned(bits, rotation):
    screen = Geometry(800, 480, 800 * bits // 8 + 64, bits)
    town = Settings(TOWN.place, Screen(rotation=rotation), help=TOWN.help)

    files = pictures(town, screen)

    assert files.keys() == NAMES
    upright = png(files["apology.png"])
    assert upright.shape == ((800, 480, 3) if rotation in (90, 270) else (480, 800, 3))
    kept = np.array([0xF8, 0xFC, 0xF8] if bits == 16 else [0xFF] * 3, np.uint8)
    assert np.array_equal(read_back(files["apology.raw"], screen), np.rot90(upright, TURNS[rotation]) & kept)


@pytest.mark.parametrize(
    "size", [(1280, 800), (800, 480), (1080, 1920), (480, 800), (320, 240), (1920, 1080)]
)
@pytest.mark.parametrize("town", [TOWN, Settings(), Settings(languages=Languages(("uk", "fr")))])
def test_a_page_has_ink_on_paper_and_its_thread_whatever_the_screen(size, town):
    files = pictures(town, Geometry(*size, size[0] * 4, 32))

    for variant in VARIANTS:
        picture = png(files[f"{variant}.png"])
        assert picture.shape == (size[1], size[0], 3)
        assert share(picture, PAPER) > 0.4
        assert share(picture, INK) > 0.01
        assert share(picture, SAFFRON) > 0.005
        edges = np.concatenate((picture[:, -4:].reshape(-1, 3), picture[-4:].reshape(-1, 3)))
        assert (edges == np.array(PAPER)).all()  # nothing runs out of the page


def test_the_pages_differ_and_say_what_happened():
    files = {name: content.decode() for name, content in pictures(TOWN, None).items() if name.endswith("txt")}

    assert len(set(files.values())) == len(VARIANTS)
    for text in files.values():
        assert text.startswith("Médiathèque de Villebrune\n\nLa borne ne marche pas.\n")
        assert "This kiosk is not working." in text
        assert "Appelez ce numéro, ou demandez à l'accueil." in " ".join(text.split())
        assert text.count("######") > 10
    assert "Son disque ne répond pas." in files["maintenance.txt"]


def test_without_a_number_somebody_of_the_place_is_named():
    text = pictures(Settings(), None)["apology.txt"].decode()

    assert "Demandez de l'aide à l'accueil." in text
    assert "numéro" not in text
    assert "#" not in text


def test_the_number_of_the_place_serves_where_nobody_else_is_named():
    text = pictures(Settings(Place(phone="01 60 00 00 01")), None)["apology.txt"].decode()

    assert "Appelez ce numéro" in " ".join(text.split())


def test_a_town_s_colours_are_those_of_its_pages():
    town = Settings(theme=Theme(paper="#f2f0f1"))

    assert share(png(pictures(town, None)["apology.png"]), (0xF2, 0xF0, 0xF1)) > 0.4


def test_the_command_writes_nine_files_and_a_mark(tmp_path):
    done = kiosk("apology", "--to", tmp_path / "made", "--size", "800x480", "--bits", "16")

    assert done.output.strip() == f"9 fichiers dans {tmp_path / 'made'}."
    assert {path.name for path in (tmp_path / "made").iterdir()} == NAMES | {MARK}
    assert (tmp_path / "made/safe.raw").stat().st_size == 800 * 480 * 2
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "made").iterdir()} == {0o644}


@pytest.mark.parametrize("arguments", [("--bits", "8"), ("--size", "large"), ()])
def test_what_is_mistyped_is_told(arguments, monkeypatch):
    monkeypatch.delenv("CACHE_DIRECTORY", raising=False)

    done = kiosk("apology", *arguments)

    assert done.exit_code == 2
    assert len(done.output.splitlines()) == 1


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "made").mkdir()
    (tmp_path / "made/apology.txt").mkdir()

    done = kiosk("apology", "--to", tmp_path / "made")

    assert done.exit_code == 1
    assert done.output.startswith(str(tmp_path / "made"))


@pytest.fixture
def cached(tmp_path, monkeypatch) -> Path:
    """The folder of a terminal that systemd started."""
    (tmp_path / "cache").mkdir()
    monkeypatch.setenv("CACHE_DIRECTORY", str(tmp_path / "cache"))
    return tmp_path / "cache/apology"


def settings_of(tmp_path: Path, phone: str) -> tuple[Path, Settings]:
    file = tmp_path / "settings.toml"
    file.write_text(f'[help]\nphone = "{phone}"\n', encoding="utf-8")
    return file, Settings(help=Help(phone=phone))


def moments(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_a_start_makes_them_once_and_again_when_the_number_changes(tmp_path, cached):
    file, town = settings_of(tmp_path, "01 60 00 00 00")
    assert refresh(file, town) == ""
    first, text = moments(cached), (cached / "apology.txt").read_text(encoding="utf-8")

    assert refresh(file, town) == ""
    assert moments(cached) == first

    file, town = settings_of(tmp_path, "01 60 00 00 99")
    assert refresh(file, town) == ""
    assert (cached / "apology.txt").read_text(encoding="utf-8") != text
    assert not list(cached.glob("*.new"))


def test_after_a_power_cut_amid_the_writing_they_are_made_again(tmp_path, cached):
    file, town = settings_of(tmp_path, "01 60 00 00 00")
    refresh(file, town)
    (cached / MARK).unlink()
    (cached / "safe.txt").unlink()

    refresh(file, town)

    assert (cached / "safe.txt").exists()
    assert Stills(cached).made_from


def test_without_a_folder_of_its_own_a_terminal_makes_none(tmp_path, monkeypatch):
    monkeypatch.setenv("CACHE_DIRECTORY", str(tmp_path / "none"))
    assert refresh(None, Settings()) == ""
    monkeypatch.delenv("CACHE_DIRECTORY")
    assert refresh(None, Settings()) == ""

    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_made_is_told(tmp_path, cached):
    cached.write_text("a file stands where the folder should be", encoding="ascii")

    assert refresh(None, TOWN) == FAILED


def test_a_frame_buffer_describes_itself(tmp_path):
    for name, said in {"virtual_size": "1280,800", "stride": "5120", "bits_per_pixel": "32"}.items():
        (tmp_path / name).write_text(f"{said}\n", encoding="ascii")
    assert geometry(tmp_path) == Geometry(1280, 800, 5120, 32)

    (tmp_path / "modes").write_text("U:1024x600p-0\n", encoding="ascii")
    assert geometry(tmp_path) == Geometry(1024, 600, 5120, 32)
    assert geometry(tmp_path / "none") is None
