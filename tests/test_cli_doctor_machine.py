"""`kiosk doctor` on machines drawn as folders: touch, network, clock, wear, heat, power, memory, starts."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kiosk.commands import ages
from kiosk.commands.machine import Machine, Report
from kiosk.commands.machine_network import ALONE
from tests.controllers.walking import plain

PI = {"proc/device-tree/model": "Raspberry Pi 5 Model B Rev 1.0\0"}
NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


def machine(root: Path, files: dict[str, str | bytes], **environment: str) -> Machine:
    """A system that has these files."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Machine(root, {"PATH": "", **environment})


def of(report: Report) -> str:
    """What is said, on one line: a problem begins with "!", a remark with "?"."""
    well = [] if report.problems or not report.well else [report.well]
    said = [*(f"! {one}" for one in report.problems), *well, *(f"? {one}" for one in report.remarks)]
    return plain(" ".join(said))


# -- touch

MOUSE = {"name": "Souris Villebrune\n", "capabilities/abs": "0\n", "capabilities/key": "1f0000 0 0 0 0\n"}
FINGERS = {
    "name": "ILITEK Multi-Touch\n",
    "properties": "2\n",
    "capabilities/abs": "260800000000003\n",
    "capabilities/key": "400 0 0 0 0 0\n",
}
PAD = {**FINGERS, "name": "Synaptics TouchPad\n", "properties": "5\n"}
ONE_FINGER = {**FINGERS, "name": "Résistif\n", "capabilities/abs": "3\n"}


def inputs(*devices: dict[str, str]) -> dict[str, str]:
    listed = {}
    for number, device in enumerate(devices):
        listed |= {f"sys/class/input/event{number}/device/{name}": text for name, text in device.items()}
        listed[f"dev/input/event{number}"] = ""
    return listed


@pytest.mark.parametrize(
    ("devices", "said"),
    [
        ([MOUSE, FINGERS], "L'écran se touche (ILITEK Multi-Touch)."),
        ([ONE_FINGER], "L'écran se touche (Résistif)."),
        ([], "! Aucun écran tactile : les visiteurs ne peuvent rien choisir."),
        ([MOUSE], "! Aucun écran tactile, seulement une souris (Souris Villebrune) : les visiteurs"),
        ([PAD], "! Aucun écran tactile"),
        ([{**FINGERS, "capabilities/abs": "zz zz\n"}], "! Aucun écran tactile"),
    ],
    ids=["touch", "one finger", "nothing", "mouse", "pad", "garbage"],
)
def test_a_touch_screen_is_told_from_a_mouse_and_from_a_pad(tmp_path, devices, said):
    assert of(machine(tmp_path, inputs(*devices)).touch()).startswith(said)


def test_a_touch_screen_that_we_may_not_listen_to_tells_which_group_to_join(tmp_path):
    drawn = machine(tmp_path, inputs(FINGERS))
    (tmp_path / "dev/input/event0").unlink()  # what even root cannot open

    assert "sudo usermod -aG input " in of(drawn.touch())


def test_on_a_desktop_a_mouse_is_enough_to_try(tmp_path):
    said = of(machine(tmp_path, inputs(MOUSE), DISPLAY=":0").touch())

    assert said.startswith("? Aucun écran tactile, seulement une souris (Souris Villebrune) : sur un bureau")


# -- network

ROUTES = (
    "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n"
    "eth0\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
    "eth0\t0001A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n"
)
ADDRESSES = (
    "Local:\n           |-- 127.0.0.1\n              /32 host LOCAL\n"
    "           |-- 192.168.1.20\n              /32 host LOCAL\n"
)
CABLE = {"sys/class/net/eth0/type": "1\n", "sys/class/net/eth0/carrier": "1\n"}
RADIO = {"sys/class/net/wlan0/type": "1\n", "sys/class/net/wlan0/wireless/x": ""}
INSIDE = {
    "sys/class/net/lo/type": "772\n",
    "sys/class/net/lo/carrier": "1\n",
    "sys/class/net/br0/type": "1\n",
    "sys/class/net/br0/carrier": "1\n",
    "sys/class/net/br0/bridge/x": "",
}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (INSIDE, f"? Aucune carte réseau. {ALONE}"),
        (
            RADIO | {"sys/class/net/eth0/type": "1\n", "sys/class/net/eth0/carrier": "0\n"},
            f"? Rien n'est relié : pas de câble dans eth0, pas de Wi-Fi sur wlan0. {ALONE}",
        ),
        (
            CABLE,
            "? Le réseau eth0 (câble) est relié, mais n'a pas donné d'adresse. "
            f"Vérifiez la box ou le routeur de ce lieu. {ALONE}",
        ),
        (
            CABLE
            | {"proc/net/route": "".join(ROUTES.splitlines(True)[::2])}
            | {"proc/net/fib_trie": ADDRESSES},
            "? Le réseau eth0 (câble) est relié (192.168.1.20), mais aucun chemin ne mène hors de ce lieu. "
            f"{ALONE}",
        ),
        (
            INSIDE | CABLE | RADIO | {"proc/net/route": ROUTES, "proc/net/fib_trie": ADDRESSES},
            "Le réseau est relié : eth0 (câble), 192.168.1.20. Internet n'a pas été essayé.",
        ),
        (
            CABLE
            | {"proc/net/if_inet6": "fd000000000000000000000000000002 04 40 00 82     eth0\n"}
            | {"proc/net/ipv6_route": f"{'0' * 32} 00 {'0' * 32} 00 {'f' * 32} 0400 03 00 03 eth0\n"},
            "Le réseau est relié : eth0 (câble), adresse IPv6. Internet n'a pas été essayé.",
        ),
    ],
    ids=["none", "unlinked", "no address", "no way out", "well", "ipv6"],
)
def test_what_is_connected_is_told_and_never_asks_for_somebody(tmp_path, files, said):
    report = machine(tmp_path, files).network()

    assert of(report) == plain(said)
    assert report.problems == ()


# -- clock


@pytest.mark.parametrize(
    ("who", "end"),
    [
        ("network\n", "Le réseau la règle."),
        ("rtc", "La pile d'horloge de la carte la garde."),
        ("staff 2026-11-24T10:00:00\n", "L'équipe l'a réglée."),
        (None, "(UTC+0)."),
    ],
)
def test_who_answers_for_the_hour_is_told(tmp_path, who, end):
    drawn = machine(tmp_path, {} if who is None else {"run/kiosk-system/clock": who})

    assert of(drawn.clock(NOW, date(2026, 11, 1), "77")).endswith(end)
    assert drawn.trusts_its_clock


@pytest.mark.parametrize("who", ["nobody\n", "", "¤¤¤", "Network"])
def test_an_hour_that_nobody_answers_for_is_to_be_set(tmp_path, who):
    drawn = machine(tmp_path, {"run/kiosk-system/clock": who})

    said = of(drawn.clock(NOW, date(2026, 11, 1), "77"))

    assert said.startswith("! Personne ne répond de l'heure : 24 novembre 2026, 10:42")
    assert "ni ouvert, ni fermé" in said
    assert "sudo kiosk clock set 'AAAA-MM-JJ HH:MM', à l'heure du lieu" in said
    assert not drawn.trusts_its_clock


# -- disk and wear

OURS = {"etc/kiosk/data-id": "5f0c\n", "data/kiosk.id": "5f0c\n"}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "Il reste "),
        (OURS, "Il reste "),
        (OURS | {"data/kiosk.id": "77aa\n"}, "! Le disque de /data est celui d'une autre borne."),
        ({"etc/kiosk/data-id": "5f0c\n"}, "! /data n'est pas le disque de cette borne : kiosk.id y manque."),
        (
            OURS | {"proc/self/mounts": "/dev/sda2 / ext4 rw 0 0\nnone /data tmpfs rw 0 0\n"},
            "! /data est en mémoire (tmpfs) : tout y serait perdu.",
        ),
        (OURS | {"proc/self/mounts": "/dev/sda2 / ext4 rw 0 0\nbroken\n"}, "Il reste "),
        (OURS | {"proc/self/mounts": "overlay / overlay rw 0 0\n"}, "! /data est en mémoire (overlay)"),
    ],
)
def test_the_disk_of_the_data_is_the_one_of_this_terminal(tmp_path, files, said):
    assert of(machine(tmp_path / "root", files).disk(tmp_path / "mine")).startswith(said)


def emmc(life: str, spare: str) -> dict[str, str]:
    return {
        "sys/block/mmcblk0/device/type": "MMC\n",
        "sys/block/mmcblk0/device/life_time": life,
        "sys/block/mmcblk0/device/pre_eol_info": spare,
        "sys/block/mmcblk0boot0/device/type": "MMC\n",
    }


@pytest.mark.parametrize(
    ("life", "spare", "said"),
    [
        ("0x01 0x02\n", "0x01\n", "La mémoire mmcblk0 a usé 10 à 20 % de sa vie."),
        ("0x00 0x00\n", "0x00\n", "La mémoire mmcblk0 ne dit pas son usure."),
        ("peu\n", "", "La mémoire mmcblk0 ne dit pas son usure."),
        ("0x09 0x01\n", "0x01\n", "? La mémoire mmcblk0 a usé 80 à 90 % de sa vie. Prévoyez"),
        ("0x01 0x01\n", "0x02\n", "? La mémoire mmcblk0 n'a plus que 20 % de ses blocs de réserve. Prévoyez"),
        ("0x01 0x0a\n", "0x01\n", "! La mémoire mmcblk0 a usé 90 à 100 % de sa vie. Copiez /data"),
        ("0x0b 0x01\n", "0x01\n", "! La mémoire mmcblk0 a dépassé sa durée de vie. Copiez /data"),
        ("0x01 0x01\n", "0x03\n", "! La mémoire mmcblk0 n'a plus que 10 % de ses blocs de réserve. Copiez"),
    ],
)
def test_a_soldered_memory_tells_its_wear(tmp_path, life, spare, said):
    assert of(machine(tmp_path, emmc(life, spare)).wear()).startswith(plain(said))


def test_a_card_tells_no_wear_and_a_file_system_what_was_written(tmp_path):
    files = {
        "sys/block/mmcblk0/device/type": "SD\n",
        "sys/block/mmcblk0/device/name": "SC32G\n",
        "sys/block/nvme0n1/size": "1\n",
        "sys/fs/ext4/mmcblk0p2/errors_count": "0\n",
        "sys/fs/ext4/mmcblk0p2/lifetime_write_kbytes": "12000000\n",
    }

    assert of(machine(tmp_path, files).wear()) == plain(
        "La carte SC32G ne dit pas son usure : gardez-en une autre, prête, à côté. "
        "nvme0n1 dit son usure à « sudo smartctl -a /dev/nvme0n1 ». "
        "Écrit sur mmcblk0p2 depuis le début : 12,3 Go."
    )


def test_a_file_system_with_errors_and_a_card_that_does_not_answer_are_told(tmp_path):
    files = {
        "sys/fs/ext4/mmcblk0p2/errors_count": "3\n",
        "sys/kernel/debug/mmc0/err_stats": "# Data Timeout Occurred:\t 2\n# Data CRC Errors Occurred:\t 1\n",
    }

    said = of(machine(tmp_path, files).wear())

    assert said.startswith("! Le disque mmcblk0p2 a des erreurs (3). Copiez /data ailleurs")
    assert "? La carte mmc0 n'a pas bien répondu 3 fois depuis l'allumage." in said


def test_a_disk_that_says_nothing_is_not_said_to_be_new(tmp_path):
    assert of(machine(tmp_path, {}).wear()) == "Ce disque ne dit pas son usure."


# -- heat and power


def zone(temperature: str, kind: str = "cpu-thermal\n", number: int = 0) -> dict[str, str]:
    folder = f"sys/class/thermal/thermal_zone{number}"
    return {f"{folder}/type": kind, f"{folder}/temp": temperature}


def fan(turns: str) -> dict[str, str]:
    return {"sys/class/hwmon/hwmon2/name": "pwmfan\n", "sys/class/hwmon/hwmon2/fan1_input": turns}


THROTTLED = "sys/devices/platform/soc/soc:firmware/get_throttled"
OPEN_UP = "Dégagez ses ouvertures, éloignez-la du soleil, ajoutez un ventilateur."
STILL = "Son ventilateur ne tourne pas : vérifiez sa prise, ou changez-le."


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "Cette machine ne dit pas sa température."),
        (PI | zone("51234\n"), "La borne est à 51 °C."),
        (PI | zone("72000\n"), f"? La borne est chaude (72 °C), et ralentira à 80 °C. {OPEN_UP}"),
        (PI | zone("81900\n"), f"! La borne est trop chaude (82 °C) : le processeur ralentit. {OPEN_UP}"),
        (
            PI | zone("86000\n") | fan("0\n"),
            f"! La borne est trop chaude (86 °C) : le processeur ralentit et l'image aussi. {STILL}",
        ),
        (PI | zone("62000\n") | fan("0\n"), f"La borne est à 62 °C. ? {STILL}"),
        (PI | zone("45000\n") | fan("0\n"), "La borne est à 45 °C."),
        (PI | zone("50000\n") | zone("99000\n", "battery\n", 1), "La borne est à 50 °C."),
        (PI | zone("-274000\n"), "Cette machine ne dit pas sa température."),
        (PI | zone("chaud\n"), "Cette machine ne dit pas sa température."),
        (
            PI | zone("50000\n") | {THROTTLED: "c0000\n"},
            f"La borne est à 50 °C. ? Depuis l'allumage, la chaleur l'a fait ralentir au moins une fois. "
            f"{OPEN_UP}",
        ),
        (zone("91000\n", "x86_pkg_temp\n"), "La borne est à 91 °C."),
        (
            zone("91000\n", "x86_pkg_temp\n")
            | {"sys/class/thermal/thermal_zone0/trip_point_0_type": "passive\n"}
            | {"sys/class/thermal/thermal_zone0/trip_point_0_temp": "90000\n"},
            f"! La borne est trop chaude (91 °C) : le processeur ralentit. {OPEN_UP}",
        ),
    ],
)
def test_the_heat_is_told_with_what_to_do(tmp_path, files, said):
    assert of(machine(tmp_path, files).heat()) == plain(said)


NOT_ENOUGH = "l'alimentation est trop faible. Mettez l'alimentation officielle de la carte"
ALARM = {"sys/class/hwmon/hwmon1/name": "rpi_volt\n", "sys/class/hwmon/hwmon1/in0_lcrit_alarm": "1\n"}
FIVE = "sys/devices/platform/soc@107c000000/soc@107c000000:firmware/get_throttled"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "Cette machine ne mesure pas son alimentation."),
        (PI | {THROTTLED: "0\n"}, "L'alimentation suffit."),
        (PI | ALARM | {"sys/class/hwmon/hwmon1/in0_lcrit_alarm": "0\n"}, "L'alimentation suffit."),
        (PI | {THROTTLED: "50005\n"}, f"! Le courant manque en ce moment : {NOT_ENOUGH}"),
        (PI | ALARM, f"! Le courant manque en ce moment : {NOT_ENOUGH}"),
        (PI | {FIVE: "50000\n"}, f"! Le courant a manqué depuis l'allumage : {NOT_ENOUGH}"),
        (PI | {THROTTLED: "-1\n"}, "Cette machine ne mesure pas son alimentation."),
        (PI | {THROTTLED: "bas\n"}, "Cette machine ne mesure pas son alimentation."),
        (
            PI | {THROTTLED: "0\n", "proc/device-tree/chosen/power/max_current": (3000).to_bytes(4, "big")},
            "L'alimentation suffit. ? L'alimentation n'offre que 3000 mA : les prises USB ensemble n'ont que",
        ),
        (
            PI | {THROTTLED: "0\n", "proc/device-tree/chosen/power/max_current": (5000).to_bytes(4, "big")},
            "L'alimentation suffit.",
        ),
    ],
)
def test_a_supply_that_is_too_weak_is_told(tmp_path, files, said):
    assert of(machine(tmp_path, files).power()).startswith(plain(said))


# -- memory


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "Cette machine ne dit pas sa mémoire."),
        ({"proc/meminfo": "beaucoup"}, "Cette machine ne dit pas sa mémoire."),
        (
            {"proc/meminfo": "MemTotal: 2000000 kB\nMemAvailable: 1400000 kB\n"}
            | {"sys/block/zram0/disksize": "1024\n"},
            "La mémoire suffit : 1400 Mo libres sur 2000 Mo. Ce qui n'y tient pas est compressé (zram).",
        ),
        (
            {"proc/meminfo": "MemTotal: 2000000 kB\nMemAvailable: 60000 kB\n"},
            "! La mémoire est presque pleine : 60 Mo libres sur 2000 Mo. Redémarrez la borne",
        ),
        (
            {"proc/meminfo": "MemTotal: 2000000 kB\nMemAvailable: 1400000 kB\n"}
            | {"proc/swaps": "Name Type Size Used Priority\n/dev/zram0 disk 9 0 5\n/var/swap file 9 0 -2\n"},
            "La mémoire suffit : 1400 Mo libres sur 2000 Mo. "
            "? La mémoire déborde sur un disque (/var/swap), qui s'use.",
        ),
    ],
)
def test_the_memory_is_told(tmp_path, files, said):
    assert of(machine(tmp_path, files).memory()).startswith(said)


# -- starts


def installed(root: Path, version: str, files: dict[str, str]) -> Machine:
    drawn = machine(root, files)
    (root / "opt/kiosk").mkdir(parents=True)
    (root / "opt/kiosk/current").symlink_to(f"versions/{version}")
    return drawn


REFUSED = "var/lib/kiosk-update/refused"


def test_a_terminal_that_runs_from_its_folder_has_one_version(tmp_path):
    assert of(machine(tmp_path, {}).starts()).startswith("La borne tourne depuis son dossier")


def test_a_version_that_was_refused_is_told_with_the_one_that_took_over(tmp_path):
    files = {REFUSED: "1.10.0\tne répondait plus au toucher\t2026-11-20\n"}

    assert of(installed(tmp_path, "1.9.0", files).starts()) == plain(
        "! La version 1.10.0 ne répondait plus au toucher, le 20 novembre 2026 : la version 1.9.0 a repris. "
        "Signalez-le à qui la fournit, et attendez la suivante."
    )


@pytest.mark.parametrize(
    "refused",
    ["1.2.0\tne répondait plus\t2026-11-20\n", "1.3.0\tune\t2026-11-20\n", "???\n\n", "\t\t\n", ""],
    ids=["older", "same", "garbage", "empty columns", "empty"],
)
def test_what_was_refused_and_left_behind_asks_for_nothing(tmp_path, refused):
    assert of(installed(tmp_path, "1.3.0", {REFUSED: refused}).starts()) == "La version 1.3.0 est en service."


def test_a_version_on_trial_is_worth_knowing(tmp_path):
    drawn = installed(tmp_path, "1.3.0", {"var/lib/kiosk-update/trial": "1.3.0 2\n"})

    assert of(drawn.starts()) == plain(
        "La version 1.3.0 est en service. "
        "? La version 1.3.0 est à l'essai (2 démarrages) : elle reste si l'écran répond au toucher."
    )


CUT = "La machine s'est arrêtée 3 fois sans prévenir, en moins d'une heure de marche. Vérifiez sa prise,"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"run/kiosk-system/boots": "0\n"}, "La version 1.3.0 est en service."),
        ({"run/kiosk-system/boots": "3\n"}, f"La version 1.3.0 est en service. ? {CUT}"),
        ({"run/kiosk-system/boots": "3\n", "run/kiosk-system/safe": ""}, f"! {CUT}"),
        ({"run/kiosk-system/boots": "-4\n"}, "La version 1.3.0 est en service."),
    ],
)
def test_a_machine_that_stops_too_often_is_told(tmp_path, files, said):
    assert of(installed(tmp_path, "1.3.0", files).starts()).startswith(plain(said))


# -- ages

LISTS = {"annuaire": date(2026, 4, 1), "france-services": date(2026, 11, 1)}


def test_a_list_of_half_a_year_is_worth_renewing_and_one_of_a_year_must_be():
    recent = ages.places({"annuaire": date(2026, 11, 1)}, date(2026, 11, 24), True)
    ageing = ages.places(LISTS, date(2026, 11, 24), True)
    old = ages.places(LISTS, date(2027, 4, 30), True)

    assert of(recent) == "Les listes de lieux sont récentes : annuaire (1er novembre 2026)."
    assert of(ageing) == plain(
        "? La liste de lieux « annuaire » date du 1er avril 2026 : des horaires ont pu changer. "
        "Importez-en une plus récente : kiosk places import."
    )
    assert of(old).startswith(plain("! La liste de lieux « annuaire »"))


def test_nothing_is_old_by_an_hour_that_is_not_sure():
    report = ages.places({"annuaire": date(1990, 1, 1)}, None, True)

    assert of(report).endswith("L'heure n'est pas sûre : leur âge n'est pas jugé.")
    assert report.problems == report.remarks == ()
    assert of(ages.content((), "Complet.", date(1990, 1, 1), None)) == "Complet."


def test_a_content_of_half_a_year_is_worth_renewing_and_one_of_a_year_must_be():
    made = date(2026, 4, 1)

    assert of(ages.content((), "Complet.", made, date(2026, 9, 1))) == "Complet."
    assert of(ages.content((), "Complet.", made, date(2026, 11, 1))).startswith("Complet. ? Le contenu date")
    assert of(ages.content(("abîmé",), "Complet.", made, date(2027, 5, 1))).startswith(
        "! abîmé ! Le contenu date du 1er avril 2026 : "
    )


# -- any machine

EVERYTHING = [
    *inputs(FINGERS),
    *CABLE,
    *RADIO,
    *zone("", ""),
    *fan(""),
    *emmc("", ""),
    *ALARM,
    THROTTLED,
    REFUSED,
    "proc/net/route",
    "proc/net/fib_trie",
    "proc/net/if_inet6",
    "proc/net/ipv6_route",
    "proc/self/mounts",
    "proc/meminfo",
    "proc/swaps",
    "proc/device-tree/model",
    "proc/device-tree/chosen/power/max_current",
    "run/kiosk-system/clock",
    "run/kiosk-system/boots",
    "run/kiosk-system/safe",
    "sys/block/zram0/disksize",
    "sys/class/drm/card1-HDMI-A-1/status",
    "sys/class/thermal/thermal_zone0/trip_point_0_type",
    "sys/class/thermal/thermal_zone0/trip_point_0_temp",
    "sys/fs/ext4/sda1/errors_count",
    "sys/fs/ext4/sda1/lifetime_write_kbytes",
    "sys/kernel/debug/mmc0/err_stats",
    "var/lib/kiosk-update/trial",
    "etc/kiosk/data-id",
    "data/kiosk.id",
]
LOOKS = ("screen", "touch", "network", "wear", "heat", "power", "memory", "starts")


def garbage(seed: int) -> bytes:
    """Bytes, numbers that fit nowhere, words where numbers stand, columns that are not there."""
    chance = random.Random(seed)
    kinds = [
        chance.randbytes(40),
        b"9" * 5000,
        b"-1",
        b"\t\t\n",
        b"0x",
        b"eth0 \xff 0 0 0 0 0 0\n" * 9,
        b"/ / /",
    ]
    return chance.choice(kinds)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_a_machine_says_is_answered_in_sentences(tmp_path, seed):
    files = {name: garbage(seed * 100 + place) for place, name in enumerate(EVERYTHING)}
    drawn = installed(tmp_path / "root", "¤", files)

    reports = [getattr(drawn, look)() for look in LOOKS]
    reports += [drawn.disk(tmp_path / "mine"), drawn.clock(NOW, None, ""), drawn.sound(True)]

    assert all(of(report) and "\0" not in of(report) for report in reports)


def test_files_that_do_not_answer_are_as_if_they_were_not_there(tmp_path):
    for name in EVERYTHING:
        (tmp_path / "root" / name).mkdir(parents=True)  # a folder where a file is read
    drawn = Machine(tmp_path / "root", {"PATH": ""})

    assert of(drawn.heat()) == "Cette machine ne dit pas sa température."
    assert all(of(getattr(drawn, look)()) for look in LOOKS)


def test_this_machine_is_told_as_well():
    here = Machine()

    assert all(of(getattr(here, look)()) for look in LOOKS)
