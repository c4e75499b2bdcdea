"""What is heard: in order, lit as it is said, silent at any touch, and each language by its own voice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kiosk.adapters.player import LOUDEST
from kiosk.adapters.speech import SilentVoice
from kiosk.ui.pieces.base import Piece
from tests.ui.driver import Driver

STEP = 0.05  # seconds between two looks
KEYS = ("repeat", "slower", "louder", "stop")
PAPER = (640.0, 785.0)  # where nothing can be touched
LONGEST = 240.0  # seconds that no page takes to be read


@dataclass(frozen=True)
class Heard:
    """A sentence as it is read: the piece it belongs to, its words, its language."""

    piece: str
    text: str
    language: str


def now(driver: Driver) -> Heard | None:
    """What is being read."""
    reading = driver.house.reader.state
    if reading.status != "reading":
        return None
    phrase = driver.stage.phrases()[reading.phrase]
    shown = phrase.text[slice(*reading.sentence)] if phrase.text and reading.sentence else phrase.say
    return Heard(reading.piece, shown.strip(), phrase.language)


def listen_to(driver: Driver, seconds: float = LONGEST) -> list[Heard]:
    """The sentences that follow, until silence or for that long."""
    heard: list[Heard] = []
    until = driver.timer.now() + seconds
    while (told := now(driver)) and driver.timer.now() < until:
        if told not in heard[-1:]:
            heard.append(told)
        driver.wait(STEP)
    return heard


def lit(driver: Driver) -> Iterator[Piece]:
    return (piece for piece in driver.stage.children if piece.reading is not None)


def status(driver: Driver) -> str:
    return driver.house.reader.state.status


def test_a_page_is_read_from_its_title_to_its_last_piece(home: Driver):
    home.touch("listen")
    heard = listen_to(home)
    assert [sentence.text for sentence in heard[:3]] == [
        "Que voulez-vous faire\u00a0?",
        "Touchez une image.",
        "Six images.",
    ]
    assert {piece.name for _, piece in home.stage.page.pieces()} == {sentence.piece for sentence in heard}
    assert status(home) == "silent"


def test_the_answers_are_counted_then_said_one_by_one(home: Driver):
    home.touch_all("door-sante", "procedure-carte-vitale", "start", "listen")
    heard = [sentence.text for sentence in listen_to(home)]
    assert "4 choix." in heard
    assert heard[-2:] == ["Je ne sais pas", "quelqu'un regarde avec moi"]


def test_the_word_that_is_heard_is_lit_and_no_other(home: Driver):
    home.touch("listen")
    words = []
    while now(home):
        assert len(list(lit(home))) <= 1
        for piece in lit(home):
            _, _, word = piece.reading
            if word and (piece.name, word) not in words[-1:]:
                words.append((piece.name, word))
        home.wait(STEP)
    starts = [word[0] for name, word in words if name == "title"]
    assert starts == sorted(set(starts))
    assert (starts[0], starts[-1]) == (0, len("Que voulez-vous "))
    assert list(lit(home)) == []


def test_any_touch_is_silence(home: Driver):
    home.touch("listen")
    home.touch_anywhere(*PAPER)
    assert (status(home), home.page) == ("silent", "home")


def test_leaving_cuts_what_was_read_and_the_next_page_begins_with_its_title(home: Driver):
    home.touch("listen")
    home.touch("door-sante")
    assert now(home) == Heard("title", "Ma santé", "fr")


def test_a_page_is_silent_until_somebody_listens(home: Driver):
    home.touch("door-sante")
    home.wait(5)
    assert status(home) == "silent"


def test_stop_is_silence_here_and_on_the_pages_that_follow(home: Driver):
    home.touch_all("listen", "stop", "door-sante")
    home.wait(5)
    assert status(home) == "silent"


def test_a_touched_sentence_is_read_and_what_follows_it(home: Driver):
    home.touch("emergency")
    piece = home.find("free")
    block = piece.blocks[0][0]
    second = block.text.index("Demandez")
    word = block.laid.rects(second, second + 8)[0]
    home.touch_anywhere(piece.x + word.x + word.width / 2, piece.top - word.y - word.height / 2)
    heard = listen_to(home, 20)
    assert heard[0].text.startswith("Demandez un téléphone")
    assert heard[1].piece == "number-15"


def test_pause_keeps_the_place_and_goes_on_from_there(home: Driver):
    home.touch("listen")
    home.wait(3)
    place = now(home)
    home.finger("listen").press().release()
    assert status(home) == "paused"
    home.wait(30)
    home.finger("listen").press().release()
    assert now(home) == place


def test_repeat_says_the_sentence_again_from_its_beginning(home: Driver):
    home.touch("listen")
    home.wait(3)
    sentence = now(home)
    home.finger("repeat").press().release()
    assert now(home) == sentence
    assert home.house.reader.state.word is None


def words_of(driver: Driver) -> str:
    """The letters that are lit as the sentence that is read."""
    piece = next(lit(driver))
    number, sentence, _ = piece.reading
    return piece.phrases[number].text[slice(*sentence)]


def test_the_keys_of_the_voice_stand_beside_the_page_where_there_is_room(home: Driver):
    home.touch_all("door-sante", "procedure-carte-vitale", "start")
    stood = {name: home.find(name).box for name in home.names() if name.startswith("choice-")}
    home.touch("listen")
    assert set(KEYS) <= set(home.names())
    assert {name: home.find(name).box for name in stood} == stood


def test_elsewhere_pause_brings_them_and_the_page_moves_into_the_room_that_is_left(home: Driver):
    home.touch_all("door-sante", "procedure-carte-vitale", "listen")
    assert not set(KEYS) & set(home.names())
    home.wait(3)
    sentence = words_of(home)
    home.touch("listen")
    assert (status(home), words_of(home)) == ("paused", sentence)
    lowest = min(home.find(name).top for name in KEYS)
    assert all(piece.y >= lowest for piece in home.stage.children if piece.name in ("facts", "start", "here"))
    home.touch("listen")
    assert (status(home), words_of(home)) == ("reading", sentence)
    assert not set(KEYS) & set(home.names())


def test_what_is_under_a_finger_does_not_move_when_the_voice_falls_silent(home: Driver):
    home.touch_all("door-sante", "procedure-carte-vitale", "listen")
    home.wait(3)
    home.touch_all("listen", "start")
    assert home.house.guide.number == 1


@pytest.mark.parametrize("act", ["slower", "louder", "repeat"])
def test_what_was_paused_goes_on_when_one_changes_how_it_is_said(home: Driver, act: str):
    home.touch("listen")
    home.wait(3)
    home.touch_all("listen", act)
    assert status(home) == "reading"


def test_a_text_that_is_cut_by_the_end_of_a_sheet_is_read_from_where_it_is_touched():
    driver = Driver(size=(800, 480))
    driver.touch_anywhere()
    driver.house.visits.enlarge("largest")
    driver.house.navigation.open("privacy")
    sheets = range(len(driver.stage.page.sheets))
    second = next(n for n in sheets for piece, _ in driver.stage.page.sheets[n].placed if piece.offset)
    driver.stage.turn(second)
    piece = next(piece for piece in driver.stage.children if piece.offset)
    driver.touch_anywhere(piece.x + 5, piece.top - 5)
    assert piece.content.startswith(words_of(driver)[:10].strip()) or words_of(driver) in piece.content
    driver.close()


def test_slower_and_louder_are_heard_and_end_with_the_visit(home: Driver):
    usual = home.house.reader.state
    home.touch_all("listen", "slower", "louder")
    assert home.house.reader.state.speed == usual.speed + 1
    assert home.house.reader.state.volume != usual.volume
    home.touch_all("restart", "erase")
    home.wait(1)
    assert (home.house.reader.state.speed, home.house.reader.state.volume) == (usual.speed, usual.volume)


def test_the_voice_turns_the_sheets_of_a_page(home: Driver):
    home.touch_all("display", "letters-largest", "display")
    assert len(home.stage.page.sheets) > 2
    home.touch("listen")
    sheets = []
    while now(home):
        if home.stage.page.number not in sheets[-1:]:
            sheets.append(home.stage.page.number)
        home.wait(STEP)
    assert sheets == list(range(len(home.stage.page.sheets)))


def test_whether_somebody_is_there_is_asked_aloud_and_nothing_counts_meanwhile(home: Driver):
    home.wait(121)
    heard = []
    while (told := now(home)) is not None:
        heard.append(told.text)
        assert home.house.visits.state.seconds_left == 60
        home.wait(STEP)
    assert heard[0] == "Vous êtes toujours là\u00a0?"
    home.wait(3)
    assert home.house.visits.state.seconds_left < 60


def test_the_farewell_is_said(home: Driver):
    home.house.visits.finish()
    assert [sentence.text for sentence in listen_to(home)[:2]] == ["Au revoir.", "Tout est effacé."]


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "What would you like to do?"), ("ar", "بماذا يمكننا مساعدتكم؟")],
)
def test_each_language_has_its_own_voice(driver: Driver, language: str, title: str):
    driver.touch_anywhere()
    driver.touch_all(f"language-{language}", "listen")
    heard = listen_to(driver)
    assert heard[0].text.replace("\u00a0", " ") == title
    assert {sentence.language for sentence in heard} == {language}


def test_what_the_clerk_reads_is_said_in_french(driver: Driver):
    """No voice reads the words of another language."""
    driver.touch_anywhere()
    driver.touch_all("language-ar", "door-sante", "procedure-carte-vitale", "start")
    while not driver.house.guide.at_list:
        step = driver.house.guide.step()
        driver.house.guide.choose(step.options[0].target) if step.options else driver.house.guide.forward()
    driver.house.navigation.open("photo")
    french = {line.french for line in driver.house.guide.checklist().lines}
    said = {phrase.text: phrase.language for phrase in driver.stage.phrases() if phrase.text in french}
    assert said
    assert set(said.values()) == {"fr"}


def test_a_terminal_without_a_voice_says_so_before_a_language_is_chosen():
    driver = Driver(voice=SilentVoice())
    driver.touch_anywhere()
    assert [text for text in driver.texts() if "sans voix" in text.casefold()][:1]
    driver.touch("language-fr")
    listen = driver.find("listen")
    assert (listen.label, listen.act) == ("Sans voix", None)
    driver.touch("listen")
    assert (driver.page, status(driver)) == ("home", "silent")
    driver.close()


def test_the_codes_say_how_many_they_are(home: Driver):
    home.house.guide.start("carte-identite")
    home.house.guide.forward()
    while not home.house.guide.at_list:
        options = home.house.guide.step().options
        home.house.guide.choose(options[0].target) if options else home.house.guide.forward()
    home.house.navigation.open("codes")
    count = len(home.house.guide.codes())
    home.touch("listen")
    heard = [sentence.text for sentence in listen_to(home)]
    assert f"Code 1 sur {count}" in heard


def test_the_loudest_says_so_and_after_the_slowest_comes_the_usual_speed(home: Driver):
    home.touch("display")
    while home.find("louder").act is not None:
        home.touch("louder")
    assert home.house.reader.state.volume == LOUDEST
    while home.find("slower").label == "moins vite":
        home.touch("slower")
    home.touch("slower")
    assert (home.house.reader.state.speed, home.find("slower").label) == (0, "moins vite")


def test_a_second_touch_on_listen_is_a_pause_at_once_where_nothing_has_moved(home: Driver):
    home.touch("door-sante")
    home.wait(1)
    home.finger("listen").press().release()
    home.finger("listen").press().release()
    assert status(home) == "paused"
