"""Whatever is written in a file, the parser answers with a procedure or with sentences, never otherwise."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.parser import parse, problems
from kiosk.core.procedure import Procedure
from kiosk.errors import ProcedureError

GOOD = (Path(__file__).parents[1] / "content" / "good" / "carte-essai" / "fr.md").read_text("utf-8")
LINES = GOOD.split("\n")
PIECES = st.sampled_from([
    "---", "# ", "## ", "### ", "{#a}", "{only=", "{unless=a}", "{icon=x}", "{", "}", "[", "](", "](#a)", ")",
    "- ", "- [ ] ", "* ", "1. ", "> ", "![", "<b>", "<!--", "```", "    ", "\t", "\n", "\n\n", "|", "\\",
    "**", "title: ", "part: yes", "sources: F1 2026-01-01", ":", "é", "\u00a0", "\x00", "\ufeff", "ب"
])  # fmt: skip
FILES = st.lists(PIECES, max_size=40).map("".join)


def answer(text: str, language: str = "fr") -> None:
    found = problems(text, "fr.md", "slug", language)
    if not found:
        assert isinstance(parse(text, "fr.md", "slug", language), Procedure)
        return
    assert [error.line for error in found] == sorted(error.line for error in found)
    for error in found:
        assert isinstance(error, ProcedureError)
        assert 1 <= error.line <= text.count("\n") + text.count("\r") + 1
        assert error.problem
        assert error.remedy


@given(st.text())
def test_any_text(text: str) -> None:
    answer(text)


@given(FILES, st.sampled_from(["fr", "ar"]))
def test_any_soup_of_our_own_signs(soup: str, language: str) -> None:
    answer(soup, language)
    answer(f"---\ntitle: a\npart: yes\nsources: F1 2026-01-01\n---\n\n## A {{#a}}\n\n{soup}", language)


@settings(max_examples=150)
@given(st.integers(0, len(GOOD)), st.integers(0, 12), FILES)
def test_a_good_file_in_which_a_hand_slipped(at: int, erased: int, typed: str) -> None:
    answer(GOOD[:at] + typed + GOOD[at + erased :])


@settings(max_examples=60)
@given(st.lists(st.sampled_from(LINES), max_size=60))
def test_lines_of_a_good_file_in_any_order(lines: list[str]) -> None:
    answer("\n".join(["---", *lines]))


@settings(max_examples=100)
@given(st.integers(0, len(LINES) - 1))
def test_a_good_file_that_lost_a_line(lost: int) -> None:
    answer("\n".join(LINES[:lost] + LINES[lost + 1 :]))
