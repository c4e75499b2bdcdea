from __future__ import annotations

from kiosk.adapters.speech import Sound
from kiosk.controllers.rehearsal import Rehearsal, Request
from kiosk.errors import VoiceError
from kiosk.timer import HandTimer
from kiosk.worker import HandWorker


class Drum:
    """A hundred bytes for any sentence but those that are empty."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def languages(self) -> frozenset[str]:
        return frozenset({"fr"})

    def say(self, text: str, language: str, speed: float) -> Sound:
        self.asked.append(text)
        if not text:
            raise VoiceError("Rien à dire.")
        return Sound(1000, text.encode() * 100)


def one(text: str) -> Request:
    return Request(text, "fr", 1.0)


def test_the_oldest_sounds_are_dropped_when_the_memory_is_full() -> None:
    timer, drum, heard = HandTimer(), Drum(), list[bytes]()
    rehearsal = Rehearsal(HandWorker(timer), drum, memory=250)

    def ask(text: str) -> None:
        rehearsal.ask(one(text), lambda sound: heard.append(sound.pcm[:1]), lambda error: None)
        timer.turn()

    for text in "abacb":
        ask(text)

    assert heard == [b"a", b"b", b"a", b"c", b"b"]
    assert drum.asked == ["a", "b", "c", "b"]  # b was the oldest when c came


def test_a_sound_longer_than_the_memory_is_still_heard() -> None:
    timer, drum, heard = HandTimer(), Drum(), list[bytes]()
    rehearsal = Rehearsal(HandWorker(timer), drum, memory=10)

    rehearsal.ask(one("a"), lambda sound: heard.append(sound.pcm[:1]), lambda error: None)
    timer.turn()

    assert heard == [b"a"]


def test_what_cannot_be_said_does_not_hold_up_the_rest() -> None:
    timer, drum = HandTimer(), Drum()
    rehearsal = Rehearsal(HandWorker(timer), drum)

    rehearsal.ahead([one("a"), one(""), one("a"), one("b")])
    timer.turn()

    assert drum.asked == ["a", "", "b"]


def test_only_the_last_to_ask_is_answered() -> None:
    timer, drum, heard = HandTimer(), Drum(), list[str]()
    rehearsal = Rehearsal(HandWorker(timer), drum)

    rehearsal.ask(one("a"), lambda sound: heard.append("a"), lambda error: None)
    rehearsal.ask(one(""), lambda sound: heard.append("never"), lambda error: heard.append(str(error)))
    timer.turn()

    assert heard == ["Rien à dire."]
