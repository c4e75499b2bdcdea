"""Tests of the words of the interface: every sentence of the code is in every language, and well written."""

import ast
import re
import runpy
from datetime import date, time
from pathlib import Path
from string import Formatter

import polib
import pytest

from kiosk.core.facts import RIGHT_TO_LEFT
from kiosk.words import Words

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "locales"
LANGUAGES = ("ar", "en")
SCRIPT = runpy.run_path(str(ROOT / "scripts/make_words.py"))
OF_OTHERS = {"name", "place", "password"}  # values in letters that a language does not choose
FORBIDDEN = {"ar": ("استدعاء", "توقيف", "معاق", "?", ",", ";"), "en": (" ?", " :", " ;", "’", "«"), "fr": ()}


def sentences_of(language: str) -> list[polib.POEntry]:
    return list(polib.pofile(str(LOCALES / language / "LC_MESSAGES" / "kiosk.po")))


def forms(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def french() -> list[str]:
    pot = polib.pofile(str(LOCALES / "kiosk.pot"))
    return [text for entry in pot for text in (entry.msgid, entry.msgid_plural) if text]


def test_the_template_holds_the_sentences_of_the_code_and_those_alone():
    assert str(SCRIPT["template"]()) == (LOCALES / "kiosk.pot").read_text("utf-8"), (
        "Run scripts/words, then translate what it names."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_reads_what_the_translator_wrote(language):
    written = LOCALES / language / "LC_MESSAGES" / "kiosk.po"
    made = polib.pofile(str(written)).to_binary()
    assert made == written.with_suffix(".mo").read_bytes(), "Run scripts/words."


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ('tr("Bonjour")', [("Bonjour", "")]),
        ('scene.tr("Bonjour")', [("Bonjour", "")]),
        ("f\"{tr('Bonjour')} · {tr('Ici')}\"", [("Bonjour", ""), ("Ici", "")]),
        ('tr("Un" if one else "Deux")', [("Un", ""), ("Deux", "")]),
        ('HELLO = "Bonjour"\ntr(HELLO)', [("Bonjour", "")]),
        ('DAYS = ("lundi", "mardi")\ntr(DAYS[day])', [("lundi", ""), ("mardi", "")]),
        ('NAMES = {"a": "Ici"}\ntr(NAMES[name])', [("Ici", "")]),
        ('scene.tr.n("{count} choix", "{count} choix.", 2)', [("{count} choix", "{count} choix.")]),
        ('house.words.speaker("fr")', []),
    ],
)
def test_a_sentence_is_found_however_the_code_says_it(code, told):
    assert SCRIPT["sentences"](code, "screen.py") == told


def test_a_sentence_that_cannot_be_read_from_the_code_is_refused_by_its_line():
    with pytest.raises(SystemExit) as refused:
        SCRIPT["sentences"]("name = given()\ntr(name)", "screen.py")

    assert str(refused.value).startswith("screen.py, ligne 2 : écrivez la phrase en toutes lettres")


def test_whatever_speaks_to_visitors_has_one_of_the_names_that_are_looked_for():
    for path in SCRIPT["sources"]():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert speaker_named(node) in SCRIPT["SPEAKERS"], f"{path.name}, line {node.lineno}"


def speaker_named(node: ast.AST) -> str:
    """What the code calls a Speaker here, `tr` where there is none."""
    if isinstance(node, ast.arg) and "'Speaker'" in ast.dump(node):
        return node.arg
    if isinstance(node, ast.Assign) and getattr(getattr(node.value, "func", None), "attr", "") == "speaker":
        return getattr(node.targets[0], "id", "")
    return "tr"


def test_the_languages_are_those_that_are_tested():
    assert Words(LOCALES).languages == ("fr", *LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_says_every_sentence_and_no_other(language):
    template = polib.pofile(str(LOCALES / "kiosk.pot"))

    said = [(entry.msgid, entry.msgid_plural) for entry in sentences_of(language)]

    assert said == [(entry.msgid, entry.msgid_plural) for entry in template]
    assert [entry.msgid for entry in sentences_of(language) if not entry.translated() or entry.obsolete] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_names_the_values_of_its_sentence(language):
    for entry in sentences_of(language):
        asked = names(entry.msgid) | names(entry.msgid_plural)
        for form in forms(entry):
            # « one », « two », « none » may be words
            assert asked - names(form) <= ({"count"} if entry.msgid_plural else set()), entry.msgid
            assert names(form) <= asked, entry.msgid


@pytest.mark.parametrize(("language", "count"), [("ar", 6), ("en", 2)])
def test_a_language_has_as_many_plural_forms_as_it_announces(language, count):
    for entry in sentences_of(language):
        assert not entry.msgid_plural or len(entry.msgstr_plural) == count, entry.msgid


def test_arabic_counts_as_it_should():
    tr = Words(LOCALES).speaker("ar")

    told = [tr.n("Un choix.", "{count} choix.", count) for count in (0, 1, 2, 3, 10, 11, 99, 100, 103)]

    assert told == [
        "لا خيارات.", "خيار واحد.", "خياران.", "3 خيارات.", "10 خيارات.", "11 خيارًا.", "99 خيارًا.",
        "100 خيار.", "103 خيارات.",
    ]  # fmt: skip


def test_french_is_written_with_plain_spaces_which_the_screen_replaces():
    for text in french():
        assert not re.search(r"[\u00a0\u202f’…!]|  |\.\.\.|^\s|\s$", text), text
        assert not re.search(r"[^ ][?;:»](?!\S)|«(?! )", text), f"a space before the sign: {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_signs_of_its_own_writing(language):
    for entry in sentences_of(language):
        for form in forms(entry):
            assert not re.search(r"  |^\s|\s$|!|\.\.\.", form), form
            assert not [sign for sign in FORBIDDEN[language] if sign in form], form
            assert form.endswith(".") == entry.msgid.endswith("."), f"{entry.msgid}: {form}"


@pytest.mark.parametrize("language", sorted(RIGHT_TO_LEFT & set(LANGUAGES)))
def test_what_others_wrote_is_kept_apart_in_a_sentence_that_runs_from_right_to_left(language):
    for entry in sentences_of(language):
        for form in forms(entry):
            for name in names(form) & OF_OTHERS:
                assert f"\u2066{{{name}}}\u2069" in form, form


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_says_whether_a_native_speaker_has_read_it(language):
    po = polib.pofile(str(LOCALES / language / "LC_MESSAGES" / "kiosk.po"))

    assert "X-Reviewed" in po.metadata
    assert po.metadata["Language"] == language


@pytest.mark.parametrize(
    ("language", "day", "first", "hour", "whole"),
    [
        ("fr", "mardi 24\u00a0novembre", "mardi 1er\u00a0décembre", "10\u00a0h\u00a042", "14\u00a0h"),
        ("en", "Tuesday 24\u00a0November", "Tuesday 1\u00a0December", "10:42", "14:00"),
        ("ar", "الثلاثاء 24\u00a0نوفمبر", "الثلاثاء 1\u00a0ديسمبر", "10:42", "14:00"),
    ],
)
def test_days_and_hours_follow_the_habits_of_the_language(language, day, first, hour, whole):
    tr = Words(LOCALES).speaker(language)

    assert (tr.day(date(2026, 11, 24)), tr.day(date(2026, 12, 1))) == (day, first)
    assert (tr.hour(time(10, 42)), tr.hour(time(14))) == (hour, whole)


def test_a_language_without_a_file_speaks_french(tmp_path):
    assert Words(tmp_path).speaker("en")("Mes papiers") == "Mes papiers"
    assert Words(LOCALES).speaker("en")("Mes papiers") == "My papers"
