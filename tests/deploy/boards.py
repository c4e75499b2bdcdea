"""What a Raspberry Pi shows of itself to the installer, as files."""

from __future__ import annotations

from pathlib import Path

from tests.deploy.packages import architecture

ROOT = Path(__file__).resolve().parents[2]
INSTALL = ROOT / "deploy/raspberrypi/install.sh"
TOUCH, KEYBOARD = "2\n", "0\n"
BOARD = {
    "etc/os-release": 'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nID=debian\nVERSION_ID="13"\n',
    "etc/passwd": "root:x:0:0::/root:/bin/bash\nada:x:1000:1000::/home/ada:/bin/bash\n",
    "proc/meminfo": "MemTotal:        3884348 kB\n",
    "proc/device-tree/model": "Raspberry Pi 4 Model B Rev 1.5\0",
    "sys/class/drm/card1-HDMI-A-1/status": "connected\n",
    "sys/class/input/event0/device/properties": KEYBOARD,
    "sys/class/input/event1/device/properties": TOUCH,
    "usr/bin/python3.13": "",
    "boot/firmware/cmdline.txt": "console=tty1 root=PARTUUID=d3-02 rootfstype=ext4 quiet rootwait",
    "boot/firmware/config.txt": "# For more options\ndtoverlay=vc4-kms-v3d\n[cm5]\ndtoverlay=dwc2",
}


def make_board(tree: Path) -> Path:
    """A Raspberry Pi 4 with Raspberry Pi OS Lite, a screen and a finger's device."""
    status = f"Package: dpkg\nStatus: install ok installed\nArchitecture: {architecture()}\nVersion: 1.22\n"
    for name, text in {**BOARD, "var/lib/dpkg/status": status}.items():
        write(tree / name, text)
    return tree


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
