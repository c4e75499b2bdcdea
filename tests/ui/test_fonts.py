"""The fonts that we ship draw every word that we show, and are what we say they are."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from fontTools.ttLib import TTFont

from kiosk.errors import DisplayError
from kiosk.ui.text.fonts import ICON_ASCENT, families, use_fonts
from kiosk.ui.text.fonts import ICONS as ICON_FAMILY
from kiosk.ui.text.icons import CODES, FLIPS, icon
from kiosk.ui.text.native import _load
from kiosk.ui.text.pango import layout

ROOT = Path(__file__).resolve().parents[2]
FONTS = sorted((ROOT / "assets").glob("*/*.ttf"))
LANGUAGES = (
    "Français",
    "English",
    "العربية",
    "Українська",
    "Türkçe",
    "دری",
    "فارسی",
    "پښتو",
    "Español",
    "Português",
    "Română",
    "Русский",
    "Deutsch",
    "Polski",
    "Shqip",
    "Hrvatski",
    "Български",
)
TYPED = (
    "àâäæçéèêëîïôöœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜ0123456789 €?!:;,.…·–—«»“”‘’'\"()[]/*+-=%°№@&#\u00a0\u202f\u2011\u00ad"
)


def shown_texts() -> Iterator[tuple[str, str, str]]:
    """Every string that the terminal can show, with its file and its language."""
    for file in sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po")):
        for entry in polib.pofile(str(file)):
            for text in (entry.msgid, entry.msgid_plural, entry.msgstr, *entry.msgstr_plural.values()):
                yield str(file.relative_to(ROOT)), file.parts[-3], text
    for file in sorted((ROOT / "assets").rglob("*.md")):
        if file.name != "README.md":
            for line in file.read_text(encoding="utf-8").splitlines():
                yield str(file.relative_to(ROOT)), file.stem, line
    for file in sorted((ROOT / "assets").rglob("*.toml")):
        if file.parent.name == "lexicon":
            continue  # what is said, not what is shown
        for text in _strings(tomllib.loads(file.read_text(encoding="utf-8"))):
            yield str(file.relative_to(ROOT)), "fr", text
    for name in LANGUAGES:
        yield "the tiles of languages", "fr", name


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def test_every_string_of_every_language_is_drawn_with_our_fonts_alone() -> None:
    texts = {(lang, text): file for file, lang, text in shown_texts()}
    boxes = [
        f"{file}: {text}"
        for (lang, text), file in texts.items()
        for bold in (False, True)
        if layout(text, size_px=20, lang=lang, bold=bold).unknown_glyphs
    ]
    assert len(texts) > 300
    assert boxes == []


def test_a_character_that_no_font_has_is_counted() -> None:
    assert layout("a漢b", size_px=20).unknown_glyphs == 1


@pytest.mark.parametrize("name", LANGUAGES)
def test_the_name_of_a_language_is_drawn_in_one_face(name: str) -> None:
    (glyphs,) = layout(name, size_px=20).glyphs()
    assert len({glyph.family for glyph in glyphs}) == 1


def test_what_people_type_in_french_is_all_in_the_latin_face() -> None:
    missing = [
        sign
        for sign in TYPED
        for bold in (False, True)
        for glyph in layout(sign, size_px=20, bold=bold).glyphs()[0]
        if glyph.family != "Kiosque Lisible"
    ]
    assert missing == []


def test_the_zero_has_no_bar() -> None:
    for weight in ("Regular", "Bold"):
        font = TTFont(ROOT / f"assets/fonts/KiosqueLisible-{weight}.ttf")
        assert {font["glyf"][name].numberOfContours for name in ("zero", "zero.tf")} == {2}


def test_each_font_has_its_licence_beside_it_and_all_are_small() -> None:
    assert len(FONTS) == 7
    assert sum(font.stat().st_size for font in FONTS) < 1_500_000
    for folder, licences in (("fonts", 2), ("icons", 1)):
        assert len(list((ROOT / "assets" / folder).glob("*.txt"))) == licences
    readme = (ROOT / "assets/fonts/README.md").read_text(encoding="utf-8")
    assert [font.name for font in FONTS if font.name not in readme] == []


def test_every_icon_is_drawn_inside_its_square_and_in_its_middle() -> None:
    for name in CODES:
        laid = icon(name, 100)
        assert laid.unknown_glyphs == 0
        assert laid.glyphs()[0][0].family == ICON_FAMILY
        assert laid.width == 100
        top = laid.baseline - 100 * ICON_ASCENT
        ink = laid.ink
        middle = ink.x + ink.width / 2, ink.y - top + ink.height / 2
        assert middle == (pytest.approx(50, abs=9), pytest.approx(50, abs=9))
        assert -3 <= ink.x <= ink.x + ink.width <= 103
        assert -3 <= ink.y - top <= ink.y - top + ink.height <= 103


def test_only_known_icons_flip() -> None:
    assert set(CODES) >= FLIPS


def test_the_latin_face_comes_first_and_each_script_has_its_own() -> None:
    for lang in ("fr", "ar", "uk", "ta", "zh"):
        assert families(lang)[0] == "Kiosque Lisible"
    assert "Noto Sans Tamil" in families("ta-IN")


def test_choosing_the_fonts_names_a_file_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for system in (True, False):
        monkeypatch.setenv("FONTCONFIG_FILE", "")
        use_fonts(ROOT / "assets/fonts", system=system)
        assert Path(os.environ["FONTCONFIG_FILE"]).is_file()


def test_a_terminal_without_pango_says_what_to_install() -> None:
    with pytest.raises(DisplayError, match=r"libpangocairo-1\.0-0"):
        _load("libpango-that-is-not-there.so.0")


@pytest.mark.parametrize("fonts", ["ours.conf", "fonts.conf"])
def test_fontconfig_has_nothing_to_say_about_our_files(fonts: str, tmp_path: Path) -> None:
    code = (
        "from kiosk.ui.text.pango import layout; print(layout('Bonjour', size_px=20).glyphs()[0][0].family)"
    )
    environment = {"FONTCONFIG_FILE": str(ROOT / "assets/fonts" / fonts), "HOME": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert (told.stdout, told.stderr) == ("Kiosque Lisible\n", "")
