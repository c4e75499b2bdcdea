"""The X server that the window stands on: its screen, our connections to it, the last picture kept by them.

A window lives as long as its connection. While one process takes the place of another, the connection of the
first is held open: its window stays, with what it showed, until the window of the second has covered it.
"""

from __future__ import annotations

import ctypes
import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

HELD = "KIOSK_HELD_WINDOW"


def unmanaged_screen() -> tuple[int, int] | None:
    """Width and height in pixels of an X screen without a window manager; None on any other screen.

    Where there is none, nobody answers whoever asks for the whole screen (SDL waits 0.1 s for it). Managers
    own the selection WM_S0: Inter-Client Communication Conventions Manual 2.0, section 4.3.
    """
    if not os.environ.get("DISPLAY") or os.environ.get("SDL_VIDEODRIVER", "x11") != "x11":
        return None
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return None
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = x11.XGetSelectionOwner.restype = ctypes.c_ulong
    connection = ctypes.c_void_p(x11.XOpenDisplay(None))
    if not connection:
        return None
    manager = ctypes.c_ulong(x11.XInternAtom(connection, b"WM_S0", False))
    is_managed = bool(x11.XGetSelectionOwner(connection, manager))
    size = x11.XDisplayWidth(connection, 0), x11.XDisplayHeight(connection, 0)
    x11.XCloseDisplay(connection)
    return None if is_managed else size


def display_sockets() -> Iterator[int]:
    """The connections of this process to an X server, local or through a tunnel; not those that are held."""
    held = _held()
    for link in Path("/proc/self/fd").glob("*"):
        descriptor = int(link.name)
        if descriptor in held:
            continue
        try:
            if not str(link.readlink()).startswith("socket:"):
                continue
            with socket.socket(fileno=os.dup(descriptor)) as connection:
                peer = connection.getpeername()
        except OSError:
            continue  # closed meanwhile, or connected to nobody
        if _is_display(peer):
            yield descriptor


def hold() -> None:
    """Before the process is replaced: leave the window where it is."""
    ours = list(display_sockets())
    for descriptor in ours:
        os.set_inheritable(descriptor, True)
    os.environ[HELD] = ",".join(map(str, ours))


def release() -> None:
    """Once our own window shows something: let that of the process before go."""
    for descriptor in _held():
        with suppress(OSError):
            os.close(descriptor)
    os.environ.pop(HELD, None)


def _held() -> frozenset[int]:
    return frozenset(int(word) for word in os.environ.get(HELD, "").split(",") if word.isdecimal())


def _is_display(peer: object) -> bool:
    if isinstance(peer, tuple):
        return 6000 <= peer[1] < 6100
    name = peer if isinstance(peer, bytes) else str(peer).encode()
    return b".X11-unix/X" in name
