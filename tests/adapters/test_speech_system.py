"""The voice of developers' machines: on Linux, pyttsx3 finds espeak-ng, so that its path is real here too."""

from __future__ import annotations

import array
import struct
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from kiosk.adapters.sound_file import read_sound
from kiosk.errors import VoiceError

TALK = """
from kiosk.adapters.system_voice import SystemVoice
from kiosk.errors import VoiceError
voice = SystemVoice()
assert {"fr", "ar"} <= voice.languages()
sound = voice.say("Bonjour, touchez votre langue.", "fr", 1.0)
slow = voice.say("Bonjour, touchez votre langue.", "fr", 0.6)
assert 500 < sound.ms < slow.ms, (sound.ms, slow.ms)
try:
    voice.say("Hello", "xx", 1.0)
except VoiceError as error:
    print(error)
"""


def test_pyttsx3_gives_a_sound_and_refuses_an_unknown_language(tmp_path: Path) -> None:
    """In a process of its own: it would take the engine of ours."""
    command = [sys.executable, "-c", TALK]
    environment = {"TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).resolve().parents[2])}

    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "Le système n'a pas de voix pour la langue « xx »."
    assert list(tmp_path.iterdir()) == []  # no sentence is left behind


def aiff(samples: list[int], channels: int = 1) -> bytes:
    values = array.array("h", samples)
    values.byteswap()
    rate = struct.pack(">hQ", 16383 + 14, 22050 << (63 - 14))  # an 80-bit float
    common = b"COMM" + struct.pack(">IhIh", 18, channels, len(samples), 16) + rate
    odd = b"NAME" + struct.pack(">I", 3) + b"oui\0"
    sound = b"SSND" + struct.pack(">III", 8 + len(samples) * 2, 0, 0) + values.tobytes()
    body = b"AIFF" + odd + common + sound
    return b"FORM" + struct.pack(">I", len(body)) + body


def test_the_aiff_of_macos_is_read(tmp_path: Path) -> None:
    file = tmp_path / "sentence.aiff"
    file.write_bytes(aiff([1, -2, 300]))

    sound = read_sound(file)

    assert (sound.rate, list(array.array("h", sound.pcm))) == (22050, [1, -2, 300])


def test_a_file_that_is_no_sound_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "sentence.wav"
    for content in (b"", b"hello", b"FORM", aiff([1], channels=2), aiff([])):
        file.write_bytes(content)
        with pytest.raises(VoiceError, match=r"sentence\.wav"):
            read_sound(file)
    with pytest.raises(VoiceError, match="ne peut pas être lu"):
        read_sound(tmp_path / "absent.wav")


def test_a_wav_is_read(tmp_path: Path) -> None:
    file = tmp_path / "sentence.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(16000)
        sound.writeframes(b"\1\0\2\0")

    assert (read_sound(file).rate, read_sound(file).pcm) == (16000, b"\1\0\2\0")
