"""Codes are read from the very pixels of the page, as a phone held by hand sees them, by two readers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image

from kiosk.adapters.qr import QUIET_ZONE
from kiosk.ui.snapshot import seen
from kiosk.ui.theme import RADIUS
from tests.adapters.test_qr import photographed, read_by_zbar, read_by_zxing
from tests.ui.driver import Driver

SIZES = pytest.mark.parametrize(
    "size", [(1280, 800), (800, 480), (1080, 1920)], ids=lambda size: f"{size[0]}"
)
LANGUAGES = pytest.mark.parametrize("language", ["fr", "en", "ar"])
READERS = pytest.mark.parametrize("reader", [read_by_zbar, read_by_zxing], ids=["zbar", "zxing"])
SEED = 20261124
SEEN = 5  # pixels of the screen that a module is seen with
LEAST_MM = 0.65


def on_the_page(driver: Driver) -> np.ndarray:
    """The grey pixels of the code with its quiet zone, cut out of the page by its corner squares."""
    area = next(piece.area for piece in seen(driver.stage) if piece.role == "code")
    card = np.asarray(driver.picture().convert("L"))[area.top : area.bottom, area.left : area.right]
    dark, corner = card < 128, round(driver.stage.look.mm(RADIUS["card"]))
    dark[:, :corner] = dark[:, -corner:] = False  # the page, behind the round corners of the card
    top = int(np.flatnonzero(dark.any(axis=1))[0])
    left, right = (int(edge) for edge in np.flatnonzero(dark[top])[[0, -1]])
    quiet = QUIET_ZONE * module(card, top, left)
    side = right - left + 1 + 2 * quiet
    assert top >= quiet
    assert left >= quiet
    return card[top - quiet : top - quiet + side, left - quiet : left - quiet + side]


def module(card: np.ndarray, top: int, left: int) -> int:
    """Pixels a module: the upper edge of a corner square is seven of them."""
    edge = int(np.flatnonzero(card[top, left:] >= 128)[0])
    assert edge % 7 == 0, "modules are whole pixels"
    return edge // 7


def held(code: np.ndarray) -> Image.Image:
    """As a phone sees it, from where a module is some seven pixels of its picture."""
    quiet = int(np.flatnonzero((code < 128).any(axis=1))[0])
    side = round(code.shape[0] * SEEN * QUIET_ZONE / quiet)
    return photographed(Image.fromarray(code).resize((side, side), Image.Resampling.BICUBIC), SEED)


def with_the_list(size: tuple[int, int], language: str) -> Driver:
    """Before the codes of a list that was gone to the end for."""
    driver = Driver(size=size)
    house = driver.house
    house.visits.wake()
    house.visits.speak(language)
    house.guide.start("carte-identite")
    house.guide.forward()
    while not house.guide.at_list:
        options = house.guide.step().options
        house.guide.choose(options[0].target) if options else house.guide.forward()
    house.navigation.open("codes")
    return driver


def every_code(driver: Driver) -> Iterator[tuple[str, np.ndarray]]:
    """What each code of the list says, and its picture."""
    for number, said in enumerate(driver.house.guide.codes(), start=1):
        driver.house.navigation.replace("codes", str(number))
        yield said, on_the_page(driver)


@SIZES
@LANGUAGES
def test_the_list_is_read_from_the_screen_by_a_phone(size: tuple[int, int], language: str):
    driver = with_the_list(size, language)
    codes = list(every_code(driver))
    driver.close()
    for said, picture in codes:
        photo = held(picture)
        assert read_by_zxing(photo) == [said]
        assert read_by_zbar(photo) == [said]


@SIZES
def test_a_module_is_large_enough_for_a_phone_and_its_quiet_zone_is_white(size: tuple[int, int]):
    driver = with_the_list(size, "ar")
    for _, picture in every_code(driver):
        dark = np.flatnonzero((picture < 128).any(axis=1))
        quiet = int(dark[0])
        assert quiet / QUIET_ZONE >= LEAST_MM * driver.stage.look.scale
        assert (picture[:quiet] > 250).all()
        assert (picture[:, :quiet] > 250).all()
    driver.close()


@READERS
@pytest.mark.parametrize(
    ("page", "about", "said"),
    [
        ("connect", "", "WIFI:T:WPA;S:Villebrune libre;P:bonjour2026;;"),
        ("number", "3646|Assurance Maladie", "tel:3646"),
        ("number", "114|Par SMS, pour qui entend ou parle mal.", "sms:114"),
        ("web", "https://www.ameli.fr/|Compte ameli", "https://www.ameli.fr/"),
    ],
)
@pytest.mark.parametrize("contrasted", [False, True], ids=["usual", "contrast"])
def test_other_codes_are_read_too_in_every_theme(reader, page: str, about: str, said: str, contrasted: bool):
    driver = Driver()
    driver.house.visits.wake()
    driver.house.visits.set_contrast(contrasted)
    driver.house.navigation.open(page, about)
    picture = on_the_page(driver)
    driver.close()
    assert reader(held(picture)) == [said]
