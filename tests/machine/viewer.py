"""A VNC viewer of forty lines: enough to touch a screen from elsewhere, as a technician does."""

from __future__ import annotations

import socket
import struct
import time


class Viewer:
    """One connection without a password (RFB 3.8)."""

    def __init__(self, port: int) -> None:
        self._line = socket.create_connection(("127.0.0.1", port), timeout=20)
        self._receive(12)
        self._line.sendall(b"RFB 003.008\n")
        kinds = self._receive(self._receive(1)[0])
        if 1 not in kinds:
            raise ConnectionError(f"the server asks for a password: {kinds!r}")
        self._line.sendall(b"\x01")
        (refused,) = struct.unpack(">I", self._receive(4))
        if refused:
            raise ConnectionError("the server refuses")
        self._line.sendall(b"\x01")  # others may look too
        self.width, self.height, _, name = struct.unpack(">HH16sI", self._receive(24))
        self._receive(name)

    def touch(self, x: int, y: int) -> None:
        """Press there for as long as people do, and release."""
        for pressed in (0, 1, 0):
            self._line.sendall(struct.pack(">BBHH", 5, pressed, x, y))
            time.sleep(0.1)

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _receive(self, count: int) -> bytes:
        got = b""
        while len(got) < count:
            more = self._line.recv(count - len(got))
            if not more:
                raise ConnectionError("the server hung up")
            got += more
        return got
