"""What a visitor's telephone is offered, and what it reads in the codes."""

from __future__ import annotations

import numpy
import pytest
import zxingcpp

from kiosk.adapters.gate import NoGate, Offer, VenueGate
from kiosk.controllers import codes
from kiosk.controllers.connection import Connection


def read(matrix: codes.Matrix) -> str:
    """What a telephone reads: four points a square, four squares of white around."""
    squares = numpy.pad(numpy.array(matrix), 4)
    picture = numpy.kron(numpy.where(squares, 0, 255), numpy.ones((4, 4))).astype(numpy.uint8)
    (found,) = zxingcpp.read_barcodes(picture)
    return str(found.text)


def test_a_place_with_a_guest_wifi_offers_it():
    wifi = Offer("Villebrune libre", "bonjour2026", note="Deux heures par jour.")

    assert Connection(VenueGate(wifi)).offer() == wifi


def test_a_place_without_one_offers_nothing():
    assert Connection(NoGate()).offer() is None


@pytest.mark.parametrize(
    ("offer", "text"),
    [
        (Offer("Villebrune libre", "bonjour2026"), "WIFI:T:WPA;S:Villebrune libre;P:bonjour2026;;"),
        (Offer("Ouvert à tous"), "WIFI:T:nopass;S:Ouvert à tous;;"),
        (Offer("Caché", "a;b:c,d", hidden=True), r"WIFI:T:WPA;S:Caché;P:a\;b\:c\,d;H:true;;"),
    ],
)
def test_a_telephone_reads_the_network_to_join(offer, text):
    assert read(codes.of_network(offer)) == text


def test_a_telephone_reads_the_number_to_ring():
    assert read(codes.of_phone("02 61 91 00 42")) == "tel:0261910042"
    assert read(codes.of_phone("36 46")) == "tel:3646"


def test_a_telephone_writes_to_the_one_emergency_number_where_nobody_is_heard():
    assert read(codes.of_phone("114")) == "sms:114"
    assert [read(codes.of_phone(number)) for number in ("15", "3114")] == ["tel:15", "tel:3114"]


def test_a_telephone_reads_text_in_any_script():
    assert read(codes.of_text("Une pièce d'identité\nوثيقة هوية")) == "Une pièce d'identité\nوثيقة هوية"
