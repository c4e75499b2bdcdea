"""One file for two hundred terminals: checked whole, put in place, and gone from where it was brought."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from kiosk.commands.settings_import import screen_wins
from kiosk.errors import SettingsError
from kiosk.settings import Settings, load
from kiosk.settings_fleet import Machine, as_file, line_of, read_fleet
from tests.cli_kit import ROOT, kiosk

SCRIPT = ROOT / "deploy/raspberrypi/package/tree/usr/lib/kiosk/import-settings"
SERIAL = "10000000a1b2c3d4"
FLEET = f"""# deux cents cartes
[languages]
offered = ["fr", "en"]
[place]
kind = "mairie"
departement = "77"

[[terminal]]
serial = "{SERIAL}"
place.name = "Mairie de Villebrune"
screen.px_per_mm = 5.9

[[terminal]]
mac = "DC-A6-32-01-02-03"
[terminal.place]
name = "Médiathèque"
kind = "médiathèque"
"""


def machine_in(root: Path, serial: str = SERIAL) -> Path:
    """A system as the kernel of a Raspberry Pi shows it."""
    (root / "proc/device-tree").mkdir(parents=True)
    (root / "proc/device-tree/serial-number").write_text(f"{serial}\0")
    (root / "boot/firmware").mkdir(parents=True)
    (root / "etc/kiosk").mkdir(parents=True)
    return root


def imported(root: Path) -> subprocess.CompletedProcess[str]:
    """What the unit runs before the kiosk, on a system below that folder."""
    command = root / "kiosk"
    code = (
        "import sys; from pathlib import Path; from kiosk.adapters.board import Board; "
        "from kiosk.commands import settings_import; "
        f"settings_import.Board = lambda: Board(Path({str(root)!r})); "
        "from kiosk.cli import main; main()"
    )
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "$CODE" "$@"\n')
    command.chmod(0o755)
    surroundings = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "CODE": code,
        "KIOSK_ROOT": str(root),
        "KIOSK_COMMAND": str(command),
    }
    return subprocess.run(
        [str(SCRIPT)], env=surroundings, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_block_says_what_is_one_terminals_own_and_the_rest_is_everybodys():
    fleet = read_fleet(FLEET)

    first = fleet.tables(Machine(serial=SERIAL.upper()))
    second = fleet.tables(Machine(macs=("dc:a6:32:01:02:03",)))

    assert first["place"] == {"kind": "mairie", "departement": "77", "name": "Mairie de Villebrune"}
    assert first["screen"] == {"px_per_mm": 5.9}
    assert second["place"] == {"kind": "médiathèque", "departement": "77", "name": "Médiathèque"}
    assert "screen" not in second
    assert first["languages"] == second["languages"] == {"offered": ["fr", "en"]}


def test_zeros_before_a_serial_number_count_for_nothing():
    assert Machine(serial="00000000a1b2c3d4").is_named({"serial": "A1B2C3D4"})
    assert not Machine().is_named({"serial": ""})
    assert not Machine(serial="1").is_named({"serial": "2"})


def test_a_terminal_that_no_block_names_is_told_what_to_add():
    with pytest.raises(SettingsError, match=r'Aucun bloc .* Ajoutez .* serial = "77"'):
        read_fleet(FLEET).tables(Machine(serial="77"))


def test_a_terminal_that_two_blocks_name_is_told_where():
    twice = '[[terminal]]\nserial = "1"\n\n[[terminal]]\nmac = "02:00:00:00:00:01"\n'

    with pytest.raises(SettingsError, match="lignes 1 et 4"):
        read_fleet(twice).tables(Machine("1", ("02:00:00:00:00:01",)))


def test_the_tables_of_one_terminal_are_read_back_as_they_were(tmp_path):
    tables = read_fleet(FLEET).tables(Machine(serial=SERIAL))
    (tmp_path / "settings.toml").write_text(as_file(tables), encoding="utf-8")

    settings, problems = load(tmp_path / "settings.toml")

    assert problems == ()
    assert settings.place.name == "Mairie de Villebrune"
    assert settings.screen.px_per_mm == 5.9


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[voice]\n\nvolume = 140",
            "ligne 3, voice.volume : 140 n'est pas accepté. Écrivez un nombre entier",
        ),
        ("[place]\nname = 'a'\nlatitude = 48.4", "ligne 1, place.longitude : ce réglage manque."),
        ("[voise]\nvolume = 3", "ligne 1, voise : ce réglage n'existe pas. Vouliez-vous écrire voice ?"),
        ("volume = 3", "ligne 1, volume : « volume » s'écrit sous [voice]."),
        ("[help]\nhours = 'le matin'", 'ligne 2, help.hours : "le matin" ne se lit pas comme des horaires.'),
        ("[[terminal]]\nplace.name = 'a'", "ligne 1 : ce bloc ne dit pas de quelle borne il parle."),
        (
            "[[terminal]]\nserial = '1'\nplace.name = 'a'\n[[terminal]]\nserial = '01'",
            'ligne 1 : serial = "1" est écrit dans deux blocs. Gardez-en un seul.',
        ),
        (
            "[[terminal]]\nserial = '1'\n[[terminal]]\nserial = '2'\nscreen.rotation = 45",
            "ligne 5, screen.rotation : 45 n'est pas accepté.",
        ),
        ("[terminal]\nserial = '1'", "ligne 1 : un bloc commence par [[terminal]], entre doubles crochets."),
        ("[place]\nlatitude = 48,85", "un nombre s'écrit avec un point"),
    ],
)
def test_each_mistake_is_told_with_its_line_and_what_to_write(tmp_path, text, said):
    (tmp_path / "kiosk.toml").write_text(text, encoding="utf-8")

    result = kiosk("settings", "check", tmp_path / "kiosk.toml")

    assert result.exit_code == 1
    assert said in result.output
    assert "En attendant" not in result.output
    assert "Il n'est pas pris" not in result.output


def test_a_good_file_is_said_to_be_good(tmp_path):
    (tmp_path / "kiosk.toml").write_text(FLEET, encoding="utf-8")

    result = kiosk("settings", "check", tmp_path / "kiosk.toml")

    assert (result.exit_code, result.output) == (0, "kiosk.toml : tout est accepté, 2 blocs [[terminal]].\n")


def test_a_mistake_of_the_common_tables_is_told_once_for_all_the_blocks(tmp_path):
    wrong = FLEET.replace('"77"', '"777"')
    (tmp_path / "kiosk.toml").write_text(wrong, encoding="utf-8")

    assert kiosk("settings", "check", tmp_path / "kiosk.toml").output.count("departement") == 1


def test_the_line_of_a_setting_is_that_of_its_own_block():
    assert line_of(FLEET, "place.name", 1) == 10
    assert line_of(FLEET, "place.name", 2) == 16
    assert line_of(FLEET, "place.kind", 0) == 5
    assert line_of(FLEET, "wifi.ssid", 0) == 0


def test_a_card_is_read_at_its_first_start_and_keeps_no_password(tmp_path):
    root = machine_in(tmp_path)
    boot = root / "boot/firmware"
    Image.new("RGB", (64, 64)).save(boot / "logo.png")
    secret = FLEET.replace("[[", 'logo = "logo.png"\n[wifi]\nssid = "Libre"\npassword = "bienvenue77"\n[[', 1)
    (boot / "kiosk.toml").write_text(secret, encoding="utf-8")
    (boot / "kiosk.toml.erreurs.txt").write_text("avant")

    result = imported(root)

    assert (result.returncode, result.stderr) == (0, "")
    target = root / "etc/kiosk/settings.toml"
    settings, problems = load(target)
    assert problems == ()
    assert (settings.place.name, settings.wifi.password) == ("Mairie de Villebrune", "bienvenue77")
    assert settings.place.logo == str(root / "etc/kiosk/logo.png")
    assert "Médiathèque" not in target.read_text(encoding="utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in boot.iterdir()) == ["kiosk.toml.lu", "logo.png"]
    assert "bienvenue77" not in (boot / "kiosk.toml.lu").read_text(encoding="utf-8-sig")
    assert "effacé" in (boot / "kiosk.toml.lu").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("names", [("first-start",), ("staff",), ("first-start", "staff")])
def test_what_was_chosen_on_the_screen_is_said_to_win(tmp_path, names):
    root = machine_in(tmp_path)
    data = tmp_path / "data"
    data.mkdir()
    for name in names:
        (data / f"{name}.toml").write_text("[voice]\nvolume = 40\n")
    (root / "boot/firmware/kiosk.toml").write_text(f"[data]\nfolder = '{data}'\n", encoding="utf-8")

    said = imported(root).stdout

    files = " et ".join(f"{data}/{name}.toml" for name in names)
    assert "choisi sur l'écran de la borne l'emporte" in said
    assert f"supprimez {files}, puis redémarrez la borne" in said


def test_where_nothing_was_chosen_on_the_screen_nothing_is_said_of_it(tmp_path):
    root = machine_in(tmp_path)
    (root / "boot/firmware/kiosk.toml").write_text(f"[data]\nfolder = '{tmp_path}/data'\n", encoding="utf-8")

    assert imported(root).stdout.endswith("est effacé.\n")


def test_an_installed_terminal_has_its_choices_in_its_own_folder_whoever_asks(tmp_path):
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "kiosk/first-start.toml").write_text("[staff]\npin = 'x'\n")

    said = screen_wins(Settings(), installed=tmp_path, home=tmp_path)

    assert f"supprimez {tmp_path}/kiosk/first-start.toml, puis" in said


def test_a_file_for_one_terminal_keeps_its_remarks(tmp_path):
    root = machine_in(tmp_path)
    text = '# écrit par Samira\n[place]\nname = "Mairie"\n'
    (root / "boot/firmware/kiosk.toml").write_text("\ufeff" + text, encoding="utf-8")

    imported(root)

    assert (root / "etc/kiosk/settings.toml").read_text(encoding="utf-8") == text


def test_a_wrong_file_changes_nothing_and_says_why_where_any_pc_reads_it(tmp_path):
    root = machine_in(tmp_path)
    boot, target = root / "boot/firmware", root / "etc/kiosk/settings.toml"
    target.write_text("[place]\nname = 'avant'\n")
    (boot / "kiosk.toml").write_text("[wifi]\nssid = 'Libre'\npassword = 'court'\n", encoding="utf-8")

    result = imported(root)

    assert result.returncode == 1
    assert target.read_text() == "[place]\nname = 'avant'\n"
    report = (boot / "kiosk.toml.erreurs.txt").read_bytes()
    assert report.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in report
    assert "ligne 3, wifi.password : ce mot de passe n'est pas accepté." in report.decode("utf-8-sig")
    assert b"court" not in report
    assert "ligne 3" in (root / "run/kiosk-system/settings-refused").read_text(encoding="utf-8")
    assert (boot / "kiosk.toml").exists()

    (boot / "kiosk.toml").write_text("[wifi]\nssid = 'Libre'\npassword = 'assez-long'\n", encoding="utf-8")
    assert imported(root).returncode == 0
    assert sorted(path.name for path in boot.iterdir()) == ["kiosk.toml.lu"]
    assert not (root / "run/kiosk-system/settings-refused").exists()


def test_without_a_file_nothing_is_done(tmp_path):
    root = machine_in(tmp_path)

    result = imported(root)

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert list((root / "etc/kiosk").iterdir()) == []
