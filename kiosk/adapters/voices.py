"""Chooses the voice and the loudspeaker of this machine: the best there is, or honest silence."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from kiosk.adapters.espeak import EspeakVoice
from kiosk.adapters.player import LEAD_IN_MS, AplayPlayer, Player
from kiosk.adapters.recorded import INDEX, RecordedVoice
from kiosk.adapters.speech import SilentVoice, Voice, VoicesInTurn
from kiosk.adapters.system_player import COMMANDS, FilePlayer
from kiosk.adapters.system_voice import SystemVoice
from kiosk.core.lexicon import Lexicon
from kiosk.errors import ContentError, VoiceError

log = logging.getLogger(__name__)


def best_voice(
    lexicons: Mapping[str, Lexicon], sounds: Path | None = None, engine: Callable[[], Voice] = EspeakVoice
) -> Voice:
    """The best voice there is. `sounds` holds one folder a language of recorded sentences.

    What is missing or broken is told in the log, and the next best is taken; with nothing left, SilentVoice.
    """
    voices: list[Voice] = [*_recorded(lexicons, sounds)] if sounds else []
    voices += _engines(engine)
    return VoicesInTurn(voices) if voices else SilentVoice()


def _recorded(lexicons: Mapping[str, Lexicon], sounds: Path) -> list[Voice]:
    voices: list[Voice] = []
    for index in sorted(sounds.glob(f"*/{INDEX}")):
        try:
            voices.append(RecordedVoice(index.parent, lexicons))
        except ContentError as error:
            log.warning("%s", error)
    return voices


def _engines(engine: Callable[[], Voice]) -> list[Voice]:
    try:
        return [engine()]
    except VoiceError as error:
        log.warning("%s", error)
    if sys.platform.startswith("linux"):
        return []  # pyttsx3 would only find the same library missing
    try:
        return [SystemVoice()]
    except VoiceError as error:
        log.warning("%s", error)
    return []


def best_player(lead_in_ms: int = LEAD_IN_MS) -> Player:
    """What plays on this system; whether anything is heard, its trial tells."""
    command = COMMANDS.get(sys.platform)
    return FilePlayer(command) if command else AplayPlayer(lead_in_ms)
