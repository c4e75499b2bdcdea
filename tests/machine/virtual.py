"""A whole computer with a screen and a glass, emulated: looked at and touched as by a visitor."""

from __future__ import annotations

import json
import select
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

GLASS = 32767  # the touchscreen's largest coordinate, on both axes
PROMPT = "proof# "
# The emulator is a recent one, in a tree of its own: what it reads and writes is shown to it on /mnt, in a
# mount namespace that ends with it. Each of these commands becomes the next: killing the process ends all.
ENTER = 'mount --bind "$1" "$2/mnt" && shift && exec chroot "$@"'


@dataclass(frozen=True)
class Hardware:
    """A kind of computer: emulator, Debian's package of it, options, Debian's kernel, serial line."""

    program: str
    package: str
    options: tuple[str, ...]
    kernel: str
    line: str


# Without acceleration: the same everywhere, and not every machine that has /dev/kvm can start a guest.
PC = Hardware("qemu-system-x86_64", "qemu-system-x86", ("-cpu", "max"), "linux-image-amd64", "ttyS0")
# As near to a Raspberry Pi 4 as an emulator with a screen comes: its processor, in a board that has PCI.
BOARD = Hardware(
    "qemu-system-aarch64",
    "qemu-system-arm",
    ("-M", "virt", "-cpu", "cortex-a72"),
    "linux-image-arm64",
    "ttyAMA0",
)


@dataclass(frozen=True)
class Drive:
    """A file that is a disk: thrown away with what was written, or kept."""

    name: str
    option: str = "snapshot=on"  # "readonly=on", or "cache=none" to keep what is written


@dataclass(frozen=True)
class Disks:
    """What the machine starts from: files of one folder, and what its kernel is told."""

    folder: Path
    kernel: str = "vmlinuz"
    initrd: str = "initrd"
    drives: tuple[Drive, ...] = (Drive("system.img"),)
    told: str = "quiet console=tty0"


class VirtualMachine:
    """A machine from power-on to power-off; use it in a `with`.

    `emulator` is the tree that holds the program. Touches and keys go in and pictures come out through the
    emulator (QMP), so nothing in the machine knows that it is looked at.
    """

    def __init__(
        self,
        hardware: Hardware,
        emulator: Path,
        disks: Disks,
        size: tuple[int, int] = (1280, 800),
        more: tuple[str, ...] = ("-no-reboot",),
    ) -> None:
        self.size = size
        self._folder = disks.folder
        self._touches = 0
        self._is_in = False  # root, on the serial line
        command = [hardware.program, *hardware.options, *_board(size), *_disks(disks, hardware.line), *more]
        self._process = subprocess.Popen(
            ["setpriv", "--pdeathsig=KILL", "unshare", "--mount", "--propagation=private",
             "sh", "-c", ENTER, "sh", disks.folder, emulator, *command],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.switched_on = time.monotonic()
        self._hear()
        self._do("qmp_capabilities")
        self._line = socket.socket(socket.AF_UNIX)

    def __enter__(self) -> VirtualMachine:
        self._line.connect(str(self._folder / "line"))
        self._line.settimeout(300)
        return self

    def __exit__(self, *_: object) -> None:
        """Pull the plug."""
        self._line.close()
        self._process.kill()
        self._process.communicate()

    def screen(self) -> Image.Image:
        """What its screen shows now; while that is off, a notice of the emulator."""
        self._do("screendump", filename="/mnt/screen.png", format="png")
        with Image.open(self._folder / "screen.png") as picture:
            return picture.convert("RGB")

    def touch(self, x: float, y: float, seconds: float = 0.1) -> None:
        """Put a finger there for so long, as people do."""
        self._touches += 1
        across, down = (round(GLASS * at / length) for at, length in zip((x, y), self.size, strict=True))
        where = self._finger("data", "x", across), self._finger("data", "y", down)
        self._send(self._finger("begin"), *where, _button(is_down=True))
        time.sleep(seconds)
        self._send(self._finger("end"), _button(is_down=False))

    def press(self, keys: str) -> None:
        """Press these keys together on a keyboard that somebody plugged in: `ctrl-alt-f2`."""
        self._do("human-monitor-command", **{"command-line": f"sendkey {keys}"})

    def ask(self, command: str) -> str:
        """What root's shell on the serial line answers to that command."""
        self.begin(command)
        return self._until(PROMPT)

    def begin(self, command: str) -> None:
        """Have that shell begin a command, which may never end."""
        if not self._is_in:
            self._until(PROMPT)
            self._is_in = True
        self._line.sendall(f"{command}\n".encode())

    def hear(self, seconds: float) -> str:
        """What is written on the serial line for so long."""
        heard, end = "", time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self._line], [], [], left)[0]:
                heard += self._line.recv(65536).decode(errors="replace")
        return heard

    def said(self) -> str:
        """All that it wrote on its serial line."""
        return (self._folder / "line.log").read_text(errors="replace")

    def _until(self, end: str) -> str:
        heard = ""
        while not heard.endswith(end):
            heard += self._line.recv(4096).decode(errors="replace")
        return heard.removesuffix(end)

    def _send(self, *events: dict[str, Any]) -> None:
        self._do("input-send-event", events=events)

    def _finger(self, kind: str, axis: str = "x", value: int = 0) -> dict[str, Any]:
        number = -1 if kind == "end" else self._touches
        finger = {"type": kind, "slot": 0, "tracking-id": number, "axis": axis, "value": value}
        return {"type": "mtt", "data": finger}

    def _do(self, what: str, **arguments: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"execute": what, "arguments": arguments}) + "\n")
        self._process.stdin.flush()
        while "return" not in (answer := self._hear()):
            assert "error" not in answer, f"{what}: {answer['error']}"

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"the emulator ended:\n{self.said()}"
        answer: dict[str, Any] = json.loads(line)
        return answer


def _button(*, is_down: bool) -> dict[str, Any]:
    return {"type": "btn", "data": {"button": "touch", "down": is_down}}


def _board(size: tuple[int, int]) -> list[str]:
    """Two processors, a graphics card, a touchscreen, a sound card that nobody hears, no network.

    The questions come on our pipes, and there is no window.
    """
    width, height = size
    return [
        *("-m", "2048", "-smp", "2", "-nodefaults", "-display", "none", "-qmp", "stdio"),
        *("-device", f"virtio-gpu-pci,xres={width},yres={height}", "-device", "virtio-multitouch-pci"),
        *("-audiodev", "none,id=nobody", "-device", "intel-hda", "-device", "hda-output,audiodev=nobody"),
        *("-chardev", "socket,id=line,path=/mnt/line,server=on,wait=off,logfile=/mnt/line.log"),
        *("-serial", "chardev:line"),
    ]


def _disks(disks: Disks, line: str) -> list[str]:
    """The kernel, and the disks in their order: the system is the first."""
    told = f"root=/dev/vda rw {disks.told} console={line}"
    kernel = ["-kernel", f"/mnt/{disks.kernel}", "-initrd", f"/mnt/{disks.initrd}", "-append", told]
    for drive in disks.drives:
        kernel += ["-drive", f"file=/mnt/{drive.name},format=raw,if=virtio,{drive.option}"]
    return kernel
