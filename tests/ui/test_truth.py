"""What a page may say: the hour when the clock is right, each language once, French words as French."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime

import pytest

from kiosk.settings import Settings
from kiosk.settings_parts import Languages
from kiosk.timer import HandTimer
from kiosk.ui.gallery import BARE, MORNING, TOWN
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.choice import Choice
from kiosk.ui.screens import connect, farewell, home, sleeping, spot
from kiosk.ui.screens.scene import Scene, Shown
from kiosk.ui.theme import Look
from tests.ui.driver import opened

LONG_AGO = datetime(1999, 1, 1, 0, 0)


Scenes = Callable[..., Scene]


@pytest.fixture
def scene() -> Iterator[Scenes]:
    """Opens a terminal that speaks a language at an hour, and gives what its screens are given."""
    with ExitStack() as opened_ones:

        def begin(language: str = "fr", at: datetime = MORNING, settings: Settings = TOWN) -> Scene:
            timer = HandTimer(at)
            terminal = opened(settings, timer)
            opened_ones.callback(terminal.close)
            terminal.open_the_rest()
            timer.turn()
            return Scene(Look(1280, 800, language), terminal.house.words.speaker(language), terminal.house)

        yield begin


def pieces(shown: Shown) -> Iterator[Piece]:
    content = shown.content
    yield from (*([content.title] if content.title else []), *content.says, *content.does, *content.closing)


def door_of_the_internet(scene: Scene) -> Choice:
    (door,) = (
        piece
        for piece in home.show(scene).content.aside
        if isinstance(piece, Choice) and piece.name == "internet"
    )
    return door


def heard(shown: Shown) -> list[str]:
    return [phrase.text for piece in pieces(shown) for phrase in piece.heard]


def test_the_band_says_neither_the_day_nor_the_hour_of_a_clock_that_cannot_be_right(scene: Scenes):
    assert scene().date_and_hour == "mardi 24\u00a0novembre · 10\u00a0h\u00a042"
    assert scene(at=LONG_AGO).date_and_hour == ""


def test_the_farewell_does_not_say_when_by_such_a_clock(scene: Scenes):
    assert "Effacé à 10\u00a0h\u00a042. Rien ne reste ici." in heard(farewell.show(scene()))
    told = heard(farewell.show(scene(at=LONG_AGO)))
    assert "Rien ne reste ici." in told
    assert not any("0\u00a0h" in text for text in told)


@pytest.mark.parametrize("first", ["fr", "en", "ar"])
def test_the_sleeping_screen_greets_once_in_each_language(scene: Scenes, first: str):
    offered = (first, *(language for language in ("fr", "en", "ar") if language != first))
    shown = sleeping.show(scene(first, settings=replace(TOWN, languages=Languages(offered))))
    greetings = [phrase for piece in list(pieces(shown))[:2] for phrase in piece.heard]
    spoken = {phrase.language: phrase.text for phrase in greetings}
    assert spoken == {"fr": "Bonjour", "en": "Hello", "ar": "مرحبًا بكم"}
    assert len(greetings) == 3


def test_the_note_of_the_place_is_french_on_every_page(scene: Scenes):
    note = next(piece for piece in pieces(connect.show(scene("ar"))) if piece.name == "note")
    assert [phrase.language for phrase in note.heard] == ["fr"]
    assert note.heard[0].text == TOWN.wifi.note


@pytest.mark.parametrize(
    ("language", "with_somebody"), [("fr", "avec quelqu'un"), ("en", "with somebody"), ("ar", "مع شخص")]
)
def test_a_door_promises_its_procedures_and_where_there_is_none_somebody(
    scene: Scenes, language: str, with_somebody: str
):
    here = scene(language)
    for event, (_, note) in home.doors(here.tr).items():
        behind = here.house.catalogue.behind(event, language)
        assert (with_somebody in note) == (not behind), event
        if behind:
            promised = note.replace("،", ",").split(", ")
            assert len(promised) == len(behind), event
            assert all(any(one.casefold() in each.title.casefold() for each in behind) for one in promised), (
                event
            )


@pytest.mark.parametrize(
    ("language", "network"),
    [
        ("fr", "le Wi-Fi de ce lieu"),
        ("en", "the Wi-Fi of this place"),
        ("ar", "واي فاي Wi-Fi لهذا المكان"),
    ],
)
def test_of_the_network_it_says_whose_it_is_and_promises_nothing_that_its_own_page_may_ask(
    scene: Scenes, language: str, network: str
):
    here = scene(language)
    crumb = connect.show(here).crumb
    assert crumb is not None
    assert door_of_the_internet(here).note == crumb.beside == network


def test_where_there_is_no_network_nothing_is_said_of_one(scene: Scenes):
    bare = scene(settings=BARE)
    crumb = connect.show(bare).crumb
    assert crumb is not None
    assert door_of_the_internet(bare).note == crumb.beside == ""


@pytest.mark.parametrize(
    ("language", "day"),
    [("fr", "1er\u00a0août 2024"), ("en", "1\u00a0August 2024"), ("ar", "1\u00a0أغسطس 2024")],
)
def test_the_day_of_the_data_is_said_in_the_language_of_the_page(scene: Scenes, language: str, day: str):
    here = scene(language)
    house = here.house.catalogue.nearest("france_services")[0].place.id
    told = heard(spot.show(replace(here, about=house)))
    assert any("ANCT, France services" in text and text.endswith(day) for text in told)
