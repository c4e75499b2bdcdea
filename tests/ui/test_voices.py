"""No voice is given another language's words: over every page of the gallery."""

from __future__ import annotations

import re

import pytest

from kiosk.core.reading import Phrase
from kiosk.ui.gallery import TOWN, name_of, walk
from kiosk.ui.theme import Look
from tests.ui.driver import opened
from tests.ui.pages import LOOKS

ARABIC = re.compile(r"[\u0600-\u06ff]")
TRANSLATED = (TOWN.help.phone_label, TOWN.help.person_role)  # usual words: see kiosk/ui/usual.py
FRENCH = (
    TOWN.help.person_name,
    TOWN.wifi.ssid,
    TOWN.wifi.password,
    TOWN.wifi.note,
    "France services Marguerittes",
)


def misread(phrase: Phrase) -> bool:
    """Whether a voice is given words that are not of its language."""
    told = f"{phrase.text} {phrase.say}"
    if phrase.language != "ar" and ARABIC.search(told):
        return True
    return phrase.language != "fr" and any(value in told for value in (*FRENCH, *TRANSLATED))


@pytest.mark.parametrize("look", LOOKS, ids=name_of)
def test_no_voice_reads_the_words_of_another_language(look: Look):
    read = (shot for shot in walk(look, opened) if not shot.stage.look.is_staff)  # which nobody reads aloud
    said = [(shot.name, phrase) for shot in read for phrase in shot.stage.phrases()]
    assert [(name, phrase) for name, phrase in said if misread(phrase)] == []
    french = "\n".join(f"{phrase.text} {phrase.say}" for _, phrase in said if phrase.language == "fr")
    assert [value for value in FRENCH if value not in french] == []
