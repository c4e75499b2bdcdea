"""A terminal that nobody can hear says so, promises no voice, and speaks again once the sound is back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.adapters.player import AplayPlayer
from tests.ui.driver import Driver

NO_CARD = ""
FILE = """
pcm.silence {{ type null }}
pcm.!default {{ type file slave.pcm "silence" file "{out}" format "raw" }}
"""
FRENCH, ENGLISH, ARABIC = "texte seulement, sans voix", "text only, no voice", "بلا صوت، نص فقط"
PROMISES = {"avec la voix", "with voice", "مع الصوت"}

Plug = Callable[[str], None]


@pytest.fixture
def plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plug:
    """Give ALSA something to play on, or nothing."""

    def become(config: str) -> None:
        file = tmp_path / "asound.conf"
        file.write_text(config.format(out=tmp_path / "heard.raw"), encoding="utf-8")
        monkeypatch.setenv("ALSA_CONFIG_PATH", str(file))

    become(NO_CARD)
    return become


def opened() -> Driver:
    driver = Driver(player=AplayPlayer(lead_in_ms=0))
    driver.touch_anywhere()
    return driver


@pytest.fixture
def mute(plug: Plug) -> Iterator[Driver]:
    """No loudspeaker from the start, before the languages."""
    driver = opened()
    yield driver
    driver.close()


@pytest.fixture
def heard(plug: Plug) -> Iterator[Driver]:
    """A loudspeaker that works, before the languages."""
    plug(FILE)
    driver = opened()
    yield driver
    driver.close()


def listen(driver: Driver) -> tuple[str, str, bool]:
    """The Listen key: its words, its sign, and whether it can be touched."""
    key = driver.find("listen")
    return key.label, key.key.icon, key.act is not None


def status(driver: Driver) -> str:
    return driver.house.reader.state.status


def go_on(driver: Driver) -> None:
    """Until the reading has ended, while other processes have their time too."""
    for _ in range(1000):
        if status(driver) != "reading":
            return
        driver.wait(0.05)
        time.sleep(0.02)
    pytest.fail("it still reads")


def test_no_tile_promises_a_voice_that_nobody_can_hear(mute: Driver):
    texts = set(mute.texts())

    assert {FRENCH, ENGLISH, ARABIC} <= texts
    assert texts.isdisjoint(PROMISES)


def test_a_loudspeaker_without_any_card_is_a_voice(heard: Driver):
    assert set(heard.texts()) >= PROMISES


@pytest.mark.parametrize(("language", "words"), [("fr", "Pas de son"), ("en", "No sound"), ("ar", "لا صوت")])
def test_the_listen_key_says_that_there_is_no_sound_in_the_visitor_s_language(
    mute: Driver, language: str, words: str
):
    mute.touch(f"language-{language}")

    assert listen(mute) == (words, "speaker-slash", True)


def test_a_touch_on_listen_tries_again_and_lights_nothing_as_long_as_nothing_is_heard(mute: Driver):
    mute.touch("language-fr")

    mute.touch("listen")
    mute.wait(5)

    assert status(mute) == "no sound"
    assert [piece for piece in mute.stage.children if piece.reading] == []
    assert listen(mute) == ("Pas de son", "speaker-slash", True)


def test_once_the_sound_is_back_the_next_touch_on_listen_is_heard(mute: Driver, plug: Plug):
    mute.touch("language-fr")
    mute.touch("listen")
    mute.wait(1)

    plug(FILE)
    mute.touch("listen")
    mute.wait(0.3)

    assert status(mute) == "reading"
    assert [piece for piece in mute.stage.children if piece.reading] != []
    assert listen(mute)[0] == "Pause"
    mute.touch_anywhere(640.0, 785.0)
    mute.wait(0.1)
    assert listen(mute) == ("Écouter", "speaker-high", True)


def test_a_loudspeaker_that_fails_in_the_middle_of_a_page_is_seen_and_said(heard: Driver, plug: Plug):
    heard.touch("language-en")
    heard.touch("listen")
    heard.wait(0.3)
    assert status(heard) == "reading"

    plug(NO_CARD)
    go_on(heard)

    assert status(heard) == "no sound"
    assert [piece for piece in heard.stage.children if piece.reading] == []
    assert listen(heard) == ("No sound", "speaker-slash", True)


def test_the_tiles_take_back_their_promise_when_the_loudspeaker_fails(heard: Driver, plug: Plug):
    heard.touch("listen")
    heard.wait(0.3)

    plug(NO_CARD)
    go_on(heard)

    assert set(heard.texts()) >= {FRENCH, ENGLISH, ARABIC}


def test_a_visitor_who_listens_is_read_the_next_page_once_the_sound_is_back(mute: Driver, plug: Plug):
    mute.touch("language-fr")
    mute.touch("listen")
    mute.wait(1)

    plug(FILE)
    mute.touch("door-sante")
    mute.wait(0.3)

    assert (mute.page, status(mute)) == ("door", "reading")
