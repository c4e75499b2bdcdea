"""What the tests of the command line share: a catalogue to spoil, settings of one's own, real calls."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner, Result

from kiosk.cli import cli
from tests.controllers.walking import sample_in

ROOT = Path(__file__).resolve().parents[1]
NOBODY = 65534


def kiosk(*arguments: object) -> Result:
    """The command in this process; `output` is what was written, errors included."""
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], prog_name="kiosk")


def spawned(
    *arguments: object, surroundings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=ROOT,
        env=surroundings_of(surroundings),
        check=False,
    )


def surroundings_of(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a user who has no screen and has set nothing."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("KIVY_", "SDL_", "KIOSK_"))
    }
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "FONTCONFIG_FILE"):
        kept.pop(name, None)
    return {**kept, **(more or {})}


def catalogue_in(folder: Path) -> Path:
    """A pack's folder with two sound procedures, one of them a shared part, in two languages."""
    folder.mkdir(parents=True, exist_ok=True)
    return sample_in(folder)


def change(path: Path, old: str, new: str) -> None:
    """Save the file with a piece of it replaced, which must be there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def settings_in(folder: Path, place: str = "latitude = 43.9\nlongitude = 4.4\n") -> Path:
    """A settings file whose terminal keeps its data beside it."""
    file = folder / "settings.toml"
    file.write_text(f'[data]\nfolder = "data"\n[place]\n{place}', encoding="utf-8")
    return file


@contextmanager
def ordinary() -> Iterator[None]:
    """Root may read and write everything: whoever meets a closed door is somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
