"""How a setting is declared: its default, its sentence, what it accepts, who may set it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

SETTERS = ("file", "hub", "staff")


@dataclass(frozen=True, slots=True)
class Rule:
    """One setting: its sentence, what it accepts (after "écrivez"), and the last in `SETTERS` who may set it.

    `path` is "file" (a file that must exist), "folder", or empty; a secret is never shown in a report.
    """

    says: str
    wanted: str
    fits: Callable[[Any], bool]
    by: str
    path: str = ""
    secret: bool = False


def setting(default: object, rule: Rule) -> Any:
    """A field of a settings class; of its default comes the type that is wanted."""
    return field(default=default, metadata={"rule": rule}, repr=not rule.secret)


def line(says: str, by: str, longest: int = 120) -> Any:
    """A text that is shown or said, on one line."""
    wanted = f"un texte d'une seule ligne, {longest} signes au plus"
    return setting("", Rule(says, wanted, lambda text: len(text) <= longest and _plain(text), by))


def like(default: str, says: str, by: str, pattern: str, wanted: str, path: str = "") -> Any:
    """A text of one form; an empty one always goes."""
    return setting(default, Rule(says, wanted, lambda text: not text or _matches(pattern, text), by, path))


def between(default: float, says: str, by: str, low: float, high: float) -> Any:
    """A number with its bounds; whole when the default is whole."""
    wanted = f"un nombre {'entier ' if isinstance(default, int) else ''}entre {low} et {high}"
    return setting(default, Rule(says, wanted, lambda number: low <= number <= high, by))


def one_of(default: object, says: str, by: str, *values: object) -> Any:
    """One of a few values."""
    return setting(default, Rule(says, " ou ".join(map(written, values)), lambda value: value in values, by))


def flag(default: bool, says: str, by: str) -> Any:
    """Yes or no."""
    return setting(default, Rule(says, "true ou false", lambda value: True, by))


def colour(says: str) -> Any:
    """A colour of the town; empty = the one of the look."""
    return like("", says, "hub", "#[0-9a-fA-F]{6}", 'une couleur comme "#ffb726"')


def phone(says: str) -> Any:
    """A number that one can dial."""
    return like("", says, "staff", r"\+?\d(?:[ .]?\d){1,14}", 'un numéro comme "01 99 00 12 34"')


def languages(default: tuple[str, ...], says: str, by: str) -> Any:
    """Codes of languages; French is always among them, since a clerk reads it."""
    return setting(default, Rule(says, 'une liste de codes qui contient "fr"', _fits_languages, by))


def network(says: str, by: str) -> Any:
    """The name of a Wi-Fi network."""
    return setting("", Rule(says, "un nom de 32 octets au plus", _fits_network, by))


def password(says: str, by: str) -> Any:
    """The password of a Wi-Fi network (WPA); empty = an open one."""
    return setting("", Rule(says, "entre 8 et 63 signes sans accent", _fits_password, by, secret=True))


def written(value: object) -> str:
    """The value as one writes it in the file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(written, value))}]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def _matches(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text) is not None


def _plain(text: str) -> bool:
    return not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") for sign in text)


def _fits_network(name: str) -> bool:
    return len(name.encode()) <= 32 and _plain(name)


def _fits_password(text: str) -> bool:
    return not text or _matches("[ -~]{8,63}|[0-9a-fA-F]{64}", text)


def _fits_languages(codes: tuple[Any, ...]) -> bool:
    good = all(isinstance(code, str) and _matches("[a-z]{2,3}", code) for code in codes)
    return good and "fr" in codes and len(set(codes)) == len(codes)
