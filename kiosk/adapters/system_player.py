"""The loudspeaker of a developer's machine (macOS, Windows), which only plays files; never a terminal's."""

from __future__ import annotations

import subprocess
import tempfile
import wave
from collections.abc import Sequence
from pathlib import Path

from kiosk.adapters.player import LOUDEST, softer
from kiosk.adapters.speech import Sound

COMMANDS = {
    "darwin": ("afplay", "{file}"),
    "win32": ("powershell", "-NoProfile", "-Command", "(New-Object Media.SoundPlayer '{file}').PlaySync()"),
}


class FilePlayer:
    """Plays a file by the system's own command, and removes it at the next sound or silence."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def play(self, sound: Sound, volume: int, from_ms: int = 0) -> float:
        """Begin; no silence comes before the sound."""
        self.stop()
        self._folder = tempfile.TemporaryDirectory()
        file = Path(self._folder.name, "sentence.wav")
        with wave.open(str(file), "wb") as written:
            written.setnchannels(1)
            written.setsampwidth(2)
            written.setframerate(sound.rate)
            written.writeframes(softer(sound.pcm[sound.rate * from_ms // 1000 * 2 :], LOUDEST - volume))
        command = [part.format(file=file) for part in self._command]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return 0.0

    def stop(self) -> None:
        """Kill what plays, and remove its file."""
        process, self._process = self._process, None
        folder, self._folder = self._folder, None
        if process is not None:
            process.kill()
            process.wait()
        if folder is not None:
            folder.cleanup()
