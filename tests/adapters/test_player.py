"""The loudspeaker, with the real aplay: ALSA is told, by a file of configuration, to write what it plays."""

from __future__ import annotations

import array
import logging
import math
import os
import select
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.adapters.player import LOUDEST, AplayPlayer, SilentPlayer, softer, volume_level
from kiosk.adapters.speech import Sound
from kiosk.adapters.system_player import FilePlayer

CONFIG = """
pcm.silence {{ type null }}
pcm.!default {{ type file slave.pcm "silence" file "{out}" format "raw" }}
"""
RATE = 22050
SECOND = Sound(RATE, array.array("h", [1 + place % 30000 for place in range(RATE)]).tobytes())
MINUTE = Sound(RATE, SECOND.pcm * 60)


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file to which ALSA writes what it plays."""
    file = tmp_path / "heard.raw"
    config = tmp_path / "asound.conf"
    config.write_text(CONFIG.format(out=file), encoding="ascii")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(config))
    return file


def until(happens: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    for _ in range(500):
        if happens():
            return
        time.sleep(0.02)
    pytest.fail("it never happened")


def heard_at_least(out: Path, size: int) -> Callable[[], bool]:
    return lambda: out.exists() and out.stat().st_size >= size


def test_the_sound_comes_out_after_a_lead_in_of_silence(out: Path) -> None:
    player = AplayPlayer(lead_in_ms=200)

    lead = player.play(SECOND, LOUDEST)

    silence = bytes(RATE // 5 * 2)
    until(heard_at_least(out, len(silence) + len(SECOND.pcm)))
    assert lead == 0.2
    assert out.read_bytes().startswith(silence + SECOND.pcm)
    player.stop()


def test_it_begins_at_the_asked_millisecond_and_at_the_asked_volume(out: Path) -> None:
    player = AplayPlayer(lead_in_ms=0)

    player.play(SECOND, LOUDEST - 2, from_ms=500)

    wanted = softer(SECOND.pcm[RATE:], 2)
    until(heard_at_least(out, len(wanted)))
    assert out.read_bytes().startswith(wanted)
    assert max(array.array("h", wanted)) == 22050 // 4
    player.stop()


@pytest.fixture
def pipe(out: Path) -> int:
    """In place of the file, a pipe that is soon full: the player plays for as long as nobody reads."""
    os.mkfifo(out)
    return os.open(out, os.O_RDONLY | os.O_NONBLOCK)


def drain(pipe: int) -> int:
    """How many bytes are read until the other end is closed."""
    count = 0
    while select.select([pipe], [], [], 5)[0]:
        data = os.read(pipe, 1 << 20)
        if not data:
            return count
        count += len(data)
    pytest.fail("something still plays")


def begun(pipe: int) -> bool:
    return bool(select.select([pipe], [], [], 10)[0]) and bool(os.read(pipe, 1000))


def test_stop_is_silence_though_most_was_not_yet_played(pipe: int) -> None:
    player = AplayPlayer()
    player.play(MINUTE, LOUDEST)
    assert begun(pipe)

    player.stop()

    assert drain(pipe) < len(MINUTE.pcm) // 10
    player.stop()  # silent already


def test_a_new_sound_cuts_the_one_before(pipe: int, out: Path) -> None:
    player = AplayPlayer(lead_in_ms=0)
    player.play(MINUTE, LOUDEST)
    assert begun(pipe)
    out.unlink()

    player.play(SECOND, LOUDEST)

    assert drain(pipe) < len(MINUTE.pcm) // 10
    until(heard_at_least(out, len(SECOND.pcm)))
    assert out.read_bytes().startswith(SECOND.pcm)
    player.stop()


def test_no_sound_is_left_on_a_disk(pipe: int, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    player = AplayPlayer()

    player.play(MINUTE, LOUDEST)
    assert begun(pipe)

    assert sorted(tmp_path.iterdir()) == before
    assert any("memfd:sentence" in link for link in opened_by(child_of(os.getpid())))
    player.stop()


def child_of(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return [int(child) for child in children]


def opened_by(processes: list[int]) -> list[str]:
    return [str(link.readlink()) for process in processes for link in Path(f"/proc/{process}/fd").iterdir()]


def test_a_machine_without_a_loudspeaker_is_told_and_time_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    nothing = tmp_path / "asound.conf"
    nothing.write_text("", encoding="ascii")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(nothing))
    player = AplayPlayer()

    def told() -> bool:
        player.play(SECOND, LOUDEST)
        time.sleep(0.05)
        player.stop()
        return bool(player.trouble)

    with caplog.at_level(logging.WARNING):
        until(told)
        told()

    assert player.trouble == "Le haut-parleur ne répond pas. Vérifiez le branchement et la sortie son."
    assert caplog.messages == [player.trouble]  # once, not at every sentence


def test_a_machine_without_aplay_is_told_what_to_install() -> None:
    player = AplayPlayer(command=("no-such-command",))

    assert player.play(SECOND, LOUDEST) == 0.2
    assert "Installez le paquet alsa-utils" in player.trouble
    player.stop()


def test_the_silent_player_is_heard_by_nobody_and_waits_for_nothing() -> None:
    assert SilentPlayer().play(SECOND, LOUDEST) == 0.0
    SilentPlayer().stop()


def test_the_player_of_files_plays_one_and_removes_it(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    player = FilePlayer(("aplay", "-q", "{file}"))

    player.play(SECOND, LOUDEST, from_ms=500)
    until(heard_at_least(out, len(SECOND.pcm) // 2))
    assert out.read_bytes().startswith(SECOND.pcm[RATE:])
    assert list(tmp_path.glob("*/sentence.wav"))

    player.stop()
    assert list(tmp_path.glob("*/")) == []


def test_volumes_span_eighteen_decibels_with_a_step_at_twelve() -> None:
    loud = array.array("h", [32000])

    decibels = [
        20 * math.log10(array.array("h", softer(loud.tobytes(), LOUDEST - volume))[0] / 4000)
        for volume in range(LOUDEST + 1)
    ]

    assert [round(step, 1) for step in decibels] == [0.0, 6.0, 12.0, 18.1]


@given(st.lists(st.integers(-32768, 32767), max_size=50), st.integers(0, 3))
def test_softer_halves_every_sample(samples: list[int], steps: int) -> None:
    pcm = array.array("h", samples).tobytes()

    assert list(array.array("h", softer(pcm, steps))) == [sample >> steps for sample in samples]


def test_the_volume_of_the_settings_becomes_a_step() -> None:
    assert [volume_level(percent) for percent in (-5, 0, 30, 70, 100, 140)] == [0, 0, 1, 2, 3, 3]
