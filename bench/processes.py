"""What a program costs while it runs: the memory and the processor time of all its processes together."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import psutil


def family(pid: int) -> list[psutil.Process]:
    """The process, those it started, those they started, and whatever else lives in its session."""
    try:
        first = psutil.Process(pid)
        members = {one.pid: one for one in [first, *first.children(recursive=True)]}
    except psutil.NoSuchProcess:
        return []
    for one in psutil.process_iter():
        try:
            if os.getsid(one.pid) == pid:
                members[one.pid] = one
        except (ProcessLookupError, PermissionError):
            continue
    return list(members.values())


def memory(pid: int) -> float:
    """Proportional set size of the family, in millions of bytes: what is shared is counted once."""
    total = 0
    for one in family(pid):
        with suppress(FileNotFoundError, ProcessLookupError):  # ended meanwhile
            for line in Path(f"/proc/{one.pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
    return total / 1e6


def processor(pid: int) -> dict[int, float]:
    """Seconds of processor that each thread of the family has used, by its number."""
    return {number: used for one in family(pid) for number, used in _threads(one)}


def used_between(before: dict[int, float], after: dict[int, float]) -> float:
    """Seconds of processor used meanwhile, by the threads that are there at the end."""
    return sum(used - before.get(number, 0.0) for number, used in after.items())


def _threads(process: psutil.Process) -> list[tuple[int, float]]:
    """To the nanosecond where the kernel says so; else in its ticks of ten milliseconds."""
    try:
        tasks = list(Path(f"/proc/{process.pid}/task").iterdir())
        return [(int(task.name), int((task / "schedstat").read_text().split()[0]) / 1e9) for task in tasks]
    except (FileNotFoundError, ProcessLookupError):
        try:
            return [(one.id, one.user_time + one.system_time) for one in process.threads()]
        except psutil.NoSuchProcess:
            return []
