"""`kiosk doctor`: machines drawn as folders, and what is said of each."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from kiosk.adapters.espeak import EspeakVoice
from kiosk.adapters.player import UNHEARD, AplayPlayer, SilentPlayer
from kiosk.adapters.speech import Voice
from kiosk.bootstrap import ASSETS, DATABASE
from kiosk.commands.data_folder import owner
from kiosk.commands.doctor import NAMES, in_french, in_json
from kiosk.commands.examination import SEE_CONTENT, Examination
from kiosk.commands.machine import Machine, Report
from kiosk.controllers.upkeep import Upkeep
from kiosk.settings import load
from kiosk.settings_parts import Data, Help, Languages, Place, Theme
from kiosk.settings_parts import Voice as VoiceSettings
from kiosk.store.packs import make_pack
from kiosk.store.repair import open_database
from tests.cli_kit import ROOT, catalogue_in, change, kiosk, ordinary, settings_in, spawned
from tests.controllers.walking import plain
from tests.ui import conftest  # noqa: F401 - no fonts but ours, before the first text

CARDS = """ 0 [Headphones     ]: bcm2835_headpho - bcm2835 Headphones
                      bcm2835 Headphones
 1 [vc4hdmi0       ]: vc4-hdmi - vc4-hdmi-0
                      vc4-hdmi-0
"""
HOUSES = ROOT / "tests/store/data/liste-fs-20240801-extrait.csv"
NOW = datetime(2026, 11, 24, 10, 42)


def machine(folder: Path, files: dict[str, str], **environment: str) -> Machine:
    """A system with these files, and a program to play sounds unless the environment says otherwise."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Machine(folder, {"PATH": os.environ["PATH"], **environment})


# -- the machine


def test_a_terminal_with_no_sound_card_is_told_to_be_silent(tmp_path):
    report = machine(tmp_path, {"proc/asound/cards": "--- no soundcards ---\n"}).sound(True)

    assert report.problems == (
        "Aucune carte son : la borne est muette. Branchez un haut-parleur ou un écran qui parle.",
    )


def test_a_machine_that_knows_nothing_of_sound_is_told_the_same(tmp_path):
    assert "Aucune carte son" in machine(tmp_path, {}).sound(True).problems[0]


def test_without_a_program_that_plays_the_package_is_named(tmp_path):
    report = machine(tmp_path, {"proc/asound/cards": CARDS}, PATH=str(tmp_path)).sound(True)

    assert report.problems == ("Rien ne peut jouer un son. Installez le paquet alsa-utils.",)


def test_the_sound_cards_are_named(tmp_path):
    report = machine(tmp_path, {"proc/asound/cards": CARDS}).sound(True)

    assert report == Report((), "Le son sort par bcm2835 Headphones, vc4-hdmi-0.")


def test_a_voice_that_was_switched_off_needs_no_loudspeaker(tmp_path):
    assert machine(tmp_path, {}).sound(False).problems == ()


def test_a_screen_that_is_plugged_in_is_named(tmp_path):
    files = {
        "sys/class/drm/card1-HDMI-A-1/status": "connected\n",
        "sys/class/drm/card1-HDMI-A-2/status": "disconnected\n",
        "dev/dri/card1": "",
    }

    assert machine(tmp_path, files).screen() == Report((), "Un écran est branché (HDMI-A-1).")


def test_a_screen_that_we_may_not_draw_on_tells_which_groups_to_join(tmp_path):
    drawn = machine(
        tmp_path, {"sys/class/drm/card1-HDMI-A-1/status": "connected\n", "dev/dri/renderD128": ""}
    )
    (tmp_path / "dev/dri/card1").symlink_to("nothing")  # what even root cannot open

    assert "sudo usermod -aG video,render,input" in drawn.screen().problems[0]


def test_no_screen_is_told(tmp_path):
    files = {"sys/class/drm/card1-HDMI-A-1/status": "disconnected\n"}

    assert machine(tmp_path, files).screen().problems == (
        "Aucun écran n'est branché. Vérifiez son câble et son alimentation.",
    )


def test_a_desktop_is_a_screen_as_long_as_it_answers(tmp_path):
    there = machine(tmp_path / "a", {"tmp/.X11-unix/X0": ""}, DISPLAY=":0")
    gone = machine(tmp_path / "b", {}, DISPLAY=":0")
    wayland = machine(tmp_path / "c", {}, WAYLAND_DISPLAY="wayland-0")

    assert there.screen() == Report((), "L'écran est celui du bureau (:0).")
    assert gone.screen().problems == ("Le bureau :0 ne répond pas. Ouvrez la session, puis recommencez.",)
    assert wayland.screen().problems == ("Ce bureau Wayland n'a pas XWayland. Installez le paquet xwayland.",)


def at(hours: float, when: datetime = NOW) -> datetime:
    """A moment by the watch of a place so many hours ahead of universal time."""
    return when.replace(tzinfo=timezone(timedelta(hours=hours)))


@pytest.mark.parametrize("hour_apart", ["", "UTC+0"])
@pytest.mark.parametrize(
    ("now", "departement", "hour"),
    [
        (at(1), "77", "10:42, heure du département 77 (UTC+1)"),
        (at(4), "974", "10:42, heure du département 974 (UTC+4)"),
        (at(-3), "975", "10:42, heure du département 975 (UTC-3)"),
    ],
)
def test_the_hour_of_the_place_is_shown_for_the_technician_to_compare(now, departement, hour, hour_apart):
    report = Machine(hour_apart=hour_apart).clock(now, date(2026, 11, 1), departement)

    assert plain(report.well) == f"L'horloge dit 24 novembre 2026, {hour}."
    assert report.problems == ()


def test_where_the_place_is_not_known_the_hour_of_paris_is_doubtful_on_a_system_set_to_another():
    paris = Machine().clock(at(1), date(2026, 11, 1), "")
    (doubt,) = Machine(hour_apart="UTC+0").clock(at(1), date(2026, 11, 1), "").problems

    assert plain(paris.well) == "L'horloge dit 24 novembre 2026, 10:42, heure de Paris (UTC+1)."
    assert plain(doubt) == (
        "La borne ne sait pas à quelle heure vit ce lieu, et dit 24 novembre 2026, 10:42, heure de Paris "
        "(UTC+1). Donnez « commune » ou « departement » dans [place] de ses réglages."
    )


@pytest.mark.parametrize(("hour_apart", "end"), [("", "'."), ("UTC+0", "', à l'heure du système (UTC+0).")])
def test_a_clock_that_is_behind_its_content_is_to_be_set_in_the_hour_of_its_system(hour_apart, end):
    (said,) = Machine(hour_apart=hour_apart).clock(
        at(1, datetime(2026, 1, 1)), date(2026, 11, 1), "77"
    ).problems  # fmt: skip

    assert plain(said) == (
        "L'horloge est en retard : 1er janvier 2026, 00:00, heure du département 77 (UTC+1), avant la date "
        f"du contenu (1er novembre 2026). Réglez-la : sudo timedatectl set-time 'AAAA-MM-JJ HH:MM{end}"
    )


def test_the_doctor_counts_in_the_hour_of_the_place_whatever_that_of_the_system(tmp_path):
    settings = settings_in(tmp_path, place='commune = "97411"\n')
    told = spawned("--settings", settings, "doctor", "--json", surroundings={"TZ": "UTC"}).stdout

    (clock,) = (found for found in json.loads(told)["findings"] if found["what"] == "clock")
    assert "heure du département 974 (UTC+4)" in clock["sentence"]
    assert "timezone" not in clock["sentence"]


def test_the_room_on_the_disk_is_told(tmp_path):
    folder = tmp_path / "not/made/yet"

    assert Machine().disk(folder).well.startswith("Il reste ")
    assert Machine(least_free=10**18).disk(folder).problems[0].startswith("Le disque est presque plein : ")


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "data").write_text("a file stands where the folder should be")

    (problem,) = Machine().disk(tmp_path / "data/kiosk").problems

    assert problem.startswith(f"{tmp_path / 'data'} est un fichier, et non un dossier. ")
    assert "chown" not in problem


# -- the whole terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Examination:
    """A terminal with a small content, on a machine where all is well."""
    files = {"tmp/.X11-unix/X0": "", "proc/asound/cards": CARDS}
    settings, problems = load(settings_in(tmp_path))
    assets = catalogue_in(tmp_path / "content")
    for name in ("lexicon", "places"):
        shutil.copytree(ASSETS / name, assets / name)
    make_pack(assets, date(2026, 11, 1))
    system = machine(tmp_path / "root", files, DISPLAY=":0")
    return Examination(settings, problems, assets, system, NOW, player=SilentPlayer())


def said(examination: Examination, what: str) -> str:
    """What is found of one thing, on one line; a problem begins with "!"."""
    found = [finding for finding in examination.findings().findings if finding.what == what]
    return " ".join(f"{'' if finding.is_well else '! '}{plain(finding.sentence)}" for finding in found)


def test_everything_is_looked_at_and_has_a_name(terminal):
    looked_at = {finding.what for finding in terminal.findings().findings}

    assert looked_at == NAMES.keys()


def test_settings_that_were_refused_are_told(terminal, tmp_path):
    settings, problems = load(settings_in(tmp_path, place='nom = "Villebrune"\n'))

    assert said(terminal, "settings") == "Les réglages sont bons."
    assert said(replace(terminal, settings=settings, problems=problems), "settings").startswith("! ")


def test_a_town_s_colours_that_cannot_be_read_are_told(terminal):
    pale = replace(terminal, settings=replace(terminal.settings, theme=Theme(ink="#c0c0c0")))

    assert "! réglages, theme.ink : #c0c0c0 se lit mal" in said(pale, "settings")


def test_a_logo_that_cannot_be_drawn_is_told(terminal, tmp_path):
    logo = tmp_path / "logo.svg"
    logo.write_text("<svg")

    place = replace(terminal.settings.place, logo=str(logo))
    told = said(replace(terminal, settings=replace(terminal.settings, place=place)), "settings")

    assert told.startswith(f"! réglages, place.logo : {logo} : ce dessin ne peut pas être tracé. ")


def test_the_languages_that_speak_and_those_that_are_silent_are_named(terminal):
    offered = replace(terminal.settings, languages=Languages(("fr", "ar", "ps")))

    assert said(replace(terminal, settings=offered), "voices") == (
        "La borne parle ces langues : Français, العربية. Sans voix, et l'écran le dit : پښتو."
    )


def test_a_voice_that_is_not_installed_is_told_with_its_package(terminal):
    def missing() -> Voice:
        return EspeakVoice(("libnothing.so",))

    assert said(replace(terminal, engine=missing), "voices") == (
        "! La synthèse vocale n'est pas installée. Installez le paquet espeak-ng."
    )


def test_a_sound_card_that_plays_nothing_is_told(terminal):
    broken = replace(terminal, player=AplayPlayer(command=("false",)))

    assert said(terminal, "sound") == "Le son sort par bcm2835 Headphones, vc4-hdmi-0."
    assert said(broken, "sound") == f"! {UNHEARD}"


def test_a_sound_that_needs_no_card_of_this_machine_is_believed_once_it_is_heard(terminal, tmp_path):
    bare = replace(terminal, machine=machine(tmp_path / "bare", {}))
    mute = replace(bare, player=AplayPlayer(command=("false",)))

    assert said(bare, "sound") == "Le son sort, ailleurs que par une carte son de cette machine."
    assert said(mute, "sound").startswith("! Aucune carte son : la borne est muette.")


def test_a_voice_that_is_switched_off_is_not_tried(terminal):
    off = replace(terminal.settings, voice=VoiceSettings(enabled=False))
    mute = replace(terminal, settings=off, player=AplayPlayer(command=("false",)))

    assert said(mute, "sound") == "La voix est coupée dans les réglages."


def test_letters_that_no_font_has_are_told(terminal):
    offered = replace(terminal, settings=replace(terminal.settings, languages=Languages(("fr", "en"))))
    well = said(offered, "fonts")
    change(terminal.assets / "procedures/carte-essai/en.md", "title: ", "title: 𐎀𐎁 ")  # Ugaritic
    make_pack(terminal.assets, date(2026, 11, 1))

    assert well == "Toutes les langues ont leurs lettres."
    assert said(offered, "fonts") == (
        "! Il manque des lettres pour ces langues : English. Installez le paquet fonts-noto-core."
    )


def test_a_content_that_was_altered_is_told(terminal):
    well = said(terminal, "pack")
    (terminal.assets / "facts.toml").write_text("# nothing\n")

    assert well.startswith("Le contenu est complet et inchangé : version 1 du 1er novembre 2026, ")
    assert "facts.toml : ce fichier a été modifié." in said(terminal, "pack")


def test_what_was_altered_in_the_content_is_told_once(terminal):
    change(terminal.assets / "procedures/carte-essai/fr.md", "title: ", "title: Autre ")
    (terminal.assets / "lexicon/fr.toml").write_text("")

    told = [plain(finding.sentence) for finding in terminal.findings().findings if not finding.is_well]

    assert sum("carte-essai/fr.md" in sentence for sentence in told) == 1
    assert sum("lexicon/fr.toml" in sentence for sentence in told) == 1
    assert said(terminal, "fonts") == "Toutes les langues ont leurs lettres."


def test_a_content_without_its_list_of_files_does_not_stop_the_rest(terminal):
    (terminal.assets / "pack.toml").unlink()

    assert "pack.toml : ce fichier manque" in said(terminal, "pack")
    assert said(terminal, "fonts") == said(terminal, "voices") == f"! {SEE_CONTENT}"
    assert said(terminal, "sound").startswith("Le son sort par ")
    assert "10:42" in said(terminal, "clock")


def test_a_database_is_not_needed_but_must_be_sound(terminal):
    path = terminal.settings.folder / DATABASE
    none = said(terminal, "database")
    path.parent.mkdir()
    sqlite3.connect(path).close()
    new = said(terminal, "database")
    path.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)

    assert none == "Pas encore de base de données : elle sera faite au premier démarrage."
    assert new == "La base de données est en bon état."
    assert said(terminal, "database") == (
        f"! La base de données {path} est abîmée. "
        "Redémarrez la borne : elle la mettra de côté et en fera une neuve."
    )
    assert said(terminal, "places") != ""


def test_a_database_that_cannot_be_made_is_not_promised(terminal):
    terminal.settings.folder.write_text("a file stands where the folder should be")

    told = said(terminal, "database")

    assert told.startswith(f"! La base de données ne peut pas être faite dans {terminal.settings.folder}. ")
    assert "sera faite" not in told
    assert "est un fichier, et non un dossier" in said(terminal, "disk")
    assert said(terminal, "places") != ""


def test_a_database_that_one_may_not_write_is_to_be_given(terminal):
    with tempfile.TemporaryDirectory() as folder:  # that everybody may enter, unlike pytest's
        path = Path(folder, DATABASE)
        path.parent.chmod(0o755)
        sqlite3.connect(path).close()
        path.chmod(0o444)
        settings = replace(terminal.settings, data=Data(folder=folder))

        with ordinary():
            told, account = said(replace(terminal, settings=settings), "database"), owner()

    assert f"Lancez « sudo chown {account} {path} »." in told


def test_a_database_that_was_set_aside_is_told_until_its_file_is_removed(terminal):
    path = terminal.settings.folder / DATABASE
    path.parent.mkdir()
    path.write_bytes(b"bonjour" * 1000)
    open_database(path, NOW).database.close()
    aside = path.with_name("kiosk-abimee-2026-11-24-104200.db")

    told = said(terminal, "database")
    aside.unlink()

    assert told.startswith("! Le 24 novembre 2026 à 10:42, la base de données était abîmée")
    assert "Les visites comptées et les listes de lieux importées à la main n'y sont plus" in told
    assert f"La base abîmée est dans {aside} : supprimez ce fichier" in told
    assert said(terminal, "database") == "La base de données est en bon état."


def test_a_language_and_hours_that_cannot_serve_are_told_with_the_file_they_stand_in(terminal):
    asked = replace(
        terminal.settings,
        languages=Languages(("fr", "en", "zz")),
        help=Help(hours="de 9h à 12h"),
    )

    told = said(replace(terminal, settings=asked, source="reglages.toml"), "settings")

    assert told == (
        '! reglages.toml, languages.offered : la borne n\'a pas les démarches dans la langue "zz". '
        "Retirez ce code. En attendant, cette langue n'est pas proposée. "
        '! reglages.toml, help.hours : "de 9h à 12h" ne se lit pas comme des horaires. Écrivez-les comme '
        '"Mo-Fr 09:00-12:00,14:00-17:00" (Mo Tu We Th Fr Sa Su : les jours, de lundi à dimanche). '
        "En attendant, la borne ne dit pas quand quelqu'un est là."
    )


def test_an_old_list_of_places_and_a_terminal_that_is_nowhere_are_told(terminal):
    lost = replace(terminal.settings, place=Place())

    assert "! La liste de lieux « france-services » date du 1er août 2024" in said(terminal, "places")
    assert "! La borne ne sait pas où elle est" in said(replace(terminal, settings=lost), "places")


def test_a_list_that_was_imported_is_newer_than_that_of_the_content(terminal):
    imported = kiosk(
        "--settings", terminal.settings.folder.parent / "settings.toml", "places", "import", HOUSES,
        "--date", "2026-11-01",
    )  # fmt: skip

    assert imported.exit_code == 0
    assert said(terminal, "places") == (
        "Les listes de lieux sont récentes : france-services (1er novembre 2026)."
    )


# -- what is written


def test_a_line_a_finding_then_how_many_things_there_are_to_do():
    upkeep = Upkeep()
    upkeep.report("disk", (), "Il reste 12,0 Go sur le disque.")
    upkeep.report("sound", ("Aucune carte son.",), "")
    upkeep.report("database", ("La base est abîmée.",), "")

    assert in_french(upkeep) == (
        "bien     Disque : Il reste 12,0 Go sur le disque.\n"
        "À FAIRE  Son : Aucune carte son.\n"
        "À FAIRE  Base : La base est abîmée.\n"
        "\n"
        "2 choses à faire."
    )
    assert json.loads(in_json(upkeep)) == {
        "well": False,
        "findings": [
            {"what": "disk", "well": True, "remark": False, "sentence": "Il reste 12,0 Go sur le disque."},
            {"what": "sound", "well": False, "remark": False, "sentence": "Aucune carte son."},
            {"what": "database", "well": False, "remark": False, "sentence": "La base est abîmée."},
        ],
    }


def test_what_is_only_worth_knowing_asks_for_nobody():
    upkeep = Upkeep()
    upkeep.report("network", (), "", ("Rien n'est relié.",))
    upkeep.report("temperature", (), "La borne est à 62 °C.", ("Son ventilateur ne tourne pas.",))

    assert in_french(upkeep) == (
        "à noter  Réseau : Rien n'est relié.\n"
        "bien     Température : La borne est à 62 °C.\n"
        "à noter  Température : Son ventilateur ne tourne pas.\n"
        "\n"
        "Tout va bien."
    )
    assert [found["remark"] for found in json.loads(in_json(upkeep))["findings"]] == [True, False, True]
    assert upkeep.is_well


def test_the_doctor_of_this_machine_answers_by_its_status_and_writes_nothing_else(tmp_path):
    around = {"XDG_DATA_HOME": str(tmp_path / "data")}

    result = spawned("doctor", "--json", surroundings=around)

    told = json.loads(result.stdout)
    assert result.returncode == (0 if told["well"] else 1)
    assert {finding["what"] for finding in told["findings"]} == NAMES.keys()
    assert {"screen", "places"} <= {finding["what"] for finding in told["findings"] if not finding["well"]}
    assert result.stderr == ""
    assert not (tmp_path / "data").exists()
