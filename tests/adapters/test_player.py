"""The loudspeaker, with the real aplay: ALSA is told, by a file of configuration, to write what it plays."""

from __future__ import annotations

import array
import math
import os
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.adapters.player import (
    LOUDEST,
    MOMENT,
    NOTHING_PLAYS,
    UNHEARD,
    AplayPlayer,
    SilentPlayer,
    softer,
    volume_level,
)
from kiosk.adapters.speech import Sound
from kiosk.adapters.system_player import FilePlayer

CONFIG = """
pcm.silence {{ type null }}
pcm.!default {{ type file slave.pcm "silence" file "{out}" format "raw" }}
"""
RATE = 22050
SECOND = Sound(RATE, array.array("h", [1 + place % 30000 for place in range(RATE)]).tobytes())
MINUTE = Sound(RATE, SECOND.pcm * 60)
HANGS = ("sleep", "60")  # a player whose driver never answers


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


@pytest.fixture
def no_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ALSA finds nothing to play on."""
    nothing = tmp_path / "asound.conf"
    nothing.write_text("", encoding="ascii")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(nothing))


def test_a_loudspeaker_that_works_passes_its_trial_though_there_is_no_card(out: Path) -> None:
    assert AplayPlayer().trial() == ""
    assert out.read_bytes().startswith(MOMENT.pcm)


def test_a_machine_without_a_loudspeaker_fails_its_trial(no_card: None) -> None:
    assert AplayPlayer().trial() == (
        "Le haut-parleur ne répond pas : la borne est muette. Vérifiez son branchement et la sortie son."
    )


def test_a_machine_without_aplay_is_told_what_to_install() -> None:
    player = AplayPlayer(command=("no-such-command",))
    told = "Rien ne peut jouer un son : la borne est muette. Installez le paquet alsa-utils."

    assert player.play(SECOND, LOUDEST) == 0.2
    assert (player.failure(), player.trial()) == (told, told)
    player.stop()


def test_a_player_that_may_not_run_is_told_with_the_reason(tmp_path: Path) -> None:
    player = AplayPlayer(command=(str(tmp_path),))

    player.play(SECOND, LOUDEST)

    assert player.failure() == player.trial()
    assert player.trial().startswith("Le son ne part pas (Permission denied)")


def test_a_closed_folder_in_the_path_is_no_other_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    not_a_program = tmp_path / "no-such-command"
    not_a_program.write_text(
        "nothing"
    )  # found, and not to be run: what a closed folder is to whoever looks in it
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    assert AplayPlayer(command=("no-such-command",)).trial().endswith("Installez le paquet alsa-utils.")


def test_a_driver_that_hangs_is_given_up_and_leaves_no_process() -> None:
    began = time.monotonic()

    assert AplayPlayer(command=HANGS, patience=0.2).trial() == UNHEARD
    assert time.monotonic() - began < 5
    assert child_of(os.getpid()) == []


def test_a_trial_lets_what_plays_be(pipe: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    player = AplayPlayer()
    player.play(MINUTE, LOUDEST)
    assert begun(pipe)
    other = tmp_path / "other.conf"
    other.write_text(CONFIG.format(out=tmp_path / "other.raw"), encoding="ascii")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(other))

    assert player.trial() == ""

    assert begun(pipe)
    player.stop()


def test_a_sound_that_is_heard_to_its_end_did_not_fail(out: Path) -> None:
    player = AplayPlayer(lead_in_ms=0)

    assert player.failure() == ""
    player.play(SECOND, LOUDEST)
    until(heard_at_least(out, len(SECOND.pcm)))
    time.sleep(0.1)  # it ends

    assert player.failure() == ""
    player.stop()
    assert player.failure() == ""


def test_a_sound_that_does_not_begin_has_failed_and_the_next_may_be_heard(
    no_card: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = AplayPlayer()
    player.play(SECOND, LOUDEST)
    until(lambda: player.failure() == UNHEARD)

    back = tmp_path / "back.conf"
    back.write_text(CONFIG.format(out=tmp_path / "back.raw"), encoding="ascii")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(back))
    player.play(SECOND, LOUDEST)
    until(heard_at_least(tmp_path / "back.raw", len(SECOND.pcm)))

    assert player.failure() == ""
    player.stop()


def test_a_player_that_dies_in_the_middle_has_failed(pipe: int) -> None:
    player = AplayPlayer()
    player.play(MINUTE, LOUDEST)
    assert begun(pipe)
    assert player.failure() == ""

    (process,) = child_of(os.getpid())
    os.kill(process, signal.SIGKILL)

    until(lambda: player.failure() == UNHEARD)
    player.stop()


def test_a_driver_that_takes_no_more_has_failed() -> None:
    player = AplayPlayer(command=("sh", "-c", "head -c 4000 >/dev/null; exec sleep 60"), patience=0.3)
    player.play(MINUTE, LOUDEST)
    assert player.failure() == ""

    until(lambda: player.failure() == UNHEARD)
    player.stop()


def test_a_driver_that_takes_none_of_several_short_sentences_has_failed() -> None:
    player = AplayPlayer(command=HANGS, patience=0.35)
    player.play(SECOND, LOUDEST)
    assert player.failure() == ""

    for _ in range(4):
        time.sleep(0.1)
        player.play(SECOND, LOUDEST)

    assert player.failure() == UNHEARD
    player.stop()


def test_the_silent_player_is_heard_by_nobody_and_waits_for_nothing() -> None:
    assert SilentPlayer().play(SECOND, LOUDEST) == 0.0
    SilentPlayer().stop()
    assert (SilentPlayer().failure(), SilentPlayer().trial()) == ("", "")


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


def test_the_player_of_files_knows_whether_it_is_heard(out: Path) -> None:
    player = FilePlayer(("aplay", "-q", "{file}"))
    assert player.trial() == ""

    player.play(SECOND, LOUDEST)
    until(heard_at_least(out, len(SECOND.pcm)))
    time.sleep(0.1)  # it ends
    assert player.failure() == ""
    player.stop()


@pytest.mark.parametrize(
    ("command", "told"), [(("false",), UNHEARD), (HANGS, UNHEARD), (("no-such-command",), NOTHING_PLAYS)]
)
def test_the_player_of_files_tells_why_it_is_not_heard(command: tuple[str, ...], told: str) -> None:
    assert FilePlayer(command, patience=0.2).trial() == told
    assert child_of(os.getpid()) == []


def test_the_player_of_files_knows_that_what_it_plays_failed(no_card: None) -> None:
    player = FilePlayer(("aplay", "-q", "{file}"))

    player.play(SECOND, LOUDEST)

    until(lambda: player.failure() == UNHEARD)
    player.stop()


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
