"""Every code of every list that any visitor may leave with is read by two readers, to the letter."""

from __future__ import annotations

import pytest

from kiosk.core.handout import LABELS
from tests.adapters.test_qr import read_by_zbar, read_by_zxing, screen
from tests.controllers.conftest import assets  # noqa: F401 - a fixture
from tests.controllers.walking import Walk, ends

READERS = {"zbar": read_by_zbar, "zxing": read_by_zxing}
MOST = {"fr": 4, "en": 8, "ar": 11}  # codes of the longest list: a child of two homes, born abroad


def lists(walk: Walk, slug: str) -> set[tuple[str, ...]]:
    """The codes of each list that the procedure may give."""
    found = set()
    for journey in ends(walk.catalogue.library(walk.language), slug):
        walk.guide.resume(journey)
        found.add(walk.guide.codes())
    return found


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
@pytest.mark.parametrize("slug", ["carte-identite", "carte-vitale", "prime-activite"])
def test_every_code_of_every_list_is_read_to_the_letter(assets, slug, language):  # noqa: F811
    found = lists(Walk(assets, language=language), slug)

    misread = set()
    for code in {code for codes in found for code in codes}:
        picture = screen(code)
        misread |= {(name, code) for name, read in READERS.items() if read(picture) != [code]}

    assert misread == set()
    notes = {"fr": "* à vérifier", "en": "* to be checked = à vérifier", "ar": "* يُرجى التأكد = à vérifier"}
    for code in {code for codes in found for code in codes}:
        *said, last = code.splitlines()
        assert (last == notes[language]) == ("*" in "".join(said)), "each code explains its own stars"
    assert max(map(len, found)) <= MOST[language]
    assert not [codes for codes in found if looks_whole(codes, language)]


def looks_whole(codes: tuple[str, ...], language: str) -> bool:
    """Whether a code says where to go, or the price, while papers are still to come."""
    below = tuple(" ".join(label.split()) for label in LABELS[language].below)
    papers = [number for number, code in enumerate(codes) if "\n- " in code.replace("\u200f", "")]
    facts = [number for number, code in enumerate(codes) if any(f"\n{label}" in code for label in below)]
    return bool(papers and facts and facts[0] < papers[-1])
