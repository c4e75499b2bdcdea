"""Keys are data: every file of the terminal is read, and each press writes what its key shows."""

from pathlib import Path

import pytest

from kiosk.core.keyboard import Typed, read_layout
from kiosk.errors import ContentError

KEYBOARDS = Path(__file__).resolve().parents[2] / "assets/keyboards"
FILES = sorted(KEYBOARDS.glob("*.toml"))


def keyboard(name):
    return read_layout((KEYBOARDS / f"{name}.toml").read_text(encoding="utf-8"), name)


def typed(layout, *names):
    line = Typed(layout)
    for name in names:
        line = line.press(f"key-{name}")
    return line


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_keyboard_of_the_terminal_erases_ends_and_leads_back_to_its_first_page(path):
    layout = keyboard(path.stem)

    for name, rows in layout.pages.items():
        keys = [cap for row in rows for cap in row]
        assert {"erase", "done"} <= {cap.act for cap in keys}, name
        assert len({cap.name for cap in keys}) == len(keys), name
        assert all(cap.label for cap in keys if cap.act in layout.pages), name
    others = {
        cap.act for page, rows in layout.pages.items() if page != layout.first for row in rows for cap in row
    }
    assert layout.first in others or len(layout.pages) == 1


@pytest.mark.parametrize("name", ["azerty", "alphabetical"])
def test_every_sign_of_a_wifi_password_has_a_key(name):
    layout = keyboard(name)
    letters = {cap.letter for rows in layout.pages.values() for row in rows for cap in row}

    missing = {chr(code) for code in range(33, 127)} - letters - {chr(code) for code in range(65, 91)}

    assert missing <= set('\\^`{|}<>[]~$=*;"') if name == "alphabetical" else missing <= set("\\^`{}")


def test_a_capital_is_written_once():
    assert typed(keyboard("azerty"), "shift", "V", "i", "space", "shift", "shift", "b").text == "Vi b"


def test_signs_are_a_page_of_their_own_and_erasing_takes_one_letter_back():
    line = typed(keyboard("azerty"), "a", "signs", "7", "@", "erase", "letters", "z")

    assert (line.text, line.page) == ("a7z", "letters")


def test_a_line_that_is_full_takes_no_more():
    line = Typed(keyboard("digits"), text="7718", most=5).press("key-8").press("key-9")

    assert line.text == "77188"


def test_done_is_told_and_a_key_that_is_not_there_is_nothing():
    line = typed(keyboard("digits"), "1", "done")

    assert line.is_done
    assert line.press("key-q") == line


@pytest.mark.parametrize(
    "text",
    ["pages = 3", "[pages]\na = ['b']", '[labels]\n[pages]\na=["{b}"]', "x ="],
)
def test_a_keyboard_that_cannot_be_read_is_told(text):
    with pytest.raises(ContentError, match="essai : "):
        read_layout(text, "essai")
