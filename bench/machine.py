"""The machine that measures, and how busy it is: figures mean nothing without it."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path

import psutil


def machine() -> dict[str, str | int | float]:
    """Processor, memory, system and graphics, as a report names them."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count() or 1,
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "system": _system(),
        "kernel": platform.release(),
        "graphics": _graphics(),
        "python": platform.python_version(),
        "chromium": _output("chromium", "--version"),
    }


def load() -> float:
    """How many processes wanted the processor, on average over the last minute."""
    return round(os.getloadavg()[0], 2)


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith(("model name", "Model")):
            return line.partition(":")[2].strip()
    return platform.machine()


def _system() -> str:
    for line in Path("/etc/os-release").read_text().splitlines():
        if line.startswith("PRETTY_NAME="):
            return line.partition("=")[2].strip('"')
    return platform.system()


def _graphics() -> str:
    return "a graphics card" if Path("/dev/dri").exists() else "none: drawn by the processor (llvmpipe)"


def _output(*command: str) -> str:
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False).stdout
    except FileNotFoundError:
        return "absent"
    return said.strip() or "absent"
