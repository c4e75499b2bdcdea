"""The X server that the window stands on: our connections to it, and the last picture kept by them.

A window lives as long as its connection. While one process takes the place of another, the connection of the
first is held open: its window stays, with what it showed, until the window of the second has covered it.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

HELD = "KIOSK_HELD_WINDOW"


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
