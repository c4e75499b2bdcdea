"""A picture of a procedure: seen on its step, read aloud, whole everywhere; its words where it is lost."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.commands.preview_walk import way_to
from kiosk.store.packs import make_pack
from kiosk.ui.gallery import SIZES, TOWN
from kiosk.ui.painting import Size, opened
from kiosk.ui.snapshot import seen
from kiosk.ui.theme import Look
from tests.controllers.walking import assets_in
from tests.ui.driver import MADE, Driver
from tests.ui.pages import Page
from tests.ui.whole import CHECKS

STEP = "raison"  # of the identity card: a short text and four answers
SHOWS = {
    "fr": "Une main posée sur un lecteur",
    "en": "A hand laid on a reader",
    "ar": "يد موضوعة على قارئ",
}
RED, BLUE, WHITE = (200, 0, 0), (0, 0, 200), (255, 255, 255)


def png(width: int = 360, height: int = 240) -> bytes:
    """Red on the left, blue on the right, nothing at the top."""
    drawing = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    drawing.paste((*RED, 255), (0, height // 3, width // 2, height))
    drawing.paste((*BLUE, 255), (width // 2, height // 3, width, height))
    return saved(drawing)


def saved(drawing: Image.Image) -> bytes:
    held = io.BytesIO()
    drawing.save(held, "PNG")
    return held.getvalue()


def spoiled(content: bytes) -> bytes:
    """The same PNG with pixels that cannot be unpacked, whatever its checksums say."""
    at = content.index(b"IDAT")
    length = int.from_bytes(content[at - 4 : at], "big")
    piece = b"IDAT" + bytes(length)
    return content[:at] + piece + zlib.crc32(piece).to_bytes(4, "big") + content[at + 8 + length :]


def pack_with(folder: Path, content: bytes, *languages: str) -> Path:
    """The terminal's own content, in those languages, with that picture on the step."""
    folder.mkdir()
    own = assets_in(folder) / "procedures/carte-identite"
    (own / "lecteur.png").write_bytes(content)
    for language, shows in SHOWS.items():
        text = own / f"{language}.md"
        if language not in languages:
            text.unlink()
            continue
        before, heading, after = re.split(rf"(## [^\n]*{{#{STEP}}}\n)", text.read_text("utf-8"))
        text.write_text(f"{before}{heading}\n![{shows}](lecteur.png)\n{after}", "utf-8")
    make_pack(folder, MADE, "1")
    return folder


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Callable[..., Driver]]:
    """A visitor of that language before the step and its picture."""
    drivers: list[Driver] = []

    def begin(
        language: str = "fr",
        size: tuple[int, int] = (1280, 800),
        content: bytes = b"",
        languages: tuple[str, ...] = ("fr", "en", "ar"),
    ) -> Driver:
        assets = pack_with(tmp_path / str(len(drivers)), content or png(), *languages)
        driver = Driver(TOWN, size=size, assets=assets)
        drivers.append(driver)
        driver.house.visits.wake()
        driver.house.visits.speak(language)
        library = driver.house.catalogue.library(language)
        driver.house.guide.resume(way_to(library, "carte-identite", STEP))
        driver.house.navigation.open("guide", "carte-identite")
        return driver

    yield begin
    for driver in drivers:
        driver.close()


def said(driver: Driver, name: str = "picture-0") -> list[tuple[str, str]]:
    return [
        (phrase.language, phrase.text or phrase.say)
        for phrase in driver.stage.phrases()
        if phrase.piece == name
    ]


def colours(driver: Driver) -> list[tuple[int, int, int]]:
    """A quarter from the left of the picture, a quarter from its right, and at its top."""
    piece, window = driver.find("picture-0"), driver.picture()
    left, bottom, width, height = piece.frame.mirrored(piece.shown)
    top = driver.stage.look.height - bottom - height
    spots = ((0.25, 0.75), (0.75, 0.75), (0.5, 0.1))
    return [window.getpixel((round(left + width * x), round(top + height * y))) for x, y in spots]


@pytest.mark.parametrize("language", SHOWS)
def test_a_picture_is_seen_with_its_words_and_read_aloud_in_its_language(visit, language):
    driver = visit(language)

    piece = driver.find("picture-0")
    assert piece.role == "picture"
    assert [block.text for block in piece.texts] == [SHOWS[language]]
    assert said(driver) == [(language, SHOWS[language])]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_picture_stands_where_the_page_begins_and_is_never_turned_round(visit, language):
    driver = visit(language)

    assert colours(driver) == [RED, BLUE, WHITE]
    piece, look = driver.find("picture-0"), driver.stage.look
    assert (piece.center_x > look.width / 2) == (language == "ar")


def test_what_is_transparent_is_white_in_high_contrast_too(visit):
    driver = visit()
    driver.house.visits.set_contrast(True)

    assert colours(driver) == [RED, BLUE, WHITE]


def test_the_voice_of_a_picture_that_is_not_translated_is_french(visit):
    driver = visit("ar", languages=("fr", "en"))

    assert said(driver) == [("fr", SHOWS["fr"])]
    assert not driver.find("picture-0").texts[0].look.rtl


@pytest.mark.parametrize("shape", [(360, 240), (200, 1500), (1500, 200), (24, 24)])
def test_no_picture_sends_the_answers_to_another_sheet_of_10_inches(visit, shape):
    driver = visit(content=png(*shape))

    assert len(driver.stage.page.sheets) == 1
    assert {"picture-0", "choice-perdue", "choice-doute"} <= set(driver.names())


def test_a_picture_takes_the_room_that_is_left_and_is_never_blurred(visit):
    large, small = visit(content=png(3000, 2000)), visit(content=png(60, 40))

    assert large.find("picture-0").box.height > large.stage.look.mm(45)
    shown = small.find("picture-0").shown
    assert (shown.width, shown.height) == (120, 80)


@pytest.mark.parametrize("letters", ["normal", "large", "largest"])
@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("size", SIZES)
def test_a_page_with_a_picture_is_whole(visit, size, language, letters):
    driver, faults, names = visit(language, size), [], set()
    driver.house.visits.enlarge(letters)
    look = Look(*size, language, letters)

    for sheet in range(len(driver.stage.page.sheets)):
        driver.stage.turn(sheet - driver.stage.page.number)
        page = Page(f"sheet {sheet}", driver.stage.name, seen(driver.stage), ())
        faults += [fault for check in CHECKS for fault in check(look, page)]
        names |= set(driver.names())

    assert faults == []
    assert {"picture-0", "choice-perdue", "choice-doute"} <= names


@pytest.mark.parametrize("content", [b"GIF89a", png()[:-20], spoiled(png())])
def test_a_picture_that_cannot_be_read_leaves_its_words(visit, content):
    driver = visit(content=content)

    piece = driver.find("picture-0")
    assert piece.role == "text"
    assert [block.text for block in piece.texts] == [SHOWS["fr"]]
    assert said(driver) == [("fr", SHOWS["fr"])]


def test_a_picture_that_was_altered_since_the_pack_was_made_is_not_shown(visit, tmp_path):
    driver = visit()
    (tmp_path / "0/procedures/carte-identite/lecteur.png").write_bytes(png(10, 10))

    driver.stage.rebuild()

    assert driver.find("picture-0").role == "text"


def test_a_painting_is_drawn_on_white_at_the_size_that_is_asked(visit):
    painting = opened(png(90, 60))

    pixels = painting.painted(Size(30, 20))

    corner, red, blue = (pixels[(y * 30 + x) * 4 :][:4] for x, y in ((0, 0), (5, 15), (25, 15)))
    assert painting.size == (90, 60)
    assert [tuple(one) for one in (corner, red, blue)] == [(*colour, 255) for colour in (WHITE, RED, BLUE)]


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_opened(mode):
    drawing = Image.new(mode, (8, 4)) if mode == "I;16" else Image.new("RGB", (8, 4), RED).convert(mode)

    assert opened(saved(drawing)).size == (8, 4)


def test_a_picture_too_large_for_a_graphics_card_is_not_opened():
    assert opened(saved(Image.new("1", (4097, 1)))) is None


def test_a_picture_that_is_touched_is_read_from_there(visit):
    driver = visit()

    driver.touch("picture-0")

    reading = driver.house.reader.state
    assert (reading.status, reading.piece) == ("reading", "picture-0")
    driver.wait(1)
    assert driver.find("picture-0").reading is not None
