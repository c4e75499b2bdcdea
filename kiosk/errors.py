"""The errors of the kiosk, each of which says in one sentence what is wrong, where, and what to do.

KioskError
├── SettingsError        the settings file cannot be used as a whole
├── ContentError         a procedure, a fact or a pack is not as it should be
│   ├── ProcedureError   one problem in one file, at one line, with its remedy
│   ├── FactError        a dated value that cannot be used
│   └── PackError        a content pack that is incomplete or altered
├── StoreError           the database cannot be read or written
├── PlacesError          a list of places cannot be read
├── StoppedError         the terminal stopped on what nobody expected
└── DeviceError          something outside of the program does not answer
    ├── VoiceError       a sentence cannot be spoken
    └── DisplayError     there is no screen to draw on
"""

from __future__ import annotations

import re
import traceback
from pathlib import Path

_OURS = Path(__file__).resolve().parent
_FRENCH_NUMBER = re.compile(r"\s*(\w+)\s*=\s*([+-]?\d+),(\d+)\s*€?\s*(?:#.*)?")  # latitude = 48,85


class KioskError(Exception):
    """Anything that goes wrong and that somebody can do something about; `str()` is a whole sentence."""


class SettingsError(KioskError):
    """The settings file cannot be used as a whole."""


class ContentError(KioskError):
    """A procedure, a fact or a pack is not as it should be."""


class ProcedureError(ContentError):
    """One problem in one file of a procedure, at one line, with its remedy."""

    def __init__(self, file: str, line: int, problem: str, remedy: str) -> None:
        super().__init__(f"{file}, ligne {line} : {problem} {remedy}")
        self.file = file
        self.line = line
        self.problem = problem
        self.remedy = remedy


class FactError(ContentError):
    """A dated value (price, delay, phone, address) that cannot be used."""


class PackError(ContentError):
    """A content pack that is incomplete or altered."""


class StoreError(KioskError):
    """The database cannot be read or written."""


class StoppedError(KioskError):
    """The terminal stopped on what nobody expected; says where (see `outline`), not on what."""

    def __init__(self, where: str) -> None:
        super().__init__(
            "La borne s'est arrêtée sur une erreur inattendue. Relancez-la si elle ne l'est pas déjà ; "
            f"si cela recommence, signalez ces lignes :\n{where}"
        )


class PlacesError(KioskError):
    """A list of places cannot be read."""


class DeviceError(KioskError):
    """Something outside of the program does not answer."""


class VoiceError(DeviceError):
    """A sentence cannot be spoken."""


class DisplayError(DeviceError):
    """There is no screen to draw on."""


def toml_line(error: Exception) -> str:
    """« , ligne 3 », from what the reader of TOML said; nothing where it names the end of the file."""
    found = re.search(r"at line (\d+)", str(error))
    return f", ligne {found[1]}" if found else ""


def french_comma(text: str, line: int) -> str:
    """What to say of a TOML that stops being read at that line, if its number has a comma; else nothing.

    All such lines of the file are told at once, as they should be written.
    """
    found = (_FRENCH_NUMBER.fullmatch(written) for written in text.split("\n"))
    sound = {at: f"{one[1]} = {one[2]}.{one[3]}" for at, one in enumerate(found, 1) if one}
    if line not in sound:
        return ""
    lines = ", ".join(f"« {written} » (ligne {at})" for at, written in sound.items())
    return f"un nombre s'écrit avec un point, non avec une virgule. Écrivez {lines}."


def outline(error: BaseException) -> str:
    """What a log may keep of an error: its type, and where in our own files it came from.

    Its text and the values around it stay out: a visitor may have given them.
    """
    lines = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__name__)
        for frame in traceback.extract_tb(seen.__traceback__):
            path = Path(frame.filename)
            if path.is_relative_to(_OURS):
                lines.append(f"  {path.relative_to(_OURS.parent)}, ligne {frame.lineno} ({frame.name})")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)
