"""Reads a screen aloud, sentence after sentence, with the word that is heard; pauses, repeats, is silent."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.adapters.player import LOUDEST, Player
from kiosk.adapters.speech import Sound, Voice
from kiosk.controllers.loudspeaker import Loudspeaker
from kiosk.controllers.rehearsal import Rehearsal, Request
from kiosk.controllers.watching import Watched
from kiosk.core.lexicon import Lexicon
from kiosk.core.reading import Phrase, Reading, Sentence
from kiosk.core.sentences import sentences
from kiosk.errors import KioskError
from kiosk.timer import Timer
from kiosk.worker import Worker

SPEEDS = (1.0, 0.8, 0.6)
USUAL_VOLUME = LOUDEST - 1
UNSAID = "Une phrase n'a pas pu être lue à voix haute. Si cela recommence, signalez ces lignes."
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence to read, and the phrase it belongs to."""

    phrase: int
    piece: str
    language: str
    sentence: Sentence

    def is_before(self, phrase: int, character: int) -> bool:
        """Whether it ends before that character of that phrase."""
        return self.phrase < phrase or (self.phrase == phrase and self.sentence.end <= character)


class Reader(Watched):
    """The one voice of the terminal. Every method is called on the main thread and returns at once.

    What is not heard is not lit: where the `loudspeaker` failed, it is tried before anything is read.
    `volume` is that of the beginning of each visit, from 0 to 3; `pace` multiplies every speed.
    """

    def __init__(
        self,
        timer: Timer,
        worker: Worker,
        voice: Voice,
        player: Player,
        lexicons: Mapping[str, Lexicon],
        volume: int = USUAL_VOLUME,
        pace: float = 1.0,
    ) -> None:
        super().__init__()
        self._timer = timer
        self._voice = voice
        self.loudspeaker = Loudspeaker(player, worker)
        self._lexicons = lexicons
        self._rehearsal = Rehearsal(worker, voice)
        self._pace = pace
        self._usual = Reading(volume=volume)
        self.state = self._usual
        self._lines: tuple[_Line, ...] = ()
        self._at = 0  # the line being read
        self._word = 0  # the word of it, in the order of the sound
        self._sound: Sound | None = None
        self._began = 0.0  # when the first sample of the sound was, or would have been, heard
        self._coming: object = None  # the handle of what happens next

    # what others may ask ------------------------------------------------------------------------------------

    def take(self, voice: Voice) -> None:
        """Speak with this voice from now on: the first screen is drawn before there is one."""
        self._quiet()
        self._voice = voice
        self._rehearsal.take(voice)

    def tune(self, volume: int, pace: float) -> None:
        """That volume and that pace from now on, also at the beginning of each visit."""
        self.hush()
        self._pace, self._usual = pace, replace(self._usual, volume=volume)
        self._become(replace(self.state, volume=volume))

    def can_speak(self, language: str) -> bool:
        """Whether there is a voice for that language."""
        return language in self._voice.languages()

    def is_heard(self, language: str) -> bool:
        """Whether that language has a voice, and a loudspeaker that did not fail the last time."""
        return self.can_speak(language) and not self.loudspeaker.trouble

    def read(self, phrases: Sequence[Phrase], start: int = 0, character: int = 0) -> None:
        """Read these, from the sentence of phrase `start` that holds that character of its text.

        What was being read is cut. Phrases of a language without a voice are passed over; if there is
        nothing else, the state says "no voice" and nothing is heard. It says "no sound" where nothing comes
        out of the loudspeaker, from the start or in the middle.
        """
        lines = self._cut(phrases)
        self._begin(phrases, lines, sum(1 for line in lines if line.is_before(start, character)))

    def say(self, text: str, language: str) -> None:
        """Say one thing at once, in place of whatever is being read; no piece of the screen is lit by it."""
        phrases = (Phrase(text, language),)
        self._begin(phrases, tuple(replace(line, phrase=-1) for line in self._cut(phrases)), 0)

    def prepare(self, phrases: Sequence[Phrase]) -> None:
        """Make the sound of these while nobody speaks, for the moment they are asked for."""
        if self.state.status in {"silent", "no voice"}:
            self._rehearsal.ahead(map(self._request, self._cut(phrases)))

    def pause(self) -> None:
        """Stop at this word."""
        if self.state.status == "reading":
            self._quiet()
            self._become(replace(self.state, status="paused"))

    def resume(self) -> None:
        """Go on from the word where it was paused."""
        if self.state.status == "paused":
            self._go(self._at, self._word)

    def repeat(self) -> None:
        """Read the last sentence again, from its beginning."""
        if self._lines:
            self._go(min(self._at, len(self._lines) - 1))

    def slower(self) -> None:
        """One step slower; after the slowest, the usual speed again. It goes on from the same word."""
        self._become(replace(self.state, speed=(self.state.speed + 1) % len(SPEEDS)))
        if self.state.status in ("reading", "paused"):
            self._go(self._at, self._word)

    def louder(self) -> None:
        """One step louder; the loudest stays. What was paused goes on, to be heard so."""
        self.set_volume(min(LOUDEST, self.state.volume + 1))

    def quieter(self) -> None:
        """One step softer; the softest stays."""
        self.set_volume(max(0, self.state.volume - 1))

    def set_volume(self, volume: int) -> None:
        """That volume, from 0 to 3; what was paused goes on, to be heard so."""
        self._become(replace(self.state, volume=volume))
        self.resume()
        if self.state.status == "reading" and self._sound:
            self._play(self._sound, max(0, round((self._timer.now() - self._began) * 1000)))

    def hush(self) -> None:
        """Silence, at once: another touch, another screen, another voice."""
        self._quiet()
        self._become(self._still("silent"))

    def forget(self) -> None:
        """Silence, and nothing kept of what was said."""
        self.hush()
        self._rehearsal.forget()
        self._lines = ()

    def reset(self) -> None:
        """The end of a visit: all forgotten, the usual volume and the usual speed."""
        self.forget()
        self._become(self._usual)

    @property
    def is_loudest(self) -> bool:
        """Whether it cannot be louder."""
        return self.state.volume == LOUDEST

    @property
    def is_slowest(self) -> bool:
        """Whether one step slower is the usual speed again."""
        return self.state.speed == len(SPEEDS) - 1

    # how it reads -------------------------------------------------------------------------------------------

    def _begin(self, phrases: Sequence[Phrase], lines: tuple[_Line, ...], at: int) -> None:
        self._quiet()
        self._lines = lines
        if lines:
            self._go(at)
        else:
            is_blank = all(self.can_speak(phrase.language) for phrase in phrases)
            self._become(self._still("silent" if is_blank else "no voice"))

    def _cut(self, phrases: Sequence[Phrase]) -> tuple[_Line, ...]:
        return tuple(
            _Line(at, phrase.piece, phrase.language, sentence)
            for at, phrase in enumerate(phrases)
            if self.can_speak(phrase.language)
            for sentence in sentences(phrase, self._lexicon(phrase.language))
        )

    def _lexicon(self, language: str) -> Lexicon:
        return self._lexicons.get(language) or Lexicon(language)

    def _request(self, line: _Line) -> Request:
        return Request(line.sentence.spoken.text, line.language, self._pace * SPEEDS[self.state.speed])

    def _go(self, at: int, word: int = 0) -> None:
        """Read the line of that place, from one of its words; past the last line is the end."""
        self._quiet()
        if at >= len(self._lines):
            self._become(self._still("silent"))
            return
        self._at, self._word = at, word
        if self.loudspeaker.trouble:
            self._become(self._still("no sound"))
            self.loudspeaker.try_again(lambda: self._go(at, word))
            return
        line = self._lines[at]
        self._rehearsal.ask(self._request(line), self._heard, self._refused)
        shown = (line.sentence.start, line.sentence.end)
        self._become(replace(self._still("reading"), phrase=line.phrase, piece=line.piece, sentence=shown))

    def _heard(self, sound: Sound) -> None:
        """The sound is there: play it, and have the next two made meanwhile."""
        self._word = min(self._word, max(len(sound.words) - 1, 0))
        self._play(sound, sound.words[self._word][2] if self._word else 0)
        self._rehearsal.ahead(map(self._request, self._lines[self._at + 1 : self._at + 3]))

    def _refused(self, error: Exception) -> None:
        known = isinstance(error, KioskError)  # another error's own text may be what a visitor has read
        log.warning("%s", error if known else UNSAID, exc_info=None if known else error)
        self._quiet()
        self._become(self._still("no voice"))

    def _play(self, sound: Sound, from_ms: int) -> None:
        self._timer.cancel(self._coming)
        self._sound = sound
        lead = self.loudspeaker.play(sound, self.state.volume, from_ms)
        self._began = self._timer.now() + lead - from_ms / 1000
        passed = sum(1 for _, _, ms in sound.words if ms < from_ms)
        self._await_word(sound, passed)

    def _await_word(self, sound: Sound, word: int) -> None:
        """Wait for that word of the sound, or for its end after the last."""
        if word < len(sound.words):
            self._at_ms(sound.words[word][2], lambda: self._reach(sound, word))
        else:
            self._at_ms(sound.ms, lambda: self._go(self._at + 1))

    def _at_ms(self, ms: int, act: Callable[[], None]) -> None:
        def then() -> None:
            if self.loudspeaker.is_heard():
                act()
            else:
                self._quiet()
                self._become(self._still("no sound"))

        self._coming = self._timer.after(max(0.0, self._began + ms / 1000 - self._timer.now()), then)

    def _reach(self, sound: Sound, word: int) -> None:
        self._word = word
        shown = self._lines[self._at].sentence.spoken.shown(sound.words[word][0])
        if shown:
            self._become(replace(self.state, word=shown))
        self._await_word(sound, word + 1)

    def _quiet(self) -> None:
        """Nothing is heard, nothing is coming."""
        self._timer.cancel(self._coming)
        self.loudspeaker.stop()
        self._rehearsal.drop()
        self._sound = None

    def _still(self, status: str) -> Reading:
        return Reading(status=status, speed=self.state.speed, volume=self.state.volume)

    def _become(self, state: Reading) -> None:
        if state == self.state:
            return
        self.state = state
        self.changed()
