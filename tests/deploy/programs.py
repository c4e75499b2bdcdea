"""Runs the small programs of the units on a folder that stands for the machine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.deploy.fake_root import PROGRAMS


def run(name: str, root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """One of them, with that folder as its machine; a dozen seconds are too many."""
    return subprocess.run(
        [PROGRAMS / name, *arguments],
        env={"PATH": os.environ["PATH"], "KIOSK_ROOT": str(root), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=12,
    )


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path
