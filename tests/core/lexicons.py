"""The lexicons that the terminal ships, for the tests of what is said."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.lexicon import Lexicon, parse_lexicon, speak

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "lexicon"


def lexicon(language: str) -> Lexicon:
    file = FOLDER / f"{language}.toml"
    return parse_lexicon(file.read_text(encoding="utf-8"), file.name)


LEXICONS = {language: lexicon(language) for language in ("fr", "en", "ar")}


def said(text: str, language: str) -> str:
    return speak(text, LEXICONS[language]).text
