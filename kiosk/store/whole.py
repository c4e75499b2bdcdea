"""Files that are there whole or not at all: after a power cut the one before, or the new one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def write_whole(path: Path, content: bytes, mode: int, own: Callable[[int], object] | None = None) -> None:
    """Put the content there with these rights, never with more; `own` may give the descriptor an owner.

    The disk has it at the end, but for its name, which `keep_names` sees to. Raises OSError.
    """
    new = path.with_name(f".{path.stem}.new")
    new.unlink(missing_ok=True)  # of another power cut, perhaps with other rights
    new.touch(0o600)
    try:
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            if own:
                own(file.fileno())
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def keep_names(folder: Path) -> None:
    """Have the disk know which files are in that folder. Raises OSError."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
