"""The first start: each page in its order, each choice on the disk before the next page, nothing forced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.adapters.pin import is_right
from kiosk.controllers.acceptance import Acceptance
from kiosk.controllers.first_start import FirstStart
from kiosk.controllers.first_state import STEPS, Means
from kiosk.controllers.upkeep import Upkeep
from kiosk.core.keyboard import Layout, read_layout
from kiosk.core.link import Link
from kiosk.core.touch import DISCS, Turn
from kiosk.settings import Settings, layered
from kiosk.settings_parts import Screen
from kiosk.store.choices import Choices
from kiosk.store.database import Database
from kiosk.store.places import Places
from kiosk.store.places_import import import_pack
from kiosk.timer import HandTimer
from kiosk.worker import HandWorker

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 24)


def keyboard_of(folder: Path) -> Callable[[str], Layout]:
    return lambda name: read_layout((folder / f"{name}.toml").read_text(encoding="utf-8"), name)


OURS = keyboard_of(ROOT / "assets/keyboards")


class Installer:
    """Somebody before a terminal that was just switched on; `settings` are those it started with."""

    def __init__(
        self,
        folder: Path,
        settings: Settings | None = None,
        places: Places | None = None,
        layout: Callable[[str], Layout] = OURS,
    ) -> None:
        self.timer = HandTimer()
        self.said: list[str] = []
        self.restarts = 0
        self.is_blind = False
        self.put_off: list[str] = []
        self.volume = 2
        self.links = (Link("eth0", is_up=True, address="192.0.2.7"),)
        self.folder = folder
        settings = settings or Settings()
        upkeep = Upkeep()
        upkeep.report("disk", (), "Il reste 20,0 Go sur le disque.")
        self.first = FirstStart(
            Means(
                settings=settings,
                choices=Choices(folder),
                timer=self.timer,
                worker=HandWorker(self.timer),
                languages=("fr", "ar", "en"),
                places=lambda: places,
                speaks=lambda language: language != "ar",
                say=self.said.append,
                set_volume=self.set_volume,
                layout=layout,
                restart=self.restart,
                put_off=self.put_off.append,
                look_at=self.look_at,
                acceptance=Acceptance(settings, upkeep, lambda: DAY),
            )
        )
        self.first.begin()
        self.timer.turn()

    def set_volume(self, level: int) -> None:
        self.volume = level

    def restart(self) -> None:
        self.restarts += 1

    def look_at(self) -> tuple[Link, ...]:
        if self.is_blind:
            raise OSError("no such device")
        return self.links

    def touch(self, *points: tuple[float, float]) -> None:
        for point in points:
            self.timer.turn(1)
            self.first.touch.felt(*point)

    def to(self, step: str) -> FirstStart:
        while self.first.state.step != step:
            self.first.go_on()
            self.timer.turn()
        return self.first

    def type(self, *keys: str) -> None:
        for key in keys:
            self.first.press(f"key-{key}")

    @property
    def settings(self) -> Settings:
        """Those of the next start."""
        settings, problems = layered(None, self.folder)
        assert problems == ()
        return settings

    def line(self, what: str) -> tuple[str, str]:
        """What the sheet says of one thing."""
        return next((line.status, line.said) for line in self.first.sheet().lines if line.what == what)


@pytest.fixture
def installer(tmp_path):
    return Installer(tmp_path)


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """The list that the terminal ships."""
    database = Database(tmp_path_factory.mktemp("places") / "kiosk.db")
    places = Places(database)
    import_pack(places, ROOT / "assets/places")
    yield places
    database.close()


def test_the_pages_follow_one_another_and_the_last_one_starts_the_visitors_terminal(installer):
    seen = []
    for _ in STEPS:
        seen.append(installer.first.state.step)
        installer.first.go_on()

    assert tuple(seen) == STEPS
    assert not installer.first.is_open
    assert installer.first.is_finished
    assert installer.restarts == 1


def test_a_power_cut_comes_back_to_the_page_where_one_was(tmp_path):
    Installer(tmp_path).to("sound")

    assert Installer(tmp_path).first.state.step == "sound"


def test_what_is_left_for_later_is_told_by_the_sheet(installer):
    installer.first.later()

    assert installer.line("Toucher") == ("untried", "à faire plus tard")
    assert installer.first.sheet().verdict.startswith("Points restants : ")


def test_five_discs_touched_at_their_place_are_a_good_touch(installer):
    installer.touch(*DISCS)

    assert installer.first.state.verdict == "ok"
    assert installer.line("Toucher")[0] == "ok"


def test_a_finger_that_bounces_is_one_touch(installer):
    installer.touch(DISCS[0])
    installer.first.touch.felt(*DISCS[0])

    assert len(installer.first.state.felt) == 1


@pytest.mark.parametrize("lying", [Turn(2), Turn(1), Turn(0, mirrored=True), Turn(3, mirrored=True)])
def test_a_panel_built_in_otherwise_is_brought_to_the_picture_by_one_touch_in_the_middle(tmp_path, lying):
    installer = Installer(tmp_path)
    installer.touch(*map(lying, DISCS))
    assert installer.first.state.verdict == "turned"
    installer.touch((0.1, 0.9))
    assert installer.restarts == 0

    installer.touch(lying(DISCS[-1]))

    screen = installer.settings.screen
    given = Turn(screen.touch // 90, screen.touch_mirrored)
    assert installer.restarts == 1
    assert given.after(lying) == Turn()


def test_a_touch_far_from_its_disc_is_told_and_tried_again(installer):
    installer.touch(*DISCS[:4], (0.1, 0.1))
    assert installer.first.state.verdict == "missed"
    assert installer.line("Toucher")[0] == "wrong"

    installer.first.back()
    installer.touch(*DISCS)

    assert installer.line("Toucher")[0] == "ok"


def test_a_picture_that_lies_on_its_side_is_turned_at_the_next_start(tmp_path):
    installer = Installer(tmp_path, Settings(screen=Screen(rotation=270)))

    installer.first.touch.turn_the_picture()

    assert installer.settings.screen.rotation == 0
    assert installer.restarts == 1


def test_a_turn_that_the_disk_does_not_keep_is_told_on_the_page_and_restarts_nothing(tmp_path):
    (tmp_path / ".first-start.new").mkdir()  # in the way of what is written
    installer = Installer(tmp_path)
    installer.first.touch.turn_the_picture()
    installer.touch(*map(Turn(2), DISCS), DISCS[-1])

    assert installer.restarts == 0
    assert "Vérifiez que le disque n'est pas plein" in installer.first.state.trouble


def test_french_is_offered_whatever_else_is_taken_away(installer):
    first = installer.to("languages")
    first.toggle("ar")
    first.toggle("fr")

    assert installer.settings.languages.offered == ("fr", "en")


def test_a_place_of_the_list_gives_name_kind_commune_and_position(tmp_path, places):
    installer = Installer(tmp_path, places=places)
    first = installer.to("site")
    for sign in "77000":
        first.digit(sign)
    installer.timer.turn()

    found = first.state.found
    assert {place.town for place in found} == {"Melun"}
    first.place.settle(found[0])

    place = installer.settings.place
    assert place.name == found[0].name
    assert (place.kind, place.commune, place.departement) == ("Maison France services", "77288", "77")
    assert place.located
    assert first.state.step == "network"


def test_a_place_that_is_not_in_the_list_has_its_name_typed_and_the_commune_of_the_list(tmp_path, places):
    installer = Installer(tmp_path, places=places)
    first = installer.to("site")
    for sign in "77000":
        first.digit(sign)
    installer.timer.turn()

    first.name_another("azerty")
    installer.type("shift", "M", "a", "i", "r", "i", "e", "done")

    assert installer.settings.place.name == "Mairie"
    assert installer.settings.place.commune == "77288"


def test_a_code_without_a_place_leaves_the_name_and_the_departement(tmp_path, places):
    installer = Installer(tmp_path, places=places)
    first = installer.to("site")
    for sign in "97499":
        first.digit(sign)
    installer.timer.turn()
    assert first.state.found == ()
    first.name_another("azerty")
    installer.type("a", "done")

    assert installer.settings.place.departement == "974"
    assert not installer.settings.place.located


def test_without_a_database_the_place_is_left_for_later(installer):
    first = installer.to("site")
    for sign in "77000":
        first.digit(sign)
    installer.timer.turn()

    assert first.state.found == ()
    first.back()
    assert (first.state.found, first.state.code) == (None, "")


def test_the_network_is_what_the_system_says_and_none_is_no_fault(installer):
    first = installer.to("network")
    assert first.state.links == installer.links
    assert installer.line("Réseau") == ("noted", "Câble (eth0), 192.0.2.7")

    installer.links = ()
    first.look_again()
    installer.timer.turn()

    assert installer.line("Réseau") == ("noted", "rien n'est branché : la borne marche sans")


def test_each_voice_says_its_own_sentence_and_what_was_heard_is_on_the_sheet(installer):
    first = installer.to("sound")
    first.play()
    first.heard("heard")
    assert first.hearing == "ar"
    assert not first.speaks("ar")
    first.heard("none")
    first.heard("unheard")

    assert installer.said == ["fr", "ar", "en"]
    assert first.hearing == ""
    assert installer.line("Voix : français") == ("ok", "entendue")
    assert installer.line("Voix : arabe")[0] == "noted"
    assert installer.line("Voix : anglais")[0] == "wrong"


def test_the_volume_is_heard_at_once_and_kept(installer):
    first = installer.to("sound")

    first.choose_volume(3)

    assert (installer.volume, installer.said) == (3, ["fr"])
    assert installer.settings.voice.volume == 100


def test_a_wifi_is_typed_name_then_password_and_a_short_one_is_not_taken(installer):
    first = installer.to("wifi")
    first.type_wifi("azerty")
    installer.type("done")
    assert first.state.ssid == ""
    installer.type("shift", "L", "i", "b", "r", "e", "done", *"bonjour")
    assert first.state.lacks == 1
    installer.type("done")
    assert first.state.step == "wifi"

    installer.type("signs", "7", "done")

    assert first.state.step == "pin"
    wifi = installer.settings.wifi
    assert (wifi.ssid, wifi.password) == ("Libre", "bonjour7")


def test_an_open_wifi_has_no_password(installer):
    first = installer.to("wifi")
    first.type_wifi("alphabetical")
    installer.type("a", "done", "done")

    assert (installer.settings.wifi.ssid, installer.settings.wifi.password) == ("a", "")


def test_typing_that_is_given_up_keeps_nothing(installer):
    first = installer.to("wifi")
    first.type_wifi("azerty")
    installer.type("a", "done", "b")

    first.back()

    assert first.state.typed is None
    assert installer.settings.wifi.ssid == ""


def test_the_code_of_the_staff_is_kept_as_a_hash_only(installer):
    first = installer.to("pin")
    for sign in "271828":
        first.digit(sign)
    assert first.state.is_pin

    first.keep_pin()
    installer.timer.turn()

    assert first.state.step == "summary"
    assert is_right("271828", installer.settings.staff.pin)
    assert "271828" not in (installer.folder / "first-start.toml").read_text(encoding="utf-8")
    assert installer.line("Code de l'équipe") == ("noted", "choisi")


def test_the_sheet_tells_what_the_doctor_found_and_which_terminal_it_is(installer):
    sheet = installer.first.sheet()

    assert installer.line("Disque") == ("ok", "Il reste 20,0 Go sur le disque.")
    assert dict(sheet.terminal.rows)["Date"] == "24\u00a0novembre 2026"
    assert dict(sheet.terminal.rows)["Lieu"] == "pas encore choisi"


def test_a_disk_that_takes_nothing_is_told_and_stops_nobody(tmp_path):
    closed = tmp_path / "closed"
    closed.write_text("")  # a file where the folder should be
    installer = Installer(closed)

    installer.first.later()

    assert installer.first.state.step == "languages"
    assert "Vérifiez le disque" in installer.first.state.trouble


def test_an_end_that_a_full_disk_does_not_keep_is_told_and_no_process_is_started_for_it(tmp_path):
    (tmp_path / ".acceptance.new").mkdir()  # in the way of what is written
    installer = Installer(tmp_path)

    installer.to("summary").go_on()

    assert not installer.first.is_open
    assert installer.restarts == 0
    assert [told.startswith("La fin du premier démarrage") for told in installer.put_off] == [True]
    assert "Vérifiez que le disque n'est pas plein" in installer.put_off[0]


@pytest.mark.parametrize("content", [b"[first\n", b"\xff", b"\x00" * 40])
def test_a_terminal_in_service_whose_record_is_damaged_offers_no_first_start(tmp_path, content):
    (tmp_path / "acceptance.toml").write_bytes(content)

    assert Installer(tmp_path).first.is_finished


def test_a_record_that_is_damaged_on_the_way_is_kept_beside_and_the_end_is_kept_all_the_same(tmp_path):
    installer = Installer(tmp_path)
    (tmp_path / "acceptance.toml").write_bytes(b"[first\n")

    installer.to("summary").go_on()

    assert (installer.restarts, installer.put_off) == (1, [])
    assert installer.first.record()["first"]["finished"] is True
    assert (tmp_path / "acceptance.toml.damaged").read_bytes() == b"[first\n"


@pytest.mark.parametrize(("step", "open_it"), [("wifi", "type_wifi"), ("site", "name_another")])
def test_a_keyboard_that_was_altered_is_told_on_the_page_which_can_be_left_for_later(tmp_path, step, open_it):
    (tmp_path / "azerty.toml").write_text("[rows\n", encoding="utf-8")
    installer = Installer(tmp_path / "data", layout=keyboard_of(tmp_path))
    first = installer.to(step)

    getattr(first, open_it)("azerty")

    assert first.state.typed is None
    assert "azerty" in first.state.trouble
    first.later()
    assert first.state.step == STEPS[STEPS.index(step) + 1]


def test_a_list_of_places_that_cannot_be_read_is_told_on_the_page(tmp_path):
    database = Database(tmp_path / "kiosk.db")
    installer = Installer(tmp_path, places=Places(database))
    first = installer.to("site")
    with database.write() as tables:
        tables["place"].drop()
    for sign in "77000":
        first.digit(sign)
    installer.timer.turn()

    assert first.state.found is None
    assert first.state.trouble
    database.close()


def test_a_network_that_cannot_be_looked_at_is_told_on_the_page(installer):
    installer.is_blind = True

    first = installer.to("network")

    assert first.state.trouble.startswith("Le réseau n'a pas pu être regardé.")


def test_a_code_of_the_staff_that_cannot_be_worked_out_is_told_on_the_page(installer):
    first = installer.to("pin")
    for sign in "27":  # too short to be one
        first.digit(sign)

    first.keep_pin()
    installer.timer.turn()

    assert first.state.step == "pin"
    assert first.state.trouble.startswith("Le code n'a pas pu être préparé.")


def test_every_change_is_told_to_who_watches(installer):
    changes = []
    installer.first.watch(lambda: changes.append(replace(installer.first.state)))

    installer.to("site").digit("7")

    assert changes[-1].code == "7"
