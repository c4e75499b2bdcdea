"""The digit pad: twelve keys that are large enough on each screen, and one digit at each release."""

import pytest
from kivy.base import EventLoop

from kiosk.ui.content import Content
from kiosk.ui.frame import Frame
from kiosk.ui.gallery import SIZES
from kiosk.ui.layout import lay
from kiosk.ui.pieces.digit_pad import COLUMNS, digit_pad
from kiosk.ui.pieces.words import title
from kiosk.ui.theme import Look
from tests.ui.driver import Finger

ORDER = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "erase"]


def pad(look, put=None):
    entered = []
    keys = digit_pad(look, put or entered.append, lambda: entered.append("erase"), entered.clear)
    content = Content(title(look, "Votre code"), does=list(keys), columns=COLUMNS)
    return keys, lay(Frame(look), content), entered


@pytest.mark.parametrize("size", SIZES)
def test_the_pad_is_one_sheet_of_four_rows_on_a_page_of_the_staff(size):
    look = Look(*size, "ar", "largest").for_staff()

    keys, (sheet,), _ = pad(look)
    boxes = [next(box for piece, box in sheet.placed if piece is key) for key in keys]

    assert [key.name.removeprefix("digit-") for key in keys] == ORDER
    assert len({box.x for box in boxes}) == 3
    assert len({box.y for box in boxes}) == 4
    assert all(min(box.width, box.height) >= look.target for box in boxes)
    assert max(box.bottom for box in boxes) <= Frame(look).page.bottom


def test_each_release_gives_a_digit_and_sliding_off_gives_none():
    window = EventLoop.window
    keys, (sheet,), entered = pad(Look(1280, 800).for_staff())
    for piece, box in sheet.placed:
        piece.place(box)
        window.add_widget(piece)

    for name in ("4", "0", "erase"):
        finger = Finger(*keys[ORDER.index(name)].center).press()
        assert entered[-1:] != [name]
        finger.release()
        assert entered[-1] == name
    Finger(*keys[0].center).press().slide(*keys[8].center).release()
    assert entered == ["4", "0", "erase"]
    Finger(*keys[ORDER.index("clear")].center).press().release()

    assert entered == []
    for piece, _ in sheet.placed:
        window.remove_widget(piece)


def test_a_page_of_the_staff_is_french_and_in_normal_letters_whoever_was_there():
    look = Look(1280, 800, "ar", "largest", contrast=True).for_staff()

    assert (look.language, look.size, look.contrast, look.is_mirrored) == ("fr", "normal", True, False)
    assert Frame(look).page.bottom > Frame(Look(1280, 800)).page.bottom
    assert Frame(look).start == look.width - Frame(look).end
