"""The last lines of the log that the system keeps of the terminal's warnings; they name no visitor."""

from __future__ import annotations

import os
from pathlib import Path

NAME = "errors.log"
READ = 65_536  # bytes from the end


def last_lines(folder: Path, count: int) -> tuple[str, ...]:
    """So many lines, oldest first; none where there is no log, or where it may not be read."""
    lines: list[str] = []
    for file in (folder / f"{NAME}.1", folder / NAME):  # the one of before, then this one
        try:
            with file.open("rb") as log:
                size = log.seek(0, os.SEEK_END)
                log.seek(max(0, size - READ))
                kept = log.read().decode(errors="replace").splitlines()
        except OSError:
            continue
        lines += kept[1:] if size > READ else kept  # the first one may be cut
    return tuple(line.strip() for line in lines if line.strip())[-count:]
