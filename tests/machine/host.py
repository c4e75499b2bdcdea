"""What a fresh system borrows from the machine that tests it: its way to the package registries."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

REACHES = re.compile(
    r"PIP_(?!FIND_LINKS|TARGET|PREFIX|REQUIRE)\w+|(https?|no|all)_proxy|SSL_CERT_FILE", re.IGNORECASE
)


def debian_mirror() -> str:
    """The Debian archive that this machine's own apt uses; empty when it uses none."""
    for line in _output("apt-get", "indextargets", "--format", "$(REPO_URI)", "Origin: Debian").splitlines():
        if "security" not in line:
            return line.rstrip("/")
    return ""


def lend_registries(tree: Path, shared: Path) -> None:
    """Give the tree this machine's way to apt and PyPI, in `shared/environment` for its services.

    `shared` is seen as `/proof` inside; files that the environment names (certificates) are copied there.
    """
    settings = [
        line
        for line in _output("apt-config", "dump", "Acquire").splitlines()
        if re.match(r"Acquire::https?::(Proxy|CaInfo|Verify)", line, re.IGNORECASE)
    ]
    (tree / "etc/apt/apt.conf.d/90host").write_text("".join(line + "\n" for line in settings))
    if Path("/etc/pip.conf").exists():
        shutil.copy("/etc/pip.conf", tree / "etc/pip.conf")
    lines = []
    for name, value in os.environ.items():
        if not REACHES.fullmatch(name):
            continue
        if Path(value).is_file():
            shutil.copy(value, shared / Path(value).name)
            value = f"/proof/{Path(value).name}"
        lines.append(f'{name}="{value}"\n')
    (shared / "environment").write_text("".join(lines))


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
