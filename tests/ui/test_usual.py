"""What a place calls its people and its telephone is told in the visitor's language, where it is usual."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.bootstrap import LOCALES
from kiosk.settings_parts import Help
from kiosk.ui.gallery import TOWN
from kiosk.ui.usual import USUAL, usual
from kiosk.words import Words
from tests.ui.driver import Driver

WORDS = Words(LOCALES)
SIZES = pytest.mark.parametrize("size", [(1280, 800), (800, 480)], ids=["1280", "800"])


def on_the_call_page(given: Help, language: str, size: tuple[int, int]) -> Driver:
    driver = Driver(replace(TOWN, help=given), size=size)
    driver.house.visits.wake()
    driver.house.visits.speak(language)
    driver.touch("call")
    return driver


def heard(driver: Driver) -> list[tuple[str, str]]:
    return [(phrase.text or phrase.say, phrase.language) for phrase in driver.stage.phrases()]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("given", USUAL)
def test_a_usual_word_has_words_of_every_language(given: str, language: str):
    told, spoken = usual(WORDS.speaker(language), given)
    assert (told == USUAL[given], spoken) == (False, language)


@pytest.mark.parametrize(
    "written", ["L’accueil de la mairie", "l'accueil  de la mairie", "Accueil de la Mairie"]
)
def test_it_is_known_however_it_is_written(written: str):
    assert usual(WORDS.speaker("en"), written) == ("Town hall reception", "en")
    assert usual(WORDS.speaker("fr"), written) == (written, "fr")


@SIZES
@pytest.mark.parametrize(
    ("language", "role", "label"),
    [("en", "support adviser", "Town hall reception"), ("ar", "مرشدة", "استقبال البلدية")],
)
def test_the_role_and_the_telephone_are_told_in_the_visitor_s_language(
    language: str, role: str, label: str, size: tuple[int, int]
):
    driver = on_the_call_page(TOWN.help, language, size)
    assert {("Samira", "fr"), (role, language), (label, language)} <= set(heard(driver))
    driver.touch(f"ring-{TOWN.help.phone}")
    assert driver.page == "number"
    assert (label, language) in heard(driver)
    assert label in list(driver.texts())
    driver.close()


@SIZES
def test_what_is_not_usual_stays_french_for_the_french_voice(size: tuple[int, int]):
    given = replace(TOWN.help, person_role="bibliothécaire", phone_label="Le guichet du rez-de-chaussée")
    driver = on_the_call_page(given, "ar", size)
    assert {("Samira, bibliothécaire.", "fr"), ("Le guichet du rez-de-chaussée", "fr")} <= set(heard(driver))
    driver.touch(f"ring-{given.phone}")
    assert ("Le guichet du rez-de-chaussée", "fr") in heard(driver)
    driver.close()


@SIZES
def test_in_french_they_stay_as_they_were_written(size: tuple[int, int]):
    given = replace(TOWN.help, phone_label="l'accueil de la mairie")
    driver = on_the_call_page(given, "fr", size)
    assert {("Samira, médiatrice.", "fr"), ("l'accueil de la mairie", "fr")} <= set(heard(driver))
    driver.close()
