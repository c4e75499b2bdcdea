"""Pieces alone: words that keep within a key, codes that a telephone takes at arm's length."""

from __future__ import annotations

import pytest

from kiosk.ui.frame import Box
from kiosk.ui.pieces.code import Code
from kiosk.ui.pieces.key import Key
from kiosk.ui.theme import Look
from tests.ui.pages import LOOKS
from tests.ui.test_codes import on_the_page, with_the_list

SQUARE = tuple(tuple((row + column) % 2 == 0 for column in range(29)) for row in range(29))


def words_of(key: Key) -> list[tuple[float, float]]:
    """From where to where the words of a key stand, from its start edge."""
    return [
        (x + row.box.x - key.box.x, x + row.box.x + row.box.width - key.box.x)
        for block, x, _, _ in key.blocks
        for row in block.laid.rows
    ]


@pytest.mark.parametrize("label", ["Répéter", "Moins vite", "Plus fort", "Arrêter", "Ce que la borne garde"])
@pytest.mark.parametrize("stacked", [False, True])
@pytest.mark.parametrize("chosen", [False, True])
def test_the_words_of_a_key_stay_in_it_or_it_says_that_they_cannot(label: str, stacked: bool, chosen: bool):
    look = Look(1280, 800)
    fits = []
    for width in range(60, 500, 20):
        key = Key(look, label, lambda: None, icon="repeat", stacked=stacked, chosen=chosen)
        key.place(Box(0, 0, width, key.fit(width)))
        inside = all(start >= 0 and end <= width for start, end in words_of(key))
        fits.append(inside)
        assert inside or key.overflows(width), f"{label} leaves a key of {width} px"
    assert fits == sorted(fits), "a wider key never has less room"
    assert fits[-1]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.width}-{look.language}")
def test_a_code_takes_52_millimetres_where_there_is_room(look: Look):
    """On 7 inches a module more a side would leave the page."""
    driver = with_the_list((look.width, look.height), look.language)
    side = on_the_page(driver).shape[0] / driver.stage.look.scale
    driver.close()
    assert side >= (50 if look.shape == "S" else 52)


@pytest.mark.parametrize("width", [330, 600, 900])
def test_words_without_room_beside_a_code_are_heard(width: int):
    look = Look(1280, 800)
    code = Code(look, SQUARE, "Visez ce carré.", bold="Marche sans internet.", label="Le réseau")
    for height in (200, 330, 480):
        code.place(Box(0, 0, width, height))
        heard = [phrase.say or phrase.text for phrase in code.phrases]
        assert sorted(heard) == ["Le réseau", "Marche sans internet.", "Visez ce carré."]
