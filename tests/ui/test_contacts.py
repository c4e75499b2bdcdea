"""The kernel tells when a finger came and went; nothing else of what devices say matters here."""

from __future__ import annotations

import os
import struct

import pytest

from kiosk.ui.contacts import Contacts

KEY, ABSOLUTE, BUTTON, TOUCH, X = 1, 3, 0x110, 0x14A, 0


def said(*events: tuple[float, int, int, int]) -> bytes:
    return b"".join(
        struct.pack("llHHi", int(at), round(at % 1 * 1_000_000), kind, code, value)
        for at, kind, code, value in events
    )


@pytest.mark.parametrize("chunk", [24, 48, 6144])
def test_a_contact_lasts_from_the_finger_to_its_leaving(chunk):
    contacts = Contacts()
    whole = said((9.990, KEY, TOUCH, 1), (9.995, ABSOLUTE, X, 400), (10.002, KEY, TOUCH, 0))

    for start in range(0, len(whole), chunk):
        contacts.read("event0", whole[start : start + chunk])

    assert contacts.lasted() == pytest.approx(0.012)
    assert contacts.lasted() is None


def test_two_contacts_that_ended_before_anybody_asked_are_told_in_their_order():
    contacts = Contacts()

    contacts.read("event0", said((1, KEY, TOUCH, 1), (1.008, KEY, TOUCH, 0)))
    contacts.read("event0", said((1.1, KEY, TOUCH, 1), (1.18, KEY, TOUCH, 0)))

    assert contacts.lasted() == pytest.approx(0.008)
    assert contacts.lasted() == pytest.approx(0.08)
    assert contacts.lasted() is None


def test_what_nobody_asked_for_can_be_forgotten():
    contacts = Contacts()
    contacts.read("event0", said((1, KEY, TOUCH, 1), (1.008, KEY, TOUCH, 0)))

    contacts.forget()

    assert contacts.lasted() is None


def test_a_device_that_has_no_clock_to_choose_is_read_all_the_same():
    out, into = os.pipe()

    Contacts.prepare(out)

    os.close(into)
    assert os.read(out, 24) == b""
    os.close(out)


def test_the_button_of_a_mouse_is_no_contact():
    contacts = Contacts()

    contacts.read("event0", said((1, KEY, BUTTON, 1), (1.005, KEY, BUTTON, 0)))

    assert contacts.lasted() is None


def test_a_contact_that_began_before_anybody_read_is_not_known():
    contacts = Contacts()

    contacts.read("event0", said((1, KEY, TOUCH, 0)))

    assert contacts.lasted() is None


def test_two_panels_are_not_taken_for_one():
    contacts = Contacts()

    contacts.read("event0", said((1, KEY, TOUCH, 1)))
    contacts.read("event1", said((1.004, KEY, TOUCH, 0)))

    assert contacts.lasted() is None


def test_half_an_event_is_not_read():
    contacts = Contacts()

    contacts.read("event0", said((1, KEY, TOUCH, 1), (1.01, KEY, TOUCH, 0))[:40])

    assert contacts.lasted() is None
