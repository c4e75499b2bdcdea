"""The still pages made beforehand: whole files in one folder, and a mark of what they were made from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.store.whole import keep_names, write_whole

MARK = "made-from"


class Stills:
    """A folder that holds them; it is made at the first writing, in a folder that is there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def made_from(self) -> str:
        """The mark that was written last, once all the files were; empty = none."""
        try:
            return (self.folder / MARK).read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            return ""

    def write(self, files: Mapping[str, bytes], made_from: str) -> None:
        """Put each file in the place of the one before, whole or not at all, and the mark last. OSError."""
        self.folder.mkdir(exist_ok=True)
        self.folder.chmod(0o755)  # whoever shows them is somebody else
        (self.folder / MARK).unlink(missing_ok=True)
        for name, content in {**files, MARK: f"{made_from}\n".encode("ascii")}.items():
            write_whole(self.folder / name, content, 0o644)
        keep_names(self.folder)
