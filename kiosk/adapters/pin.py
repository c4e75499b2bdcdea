"""The code of the staff: kept as an Argon2 hash, which is slow to try on purpose.

What is kept is the number of digits, then the hash in its usual form: `6$argon2id$v=19$m=65536,t=3,p=4$…`.
The number is on the screen anyway, as circles to fill.

Parameters: the second recommendation of RFC 9106, section 4 (64 MiB, 3 passes, 4 lanes), which is the one for
machines of little memory; more than the least that OWASP's Password Storage Cheat Sheet wants (19 MiB, 2
passes, 1 lane). A code of six digits stays short: what guards it is that tries are slowed
(`kiosk.controllers.door`) and that the settings file is not for everybody's eyes.

Its library is looked for only when a code is made or tried: without it the terminal still serves visitors.
"""

from __future__ import annotations

from kiosk.errors import DeviceError

FEWEST, MOST = 4, 8  # digits
NO_LIBRARY = "Ce qui vérifie le code de l'équipe (argon2) ne se charge pas. Réinstallez la borne."


def is_pin(text: str) -> bool:
    """Whether it can be a code: so many digits of our keyboards."""
    return FEWEST <= len(text) <= MOST and text.isascii() and text.isdigit()


def hashed(pin: str) -> str:
    """What to keep of a code, as the setting `staff.pin`; ValueError for what is no code.

    Raises DeviceError where the library is broken.
    """
    if not is_pin(pin):
        raise ValueError("a code has 4 to 8 digits")
    try:
        from argon2 import PasswordHasher
        from argon2.profiles import RFC_9106_LOW_MEMORY
    except ImportError as error:
        raise DeviceError(NO_LIBRARY) from error
    return f"{len(pin)}{PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY).hash(pin)}"


def digits(kept: str) -> int:
    """How many digits the code has, by what was kept of it; 0 where there is none."""
    return int(kept[0]) if kept else 0


def is_right(pin: str, kept: str) -> bool:
    """Whether it is that code; takes a part of a second, on a lane.

    Raises DeviceError where the machine cannot tell: a hash that was cut, no memory for it, no library.
    """
    try:
        from argon2 import PasswordHasher
        from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
    except ImportError as error:
        raise DeviceError(NO_LIBRARY) from error
    try:
        return PasswordHasher().verify(kept[1:], pin)
    except VerifyMismatchError:
        return False
    except (VerificationError, InvalidHashError) as error:
        raise DeviceError(
            "Le code de l'équipe ne peut pas être vérifié. Faites-en un autre avec « kiosk pin »."
        ) from error
