"""A procedure that is only in French, before a visitor of another language: said, laid out and read so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.handout import LABELS
from kiosk.store.packs import make_pack
from kiosk.ui.frame import Frame
from kiosk.ui.gallery import TOWN
from kiosk.ui.snapshot import seen
from kiosk.ui.theme import Look
from tests.controllers.walking import assets_in, ends, plain
from tests.ui.driver import MADE, Driver
from tests.ui.pages import Page
from tests.ui.whole import CHECKS

ARABIC = re.compile("[\u0600-\u06ff]")
FRENCH = re.compile("[a-zà-ÿ]{2,} [a-zà-ÿ]{2,}")  # two words in a row: a name alone may be in a sentence
GLOSS = re.compile(r"\([^)]*\)")  # what an Arabic text gives in French beside its own word
SAID = {
    "en": ("in French only", "This procedure is not translated yet. It is in French."),
    "ar": ("بالفرنسية فقط", "هذا الإجراء غير مترجم بعد. وهو باللغة الفرنسية."),
}


def pack_without(folder: Path, *texts: str) -> Path:
    """The terminal's own content, in which those procedures are not translated."""
    assets_in(folder)
    for text in texts:
        (folder / "procedures" / text).unlink()
    make_pack(folder, MADE, "1")
    return folder


@pytest.fixture
def visit(tmp_path: Path):
    """A visitor of that language before the doors, at a terminal that lacks those texts."""
    drivers: list[Driver] = []

    def begin(language: str, *texts: str, size: tuple[int, int] = (1280, 800)) -> Driver:
        driver = Driver(TOWN, size=size, assets=pack_without(tmp_path, *texts))
        drivers.append(driver)
        driver.house.visits.wake()
        driver.house.visits.speak(language)
        return driver

    yield begin
    for driver in drivers:
        driver.close()


@pytest.fixture(params=["en", "ar"])
def lost(visit, request) -> Driver:
    """The identity card only in French, for a visitor who reads English or Arabic."""
    return visit(request.param, f"carte-identite/{request.param}.md")


def language_of(driver: Driver) -> str:
    return driver.house.visits.state.language


def said(driver: Driver) -> list[tuple[str, str]]:
    """What the page gives to which voice."""
    return [(phrase.language, plain(phrase.text or phrase.say)) for phrase in driver.stage.phrases()]


def voice_of(driver: Driver, text: str) -> set[str]:
    return {language for language, told in said(driver) if text in told}


def misread(driver: Driver) -> list[tuple[str, str]]:
    """What an Arabic page gives to the wrong voice."""
    return [
        (language, text)
        for language, text in said(driver)
        if (FRENCH.search(GLOSS.sub("", text)) if language == "ar" else ARABIC.search(text))
    ]


def open_card(driver: Driver) -> None:
    driver.house.navigation.open("door", "papiers")
    driver.house.guide.start("carte-identite")
    driver.house.navigation.open("guide", "carte-identite")


def at_the_end(driver: Driver) -> None:
    guide, catalogue = driver.house.guide, driver.house.catalogue
    guide.resume(next(ends(catalogue.library(language_of(driver)), "carte-identite")))
    guide.forward()


def pages(driver: Driver) -> Iterator[str]:
    """The pages that show something of the procedure, each while it is open."""
    driver.house.navigation.open("door", "papiers")
    yield "door"
    open_card(driver)
    yield "opening card"
    driver.house.guide.forward()
    yield "step"
    driver.house.guide.choose("raison")
    driver.house.guide.choose("perdue")
    driver.house.navigation.open("advice")
    yield "advice"
    driver.house.navigation.open("web", "https://ants.gouv.fr|Le site des papiers|fr")
    yield "web"
    at_the_end(driver)
    for name in ("list", "answers", "codes", "photo"):
        driver.house.navigation.open(name)
        yield name


def test_the_tile_says_in_the_language_of_the_visitor_that_it_is_only_in_french(lost):
    lost.house.navigation.open("door", "papiers")

    told, language = SAID[language_of(lost)][0], language_of(lost)
    assert voice_of(lost, told) == {language}
    assert told in list(lost.texts())
    assert voice_of(lost, "Ma carte d") == {"fr"}


def test_the_tile_shows_it_on_the_smallest_screen_too(visit):
    driver = visit("ar", "carte-identite/ar.md", size=(800, 480))

    driver.house.navigation.open("door", "papiers")

    assert SAID["ar"][0] in list(driver.texts())


def test_the_opening_card_says_it_before_anything_else(lost):
    open_card(lost)

    language = language_of(lost)
    (first, title), (second, notice), *_ = said(lost)
    assert (first, title) == ("fr", "Puis-je le faire ici, maintenant ?")
    assert (second, notice) == (language, SAID[language][1])


def test_a_visitor_who_reads_french_is_told_nothing_of_it(visit):
    driver = visit("fr", "carte-identite/ar.md")
    open_card(driver)

    assert "foreign" not in driver.names()


def test_a_question_is_read_in_french_and_the_words_of_the_terminal_are_not(lost):
    open_card(lost)
    lost.house.guide.forward()

    assert voice_of(lost, "Pour qui est la carte ?") == {"fr"}
    assert voice_of(lost, "Pour un adulte") == voice_of(lost, "18 ans ou plus") == {"fr"}
    count = lost.house.words.speaker(language_of(lost)).n("Un choix.", "{count} choix.", 2)
    assert voice_of(lost, count) == {language_of(lost)}


def test_no_voice_reads_the_words_of_another_language_on_any_page_of_it(visit):
    driver = visit("ar", "carte-identite/ar.md")

    found = [(name, misread(driver)) for name in pages(driver)]

    assert [(name, wrong) for name, wrong in found if wrong] == []
    assert len(found) == 9


@pytest.mark.parametrize("size", [(1280, 800), (800, 480), (1080, 1920)])
def test_the_pages_of_it_are_whole_and_its_french_runs_as_french(visit, size):
    driver, faults = visit("ar", "carte-identite/ar.md", size=size), []
    look = Look(*size, "ar")

    for name in pages(driver):
        for sheet in range(len(driver.stage.page.sheets)):
            driver.stage.turn(sheet - driver.stage.page.number)
            page = Page(name, driver.stage.name, seen(driver.stage), ())
            faults += [f"{name} {sheet}: {fault}" for check in CHECKS for fault in check(look, page)]
            told = [
                piece for piece in driver.stage.children if piece.role != "band"
            ]  # which has the place's name
            blocks = [block for piece in told for block in piece.texts]
            faults += [
                f"{name} {sheet}: {block.text}"
                for block in blocks
                if FRENCH.search(plain(block.text)) and block.look.rtl and not ARABIC.search(block.text)
            ]

    assert faults == []


def test_its_words_begin_at_the_side_where_the_page_begins(visit):
    driver = visit("ar", "carte-identite/ar.md")
    open_card(driver)
    driver.house.guide.forward()

    title = driver.find("title")
    (block, _, _, _), look = title.blocks[0], driver.stage.look
    assert (block.look.rtl, block.align, title.right) == (False, "end", look.width - Frame(look).start)


def test_the_codes_say_its_french_once(lost):
    open_card(lost)
    at_the_end(lost)

    lines = [line.lstrip("-= ") for code in lost.house.guide.codes() for line in code.splitlines()[1:]]
    lines = [line for line in lines if not line.startswith("* ")]  # each code explains its own mark

    assert len(lines) == len(set(lines))
    assert LABELS["fr"].cost.replace("\u00a0", " ") in "\n".join(lines)
    bring = LABELS[language_of(lost)].bring
    assert [line for line in lines if bring in line]
