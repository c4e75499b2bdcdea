"""What systemd hears on its socket, and that nobody is spoken to where there is none."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.adapters.notify import Nobody, Systemd, supervisor


def ear(address: str) -> socket.socket:
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    listening.bind(address)
    listening.settimeout(5)
    return listening


@pytest.fixture(params=["path", "abstract"])
def heard(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, socket.socket]]:
    """The name of the socket as systemd gives it, and the socket."""
    is_path = request.param == "path"
    name = str(tmp_path / "notify") if is_path else f"@kiosk-tests-{os.getpid()}"
    listening = ear(name if is_path else f"\0{name[1:]}")
    yield name, listening
    listening.close()


def test_what_is_told_arrives_a_datagram_a_line(heard):
    address, listening = heard
    told = supervisor({"NOTIFY_SOCKET": address})

    told.ready()
    told.alive()
    told.status("une visite est en cours")

    assert [listening.recv(200).decode() for _ in range(3)] == [
        "READY=1",
        "WATCHDOG=1",
        "STATUS=une visite est en cours",
    ]


@pytest.mark.parametrize("environment", [{}, {"NOTIFY_SOCKET": ""}, {"NOTIFY_SOCKET": "vsock:2:1"}])
def test_without_a_socket_nobody_listens(environment):
    nobody = supervisor(environment)

    nobody.ready()
    nobody.alive()
    nobody.status("endormie")

    assert isinstance(nobody, Nobody)
    assert nobody.period == 0


@pytest.mark.parametrize(
    ("environment", "period"),
    [
        ({}, 0),
        ({"WATCHDOG_USEC": "30000000"}, 30),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(os.getpid())}, 30),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}, 0),
        ({"WATCHDOG_USEC": "soon"}, 0),
    ],
)
def test_the_period_is_that_of_this_process(environment, period):
    assert supervisor({"NOTIFY_SOCKET": "/run/notify", **environment}).period == period


def test_a_socket_that_has_gone_is_told_and_stops_nothing(tmp_path, caplog):
    Systemd(str(tmp_path / "gone")).alive()

    assert "Le système qui surveille la borne ne l'entend pas" in caplog.text


def test_a_socket_that_nobody_reads_keeps_nobody_waiting(tmp_path, caplog):
    listening = ear(str(tmp_path / "full"))
    told = Systemd(str(tmp_path / "full"))

    for _ in range(2000):
        told.alive()

    assert "ne l'entend pas" in caplog.text
    listening.close()
