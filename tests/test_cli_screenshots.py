"""`kiosk screenshots`: a picture a page, and a sheet that shows them all."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from PIL import Image

from tests.cli_kit import spawned


def test_every_page_of_a_look_is_pictured_and_shown_on_one_sheet(tmp_path: Path) -> None:
    result = spawned("screenshots", "--folder", tmp_path, "--size", "800x480", "--language", "ar")

    assert result.returncode == 0, result.stderr
    pictures = [Path(line) for line in result.stdout.splitlines()]
    sheet = (tmp_path / "index.html").read_text(encoding="utf-8")
    shown = [tmp_path / unquote(name) for name in re.findall(r'<img src="([^"]+)"', sheet)]
    assert shown == pictures == sorted(tmp_path.rglob("*.png"))
    assert len(pictures) > 30
    assert result.stderr == f"{len(pictures)} images, toutes dans {tmp_path / 'index.html'}.\n"
    assert {size_of(picture) for picture in pictures} == {(800, 480)}
    assert {picture.parent.name for picture in pictures} == {"800x480-ar-normal"}


def size_of(picture: Path) -> tuple[int, int]:
    with Image.open(picture) as opened:
        return opened.size


def test_the_pages_of_a_terminal_are_those_of_its_settings(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(
        '[languages]\noffered = ["fr", "ar"]\n[theme]\naccent = "#ffd23f"\n[voice]\nvolume = 140\n',
        encoding="utf-8",
    )

    result = spawned("--settings", settings, "screenshots", "--folder", tmp_path / "out", "--size", "800x480")

    assert result.returncode == 0, result.stderr
    pictures = [Path(line) for line in result.stdout.splitlines()]
    assert {picture.parent.name for picture in pictures} == {"800x480-fr-normal", "800x480-ar-normal"}
    assert "voice.volume : 140 n'est pas accepté." in result.stderr
    home = next(picture for picture in pictures if picture.stem.endswith("-home"))
    with Image.open(home) as opened:
        colours = {colour for _, colour in opened.convert("RGB").getcolors(1 << 20)}
    assert (0xFF, 0xD2, 0x3F) in colours
    assert (0xFF, 0xB7, 0x26) not in colours


def test_settings_that_cannot_be_read_make_no_picture_of_another_terminal(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("[place]\nlatitude = 48,85\n", encoding="utf-8")

    result = spawned("--settings", settings, "screenshots", "--folder", tmp_path / "out")

    assert result.returncode == 1
    assert "Écrivez « latitude = 48.85 » (ligne 2)." in result.stderr
    assert not (tmp_path / "out").exists()
