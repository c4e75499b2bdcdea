"""Packages of the next version, good and bad: what lies in the present one, with one thing changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

PAYLOAD = "usr/lib/kiosk/payload"
START = '"""The process ends before anything is drawn."""\n\nraise SystemExit(1)\n'
# One line put at the head of a function: what it does from then on.
BAD = {
    "does-not-start": ("kiosk/__main__.py", None, START),
    "stays-black": ("kiosk/ui/stage.py", "    def draw(self) -> None:", "        return\n"),
    "does-not-react": (
        "kiosk/ui/stage.py",
        "    def on_touch_down(self, touch: object) -> bool:",
        "        return True\n",
    ),
}
ORDER = (*BAD, "good")  # each later than the one before


def made_of(package: Path, fault: str, folder: Path) -> Path:
    """A package of a later version, named after its fault ("good" has none), in that folder."""
    tree = folder / fault
    subprocess.run(["dpkg-deb", "--raw-extract", package, tree], check=True)
    control = tree / "DEBIAN/control"
    version = next(line for line in control.read_text().splitlines() if line.startswith("Version: "))
    later = f"{version.removeprefix('Version: ')}+{ORDER.index(fault)}{fault}"
    control.write_text(control.read_text().replace(version, f"Version: {later}"))
    (tree / PAYLOAD / "VERSION").write_text(f"{later}\n")
    if fault in BAD:
        _break(tree / PAYLOAD, *BAD[fault])
    made = folder / f"kiosk_{later}.deb"
    subprocess.run(
        ["dpkg-deb", "--build", "--root-owner-group", "-Znone", tree, made],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    subprocess.run(["rm", "-r", tree], check=True)
    return made


def _break(payload: Path, name: str, head: str | None, line: str) -> None:
    file = payload / name
    if head is None:
        file.write_text(line)
        return
    before, found, after = file.read_text().partition(f"{head}\n")
    assert found, f"{name} has no « {head.strip()} » any more"
    docstring, _, rest = after.partition('"""\n')
    file.write_text(f'{before}{found}{docstring}"""\n{line}{rest}')
