"""What a screen may ask to be made into a code to photograph."""

from __future__ import annotations

from kiosk.adapters import qr
from kiosk.adapters.gate import Offer
from kiosk.core.procedure import MESSAGE_NUMBERS

Matrix = tuple[tuple[bool, ...], ...]


def of_text(text: str) -> Matrix:
    """Plain text or an address, as it is."""
    return qr.matrix(text)


def of_phone(number: str) -> Matrix:
    """A number that a telephone dials, or writes to where that is how it is reached."""
    return qr.matrix(qr.sms(number) if number in MESSAGE_NUMBERS else qr.tel(number))


def of_network(offer: Offer) -> Matrix:
    """A Wi-Fi that a telephone joins."""
    return qr.matrix(qr.wifi(offer.network, offer.password, offer.hidden))
