"""The loudspeaker of a developer's machine (macOS, Windows), which only plays files; never a terminal's."""

from __future__ import annotations

import subprocess
import tempfile
import wave
from collections.abc import Sequence
from pathlib import Path

from kiosk.adapters.player import LOUDEST, MOMENT, PATIENCE, UNHEARD, kill, refusal, softer
from kiosk.adapters.speech import Sound

COMMANDS = {
    "darwin": ("afplay", "{file}"),
    "win32": ("powershell", "-NoProfile", "-Command", "(New-Object Media.SoundPlayer '{file}').PlaySync()"),
}


class FilePlayer:
    """Plays a file by the system's own command, and removes it at the next sound or silence."""

    def __init__(self, command: Sequence[str], patience: float = PATIENCE) -> None:
        self._command = command
        self._patience = patience
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._refusal = ""  # why the last sound did not even begin

    def play(self, sound: Sound, volume: int, from_ms: int = 0) -> float:
        """Begin; no silence comes before the sound."""
        self.stop()
        wanted = softer(sound.pcm[sound.rate * from_ms // 1000 * 2 :], LOUDEST - volume)
        try:
            self._folder = tempfile.TemporaryDirectory()
            file = Path(self._folder.name, "sentence.wav")
            _write(file, Sound(sound.rate, wanted))
            command = [part.format(file=file) for part in self._command]
            self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self._refusal = ""
        except OSError as error:
            self._refusal = refusal(error)
        return 0.0

    def stop(self) -> None:
        """Kill what plays, and remove its file."""
        process, self._process = self._process, None
        folder, self._folder = self._folder, None
        if process is not None:
            kill(process)
        if folder is not None:
            folder.cleanup()

    def failure(self) -> str:
        """That there is no player, or that it ended badly."""
        if self._process is None:
            return self._refusal
        return UNHEARD if self._process.poll() else ""

    def trial(self) -> str:
        """Play by another player, and wait for its end; a system that hangs is given up."""
        other = FilePlayer(self._command)
        other.play(MOMENT, LOUDEST)
        try:
            if other._process is not None:
                other._process.wait(self._patience)
            return other.failure()
        except subprocess.TimeoutExpired:
            return UNHEARD
        finally:
            other.stop()


def _write(file: Path, sound: Sound) -> None:
    with wave.open(str(file), "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(sound.rate)
        written.writeframes(sound.pcm)
