from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter
from pyzbar import pyzbar

from kiosk.adapters.qr import QUIET_ZONE, matrix, sms, tel, wifi

MODULE = 5  # pixels a module, as on the smallest screen
NOISE = 6  # grey levels out of 255, one standard deviation
PHONE = "01\u00a099\u00a000\u00a012\u00a034"
FRENCH = f"""1/2 Refaire sa carte d'identité
À apporter\u00a0:
- Une photo d'identité de moins de 6\u00a0mois
- Un timbre fiscal de 25\u00a0€
Où\u00a0: Mairie de Fontaine-le-Port, {PHONE}"""
ENGLISH = """Renew an identity card
To bring:
- A €25 tax stamp
= Un timbre fiscal de 25\u00a0€"""
ARABIC = f"""1/3 تجديد بطاقة الهوية
للإحضار:
- طابع ضريبي بقيمة 25\u00a0يورو
= Un timbre fiscal de 25\u00a0€
المكان: البلدية، \u2066{PHONE}\u2069
= La mairie, {PHONE}"""
LONGEST = f"{ARABIC}\nصورة للهوية عمرها أقل من ستة أشهر\n= Une photo récente"
SAMPLES = pytest.mark.parametrize(
    "said", [FRENCH, ENGLISH, ARABIC, LONGEST], ids=["fr", "en", "ar", "longest"]
)


def screen(said: str) -> Image.Image:
    """The code as it is drawn: whole pixels, black on white, its quiet zone around it."""
    squares = np.pad(np.array(matrix(said)), QUIET_ZONE)
    pixels = np.where(np.kron(squares, np.ones((MODULE, MODULE), dtype=bool)), 0, 255)
    return Image.fromarray(pixels.astype(np.uint8))


def photographed(picture: Image.Image, seed: int) -> Image.Image:
    """What a phone held by hand sees of it: from the side, a little blurred, with noise and a grey light."""
    chance = np.random.default_rng(seed)
    side = picture.width
    table = Image.new("L", (side * 2, side * 2), 200)
    table.paste(picture.resize((int(side * 1.5),) * 2, Image.Resampling.BICUBIC), (side // 4, side // 4))
    corners = [(0, 0), (0, side * 2), (side * 2, side * 2), (side * 2, 0)]
    moved = [
        (x + chance.uniform(-0.12, 0.12) * side, y + chance.uniform(-0.12, 0.12) * side) for x, y in corners
    ]
    slanted = table.transform(
        table.size, Image.Transform.PERSPECTIVE, perspective(corners, moved), fillcolor=200
    )
    blurred = np.asarray(slanted.filter(ImageFilter.GaussianBlur(1.6)), dtype=float)
    noisy = blurred * 0.75 + 30 + chance.normal(0, NOISE, blurred.shape)
    return Image.fromarray(noisy.clip(0, 255).astype(np.uint8))


def perspective(shown: list[tuple[int, int]], seen: list[tuple[float, float]]) -> list[float]:
    """The eight numbers that carry each corner of what is shown onto what is seen."""
    rows, values = [], []
    for (x, y), (u, v) in zip(shown, seen, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return np.linalg.solve(np.array(rows, dtype=float), np.array(values)).tolist()


def read_by_zbar(picture: Image.Image) -> list[str]:
    return [found.data.decode() for found in pyzbar.decode(picture, symbols=[pyzbar.ZBarSymbol.QRCODE])]


def read_by_zxing(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)]


@SAMPLES
def test_a_code_is_read_from_the_screen(said):
    picture = screen(said)

    assert read_by_zbar(picture) == [said]
    assert read_by_zxing(picture) == [said]


@SAMPLES
@pytest.mark.parametrize("seed", range(3))
def test_a_code_is_read_from_the_side_blurred_and_in_bad_light(said, seed):
    seen = photographed(screen(said), seed)

    assert read_by_zbar(seen) == [said]
    assert read_by_zxing(seen) == [said]


def test_the_longest_code_of_a_list_stays_coarse_enough_for_a_phone():
    assert len(LONGEST.encode()) == 300

    assert len(matrix(LONGEST)) <= 69


def test_a_code_is_a_square_without_margin_whose_corners_are_the_finders():
    rows = matrix("tel:3646")

    assert {len(row) for row in rows} == {len(rows)}
    assert all(rows[0][:7])
    assert all(rows[-1][:7])
    assert all(row[0] for row in rows[:7])


@settings(max_examples=20, deadline=None)
@given(st.text(min_size=1, max_size=60).filter(lambda said: "\x00" not in said))
def test_any_text_is_held_as_its_bytes(said):
    found = zxingcpp.read_barcodes(screen(said), formats=zxingcpp.BarcodeFormat.QRCode)

    assert [code.bytes for code in found] == [said.encode()]


@pytest.mark.parametrize(
    ("network", "said"),
    [
        (wifi("Mairie", "bienvenue"), "WIFI:T:WPA;S:Mairie;P:bienvenue;;"),
        (wifi("Mairie", ""), "WIFI:T:nopass;S:Mairie;;"),
        (wifi("Mairie", "bienvenue", hidden=True), "WIFI:T:WPA;S:Mairie;P:bienvenue;H:true;;"),
        (wifi('Café; "le: bon"', r"a\b,c"), r"WIFI:T:WPA;S:Café\; \"le\: bon\";P:a\\b\,c;;"),
    ],
)
def test_a_phone_is_told_how_to_join_a_network(network, said):
    assert network == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("36\u00a046", "tel:3646"),
        ("\u206601\u00a099\u00a000\u00a012\u00a034\u2069", "tel:0199001234"),
        ("01.99.00.12.34", "tel:0199001234"),
        ("+33 1 99 00 12 34", "tel:+33199001234"),
        ("\u2066+33\u00a01\u00a099\u00a000\u00a012\u00a034\u2069", "tel:+33199001234"),
        ("sur place", ""),
    ],
)
def test_a_phone_is_given_the_figures_of_a_number(number, said):
    assert tel(number) == said


def test_a_phone_writes_to_the_figures_of_a_number():
    assert [sms(number) for number in ("114", "06 39 98 00 12", "sur place")] == [
        "sms:114",
        "sms:0639980012",
        "",
    ]
