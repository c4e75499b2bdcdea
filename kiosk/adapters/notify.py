"""Tells whoever started the terminal (systemd) that it is ready, that it lives, and what it is doing.

The protocol is that of sd_notify(3): lines of NAME=value in one datagram, to the socket that NOTIFY_SOCKET
names; WATCHDOG_USEC and WATCHDOG_PID are those of sd_watchdog_enabled(3).
"""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Mapping
from typing import Protocol

UNHEARD = (
    "Le système qui surveille la borne ne l'entend pas ({reason}) : il va la relancer. "
    "Si cela recommence, redémarrez la machine."
)
log = logging.getLogger(__name__)


class Supervisor(Protocol):
    """Who restarts the terminal when it no longer says that it lives. Nothing here raises.

    `period` is the number of seconds within which `alive` must follow itself; 0 = nobody waits for it.
    """

    @property
    def period(self) -> float:
        """Seconds; it does not change while the process lives."""

    def ready(self) -> None:
        """A visitor could touch it."""

    def alive(self) -> None:
        """It still answers."""

    def status(self, sentence: str) -> None:
        """What it is doing, in a few words for `systemctl status`."""


class Nobody:
    """The terminal was started by hand: nobody listens."""

    period = 0.0

    def ready(self) -> None:
        """Nobody waits for it."""

    def alive(self) -> None:
        """Nobody doubts it."""

    def status(self, sentence: str) -> None:
        """Nobody asks."""


class Systemd:
    """The socket of systemd, at a path or, after an @, in the abstract space."""

    def __init__(self, address: str, period: float = 0.0) -> None:
        self.period = period
        self._address = f"\0{address[1:]}" if address.startswith("@") else address

    def ready(self) -> None:
        """READY=1, after which the start counts as done."""
        self._say("READY=1")

    def alive(self) -> None:
        """WATCHDOG=1, from which the period is counted anew."""
        self._say("WATCHDOG=1")

    def status(self, sentence: str) -> None:
        """STATUS=, one line."""
        self._say(f"STATUS={sentence}")

    def _say(self, line: str) -> None:
        """Never wait: a full socket is one that nobody reads."""
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as mouth:
                mouth.setblocking(False)
                mouth.sendto(line.encode(), self._address)
        except OSError as error:
            log.warning("%s", UNHEARD.format(reason=error.strerror or type(error).__name__))


def supervisor(environment: Mapping[str, str] = os.environ) -> Supervisor:
    """Who started this process; the environment stays as it is, for the process that takes its place."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return Nobody()
    return Systemd(address, _period(environment))


def _period(environment: Mapping[str, str]) -> float:
    """The seconds of the watchdog, if it is meant for this process (no WATCHDOG_PID = for any)."""
    wanted = environment.get("WATCHDOG_USEC", "")
    if environment.get("WATCHDOG_PID") not in (None, str(os.getpid())) or not wanted.isdecimal():
        return 0.0
    return int(wanted) / 1_000_000
