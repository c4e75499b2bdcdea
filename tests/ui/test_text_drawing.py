"""What is drawn: the colour asked for, no dark edge, the sentence and the word that are being read."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from kivy.base import EventLoop
from kivy.graphics import ClearBuffers, ClearColor, Fbo, InstructionGroup

from kiosk.ui.text import pango
from kiosk.ui.text.canvas import TEXTURES_LIMIT, icon_rectangle, text_rectangle, texture, textures
from kiosk.ui.text.icons import CODES, FLIPS
from kiosk.ui.text.pango import layout
from kiosk.ui.text.reading_text import ReadingText

INK, PAPER = (15, 50, 56), (255, 255, 255)
PALE, FIL = (255, 231, 176), (255, 183, 38)
WIDTH, HEIGHT = 400, 120


@pytest.fixture(scope="module", autouse=True)
def _window() -> None:
    EventLoop.ensure_window()


@pytest.fixture(autouse=True)
def _empty_caches() -> Iterator[None]:
    yield
    textures.clear()
    pango._layouts.clear()


def rgba(colour: tuple[int, int, int]) -> tuple[float, float, float, float]:
    return (colour[0] / 255, colour[1] / 255, colour[2] / 255, 1.0)


def draw(*drawings: InstructionGroup) -> np.ndarray:
    """The pixels (row 0 at the top) of drawings on white paper of WIDTH × HEIGHT."""
    fbo = Fbo(size=(WIDTH, HEIGHT))
    fbo.add(ClearColor(*rgba(PAPER)))
    fbo.add(ClearBuffers())
    for drawing in drawings:
        fbo.add(drawing)
    fbo.draw()
    return np.frombuffer(fbo.pixels, np.uint8).reshape(HEIGHT, WIDTH, 4)[::-1, :, :3].astype(int)


def reading(text: str = "Choisissez votre situation.", **properties: object) -> ReadingText:
    asked = {"size_px": 30, "width": WIDTH, "line_height": 1.4, "colour": rgba(INK), "word_ink": rgba(INK)}
    asked |= {"sentence_colour": rgba(PALE), "word_colour": rgba(FIL), "px_per_mm": 5.0}
    shown = ReadingText(text=text, **(asked | properties))
    shown.pos = (0, HEIGHT - shown.height)
    return shown


def columns(pixels: np.ndarray, colour: tuple[int, int, int]) -> tuple[int, int]:
    """The first and the last column where that very colour is."""
    found = np.flatnonzero((pixels == colour).all(axis=2).any(axis=0))
    return int(found[0]), int(found[-1])


def test_every_pixel_is_between_the_ink_and_the_paper() -> None:
    pixels = draw(text_rectangle(layout("Je l'ai perdue", size_px=30), 10, 100, rgba(INK)))
    share = (255 - pixels) / (255 - np.array(INK))  # how much ink each channel says that there is
    assert share.max() == pytest.approx(1, abs=0.01)
    assert np.abs(share[:, :, 0] - share[:, :, 2]).max() < 0.02  # a colour mixed twice would part them


def test_a_text_stands_where_its_layout_says() -> None:
    laid = layout("HI", size_px=30)
    pixels = draw(text_rectangle(laid, 50, 100, rgba(INK)))
    inked = np.argwhere((pixels < 250).any(axis=2))
    (top, left), (bottom, right) = inked.min(axis=0), inked.max(axis=0)
    ink = laid.ink
    assert 50 + ink.x <= left <= right < 50 + ink.x + ink.width
    assert HEIGHT - 100 + ink.y <= top <= bottom < HEIGHT - 100 + ink.y + ink.height
    assert bottom == HEIGHT - 100 + laid.baseline - 1  # flat letters stand on the line


def test_one_texture_serves_every_colour() -> None:
    laid = layout("Ici", size_px=30)
    red, green = (draw(text_rectangle(laid, 0, 100, rgba(colour))) for colour in ((200, 0, 0), (0, 90, 0)))
    assert len(textures) == 1
    assert texture(laid) is texture(layout("Ici", size_px=30))
    assert ((red[:, :, 1] < 128) == (green[:, :, 0] < 128)).all()


def test_the_same_text_is_drawn_alike_to_the_pixel() -> None:
    def once() -> np.ndarray:
        laid = layout("يجب أن تحضر CNI قبل 24/11", size_px=30, direction="rtl", lang="ar")
        return draw(text_rectangle(laid, 3, 100, rgba(INK)))

    first = once()
    textures.clear()
    pango._layouts.clear()
    assert (first == once()).all()
    assert (first < 128).any()


def test_textures_are_bounded() -> None:
    for number in range(600):
        texture(layout(f"{number} mots sur une ligne bien longue et bien haute", size_px=80))
        assert textures.weight <= TEXTURES_LIMIT
    assert 0 < len(textures) < 600


def test_a_text_without_ink_draws_nothing() -> None:
    for text in ("", "   ", "\u2066\u2069"):
        assert text_rectangle(layout(text, size_px=30), 0, 0, rgba(INK)).children == []


def test_a_reading_text_takes_the_height_of_its_lines() -> None:
    shown = reading()
    assert shown.height == 42
    shown.text = "Choisissez votre situation. " * 4
    assert shown.height == 42 * len(shown.laid.rows) > 42


def test_the_sentence_and_the_word_being_read_have_their_grounds_under_the_ink() -> None:
    shown = reading("Bonjour. Choisissez votre situation.", width=WIDTH * 2)
    plain = draw(shown.canvas)
    shown.sentence, shown.word = (9, 36), (9, 19)
    pixels = draw(shown.canvas)
    (sentence,), (word,) = shown.laid.rects(9, 36), shown.laid.rects(9, 19)
    assert columns(pixels, PALE)[0] == pytest.approx(sentence.x - 2, abs=2)  # 0.4 mm beyond its first letter
    assert columns(pixels, FIL) == (
        pytest.approx(word.x, abs=1),
        pytest.approx(word.x + word.width - 1, abs=1),
    )
    assert ((plain == INK).all(axis=2) <= (pixels == INK).all(axis=2)).all()  # no ink is lost
    line = HEIGHT - 120 + 42 - 1  # the line under the word: 0.7 mm of ink at the bottom of its row
    under = (pixels[line - 3 : line + 1, round(word.x) + 1 : round(word.x + word.width) - 1] == INK).all(
        axis=2
    )
    assert under.all()


def test_reading_jumps_and_then_leaves_no_trace() -> None:
    shown = reading()
    plain = draw(shown.canvas)
    shown.sentence, shown.word = (0, 27), (0, 10)
    first = draw(shown.canvas)
    shown.word = (11, 16)
    assert columns(draw(shown.canvas), FIL)[0] > columns(first, FIL)[1]
    shown.sentence = shown.word = None
    assert (draw(shown.canvas) == plain).all()


def test_in_high_contrast_the_word_changes_its_ink_with_its_ground() -> None:
    shown = reading(colour=(1, 1, 1, 1), word_ink=(0, 0, 0, 1), word=(0, 10), sentence=(0, 27),
                    sentence_colour=rgba((90, 66, 0)))  # fmt: skip
    pixels = draw(shown.canvas)
    (word,) = shown.laid.rects(0, 10)
    inside = pixels[4:38, round(word.x) : round(word.x + word.width)]
    assert not (inside == PAPER).all(axis=2).any()  # no rest of the white word under the black one
    assert (inside == 0).all(axis=2).any()


def test_an_arabic_text_begins_at_the_right_of_its_width() -> None:
    shown = reading("اختر وضعك.", direction="rtl", lang="ar", sentence=(0, 10), word=(0, 4))
    pixels = draw(shown.canvas)
    assert columns(pixels, PALE)[1] >= WIDTH - 3
    assert columns(pixels, FIL)[1] >= WIDTH - 2


def test_a_touch_finds_its_character_wherever_the_text_stands() -> None:
    shown = reading("Choisissez votre situation. Vous pourrez revenir en arrière.", width=300)
    for pos in ((0, 0), (37, 55)):
        shown.pos = pos
        (word,) = shown.laid.rects(33, 40)
        x, y = shown.x + word.x + word.width / 2, shown.top - word.y - word.height / 2
        assert 33 <= shown.char_at(x, y) < 40


def test_a_text_that_moves_is_drawn_where_it_goes() -> None:
    shown = reading()
    shown.x += 20
    moved = draw(shown.canvas)
    shown.x -= 20
    assert (moved[:, 20:] == draw(shown.canvas)[:, :-20]).all()


@pytest.mark.parametrize(
    "name", ["arrow-left", "arrow-right", "signpost", "clock", "speaker-high", "hand-waving"]
)
def test_arrows_and_the_signpost_flip_in_arabic_and_nothing_else_does(name: str) -> None:
    plain, turned = (
        draw(icon_rectangle(name, 0, 0, 96, rgba(INK), rtl=rtl))[:, :96] for rtl in (False, True)
    )
    assert (plain != PAPER).any()
    assert (turned == (plain[:, ::-1] if name in FLIPS else plain)).all()


def test_icons_stay_inside_their_square() -> None:
    for name in CODES:
        pixels = draw(icon_rectangle(name, 100, 10, 80, rgba(INK)))
        inked = np.argwhere((pixels < 250).any(axis=2))
        (top, left), (bottom, right) = inked.min(axis=0), inked.max(axis=0)
        assert 98 <= left <= right <= 181, name
        assert HEIGHT - 92 <= top <= bottom <= HEIGHT - 9, name
