"""A town's logo in SVG: drawn in its square, or one sentence and the terminal's own sign."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from kiosk.errors import DisplayError
from kiosk.settings_svg import is_plain_svg
from kiosk.ui.drawing import _library, drawn
from kiosk.ui.frame import Box
from kiosk.ui.logo import logo
from kiosk.ui.pieces.band import Band
from kiosk.ui.theme import Look

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" '
ORANGE, NOTHING = (255, 128, 0, 255), (0, 0, 0, 0)


def svg_in(folder: Path, rest: str) -> Path:
    """An SVG that goes on like that after its namespace."""
    file = folder / "logo.svg"
    file.write_text(HEAD + rest, encoding="utf-8")
    return file


def pixel(pixels: bytes, side: int, x: int, y: int) -> tuple[int, ...]:
    return tuple(pixels[(y * side + x) * 4 :][:4])


def test_a_wide_logo_stands_in_the_middle_of_its_square(tmp_path):
    file = svg_in(tmp_path, 'viewBox="0 0 20 10"><rect width="20" height="10" fill="#ff8000"/></svg>')

    pixels = drawn(file, 40)

    assert len(pixels) == 40 * 40 * 4
    assert [pixel(pixels, 40, 20, y) for y in (5, 20, 35)] == [NOTHING, ORANGE, NOTHING]


def test_what_is_half_transparent_keeps_its_colour(tmp_path):
    file = svg_in(
        tmp_path, 'viewBox="0 0 1 1"><rect width="1" height="1" fill="#ff8000" opacity=".5"/></svg>'
    )

    red, green, blue, opacity = pixel(drawn(file, 8), 8, 4, 4)

    assert (red, blue) == (255, 0)
    assert abs(green - 128) <= 2
    assert abs(opacity - 128) <= 1


def test_a_logo_a_hundred_thousand_pixels_wide_is_drawn_to_its_place(tmp_path):
    file = svg_in(
        tmp_path,
        'width="100000" height="100000"><rect width="100000" height="50000" fill="#ff8000"/></svg>',
    )

    pixels = drawn(file, 40)

    assert [pixel(pixels, 40, 20, y) for y in (5, 35)] == [ORANGE, NOTHING]


def test_a_logo_that_shows_its_parts_as_often_as_is_taken_can_be_drawn(tmp_path):
    twice = (f'<use href="#p{n}"/>' * 2 for n in range(12))
    parts = "".join(f'<g id="p{n}">{both}</g>' for n, both in enumerate(twice, 1))
    file = svg_in(tmp_path, f'><defs><path id="p0" d="M0 0h9v9z"/>{parts}</defs><use href="#p12"/></svg>')

    assert is_plain_svg(file.read_bytes())
    assert len(drawn(file, 40)) == 6400


@pytest.mark.parametrize("text", ["", "<svg>", "<html/>", HEAD + ">"])
def test_what_cannot_be_drawn_is_one_sentence(text, tmp_path):
    file = tmp_path / "logo.svg"
    file.write_text(text)

    with pytest.raises(DisplayError) as told:
        drawn(file, 40)

    assert str(told.value) == (
        f"{file} : ce dessin ne peut pas être tracé. Enregistrez-le en SVG simple, ou en PNG."
    )


def test_a_terminal_without_the_library_says_what_to_install():
    with pytest.raises(DisplayError, match=r"Installez le paquet librsvg2-2, ou donnez un fichier PNG\."):
        _library("librsvg-that-is-not-there.so.0")


def test_the_band_shows_the_logo_or_the_terminal_s_own_sign(tmp_path, caplog):
    good = svg_in(tmp_path, 'viewBox="0 0 1 1"><rect width="1" height="1" fill="#ff8000"/></svg>')
    bad = good.with_name("bad.svg")
    bad.write_text("<svg")
    look = Look(1280, 800)

    with caplog.at_level(logging.WARNING):
        for file in (good, bad, Path()):
            band = Band(look, "Villebrune", logo=str(file) if file.name else "")
            band.place(Box(0, 0, 1000, 65))
            assert "Villebrune" in [block.text for block in band.texts]

    texture = logo(str(good), round(look.mm(6.6)))
    assert texture.size == (39, 39)
    assert tuple(texture.pixels[:4]) == ORANGE
    assert logo(str(bad), 39) is None
    assert [record.getMessage() for record in caplog.records] == [
        f"place.logo : {bad} : ce dessin ne peut pas être tracé. Enregistrez-le en SVG simple, ou en PNG."
    ]
