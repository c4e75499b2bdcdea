"""Arabic, Persian and Pashto stand on the screen as they are read, with French and figures inside them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.ui.text.glyphs import Glyph
from kiosk.ui.text.pango import Laid, layout

LINES = tomllib.loads((Path(__file__).parents[1] / "content/arabic_lines.toml").read_text(encoding="utf-8"))[
    "line"
]
WORD = re.compile(r"[\u0620-\u065F\u066E-\u06D3\u06FA-\u06FF\u200C]+")
TURNED = str.maketrans("()[]«»", ")(][»«")


def seen(laid: Laid) -> list[str]:
    """What one sees of each line, from left to right, as the file of lines writes it."""
    numbers = {
        character: f"~{number}"
        for number, word in enumerate(WORD.finditer(laid.wanted.text), 1)
        for character in range(*word.span())
    }
    return [_line(glyphs, laid.wanted.text, numbers).strip() for glyphs in laid.glyphs()]


def _line(glyphs: tuple[Glyph, ...], text: str, numbers: dict[int, str]) -> str:
    shown = ""
    for glyph in glyphs:
        sign = text[glyph.character].replace("\u00a0", " ")
        if glyph.character in numbers:
            shown += "" if shown.endswith(numbers[glyph.character]) else numbers[glyph.character]
        elif unicodedata.category(sign) != "Cf":
            shown += sign.translate(TURNED) if glyph.leftwards else sign
    return shown


def _lay(line: dict[str, object]) -> Laid:
    return layout(
        str(line["text"]),
        size_px=30,
        width_px=line.get("width"),  # type: ignore[arg-type]
        direction=str(line.get("direction", "rtl")),
        lang=str(line.get("lang", "ar")),
    )


@pytest.mark.parametrize("line", LINES, ids=[line["why"] for line in LINES])
def test_a_hard_line_is_seen_in_the_order_of_its_language(line: dict[str, object]) -> None:
    laid = _lay(line)
    assert seen(laid) == line["seen"]
    assert laid.unknown_glyphs == 0


@pytest.mark.parametrize("line", LINES, ids=[line["why"] for line in LINES])
def test_the_letters_of_a_word_go_leftwards_and_figures_and_french_rightwards(
    line: dict[str, object],
) -> None:
    text = str(line["text"])
    for glyphs in _lay(line).glyphs():
        for left, right in pairwise(glyphs):
            if WORD.match(text[left.character]) and WORD.match(text[right.character]):
                assert left.character >= right.character
            if text[left.character].isascii() and text[left.character : left.character + 2].isalnum():
                assert not left.leftwards


def test_there_are_thirty_hard_lines_or_more() -> None:
    assert len(LINES) >= 30


def test_brackets_are_turned_round_where_one_reads_leftwards() -> None:
    (opening,) = layout("(", size_px=30, direction="rtl", lang="ar").glyphs()[0]
    (closing,) = layout(")", size_px=30).glyphs()[0]
    assert opening.number == closing.number


def test_letters_join_and_lam_with_alef_is_one_glyph() -> None:
    alone = {glyph.number for letter in "بيت" for glyph in layout(letter, size_px=30, lang="ar").glyphs()[0]}
    word = layout("بيت", size_px=30, direction="rtl", lang="ar").glyphs()[0]
    assert {glyph.number for glyph in word} - alone
    ligature = layout("سلام", size_px=30, direction="rtl", lang="ar")
    assert len({glyph.character for glyph in ligature.glyphs()[0]}) == 3


def test_french_inside_arabic_is_drawn_in_our_latin_face() -> None:
    text = "ملف CAF رقم 25"
    (glyphs,) = layout(text, size_px=30, direction="rtl", lang="ar").glyphs()
    families = {
        glyph.family for glyph in glyphs if text[glyph.character].isascii() and text[glyph.character] != " "
    }
    assert families == {"Kiosque Lisible"}
