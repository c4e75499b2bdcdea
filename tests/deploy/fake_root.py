"""As much of an installed terminal as systemd looks at when it checks units: our files, names of programs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TREE = ROOT / "deploy/raspberrypi/package/tree"
UNITS = TREE / "usr/lib/systemd/system"
PROGRAMS = TREE / "usr/lib/kiosk"
SYSTEM_UNITS = Path("/usr/lib/systemd/system")
COMMAND = re.compile(r"^Exec\w+=[-+!:@]*(/\S+)", re.MULTILINE)
UNDER_TEST = sorted(path for path in UNITS.glob("kiosk*") if path.is_file())


def assembled(folder: Path) -> Path:
    """Our tree beside the units of this machine's own systemd; a program is there by its name only."""
    shutil.copytree(TREE, folder, symlinks=True)
    shutil.copytree(SYSTEM_UNITS, folder / "usr/lib/systemd/system", symlinks=True, dirs_exist_ok=True)
    for unit in UNDER_TEST:
        for name in COMMAND.findall(unit.read_text()):
            program = folder / name[1:]
            program.parent.mkdir(parents=True, exist_ok=True)
            program.touch()
            program.chmod(0o755)
    return folder


def analyse(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What `systemd-analyze` answers."""
    return subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True, check=False)
