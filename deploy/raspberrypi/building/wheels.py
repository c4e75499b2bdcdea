"""What the lock asks for on one machine and one Python: whether its wheel house has it, and unpacked.

    wheels.py lock LOCK ARCHITECTURE PYTHON    the lines of the lock that this target needs
    wheels.py platforms ARCHITECTURE           the names that its wheels may bear, for pip
    wheels.py check HOUSE                      status 0 when it holds every wheel of HOUSE/requirements.txt
    wheels.py unpack HOUSE FOLDER [TWIN]       the libraries in FOLDER, the files that TWIN has too as links

Run by the Python of an environment that has pip, whose reading of conditions is used.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

MACHINES = {"arm64": "aarch64", "amd64": "x86_64"}
OLDEST_GLIBC, NEWEST_GLIBC = 5, 36  # 2.x; the newest is that of Debian 12
LEFT_OUT = {"pip"}  # nothing is ever installed into a version: sqlite-utils names it for a command of its own


def lock_of(lock: Path, architecture: str, python: str) -> Iterator[str]:
    """Each requirement that holds on the target, with its hashes, on one line and without its condition."""
    from pip._vendor.packaging.markers import Marker

    target = {
        "implementation_name": "cpython",
        "os_name": "posix",
        "platform_machine": MACHINES[architecture],
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_system": "Linux",
        "platform_version": "",
        "python_full_version": f"{python}.0",
        "python_version": python,
        "sys_platform": "linux",
    }
    text = re.sub(r"^\s*#.*\n", "", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for line in filter(None, map(str.strip, text.replace("\\\n", "").splitlines())):
        requirement, hashes = re.fullmatch(r"(.*?)\s*((?:--hash=\S+\s*)*)", line).groups()
        name, _, condition = requirement.partition(";")
        if "sys_platform == 'darwin'" in condition or name.split("==")[0].strip() in LEFT_OUT:
            continue  # conditions on the kernel of a Mac cannot be judged for Linux
        if not condition or Marker(condition).evaluate(target):
            yield " ".join([name.strip(), *hashes.split()])


def platforms(architecture: str) -> Iterator[str]:
    """What pip calls this machine, the newest C library first."""
    machine = MACHINES[architecture]
    yield from (f"manylinux_2_{minor}_{machine}" for minor in range(NEWEST_GLIBC, OLDEST_GLIBC - 1, -1))
    yield f"manylinux2014_{machine}"
    if architecture == "amd64":
        yield from ("manylinux2010_x86_64", "manylinux1_x86_64")


def wheels(house: Path) -> Iterator[Path]:
    """The wheel of each line of the house's own lock; KeyError names the first that is missing or changed."""
    there = {hashlib.sha256(wheel.read_bytes()).hexdigest(): wheel for wheel in sorted(house.glob("*.whl"))}
    for line in (house / "requirements.txt").read_text(encoding="utf-8").splitlines():
        hashes = re.findall(r"--hash=sha256:(\w+)", line)
        found = [there[one] for one in hashes if one in there]
        if not found:
            raise KeyError(line.split()[0])
        yield found[0]


def unpack(house: Path, folder: Path, twin: Path | None) -> None:
    """Put the libraries of the house in the folder: modules only, neither commands nor examples."""
    for wheel in wheels(house):
        with zipfile.ZipFile(wheel) as archive:
            for member in archive.infolist():
                name = place(member.filename)
                if name and not member.is_dir():
                    write(archive.read(member), folder / name, twin and twin / name)


def place(member: str) -> str:
    """Where a file of a wheel goes among the libraries; empty if it is none of them."""
    first, _, rest = member.partition("/")
    if first.endswith(".data"):
        kind, _, rest = rest.partition("/")
        return rest if kind in ("purelib", "platlib") else ""
    return "" if member.startswith("kivy/tests/") else member


def write(content: bytes, path: Path, twin: Path | None) -> None:
    """Make the file, as a second name of its twin when that has the same content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if twin and twin.is_file() and twin.read_bytes() == content:
        os.link(twin, path)
    else:
        path.write_bytes(content)


def main(command: str, *given: str) -> int:
    """Do what the first lines of this file say; answer the exit status."""
    if command == "lock":
        sys.stdout.writelines(f"{line}\n" for line in lock_of(Path(given[0]), *given[1:]))
    elif command == "platforms":
        sys.stdout.writelines(f"{name}\n" for name in platforms(*given))
    elif command == "check":
        try:
            list(wheels(Path(given[0])))
        except (KeyError, OSError):
            return 1
    elif command == "unpack":
        house, folder, *twin = map(Path, given)
        unpack(house, folder, *twin or [None])
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
