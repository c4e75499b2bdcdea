"""The parts put together: a terminal without a screen, its clock turned by hand, its voice real."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from kiosk.adapters.espeak import EspeakVoice
from kiosk.adapters.player import NOTHING_PLAYS, UNHEARD, SilentPlayer
from kiosk.adapters.speech import SilentVoice, Sound
from kiosk.bootstrap import DATABASE, Terminal
from kiosk.cli import INSTALLED, _put_off
from kiosk.controllers.visits import ASLEEP, AWAKE, FAREWELL, WARNED
from kiosk.core.reading import Phrase
from kiosk.settings import Problem, Settings
from kiosk.settings_parts import Data, Help, Languages, Place, Visit, Voice, Wifi
from kiosk.timer import HandTimer
from kiosk.worker import HandWorker
from tests.controllers.walking import assets_in, made, sample_in

LONG = Phrase("Bonjour. " + "Apportez vos papiers à la mairie. " * 40, "fr")
WALK = ("perdue", "", "mineur", "", "essai-domicile#domicile", "facture", "", "", "")


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = sample_in(tmp_path_factory.mktemp("pack"))
    shutil.copytree(Path(__file__).parents[1] / "assets/lexicon", folder / "lexicon")
    made(folder)
    return folder


class Rig:
    """A terminal, and what it asked of the process."""

    def __init__(
        self, pack: Path, data: Path, wall: datetime = datetime(2026, 11, 24, 10, 42), **more
    ) -> None:
        self.slept = 0
        self.timer = HandTimer(wall)
        settings = more.pop("settings", Settings(data=Data(folder=str(data))))
        self.terminal = Terminal(
            settings,
            self.timer,
            HandWorker(self.timer),
            assets=pack,
            sleep=self.sleep,
            **{"voice": SilentVoice(), "player": SilentPlayer(), **more},
        )
        self.house = self.terminal.house
        self.database = data / DATABASE

    def sleep(self) -> None:
        self.slept += 1

    @property
    def phase(self) -> str:
        return self.house.visits.state.phase

    def open(self) -> Rig:
        self.terminal.open_the_rest()
        self.timer.turn()
        return self

    def visit(self) -> None:
        """Through the sample, to its list."""
        house = self.house
        house.visits.wake()
        house.navigation.home()
        house.guide.start("carte-essai")
        house.navigation.open("guide", "carte-essai")
        house.guide.forward()
        for choice in WALK:
            house.guide.choose(choice) if choice else house.guide.forward()
        house.navigation.open("list")
        house.guide.tick(house.guide.checklist().lines[0].key)

    def counted(self) -> dict[tuple[str, str], int]:
        """The cells that are not zero, as they are on the disk."""
        with closing(sqlite3.connect(self.database)) as connection:
            rows = connection.execute("SELECT kind, key, count FROM weekly_count").fetchall()
        return {(kind, key): int(count) for kind, key, count in rows if int(count)}


@pytest.fixture
def rig(pack, tmp_path):
    one = Rig(pack, tmp_path / "data").open()
    yield one
    one.terminal.close()


@pytest.fixture
def speaking(pack, tmp_path):
    """The same with the voice that Debian has."""
    one = Rig(pack, tmp_path / "data", voice=EspeakVoice()).open()
    yield one
    one.terminal.close()


# -- what is put together


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("/bin/true", "Le son sort."),
        ("/bin/false", UNHEARD),  # as aplay does where there is no card
        ("/no/such/file", NOTHING_PLAYS),
    ],
)
def test_a_voice_is_only_claimed_where_it_can_be_heard(pack, tmp_path, monkeypatch, command, told):
    (tmp_path / "aplay").symlink_to(command)
    monkeypatch.setenv("PATH", str(tmp_path))
    one = Rig(pack, tmp_path / "data", voice=None, player=None)
    assert not one.house.reader.is_heard("fr")  # nothing is claimed before it was tried

    one.open().timer.turn(1)
    said = one.house.reader.is_heard("fr")
    (found,) = (each for each in one.house.upkeep.findings if each.what == "sound")
    one.terminal.close()

    assert (said, found.is_well, found.sentence) == (told == "Le son sort.", said, told)


def test_a_loudspeaker_that_fails_later_is_told_until_it_is_heard_again(speaking):
    def sound() -> tuple[str, ...]:
        findings = speaking.house.upkeep.findings
        return tuple(one.sentence for one in findings if one.what == "sound" and not one.is_well)

    loudspeaker = speaking.house.reader.loudspeaker
    assert sound() == ()

    loudspeaker.found("Le haut-parleur ne répond pas.")
    assert sound() == ("Le haut-parleur ne répond pas.",)

    speaking.house.reader.read((LONG,))
    speaking.timer.turn(1)
    assert speaking.house.reader.state.status == "reading"
    assert sound() == ()


def test_the_first_screen_needs_no_disk(pack, tmp_path):
    one = Rig(pack, tmp_path / "data")

    one.house.visits.wake()

    assert one.house.catalogue.languages == ("fr", "en")
    assert not (tmp_path / "data").exists()
    assert one.house.upkeep.is_well


def test_what_waits_for_the_first_screen_is_told_to_the_doctor(rig):
    found = {finding.what: finding.sentence for finding in rig.house.upkeep.findings}

    assert rig.house.upkeep.is_well
    assert found == {
        "settings": "Les réglages sont bons.",
        "sound": "Le son sort.",
        "database": "La base de données est en bon état.",
        "places": "Les lieux sont lus.",
        "pack": "Le contenu est complet et inchangé.",
    }
    assert rig.database.exists()


def test_the_places_that_ship_are_near_a_terminal_that_knows_where_it_is(tmp_path_factory, tmp_path):
    folder = assets_in(tmp_path_factory.mktemp("assets"))
    made(folder)
    at_melun = Settings(place=Place(latitude=48.54, longitude=2.66), data=Data(folder=str(tmp_path / "data")))
    one = Rig(folder, tmp_path / "data", settings=at_melun).open()

    found = one.house.catalogue.nearest("france_services")

    assert len(found) == 3
    assert found[0].metres < 30_000
    one.terminal.close()


def test_refused_settings_are_told_to_the_doctor(pack, tmp_path):
    refused = Problem("settings.toml", "voice.volume", "« fort » n'est pas accepté.")

    upkeep = Rig(pack, tmp_path, problems=(refused,)).house.upkeep

    assert not upkeep.is_well
    assert upkeep.findings[0].sentence == str(refused)


def test_an_altered_pack_is_told_to_the_doctor(tmp_path):
    folder = sample_in(tmp_path / "pack")
    made(folder)
    (folder / "facts.toml").write_text("# vide\n", encoding="utf-8")

    findings = Rig(folder, tmp_path / "data").open().house.upkeep.findings

    assert any(finding.what == "pack" and "facts.toml" in finding.sentence for finding in findings)


def found(rig: Rig, what: str) -> list[str]:
    """What is wrong with one thing, as the doctor would say it."""
    return [one.sentence for one in rig.house.upkeep.findings if one.what == what and not one.is_well]


@pytest.fixture
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack with the lists of places that ship."""
    folder = assets_in(tmp_path_factory.mktemp("assets"))
    made(folder)
    return folder


AT_MELUN = Place(latitude=48.54, longitude=2.66)


def test_without_a_folder_to_write_in_the_places_that_ship_are_found_all_the_same(shipped, tmp_path):
    (tmp_path / "data").write_text("a file stands where the folder should be")
    one = Rig(shipped, tmp_path, settings=Settings(AT_MELUN, data=Data(str(tmp_path / "data")))).open()

    near = one.house.catalogue.nearest("france_services")

    assert len(near) == 3
    (told,) = found(one, "database")
    assert "un fichier a pris la place de son dossier. La borne marche, avec les seuls lieux livrés" in told
    one.terminal.close()


def test_a_database_that_refuses_its_tables_is_done_without_and_left_as_it_is(shipped, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    with closing(sqlite3.connect(data / DATABASE)) as connection:
        connection.execute("CREATE TABLE weekly_count (of_another_program TEXT)")
    one = Rig(shipped, data, settings=Settings(AT_MELUN, data=Data(str(data)))).open()

    assert len(one.house.catalogue.nearest("france_services")) == 3
    (told,) = found(one, "database")
    assert "ne peut pas servir : elle refuse (SQLITE_ERROR). La borne marche" in told
    one.terminal.close()


def test_a_list_of_places_that_is_damaged_is_told_with_its_name(pack, tmp_path):
    folder = shutil.copytree(pack, tmp_path / "pack")
    (folder / "places").mkdir()
    (folder / "places/mairies.jsonl.gz").write_bytes(b"cut")
    made(folder)

    assert found(Rig(folder, tmp_path / "data").open(), "places") == [
        "La liste mairies.jsonl.gz est abîmée. Rien n'a été changé ; copiez-la de nouveau."
    ]


def test_a_language_that_cannot_be_shown_is_taken_out_and_told_when_somebody_asked_for_it(pack, tmp_path):
    asked = Settings(languages=Languages(("fr", "zz", "en")), data=Data(str(tmp_path)))

    one = Rig(pack, tmp_path, settings=asked, source="reglages.toml")

    assert one.house.catalogue.languages == ("fr", "en")
    (told,) = found(one, "settings")
    assert told.startswith("reglages.toml, languages.offered : la borne n'a pas les démarches dans la langue")


def test_hours_that_cannot_be_read_are_told_and_nobody_is_said_to_be_there(pack, tmp_path):
    asked = Settings(help=Help(hours="9h-12h", person_name="Samira"), data=Data(str(tmp_path)))

    one = Rig(pack, tmp_path, settings=asked).open()

    (told,) = found(one, "settings")
    assert told.startswith('réglages, help.hours : "9h-12h" ne se lit pas comme des horaires. Écrivez-les')
    assert one.house.bell.someone().hours.state == "unknown"


def test_settings_reach_the_part_they_are_for(pack, tmp_path):
    settings = Settings(
        languages=Languages(("en", "fr")),
        voice=Voice(volume=100, speed=100),
        visit=Visit(idle_seconds=40, warning_seconds=30, farewell_seconds=5),
        wifi=Wifi(ssid="Villebrune", password="bonjour2026", note="Une heure."),
        help=Help(person_name="Samira"),
        data=Data(folder=str(tmp_path)),
    )
    one = Rig(pack, tmp_path, settings=settings)
    offer = one.house.connection.offer()

    one.house.visits.wake()
    assert one.house.visits.state.language == "en"
    assert one.house.reader.state.volume == 3
    assert offer is not None
    assert (offer.network, offer.password, offer.note) == ("Villebrune", "bonjour2026", "Une heure.")
    assert one.house.bell.someone().name == "Samira"
    one.timer.turn(40)
    assert (one.phase, one.house.visits.state.seconds_left) == (WARNED, 30)
    one.timer.turn(30)
    assert one.phase == FAREWELL
    one.timer.turn(5)
    assert one.phase == ASLEEP


@pytest.mark.parametrize("milliseconds", [0, 700])
def test_the_silence_before_a_sentence_is_that_of_the_settings(pack, tmp_path, monkeypatch, milliseconds):
    monkeypatch.setenv("PATH", str(tmp_path))  # nothing plays: what counts is how long one would wait
    settings = Settings(voice=Voice(lead_in_ms=milliseconds), data=Data(folder=str(tmp_path)))
    one = Rig(pack, tmp_path, settings=settings, player=None)

    waits = one.terminal._player.play(Sound(22050, bytes(2)), 3)

    assert waits == milliseconds / 1000


def test_a_voice_that_the_place_does_not_want_is_silent(pack, tmp_path):
    settings = Settings(voice=Voice(enabled=False), data=Data(folder=str(tmp_path)))

    assert not Rig(pack, tmp_path, settings=settings, voice=None).house.reader.can_speak("fr")


def test_a_slow_voice_takes_longer(pack, tmp_path):
    def seconds(speed: int) -> float:
        settings = Settings(voice=Voice(speed=speed), data=Data(folder=str(tmp_path)))
        one = Rig(pack, tmp_path, settings=settings, voice=EspeakVoice())
        one.house.reader.read((Phrase("Apportez une photo de moins de six mois.", "fr"),))
        while one.house.reader.state.status == "reading":
            one.timer.turn(0.1)
        return one.timer.now()

    assert seconds(50) > 1.5 * seconds(100) > 1.5


def test_a_clock_older_than_the_content_is_not_believed(pack, tmp_path):
    one = Rig(pack, tmp_path, wall=datetime(2020, 1, 1, 0, 5)).open()

    one.visit()
    one.house.visits.finish()

    assert not one.house.catalogue.clock_is_trusted
    assert one.house.bell.someone().hours.state == "unknown"
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        weeks = connection.execute("SELECT DISTINCT week FROM weekly_count").fetchall()
    assert weeks == [("0000-W00",)]


def test_still_pages_that_could_not_be_made_are_told_and_nothing_else_is(pack, tmp_path):
    bad = Rig(pack, tmp_path / "bad", apologise=lambda: "Le disque est plein.").open()
    good = Rig(pack, tmp_path / "good", apologise=lambda: "").open()

    assert found(bad, "apology") == ["Le disque est plein."]
    assert "apology" not in {finding.what for finding in good.house.upkeep.findings}


# -- a visit, counted once


def test_a_visit_is_counted_when_it_ends_and_not_before(rig):
    rig.visit()
    assert rig.counted() == {}

    rig.house.visits.finish()

    assert rig.counted() == {
        ("aloud", "no"): 1,
        ("call", "no"): 1,
        ("language", "fr"): 1,
        ("outcome", "list"): 1,
        ("procedure", "carte-essai"): 1,
    }


def test_each_visit_counts_for_itself(rig):
    rig.visit()
    rig.house.visits.start_again()
    rig.house.visits.speak("en")
    rig.house.navigation.open("call")
    rig.timer.turn(180)

    assert rig.counted() == {
        ("aloud", "no"): 2,
        ("call", "no"): 1,
        ("call", "yes"): 1,
        ("language", "fr"): 1,
        ("language", "en"): 1,
        ("outcome", "list"): 1,
        ("outcome", "idle"): 1,
        ("procedure", "carte-essai"): 1,
    }


def test_a_visit_that_ends_before_the_database_is_open_is_simply_not_counted(pack, tmp_path):
    one = Rig(pack, tmp_path / "data")
    one.visit()
    one.house.visits.finish()
    one.open()

    one.timer.turn(60)

    assert one.phase == ASLEEP
    assert one.counted() == {}


def test_a_disk_that_refuses_is_told_and_the_visit_is_erased_all_the_same(rig, caplog):
    caplog.set_level(logging.CRITICAL)
    with sqlite3.connect(rig.database, isolation_level=None) as other:
        other.execute("DROP TABLE weekly_count")
        rig.visit()

        rig.house.visits.finish()

    other.close()
    assert rig.phase == FAREWELL
    assert rig.house.guide.slug == ""
    assert [finding.is_well for finding in rig.house.upkeep.findings if finding.what == "statistics"] == [
        False
    ]


# -- nobody is hurried


def test_nobody_is_warned_while_the_voice_speaks_nor_for_two_minutes_after(speaking):
    house = speaking.house
    house.visits.wake()
    house.reader.read((LONG,))
    silent_at = 0.0

    while speaking.phase == AWAKE:
        speaking.timer.turn(0.5)
        if house.reader.state.status == "reading":
            silent_at = speaking.timer.now()

    assert silent_at > 60, "the sentence was long enough to mean something"
    assert speaking.timer.now() - silent_at == pytest.approx(120, abs=1)


def test_the_countdown_waits_for_the_warning_to_be_said(speaking):
    house = speaking.house
    house.visits.wake()
    speaking.timer.turn(120)
    assert speaking.phase == WARNED

    house.reader.say("Vous êtes toujours là ? Sans réponse, tout sera effacé.", "fr")
    speaking.timer.turn(1)
    assert house.reader.state.status == "reading"
    assert house.visits.state.seconds_left == 60

    while house.reader.state.status == "reading":
        speaking.timer.turn(0.5)
    assert house.visits.state.seconds_left >= 59
    speaking.timer.turn(61)
    assert speaking.phase == FAREWELL


def test_a_pause_is_no_speech_and_the_time_runs(speaking):
    house = speaking.house
    house.visits.wake()
    house.reader.read((LONG,))
    speaking.timer.turn(5)

    house.reader.pause()

    speaking.timer.turn(119)
    assert speaking.phase == AWAKE
    speaking.timer.turn(2)
    assert speaking.phase == WARNED


def test_answers_and_ticks_are_kept_each_time_one_goes_on(rig):
    rig.visit()
    kept = (rig.house.guide.answers(), rig.house.guide.checklist(), rig.house.navigation.page)
    key = kept[1].lines[0].key

    for _ in range(12):
        rig.timer.turn(120 + 59)
        assert rig.phase == WARNED
        rig.house.visits.go_on()
        assert (rig.house.guide.answers(), rig.house.guide.checklist(), rig.house.navigation.page) == kept
        assert rig.house.guide.has_ticked(key)

    assert rig.counted() == {}


# -- the end


def state_of(rig: Rig) -> dict[str, object]:
    """All that the controllers hold of a visit."""
    house = rig.house
    held = {name: vars(getattr(house, name)) for name in ("guide", "navigation", "reader", "visits")}
    held["rehearsal"] = vars(house.reader._rehearsal)
    held["counting"] = vars(rig.terminal._counting)
    plain = (str, int, float, bool, tuple, frozenset, type(None))
    values = {
        f"{of}.{name}": value
        for of, fields in held.items()
        for name, value in fields.items()
        if isinstance(value, plain) or name in ("state", "_usual", "_tally", "_sounds", "_later", "_journey")
    }
    moving = {
        "visits._pending",
        "reader._coming",
        "reader._began",
        "rehearsal._visit",
        "reader._at",
        "reader._word",
    }
    return {name: value for name, value in values.items() if name not in moving}


@pytest.mark.parametrize("end", ["finish", "idle", "start_again"])
def test_once_a_visit_has_ended_the_controllers_hold_what_those_of_a_new_terminal_hold(
    pack, tmp_path, speaking, end
):
    never = Rig(pack, tmp_path / "never", voice=EspeakVoice()).open()
    speaking.visit()
    speaking.house.reader.louder()
    speaking.house.reader.slower()
    speaking.house.reader.read((Phrase("Votre liste.", "fr"), Phrase("Un timbre fiscal.", "fr")))
    speaking.timer.turn(3)
    assert state_of(speaking) != state_of(never)

    if end == "idle":
        speaking.timer.turn(400)
    else:
        getattr(speaking.house.visits, end)()
        speaking.timer.turn(20)

    if end == "start_again":
        assert speaking.slept == 0
        never.house.visits.wake()
    else:
        assert speaking.slept == 1
    assert state_of(speaking) == state_of(never)
    never.terminal.close()


def test_closing_leaves_one_file_that_needs_no_journal(rig):
    rig.visit()
    rig.house.visits.finish()

    rig.terminal.close()

    assert [path.name for path in rig.database.parent.iterdir()] == [DATABASE]


def test_a_terminal_that_starts_again_counts_on(pack, tmp_path):
    for _ in range(2):
        one = Rig(pack, tmp_path / "data").open()
        one.visit()
        one.house.visits.finish()
        one.terminal.close()

    assert one.counted()["procedure", "carte-essai"] == 2


def test_the_day_that_is_counted_is_a_week(rig):
    rig.visit()
    rig.house.visits.finish()

    with closing(sqlite3.connect(rig.database)) as connection:
        weeks = connection.execute("SELECT DISTINCT week FROM weekly_count").fetchall()
    year, week, _ = date(2026, 11, 24).isocalendar()
    assert weeks == [(f"{year}-W{week}",)]


def test_a_first_start_whose_end_is_not_kept_is_told_and_does_not_come_back_in_the_next_process(
    pack, tmp_path, monkeypatch
):
    monkeypatch.setenv(INSTALLED, "1")
    (tmp_path / ".acceptance.new").mkdir()  # in the way of what is written
    rig = Rig(pack, tmp_path, is_new=True, put_off=_put_off)
    first = rig.house.first_start

    while first.is_open:
        first.go_on()

    assert (rig.slept, rig.phase) == (0, ASLEEP)
    assert os.environ[INSTALLED] == "0"
    told = [finding.sentence for finding in rig.house.upkeep.findings if finding.what == "first-start"]
    assert len(told) == 1
    assert "il reviendra quand la borne sera rallumée" in told[0]
