"""Plays a spoken sentence through the loudspeaker, and falls silent at once."""

from __future__ import annotations

import logging
import os
import subprocess
from collections.abc import Sequence
from typing import Protocol

from kiosk.adapters.speech import Sound

LOUDEST = 3  # volumes go from 0 to 3, six decibels a step: eighteen in all, and a step at twelve
LEAD_IN_MS = 200  # a screen's own loudspeaker sleeps, and would eat the first word
APLAY = ("aplay", "-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", "{rate}", "-")
log = logging.getLogger(__name__)


class Player(Protocol):
    """A loudspeaker: one sound at a time; a new one cuts the one before."""

    def play(self, sound: Sound, volume: int, from_ms: int = 0) -> float:
        """Begin at that millisecond of the sound; the answer is the seconds of silence before it is heard."""

    def stop(self) -> None:
        """Silence, at once."""


class SilentPlayer:
    """No loudspeaker: the same time passes, and nothing is heard."""

    def play(self, sound: Sound, volume: int, from_ms: int = 0) -> float:
        """Nothing to hear, and nothing to wait for."""
        return 0.0

    def stop(self) -> None:
        """Silent already."""


class AplayPlayer:
    """ALSA's own player, a process a sentence: killing it is the fastest silence there is.

    The samples lie in memory (never on a disk), and the process reads them by itself, so nothing here waits.
    """

    def __init__(self, lead_in_ms: int = LEAD_IN_MS, command: Sequence[str] = APLAY) -> None:
        self.trouble = ""
        self._lead_in_ms = lead_in_ms
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    def play(self, sound: Sound, volume: int, from_ms: int = 0) -> float:
        """Begin; an absent loudspeaker is told in `trouble` and in the log, and is no error."""
        self.stop()
        silence = bytes(sound.rate * self._lead_in_ms // 1000 * 2)
        samples = _memory(silence + softer(sound.pcm[sound.rate * from_ms // 1000 * 2 :], LOUDEST - volume))
        command = [part.format(rate=sound.rate) for part in self._command]
        try:
            self._process = subprocess.Popen(
                command, stdin=samples, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            self._tell(f"Le son ne part pas ({error.strerror}). Installez le paquet alsa-utils.")
        finally:
            os.close(samples)
        return self._lead_in_ms / 1000

    def stop(self) -> None:
        """Kill what plays."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll():
            self._tell("Le haut-parleur ne répond pas. Vérifiez le branchement et la sortie son.")
        process.kill()
        try:
            process.wait(timeout=0.2)
        except subprocess.TimeoutExpired:  # a driver holds it; it dies when the driver lets go
            log.warning("the player of sound does not end")

    def _tell(self, trouble: str) -> None:
        if trouble != self.trouble:
            log.warning(trouble)
        self.trouble = trouble


def volume_level(percent: int) -> int:
    """The volume nearest to a setting of 0 to 100."""
    return round(min(max(percent, 0), 100) * LOUDEST / 100)


def softer(pcm: bytes, steps: int) -> bytes:
    """The samples halved so many times (six decibels each).

    All of them at once, as one very long number of 16-bit digits: ten times faster than one by one.
    """
    count = len(pcm) // 2
    each = int.from_bytes(b"\x01\x00" * count, "little")
    number = int.from_bytes(pcm[: count * 2], "little")
    for _ in range(steps):
        sign = number & (each << 15)
        number = (((number ^ sign) >> 1) & (each * 0x3FFF)) | sign | (sign >> 1)
    return number.to_bytes(count * 2, "little")


def _memory(data: bytes) -> int:
    """A file that exists in memory only, open at its beginning."""
    handle = os.memfd_create("sentence")
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
    os.lseek(handle, 0, os.SEEK_SET)
    return handle
