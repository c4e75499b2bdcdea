"""What is drawn: the colour asked for, no dark edge, the sentence and the word that are being read."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from kivy.base import EventLoop
from kivy.graphics import ClearBuffers, ClearColor, Fbo, InstructionGroup

from kiosk.ui.text import pango
from kiosk.ui.text.canvas import TEXTURES_LIMIT, Colour, icon_rectangle, text_rectangle, texture, textures
from kiosk.ui.text.icons import CODES, FLIPS
from kiosk.ui.text.pango import Laid, layout
from kiosk.ui.text.reading_text import Marks, Range, reading_text

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
    pango.layouts.clear()


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


MARKS = Marks(sentence=rgba(PALE), word=rgba(FIL), word_ink=rgba(INK), px_per_mm=5.0)
BLACK, WHITE = (0.0, 0.0, 0.0, 1.0), (1.0, 1.0, 1.0, 1.0)


def lay(text: str = "Choisissez votre situation.", **asked: object) -> Laid:
    return layout(text, size_px=30, width_px=WIDTH, line_height=1.4, **asked)  # type: ignore[arg-type]


def read(
    laid: Laid, sentence: Range, word: Range, marks: Marks = MARKS, colour: Colour | None = None
) -> np.ndarray:
    """The pixels of a text at the top left corner, while these characters are read."""
    return draw(reading_text(laid, 0, HEIGHT, colour or rgba(INK), marks, sentence, word))


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
    pango.layouts.clear()
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


def test_what_is_not_being_read_is_drawn_as_any_text() -> None:
    laid = lay()
    assert (read(laid, None, None) == draw(text_rectangle(laid, 0, HEIGHT, rgba(INK)))).all()


def test_the_sentence_and_the_word_being_read_have_their_grounds_under_the_ink() -> None:
    laid = lay("Bonjour. Lisez votre page.")
    plain, pixels = read(laid, None, None), read(laid, (9, 26), (9, 14))
    (sentence,), (word,) = laid.rects(9, 26), laid.rects(9, 14)
    assert columns(pixels, PALE)[0] == pytest.approx(sentence.x - 2, abs=2)  # 0.4 mm before its first letter
    assert columns(pixels, FIL) == (
        pytest.approx(word.x, abs=1),
        pytest.approx(word.x + word.width - 1, abs=1),
    )
    assert ((plain == INK).all(axis=2) <= (pixels == INK).all(axis=2)).all()  # no ink is lost
    under = pixels[38:42, round(word.x) : round(word.x + word.width)]  # the last 0.7 mm of a row of 42
    assert (under == INK).all()


def test_reading_jumps_to_the_next_word() -> None:
    first, second = read(lay(), (0, 27), (0, 10)), read(lay(), (0, 27), (11, 16))
    assert columns(second, FIL)[0] > columns(first, FIL)[1]


def test_in_high_contrast_the_word_changes_its_ink_with_its_ground() -> None:
    laid = lay()
    marks = Marks(sentence=rgba((90, 66, 0)), word=rgba((255, 210, 63)), word_ink=BLACK, px_per_mm=5.0)
    pixels = read(laid, (0, 27), (0, 10), marks, WHITE)
    (word,) = laid.rects(0, 10)
    inside = pixels[4:38, : round(word.width)]
    assert inside[:, :, 2].max() == 63  # no rest of the white word under the black one
    assert (inside == 0).all(axis=2).any()


def test_an_arabic_text_begins_at_the_right_of_its_width() -> None:
    pixels = read(lay("اختر وضعك.", direction="rtl", lang="ar"), (0, 10), (0, 4))
    assert columns(pixels, PALE)[1] >= WIDTH - 3
    assert columns(pixels, FIL)[1] >= WIDTH - 2


def test_a_text_is_drawn_alike_wherever_it_stands() -> None:
    laid = lay("Lisez votre page.")
    here, there = (draw(reading_text(laid, x, HEIGHT, rgba(INK), MARKS, (0, 17), (0, 5))) for x in (0, 20))
    assert np.abs(there[:, 30:] - here[:, 10:-20]).max() <= 1  # the corners of a ground are smoothed


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
