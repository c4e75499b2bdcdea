"""How much memory is left, and whether what does not fit in it wears the card out."""

from __future__ import annotations

import re

from kiosk.commands.machine_files import Files, Report

LEAST_LEFT = 100_000  # kB: below, the next page may not find room; ours
_ROW = re.compile(r"^(\w+): +(\d+) kB$", re.MULTILINE)


def memory(files: Files) -> Report:
    """/proc/meminfo, /proc/swaps (proc(5) of Linux) and zram."""
    told = {name: int(kilobytes[:12]) for name, kilobytes in _ROW.findall(files.text("proc/meminfo"))}
    total, left = told.get("MemTotal", 0), told.get("MemAvailable", 0)
    if not total:
        return Report((), "Cette machine ne dit pas sa mémoire.")
    said = f"{_megabytes(left)} libres sur {_megabytes(total)}"
    if left < LEAST_LEFT:
        return Report(
            (f"La mémoire est presque pleine : {said}. Redémarrez la borne, puis regardez encore.",)
        )
    squeezed = " Ce qui n'y tient pas est compressé (zram)." if _is_squeezed(files) else ""
    return Report((), f"La mémoire suffit : {said}.{squeezed}", tuple(_spilled(files)))


def _is_squeezed(files: Files) -> bool:
    return any((files.number(path / "disksize") or 0) > 0 for path in files.found("sys/block/zram*"))


def _spilled(files: Files) -> list[str]:
    """What is written on a disk for want of memory."""
    rows = (line.split() for line in files.text("proc/swaps").splitlines()[1:])
    places = [row[0] for row in rows if len(row) == 5 and not row[0].startswith("/dev/zram")]
    way = "Retirez-le (sudo swapoff -a, puis /etc/fstab) : zram suffit."
    return [f"La mémoire déborde sur un disque ({place}), qui s'use. {way}" for place in places]


def _megabytes(kilobytes: int) -> str:
    return f"{kilobytes // 1000} Mo"
