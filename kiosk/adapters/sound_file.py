"""Reads the sound files that voices leave: WAV, and the AIFF that macOS writes."""

from __future__ import annotations

import array
import struct
import wave
from pathlib import Path

from kiosk.adapters.speech import Sound
from kiosk.errors import VoiceError


def read_sound(file: Path) -> Sound:
    """The sound of a 16-bit mono file; VoiceError for anything else."""
    try:
        with file.open("rb") as opened:
            return _aiff(file) if opened.read(4) == b"FORM" else _wav(file)
    except (OSError, EOFError, wave.Error, struct.error) as error:
        raise VoiceError(f"{file} : ce son ne peut pas être lu ({error}).") from error


def _wav(file: Path) -> Sound:
    with wave.open(str(file), "rb") as sound:
        _check(file, sound.getnchannels(), sound.getsampwidth() * 8)
        return Sound(sound.getframerate(), sound.readframes(sound.getnframes()))


def _aiff(file: Path) -> Sound:
    """Big-endian samples, and a rate written as an 80-bit float."""
    data = file.read_bytes()
    rate, samples, at = 0, b"", 12
    while at + 8 <= len(data):
        name, size = struct.unpack(">4sI", data[at : at + 8])
        chunk = data[at + 8 : at + 8 + size]
        if name == b"COMM":
            channels, _, bits, exponent, mantissa = struct.unpack(">hIhHQ", chunk[:18])
            _check(file, channels, bits)
            rate = round(mantissa * 2.0 ** (exponent - 16383 - 63))
        if name == b"SSND":
            samples = chunk[8:]
        at += 8 + size + size % 2
    if not rate or not samples:
        raise VoiceError(f"{file} : ce fichier ne contient aucun son.")
    values = array.array("h", samples[: len(samples) // 2 * 2])
    values.byteswap()
    return Sound(rate, values.tobytes())


def _check(file: Path, channels: int, bits: int) -> None:
    if (channels, bits) != (1, 16):
        raise VoiceError(f"{file} : ce son n'est pas en mono et 16 bits. Enregistrez-le ainsi.")
