"""The word of the clock's service, written as the service writes it."""

from __future__ import annotations

from pathlib import Path


def written(file: Path, who: str) -> Path:
    """A file of its own, put in the place of the one before."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".half")
    half.write_text(f"{who}\n", encoding="ascii")
    half.rename(file)
    return file
