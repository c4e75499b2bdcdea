"""Each broken procedure of `broken/*.md`, and the sentences that a mediator reads about it.

A case is a change to the sound procedures of `good/`: lines taken away (-), added (+), and around them lines
that stay. A whole file may be taken away, or be given another name. Under it stand, exactly, the sentences
said.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from kiosk.core.catalogue_files import check_files
from kiosk.settings_files import is_picture

HERE = Path(__file__).parent
TODAY = date(2026, 11, 24)
CASE = re.compile(
    r"^## (?P<title>.+)\n\n```diff\n@ (?P<file>.+)\n(?P<change>(?:.*\n)*?)```\n\n(?P<said>(?:> .*\n)+)", re.M
)
WHOLE_FILE = re.compile(r"-\(tout le fichier\)\n(?:\+\(sous le nom (.+)\)\n)?")


PICTURES = {str(path.relative_to(HERE / "good")): is_picture(path) for path in (HERE / "good").rglob("*.png")}


def good() -> dict[str, str]:
    folder = HERE / "good"
    texts = sorted([*folder.rglob("*.md"), *folder.rglob("*.toml")])
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in texts}


def cases() -> list[re.Match[str]]:
    return [
        case
        for path in sorted((HERE / "broken").glob("*.md"))
        for case in CASE.finditer(path.read_text("utf-8"))
    ]


def changed(text: str, change: str) -> str:
    for hunk in change.split("@@\n"):
        lines = [line if line else " " for line in hunk.splitlines()]
        old = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
        new = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
        assert f"\n{text}".count(f"\n{old}") == 1, f"these lines should stand exactly once:\n{old}"
        text = f"\n{text}".replace(f"\n{old}", f"\n{new}")[1:]
    return text


def broken(file: str, change: str) -> dict[str, str]:
    files = good()
    if whole := WHOLE_FILE.fullmatch(change):
        text = files.pop(file)
        files |= {whole[1]: text} if whole[1] else {}
    else:
        files[file] = changed(files[file], change)
    return files


def said(files: dict[str, str]) -> list[str]:
    return [str(problem) for problem in check_files(files, TODAY, PICTURES)]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["title"])
def test_a_broken_procedure_gets_these_sentences(case: re.Match[str]) -> None:
    files = broken(case["file"], case["change"])

    sentences = said(files)

    assert sentences == [line.removeprefix("> ") for line in case["said"].splitlines()]


def test_nothing_is_said_about_the_sound_procedures() -> None:
    assert said(good()) == []


def test_every_case_of_the_golden_files_is_read() -> None:
    titles = [
        line for path in (HERE / "broken").glob("*.md") for line in path.read_text("utf-8").splitlines()
    ]

    assert sum(line.startswith("## ") for line in titles) == len(cases()) >= 60


def test_sentences_say_what_is_wrong_and_what_to_do_without_words_of_programmers() -> None:
    for case in cases():
        for sentence in case["said"].splitlines():
            assert re.match(r"> \S+, ligne \d+ : .+[.…?] .+[.?]$", sentence), sentence
            assert not re.search(r"Error|None|Traceback|token|parse", sentence), sentence


def test_files_that_cannot_be_read_are_told_before_any_other_rule() -> None:
    files = good()
    files["carte-essai/facts.toml"] = files["carte-essai/facts.toml"].replace("euros = 25", 'euros = "25"')
    files["carte-essai/fr.md"] = files["carte-essai/fr.md"].replace("(#age)", "(#ages)")

    sentences = said(files)

    assert [sentence.split(",")[0] for sentence in sentences] == [
        "carte-essai/facts.toml",
        *["carte-essai/fr.md"] * 2,
    ]
