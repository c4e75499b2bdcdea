"""What the pages of the Wi-Fi and of the emergency numbers must show, in every size and language."""

from __future__ import annotations

import re

import pytest

from kiosk.ui.gallery import TOWN, name_of
from kiosk.ui.theme import Look
from tests.controllers.walking import plain
from tests.ui.driver import Driver
from tests.ui.pages import ALL_LOOKS, LANGUAGES, Page, pages

NUMBERS = {"15", "17", "18", "112", "114", "115", "119", "3919", "3114"}


def sheets(look: Look, screen: str) -> list[Page]:
    return [page for page in pages(look) if re.fullmatch(rf"{screen}(-\d+)?", page.name)]


def shown(page: Page) -> set[str]:
    return {text.text for piece in page.pieces for text in piece.texts}


@pytest.mark.parametrize("look", ALL_LOOKS, ids=name_of)
def test_the_page_of_the_network_shows_its_name_its_password_and_the_three_gestures(look: Look):
    network = sheets(look, "connect")
    told = [shown(page) for page in network]
    assert any(TOWN.wifi.ssid in texts for texts in told)
    assert any(TOWN.wifi.password in texts for texts in told)
    gestures = [piece for page in network for piece in page.pieces if piece.name == "gestures"]
    assert sum(len(piece.texts) for piece in gestures) == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nine_emergency_numbers_stand_on_one_sheet_with_normal_letters(language: str):
    (page,) = sheets(Look(1280, 800, language), "emergency")
    assert shown(page) >= NUMBERS


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_7_inches_they_stand_on_two_sheets_the_six_that_are_called_most_first(language: str):
    first, second = sheets(Look(800, 480, language), "emergency")
    assert shown(first) & NUMBERS == {"15", "17", "18", "112", "114", "115"}
    assert shown(second) & NUMBERS == {"119", "3919", "3114"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_7_inches_name_and_password_of_the_network_stand_beside_its_code(language: str):
    first, second = sheets(Look(800, 480, language), "connect")
    assert shown(first) >= {TOWN.wifi.ssid, TOWN.wifi.password}
    assert first.piece("code")
    assert second.piece("gestures")


@pytest.mark.parametrize(
    ("language", "title", "aim"),
    [
        ("fr", "Envoyer un message", "Visez ce carré pour écrire un SMS avec votre téléphone."),
        ("en", "Send a message", "Point your phone at this square to write a text message."),
        ("ar", "إرسال رسالة", "يُرجى توجيه الهاتف نحو هذا المربع لكتابة رسالة SMS."),
    ],
)
def test_114_is_written_to_and_nothing_on_its_page_speaks_of_calling(
    driver: Driver, language: str, title: str, aim: str
):
    house = driver.house
    house.visits.wake()
    house.visits.speak(language)
    house.navigation.open("emergency")
    driver.touch("number-114")
    told = {plain(text).strip("\u2066\u2069") for text in driver.texts()}
    assert {title, aim, "114"} <= told
    assert not any("phoner" in text or "appeler" in text or "الاتصال" in text for text in told)


def test_the_other_numbers_are_rung(driver: Driver):
    driver.house.visits.wake()
    driver.house.navigation.open("emergency")
    driver.touch("number-15")
    assert "Téléphoner" in {plain(text) for text in driver.texts()}
