"""The reader with the real engine, a clock turned by hand, and a loudspeaker that remembers."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from kiosk.adapters.espeak import EspeakVoice
from kiosk.adapters.player import LOUDEST, SilentPlayer
from kiosk.adapters.speech import SilentVoice, Sound, Voice
from kiosk.controllers.reader import SPEEDS, UNSAID, USUAL_VOLUME, Reader
from kiosk.core.reading import Phrase, Reading
from kiosk.errors import VoiceError
from kiosk.timer import HandTimer
from kiosk.worker import HandWorker
from tests.core.lexicons import LEXICONS

PAGE = (
    Phrase("Carte perdue. La CAF, au 32 30.", "fr", "text"),
    Phrase("Un : je l'ai perdue", "fr", "choice-1"),
    Phrase("Deux : on me l'a volée", "fr", "choice-2"),
)


class Attentive:
    """The engine, and the sentences it was given."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, float]] = []
        self.breaks = False
        self._engine = EspeakVoice()

    def languages(self) -> frozenset[str]:
        return self._engine.languages()

    def say(self, text: str, language: str, speed: float) -> Sound:
        if self.breaks:
            raise VoiceError("La voix s'est arrêtée.")
        self.asked.append((text, speed))
        return self._engine.say(text, language, speed)

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.asked]


class Loudspeaker:
    """Plays nothing, a fifth of a second late as a screen does, and keeps what it was asked."""

    def __init__(self, timer: HandTimer) -> None:
        self._timer = timer
        self.plays = False
        self.trouble = ""  # what is wrong with it
        self.tried = 0
        self.asked: list[tuple[float, int, int]] = []  # when, volume, from which millisecond

    def play(self, sound: Sound, volume: int, from_ms: int = 0) -> float:
        self.plays = True
        self.asked.append((self._timer.now(), volume, from_ms))
        return 0.2

    def stop(self) -> None:
        self.plays = False

    def failure(self) -> str:
        return self.trouble if self.plays else ""

    def trial(self) -> str:
        self.tried += 1
        return self.trouble


@dataclass
class Room:
    """A reader and all that is around it."""

    voice: Voice = field(default_factory=Attentive)
    volume: int = USUAL_VOLUME
    pace: float = 1.0

    def __post_init__(self) -> None:
        self.timer = HandTimer()
        self.player = Loudspeaker(self.timer)
        self.reader = Reader(
            self.timer, HandWorker(self.timer), self.voice, self.player, LEXICONS, self.volume, self.pace
        )
        self.seen: list[Reading] = []
        self.reader.watch(lambda: self.seen.append(self.reader.state))

    def turn_until_word(self, text: str, word: str) -> None:
        """Let time pass until that word of that text is shown."""
        for _ in range(1000):
            shown = self.reader.state.word
            if shown and text[slice(*shown)] == word:
                return
            self.timer.turn(0.01)
        pytest.fail(f"{word} is never read")


@pytest.fixture
def room() -> Room:
    return Room()


def shown(room: Room) -> list[tuple[str, str]]:
    """The sentences and words that were shown, in order."""
    return [
        (PAGE[state.phrase].text[slice(*state.sentence)], PAGE[state.phrase].text[slice(*state.word)])
        for state in room.seen
        if state.sentence and state.word
    ]


def test_a_page_is_read_to_its_end_with_each_word_shown_once(room: Room) -> None:
    room.reader.read(PAGE)
    room.timer.turn(60)

    assert shown(room) == [
        ("Carte perdue.", "Carte"),
        ("Carte perdue.", "perdue"),
        ("La CAF, au 32 30.", "La"),
        ("La CAF, au 32 30.", "CAF"),
        ("La CAF, au 32 30.", "au"),
        ("La CAF, au 32 30.", "32 30"),
        ("Un : je l'ai perdue", "Un"),
        ("Un : je l'ai perdue", "je"),
        ("Un : je l'ai perdue", "l'ai"),
        ("Un : je l'ai perdue", "perdue"),
        ("Deux : on me l'a volée", "Deux"),
        ("Deux : on me l'a volée", "on"),
        ("Deux : on me l'a volée", "me"),
        ("Deux : on me l'a volée", "l'a"),
        ("Deux : on me l'a volée", "volée"),
    ]
    assert [state.piece for state in room.seen if state.word][-1] == "choice-2"
    assert room.reader.state == Reading("silent", volume=USUAL_VOLUME)
    assert room.voice.texts[1] == "La caf, au trente-deux trente."  # what the engine was given


def test_a_word_is_shown_when_it_is_heard_and_not_before(room: Room) -> None:
    """The loudspeaker is a fifth of a second late."""
    room.reader.read(PAGE)
    room.timer.turn(0.19)
    assert room.reader.state.sentence == (0, 13)
    assert room.reader.state.word is None

    room.timer.turn(0.02)
    assert room.reader.state.word == (0, 5)


def test_the_next_sentence_is_made_while_one_is_heard(room: Room) -> None:
    room.reader.read(PAGE)
    room.timer.turn(0.1)

    assert len(room.player.asked) == 1
    assert room.voice.texts == ["Carte perdue.", "La caf, au trente-deux trente.", "Un : je l'ai perdue"]


def test_what_was_prepared_is_played_in_the_very_call(room: Room) -> None:
    room.reader.prepare(PAGE[:1])
    room.timer.turn(0.1)
    assert room.reader.state.status == "silent"
    assert not room.player.plays

    room.reader.read(PAGE)

    assert room.player.plays
    assert room.voice.texts.count("Carte perdue.") == 1


def test_what_is_asked_for_comes_before_what_is_prepared(room: Room) -> None:
    room.reader.prepare(PAGE)
    room.reader.read(PAGE[2:])
    room.timer.turn(0.1)

    assert room.voice.texts == ["Carte perdue.", "Deux : on me l'a volée"]  # one had begun


def test_a_pause_stops_at_a_word_and_goes_on_from_it(room: Room) -> None:
    text = PAGE[0].text
    room.reader.read(PAGE)
    room.turn_until_word(text, "CAF")

    room.reader.pause()
    assert not room.player.plays
    assert room.reader.state.status == "paused"
    assert text[slice(*room.reader.state.word)] == "CAF"
    room.timer.turn(60)
    assert room.reader.state.status == "paused"

    room.reader.resume()
    assert room.player.plays
    assert room.player.asked[-1][2] > 0  # from the middle of the sentence
    room.timer.turn(0.2)
    assert text[slice(*room.reader.state.word)] == "CAF"
    room.timer.turn(60)
    assert room.reader.state.status == "silent"


def test_a_pause_before_any_sound_reads_from_the_beginning_after(room: Room) -> None:
    room.reader.read(PAGE)
    room.reader.pause()
    room.timer.turn(5)
    assert room.player.asked == []

    room.reader.resume()
    room.timer.turn(0.3)

    assert room.reader.state.word == (0, 5)


def test_pause_and_resume_do_nothing_where_they_mean_nothing(room: Room) -> None:
    room.reader.resume()
    room.reader.pause()
    room.reader.repeat()
    room.timer.turn(5)

    assert room.seen == []


def test_repeat_says_the_last_sentence_again_even_after_the_end(room: Room) -> None:
    room.reader.read(PAGE)
    room.turn_until_word(PAGE[0].text, "32 30")
    room.reader.repeat()
    assert room.reader.state.sentence == (14, 31)
    assert room.player.asked[-1][2] == 0

    room.timer.turn(60)
    room.reader.repeat()

    assert room.reader.state.piece == "choice-2"
    room.timer.turn(60)
    assert room.reader.state.status == "silent"


def test_slower_goes_on_from_the_word_and_ends_at_the_usual_speed(room: Room) -> None:
    text = PAGE[0].text
    room.reader.read(PAGE)
    room.turn_until_word(text, "CAF")

    room.reader.slower()
    room.timer.turn(0.25)

    assert text[slice(*room.reader.state.word)] == "CAF"
    assert ("La caf, au trente-deux trente.", SPEEDS[1]) in room.voice.asked
    steps = [room.reader.state.speed]
    for _ in range(3):
        room.reader.slower()
        steps.append(room.reader.state.speed)
    assert steps == [1, 2, 0, 1]


def test_the_pace_of_the_settings_holds_at_every_speed() -> None:
    room = Room(pace=0.5)
    room.reader.read(PAGE[1:2])
    room.timer.turn(0.1)
    room.reader.slower()
    room.timer.turn(0.1)

    assert [speed for _, speed in room.voice.asked] == [0.5 * SPEEDS[0], 0.5 * SPEEDS[1]]


def test_louder_goes_on_from_the_same_moment_and_stays_at_the_loudest(room: Room) -> None:
    room.reader.read(PAGE)
    room.timer.turn(0.7)

    room.reader.louder()

    assert room.player.asked[-1] == (0.7, LOUDEST, 500)
    room.reader.louder()
    assert room.reader.state.volume == LOUDEST
    for _ in range(LOUDEST + 1):
        room.reader.quieter()
    assert room.reader.state.volume == 0
    assert room.seen[-1].status == "reading"


def test_volume_and_speed_change_in_silence_too(room: Room) -> None:
    room.reader.quieter()
    room.reader.slower()

    assert room.reader.state == Reading("silent", speed=1, volume=USUAL_VOLUME - 1)
    assert room.player.asked == []


def test_hush_is_silence_and_nothing_comes_after(room: Room) -> None:
    room.reader.read(PAGE)
    room.timer.turn(0.5)

    room.reader.hush()

    assert not room.player.plays
    assert room.reader.state == Reading("silent", volume=USUAL_VOLUME)
    after = len(room.seen), len(room.player.asked)
    room.timer.turn(60)
    assert (len(room.seen), len(room.player.asked)) == after


def test_a_sound_that_comes_too_late_is_not_played(room: Room) -> None:
    room.reader.read(PAGE)
    room.reader.hush()
    room.timer.turn(60)
    assert room.player.asked == []

    room.reader.read(PAGE[1:2])  # its sound is being made when the next is asked for
    room.reader.read(PAGE[2:])
    room.timer.turn(0.3)

    assert len(room.player.asked) == 1
    assert room.reader.state.piece == "choice-2"


def test_somebody_who_hushes_when_told_is_obeyed() -> None:
    room = Room()
    room.reader.watch(lambda: room.reader.state.status == "reading" and room.reader.hush())

    room.reader.read(PAGE)
    room.timer.turn(60)

    assert room.reader.state.status == "silent"
    assert room.player.asked == []


def test_an_urgent_sentence_cuts_the_page_and_shows_no_piece(room: Room) -> None:
    room.reader.read(PAGE)
    room.timer.turn(0.5)

    room.reader.say("Vous êtes toujours là ?", "fr")
    room.timer.turn(0.5)

    assert room.reader.state.status == "reading"
    assert (room.reader.state.phrase, room.reader.state.piece) == (-1, "")
    room.timer.turn(60)
    assert room.reader.state.status == "silent"
    assert "Deux : on me l'a volée" not in room.voice.texts


@pytest.mark.parametrize(
    ("start", "character", "first"),
    [
        (0, 0, "Carte"),
        (0, 12, "Carte"),
        (0, 13, "La"),
        (0, 20, "La"),
        (1, 3, "Un"),
        (1, 999, "Deux"),
        (2, 0, "Deux"),
    ],
)
def test_reading_begins_at_the_touched_sentence(room: Room, start: int, character: int, first: str) -> None:
    room.reader.read(PAGE, start, character)
    room.timer.turn(0.25)

    assert PAGE[room.reader.state.phrase].text[slice(*room.reader.state.word)] == first


def test_past_the_last_sentence_there_is_nothing_to_read(room: Room) -> None:
    room.reader.read(PAGE, 2, 999)

    assert room.reader.state.status == "silent"


def test_a_language_without_a_voice_says_so_and_stays_silent(room: Room) -> None:
    assert room.reader.can_speak("fr")
    assert not room.reader.can_speak("ps")

    room.reader.read((Phrase("سلام", "ps"),))
    room.timer.turn(5)

    assert room.reader.state.status == "no voice"
    assert room.player.asked == []
    assert room.voice.asked == []


def test_phrases_of_a_language_without_a_voice_are_passed_over(room: Room) -> None:
    room.reader.read((Phrase("سلام", "ps"), Phrase("Bonjour.", "fr", "french")))
    room.timer.turn(0.3)

    assert (room.reader.state.phrase, room.reader.state.piece) == (1, "french")
    assert room.voice.texts == ["Bonjour."]


def test_a_page_with_nothing_to_say_is_silent(room: Room) -> None:
    room.reader.read(())
    room.reader.read((Phrase(" ", "fr"),))

    assert room.reader.state.status == "silent"


def test_a_terminal_without_any_voice_never_pretends() -> None:
    room = Room(voice=SilentVoice())

    room.reader.read(PAGE)

    assert room.reader.state.status == "no voice"
    assert not room.reader.can_speak("fr")


def test_a_voice_that_breaks_is_told_and_may_come_back(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    room.voice.breaks = True
    room.reader.read(PAGE)
    room.timer.turn(5)
    assert room.reader.state.status == "no voice"
    assert caplog.messages == ["La voix s'est arrêtée."]

    room.voice.breaks = False
    room.reader.repeat()
    room.timer.turn(0.3)
    assert room.reader.state.word == (0, 5)


def test_the_end_of_a_visit_gives_back_the_usual_voice_and_forgets_what_it_said(room: Room) -> None:
    room.reader.read(PAGE)
    room.timer.turn(2)
    room.reader.louder()
    room.reader.slower()

    room.reader.reset()
    room.timer.turn(5)

    assert room.reader.state == Reading("silent", volume=USUAL_VOLUME)
    assert not room.player.plays
    room.voice.asked.clear()
    room.reader.repeat()
    room.timer.turn(5)
    assert room.voice.asked == []  # there is no last sentence any more

    room.reader.read(PAGE[1:2])
    room.timer.turn(0.1)
    assert room.voice.texts == ["Un : je l'ai perdue"]  # and no sound was kept


def test_what_was_being_made_when_a_visit_ended_is_thrown_away(room: Room) -> None:
    room.reader.read(PAGE[1:2])
    room.reader.reset()
    room.timer.turn(5)
    room.voice.asked.clear()

    room.reader.read(PAGE[1:2])
    room.timer.turn(0.1)

    assert room.voice.texts == ["Un : je l'ai perdue"]


def test_arabic_and_french_are_each_read_by_their_own_voice(room: Room) -> None:
    arabic = Phrase("اتصلوا بالرقم \u206636\u00a046\u2069.", "ar", "text")
    room.reader.read((arabic, Phrase("Au 36 46.", "fr", "french")))
    room.timer.turn(60)

    assert room.voice.texts == ["اتصلوا بالرقم 3 6، 4 6.", "Au trente-six quarante-six."]
    words = [arabic.text[slice(*state.word)] for state in room.seen if state.word and state.piece == "text"]
    assert words == ["اتصلوا", "بالرقم", "36\u00a046"]


def test_what_is_not_heard_is_not_lit(room: Room) -> None:
    room.reader.read(PAGE)
    room.turn_until_word(PAGE[0].text, "perdue")

    room.player.trouble = "Le haut-parleur a été débranché."
    room.seen.clear()
    room.timer.turn(60)

    assert room.seen == [Reading("no sound", volume=USUAL_VOLUME)]
    assert not room.player.plays
    assert not room.reader.is_heard("fr")
    assert room.reader.can_speak("fr")


def test_a_loudspeaker_that_never_played_has_no_word_lit(room: Room) -> None:
    room.player.trouble = "Il n'y a pas de haut-parleur."

    room.reader.read(PAGE)
    room.timer.turn(60)

    assert shown(room) == []
    assert room.reader.state.status == "no sound"
    assert len(room.player.asked) == 1


def test_a_failure_after_the_last_word_is_seen_at_the_end_of_the_sentence(room: Room) -> None:
    room.reader.read(PAGE)
    room.turn_until_word(PAGE[0].text, "perdue")
    sentence = room.reader.state.sentence

    room.player.trouble = "Le haut-parleur a été débranché."
    while room.reader.state.status == "reading":
        room.timer.turn(0.01)

    assert room.reader.state.status == "no sound"
    assert {state.sentence for state in room.seen} == {sentence, None}


@pytest.fixture
def mute(room: Room) -> Room:
    """The loudspeaker failed while the page was read."""
    room.player.trouble = "Le haut-parleur ne répond pas."
    room.reader.read(PAGE)
    room.timer.turn(60)
    room.seen.clear()
    room.player.asked.clear()
    return room


def test_where_it_failed_the_loudspeaker_is_tried_before_anything_is_read(mute: Room) -> None:
    mute.reader.read(PAGE)
    mute.timer.turn(60)
    assert (mute.player.tried, mute.player.asked, mute.seen) == (1, [], [])

    mute.player.trouble = ""
    mute.reader.read(PAGE, 1, 0)
    mute.timer.turn(0.3)

    assert mute.player.tried == 2
    assert (mute.reader.state.phrase, mute.reader.state.word) == (1, (0, 2))
    assert mute.reader.is_heard("fr")


def test_a_sentence_that_failed_can_be_repeated_once_the_sound_is_back(mute: Room) -> None:
    mute.player.trouble = ""

    mute.reader.repeat()
    mute.timer.turn(0.3)

    assert (mute.reader.state.phrase, mute.reader.state.word) == (0, (0, 5))


def test_silence_that_was_asked_while_the_loudspeaker_is_tried_is_kept(mute: Room) -> None:
    mute.player.trouble = ""
    mute.reader.read(PAGE)

    mute.reader.hush()
    mute.timer.turn(5)

    assert (mute.reader.state.status, mute.player.asked) == ("silent", [])
    assert mute.reader.is_heard("fr")  # which is known all the same


def test_of_two_pages_that_wait_for_one_trial_the_last_is_read(mute: Room) -> None:
    mute.player.trouble = ""
    mute.reader.read(PAGE)

    mute.reader.read(PAGE[1:])
    mute.timer.turn(0.3)

    assert (mute.player.tried, len(mute.player.asked)) == (1, 1)
    assert PAGE[1:][mute.reader.state.phrase].text.startswith("Un")


def test_the_log_keeps_nothing_of_the_sentence_that_an_unexpected_error_quotes(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    room.reader._refused(ValueError("no sound for: Je suis enceinte"))

    assert "enceinte" not in "".join(caplog.messages)
    assert caplog.messages == [UNSAID]
    assert room.reader.state.status == "no voice"


def test_who_watches_the_loudspeaker_is_told_when_it_fails_and_when_it_is_back(room: Room) -> None:
    told: list[str] = []
    room.reader.loudspeaker.watch(lambda: told.append(room.reader.loudspeaker.trouble))

    for trouble in ("Muet.", "Muet.", "", ""):
        room.player.trouble = trouble
        room.reader.read(PAGE)
        room.timer.turn(60)

    assert told == ["Muet.", ""]


def test_without_a_loudspeaker_the_same_words_are_shown() -> None:
    timer = HandTimer()
    reader = Reader(timer, HandWorker(timer), EspeakVoice(), SilentPlayer(), LEXICONS)
    words: list[str] = []
    reader.watch(lambda: reader.state.word and words.append(PAGE[0].text[slice(*reader.state.word)]))

    reader.read(PAGE[:1])
    timer.turn(60)

    assert words == ["Carte", "perdue", "La", "CAF", "au", "32 30"]
