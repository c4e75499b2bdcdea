"""Plays a spoken sentence through the loudspeaker, falls silent at once, and knows whether it is heard."""

from __future__ import annotations

import logging
import os
import subprocess
import time
from collections.abc import Sequence
from typing import Protocol

from kiosk.adapters.speech import Sound

LOUDEST = 3  # volumes go from 0 to 3, six decibels a step: eighteen in all, and a step at twelve
LEAD_IN_MS = 200  # a screen's own loudspeaker sleeps, and would eat the first word
PATIENCE = 5.0  # seconds after which a driver that takes no sound is given up
APLAY = ("aplay", "-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", "{rate}", "-")
MOMENT = Sound(22050, bytes(22050 // 20 * 2))  # a twentieth of a second of silence
UNHEARD = "Le haut-parleur ne répond pas : la borne est muette. Vérifiez son branchement et la sortie son."
NOTHING_PLAYS = "Rien ne peut jouer un son : la borne est muette. Installez le paquet alsa-utils."
log = logging.getLogger(__name__)


class Player(Protocol):
    """A loudspeaker: one sound at a time; a new one cuts the one before. Nothing here raises."""

    def play(self, sound: Sound, volume: int, from_ms: int = 0) -> float:
        """Begin at that millisecond of the sound; the answer is the seconds of silence before it is heard."""

    def stop(self) -> None:
        """Silence, at once."""

    def failure(self) -> str:
        """Why what was begun is not heard, for whoever looks after the terminal; nothing as long as it is."""

    def trial(self) -> str:
        """Play a moment of silence to its end: why it cannot be heard, or nothing.

        It may take seconds, so that it is for a lane; what plays meanwhile is let be.
        """


class SilentPlayer:
    """A loudspeaker that nobody hears, and that works: no time passes, and nothing fails."""

    def play(self, sound: Sound, volume: int, from_ms: int = 0) -> float:
        """Nothing to hear, and nothing to wait for."""
        return 0.0

    def stop(self) -> None:
        """Silent already."""

    def failure(self) -> str:
        """None."""
        return ""

    def trial(self) -> str:
        """It works."""
        return ""


class AplayPlayer:
    """ALSA's own player, a process a sentence: killing it is the fastest silence there is.

    `patience` is how many seconds a driver may take no sound.
    """

    def __init__(
        self, lead_in_ms: int = LEAD_IN_MS, command: Sequence[str] = APLAY, patience: float = PATIENCE
    ) -> None:
        self._lead_in_ms = lead_in_ms
        self._command = command
        self._patience = patience
        self._playback: _Playback | None = None
        self._refusal = ""  # why the last sound did not even begin
        self._idle = 0.0  # seconds that players waited for the driver, one after the other, and got nothing

    def play(self, sound: Sound, volume: int, from_ms: int = 0) -> float:
        """Begin; what keeps it from being heard, `failure` tells."""
        self.stop()
        silence = bytes(sound.rate * self._lead_in_ms // 1000 * 2)
        wanted = softer(sound.pcm[sound.rate * from_ms // 1000 * 2 :], LOUDEST - volume)
        try:
            self._playback = _Playback(self._command, Sound(sound.rate, silence + wanted))
            self._refusal = ""
        except OSError as error:
            self._refusal = refusal(error)
        return self._lead_in_ms / 1000

    def stop(self) -> None:
        """Kill what plays."""
        playback, self._playback = self._playback, None
        if playback is not None:
            self._idle = 0.0 if playback.has_begun else self._idle + playback.late
            playback.end()

    def failure(self) -> str:
        """That there is no player, that it ended badly, or that the driver takes nothing."""
        playback = self._playback
        if playback is None:
            return self._refusal
        late = playback.late + (0.0 if playback.has_begun else self._idle)
        return UNHEARD if playback.ended_badly or late > self._patience else ""

    def trial(self) -> str:
        """Wait for its end; a driver that hangs is given up."""
        try:
            playback = _Playback(self._command, MOMENT)
        except OSError as error:
            return refusal(error)
        try:
            return UNHEARD if playback.process.wait(self._patience) else ""
        except subprocess.TimeoutExpired:
            return UNHEARD
        finally:
            playback.end()


class _Playback:
    """One process that plays: the samples lie in memory (never on a disk), and it reads them by itself.

    How far it has read tells, without any question to it, whether the driver takes them.
    """

    def __init__(self, command: Sequence[str], sound: Sound) -> None:
        """Begin; OSError where there is nothing to run."""
        self._size, self._pace = len(sound.pcm), 2 * sound.rate  # in bytes, and bytes a second
        self._began = time.monotonic()
        self._samples = _memory(sound.pcm)
        try:
            self.process = subprocess.Popen(
                [part.format(rate=sound.rate) for part in command],
                stdin=self._samples, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except OSError:
            os.close(self._samples)
            raise

    @property
    def has_begun(self) -> bool:
        """Whether any of it was read."""
        return self._read > 0

    @property
    def ended_badly(self) -> bool:
        """Whether it ended by itself, otherwise than well."""
        return bool(self.process.poll())

    @property
    def late(self) -> float:
        """By how many seconds the reading is behind what should be heard by now."""
        read = self._read
        return time.monotonic() - self._began - read / self._pace if read < self._size else 0.0

    @property
    def _read(self) -> int:
        return os.lseek(self._samples, 0, os.SEEK_CUR)

    def end(self) -> None:
        """Kill it, whatever it does."""
        os.close(self._samples)
        kill(self.process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End it now; what a driver holds dies when the driver lets go."""
    process.kill()
    try:
        process.wait(timeout=0.2)
    except subprocess.TimeoutExpired:
        log.info("the player of sound does not end")


def refusal(error: OSError) -> str:
    """What to say of a player that cannot even begin."""
    is_looked_for = os.sep not in str(error.filename)  # then a closed folder of PATH is a PermissionError
    if isinstance(error, FileNotFoundError) or (isinstance(error, PermissionError) and is_looked_for):
        return NOTHING_PLAYS
    return f"Le son ne part pas ({error.strerror}) : la borne est muette. Redémarrez-la."


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
