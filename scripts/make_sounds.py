"""Renders the ten sentences of `assets/sounds/fr` with espeak-ng, until a person records them.

    .venv/bin/python scripts/make_sounds.py

Whoever records a sentence replaces its WAV file (mono, 16 bits), writes the millisecond of each word in
`index.toml` (or removes the line `words`), says so in `made_by`, and no longer runs this.
"""

from __future__ import annotations

import sys
import wave
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kiosk.adapters.espeak import EspeakVoice  # noqa: E402
from kiosk.adapters.speech import Sound  # noqa: E402
from kiosk.core.lexicon import Lexicon, speak  # noqa: E402

FOLDER = ROOT / "assets" / "sounds" / "fr"
SENTENCES = {
    "bonjour": "Bonjour.",
    "touchez-votre-langue": "Touchez votre langue.",
    "que-voulez-vous-faire": "Que voulez-vous faire ?",
    "ici-maintenant": "Puis-je le faire ici, maintenant ?",
    "choisissez": "Choisissez votre situation.",
    "toujours-la": "Vous êtes toujours là ?",
    "touchez-l-ecran": "Touchez l'écran pour continuer.",
    "internet-coupe": "Internet est coupé.",
    "au-revoir": "Au revoir.",
    "tout-est-efface": "Tout est effacé.",
}
HEAD = """\
# Sentences of the terminal that are played instead of being synthesised: what is shown, and its file.
language = "fr"
complete = false  # true once everything that the terminal says is recorded
made_by = "espeak-ng, voix française (scripts/make_sounds.py), en attendant une personne"
"""
ENTRY = """
[[sentence]]
text = "{text}"
file = "{file}"
words = {words}
"""


def main() -> None:
    """Write the ten WAV files and the index."""
    voice, index = EspeakVoice(), HEAD
    for name, text in SENTENCES.items():
        spoken = speak(text, Lexicon("fr")).text
        sound = voice.say(spoken, "fr", 1.0)
        _write(FOLDER / f"{name}.wav", sound)
        index += ENTRY.format(text=text, file=f"{name}.wav", words=_times(spoken, sound))
    (FOLDER / "index.toml").write_text(index, encoding="utf-8")


def _write(file: Path, sound: Sound) -> None:
    with wave.open(str(file), "wb") as opened:
        opened.setnchannels(1)
        opened.setsampwidth(2)
        opened.setframerate(sound.rate)
        opened.writeframes(sound.pcm)


def _times(spoken: str, sound: Sound) -> list[int]:
    """The millisecond of each written word: that of the first spoken word that begins in it."""
    times: dict[int, int] = {}
    for start, _, ms in sound.words:
        times.setdefault(len(spoken[: start + 1].split()), ms)
    return list(times.values())


if __name__ == "__main__":
    main()
