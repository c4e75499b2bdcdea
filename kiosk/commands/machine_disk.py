"""Where the terminal keeps its data: room, the right disk, and what its wear says.

- /sys/block/mmcblk*/device: `type` is MMC (soldered memory, eMMC) or SD (a card, which tells no wear);
  `life_time` gives two estimates and `pre_eol_info` a state (Linux, drivers/mmc/core/mmc.c). eMMC 5.0 of
  JEDEC, EXT_CSD bytes 267 to 269: an estimate of n means (n - 1) × 10 to n × 10 % of the life used, 0x0B more
  than all of it; a state of 1 is normal, 2 that 80 % of the spare blocks are used, 3 that 90 % are; 0 is
  not told.
- /sys/fs/ext4/<disk>: `errors_count`, kept in the file system until it is repaired, and
  `lifetime_write_kbytes` (Linux, fs/ext4/sysfs.c).
- /sys/kernel/debug/mmc*/err_stats, for root alone: how often a card did not answer (Linux,
  drivers/mmc/core/debugfs.c).
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path, PurePosixPath

from kiosk.commands.data_folder import nearest, trouble
from kiosk.commands.machine_files import Files, Report, number
from kiosk.commands.output import count

MEMORY_ONLY = ("tmpfs", "ramfs", "overlay")
WORN, OLD = 0x0A, 0x09  # tenths of the life of an eMMC: the last one has begun; the one before
_UNANSWERED = re.compile(r"^#? *Data (?:Timeout|CRC Errors) Occurred:\s*(\d+)", re.MULTILINE)


def disk(files: Files, folder: Path, least_free: int) -> Report:
    """Room, the right to write, and whether the disk of the data is the one of this terminal."""
    if problem := _wrong_disk(files) or trouble(folder):
        return Report((problem,))
    free = shutil.disk_usage(nearest(folder)).free
    if free < least_free:
        left = count(free // 1_000_000, "Mo libre", "Mo libres")
        return Report((f"Le disque est presque plein : {left}. Faites de la place.",))
    return Report((), f"Il reste {_gigabytes(free)} sur le disque.")


def wear(files: Files) -> Report:
    """How worn the disks are, and whether they fail."""
    problems, told, remarks = [*_errors(files)], [], [*_unanswered(files)]
    for path in files.found("sys/block/mmcblk*"):
        if not re.fullmatch(r"mmcblk\d+", path.name):
            continue  # the hidden parts of an eMMC are told with it
        if files.text(path / "device/type") == "MMC":
            problem, remark, fine = _of_emmc(files, path)
            problems += problem
            remarks += remark
            told += fine
        else:
            name = files.text(path / "device/name")[:20] or path.name
            told.append(f"La carte {name} ne dit pas son usure : gardez-en une autre, prête, à côté.")
    for path in files.found("sys/block/nvme*"):
        told.append(f"{path.name} dit son usure à « sudo smartctl -a /dev/{path.name} ».")
    told += _written(files)
    well = " ".join(told) or ("" if remarks else "Ce disque ne dit pas son usure.")
    return Report(tuple(problems), well, tuple(remarks))


def _wrong_disk(files: Files) -> str:
    """What is wrong with /data of an installed terminal; empty on another."""
    if not files.there("etc/kiosk/data-id"):
        return ""
    ours, there = files.text("etc/kiosk/data-id"), files.text("data/kiosk.id")
    kind = _file_system(files, "/data")
    if kind in MEMORY_ONLY:
        return f"/data est en mémoire ({kind}) : tout y serait perdu. Branchez son disque, puis redémarrez."
    if not there:
        return (
            "/data n'est pas le disque de cette borne : kiosk.id y manque. Branchez le bon, puis redémarrez."
        )
    if ours != there:
        return "Le disque de /data est celui d'une autre borne. Branchez le bon, puis redémarrez."
    return ""


def _file_system(files: Files, folder: str) -> str:
    """The kind of file system that a folder lies on; empty when it is not known."""
    kind, deepest = "", 0
    for line in files.text("proc/self/mounts").splitlines():
        row = line.split()
        if len(row) < 3:
            continue
        parts = PurePosixPath(row[1]).parts
        if PurePosixPath(folder).is_relative_to(row[1]) and len(parts) >= deepest:
            kind, deepest = row[2], len(parts)
    return kind


def _errors(files: Files) -> list[str]:
    problems = []
    for path in files.found("sys/fs/ext4/*/errors_count"):
        errors = files.number(path) or 0
        if errors > 0:
            said = f"Le disque {path.parent.name} a des erreurs ({errors})."
            way = "Copiez /data ailleurs, ajoutez « fsck.mode=force » à la ligne de démarrage et redémarrez"
            problems.append(f"{said} {way} ; si elles reviennent, changez ce disque.")
    return problems


def _unanswered(files: Files) -> list[str]:
    remarks = []
    for path in files.found("sys/kernel/debug/mmc*/err_stats"):
        times = sum(int(found[:9]) for found in _UNANSWERED.findall(files.text(path)))
        if times:
            said = f"La carte {path.parent.name} n'a pas bien répondu {times} fois depuis l'allumage."
            remarks.append(f"{said} Remettez-la dans sa fente ; si cela continue, changez-la.")
    return remarks


def _of_emmc(files: Files, path: Path) -> tuple[list[str], list[str], list[str]]:
    """What is to be done, what is to be known, and what is well with a soldered memory."""
    life = [number(word, 16) or 0 for word in files.text(path / "device/life_time").split()]
    used, spare = max(life, default=0), number(files.text(path / "device/pre_eol_info"), 16) or 0
    said = f"La mémoire {path.name} {_used(used, spare)}"
    if used >= WORN or spare >= 3:
        return [f"{said}. Copiez /data ailleurs et changez la carte."], [], []
    if used >= OLD or spare == 2:
        return [], [f"{said}. Prévoyez de changer la carte."], []
    return [], [], [f"{said}."]


def _used(tenths: int, spare: int) -> str:
    if spare >= 2:
        return f"n'a plus que {10 if spare > 2 else 20} % de ses blocs de réserve"
    if tenths > WORN:
        return "a dépassé sa durée de vie"
    if tenths < 1:
        return "ne dit pas son usure"
    return f"a usé {(tenths - 1) * 10} à {tenths * 10} % de sa vie"


def _written(files: Files) -> list[str]:
    told = []
    for path in files.found("sys/fs/ext4/*/lifetime_write_kbytes"):
        kilobytes = files.number(path) or 0
        if kilobytes > 0:
            told.append(f"Écrit sur {path.parent.name} depuis le début : {_gigabytes(kilobytes * 1024)}.")
    return told


def _gigabytes(size: int) -> str:
    return f"{size / 1_000_000_000:.1f} Go".replace(".", ",", 1)
