"""What a visitor sees when the kiosk cannot run: a picture that fits the screen, else words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.deploy.programs import run, write

PICTURE = bytes(range(256)) * 16  # 4096 points of a byte


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A screen of 64×32 whose lines take 128 bytes."""
    write(tmp_path / "dev/fb0", "")
    write(tmp_path / "dev/tty1", "")
    write(tmp_path / "sys/class/graphics/fb0/modes", "U:64x32p-0\n")
    write(tmp_path / "sys/class/graphics/fb0/stride", "128\n")
    made = tmp_path / "var/cache/kiosk/apology"
    made.mkdir(parents=True)
    for name in ("apology", "maintenance", "safe"):
        (made / f"{name}.raw").write_bytes(name.encode() + PICTURE[len(name) :])
        (made / f"{name}.txt").write_text(f"{name} : appelez le 01 99 00 12 34\n")
    return tmp_path


def shown(root: Path, name: str) -> tuple[bytes, str]:
    """What is on the frame buffer and on the console."""
    answer = run("apology", root, name, KIOSK_ONCE="1")
    assert (answer.returncode, answer.stderr) == (0, "")
    return (root / "dev/fb0").read_bytes(), (root / "dev/tty1").read_text()


@pytest.mark.parametrize("name", ["apology", "maintenance"])
def test_a_picture_that_fits_is_shown_point_by_point(root: Path, name: str) -> None:
    points, text = shown(root, name)

    assert points == name.encode() + PICTURE[len(name) :]
    assert "appelez" not in text


def test_the_safe_screen_takes_the_place_of_the_apology(root: Path) -> None:
    write(root / "run/kiosk-system/safe", "")

    assert shown(root, "apology")[0].startswith(b"safe")


def test_a_picture_of_another_size_is_never_shown(root: Path) -> None:
    write(root / "sys/class/graphics/fb0/stride", "256\n")

    points, text = shown(root, "apology")

    assert points == b""
    assert "apology : appelez le 01 99 00 12 34" in text


@pytest.mark.parametrize(
    "missing", ["dev/fb0", "sys/class/graphics/fb0/modes", "sys/class/graphics/fb0/stride"]
)
def test_without_a_frame_buffer_there_are_words(root: Path, missing: str) -> None:
    (root / missing).unlink()

    answer = run("apology", root, "apology", KIOSK_ONCE="1")

    assert (answer.returncode, answer.stderr) == (0, "")
    assert "appelez le 01 99 00 12 34" in (root / "dev/tty1").read_text()


@pytest.mark.parametrize(("name", "words"), [("apology", "ne marche pas"), ("maintenance", "en entretien")])
def test_without_anything_made_beforehand_there_are_words_too(root: Path, name: str, words: str) -> None:
    for file in (root / "var/cache/kiosk/apology").iterdir():
        file.unlink()

    points, text = shown(root, name)

    assert points == b""
    assert words in text
    assert "accueil" in text


def test_without_any_screen_it_waits_and_does_not_fail(root: Path) -> None:
    (root / "dev/fb0").unlink()
    (root / "dev/tty1").unlink()

    answer = run("apology", root, "apology", KIOSK_ONCE="1")

    assert (answer.returncode, answer.stdout + answer.stderr) == (0, "")
    assert list((root / "dev").iterdir()) == []


def test_a_lamp_that_was_left_off_is_lit(root: Path) -> None:
    lamp = root / "sys/class/backlight/panel/bl_power"
    write(lamp, "4\n")

    shown(root, "apology")

    assert lamp.read_text() == "0\n"


def test_a_link_that_the_kiosk_left_for_a_picture_is_not_followed(root: Path) -> None:
    secret = root / "secret"
    write(secret, "root:secret\n")
    made = root / "var/cache/kiosk/apology"
    for end in ("raw", "txt"):
        (made / f"apology.{end}").unlink()
        (made / f"apology.{end}").symlink_to(secret)

    points, text = shown(root, "apology")

    assert points == b""
    assert "secret" not in text
    assert "ne marche pas" in text
