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
