"""A terminal's folders in a temporary place, with small payloads that the script of the package switches."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "deploy/raspberrypi/package"
SCRIPT = PACKAGE / "tree/usr/lib/kiosk/version"
STARTS = '#!/bin/sh\ncat "$(dirname "$(readlink -f "$0")")/../VERSION"\n'
USED = ("awk", "basename", "cat", "cp", "cut", "date", "diff", "dirname", "flock", "grep")
USED += ("ln", "mkdir", "mv", "readlink", "rm", "sync", "tail")
CUT = """#!/bin/sh
# The power goes before the command of that number.
echo >>"{counts}"
[ "$(wc -l <"{counts}")" -lt {at} ] || kill -KILL 0
exec {command} "$@"
"""


class Terminal:
    """What the folder `root` would be the / of."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.payload = root / "usr/lib/kiosk/payload"
        self.home = root / "opt/kiosk"
        self.state = root / "var/lib/kiosk-update"

    def bring(self, version: str, word: str = "") -> None:
        """What dpkg does: other files in the place of those of the payload."""
        shutil.rmtree(self.payload, ignore_errors=True)
        for name, text in {
            "VERSION": f"{version}\n",
            "bin/kiosk": STARTS,
            "kiosk/__init__.py": f"word = {word!r}\n",
            **{f"lib/{python.name}/library.py": "" for python in Path("/usr/bin").glob("python3.??")},
        }.items():
            (self.payload / name).parent.mkdir(parents=True, exist_ok=True)
            (self.payload / name).write_text(text)
        (self.payload / "bin/kiosk").chmod(0o755)

    def install(self, version: str) -> None:
        """What dpkg and postinst do."""
        self.bring(version)
        name = self.version("lay").stdout.strip()
        assert self.version("switch", name).returncode in (0, 3)

    def prove(self, version: str) -> None:
        """An update that a visitor could touch."""
        self.install(version)
        self.version("starting")
        self.version("confirm")

    def version(self, *words: str, result: str = "", path: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", str(SCRIPT), *words],
            env={"PATH": path or os.environ["PATH"], "KIOSK_ROOT": str(self.root), "SERVICE_RESULT": result},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            start_new_session=True,
        )

    def cut(self, at: int, *words: str, result: str = "") -> bool:
        """Have the power cut at the command of that number; whether the script was still at work."""
        shims = self.root / "shims"
        shutil.rmtree(shims, ignore_errors=True)
        shims.mkdir()
        for name in USED:
            text = CUT.format(counts=shims / ".counts", at=at, command=shutil.which(name))
            (shims / name).write_text(text)
            (shims / name).chmod(0o755)
        done = self.version(*words, result=result, path=f"{shims}:{os.environ['PATH']}")
        return done.returncode < 0

    @property
    def starts(self) -> str:
        """The version that the system would start now; a failure of the test if none does."""
        command = self.home / "current/bin/kiosk"
        return subprocess.run([command], capture_output=True, text=True, check=True).stdout.strip()

    @property
    def kept(self) -> list[str]:
        return sorted(folder.name for folder in (self.home / "versions").iterdir())

    @property
    def trial(self) -> str:
        file = self.state / "trial"
        return file.read_text().strip() if file.exists() else ""

    @property
    def refused(self) -> dict[str, str]:
        """Version: why."""
        file = self.state / "refused"
        lines = file.read_text().splitlines() if file.exists() else []
        return {version: why for version, why, _ in (line.split("\t") for line in lines)}
