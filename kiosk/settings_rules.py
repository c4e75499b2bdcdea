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

    `path` is "picture" (a file that must exist), "folder", or empty; a secret is never shown in a report.
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
    return setting("", Rule(says, wanted, lambda text: len(text) <= longest and _said(text), by))


def like(default: str, says: str, by: str, pattern: str, wanted: str) -> Any:
    """A text of one form; an empty one always goes."""
    return setting(default, Rule(says, wanted, lambda text: not text or _matches(pattern, text), by))


def picture(says: str, by: str) -> Any:
    """The path of a PNG or an SVG; empty = none."""
    wanted = (
        "le chemin d'un fichier PNG entier, de 4096 points de côté au plus, "
        "ou d'un SVG simple, sans image ni lien vers autre chose"
    )
    return setting("", Rule(says, wanted, _fits_picture, by, "picture"))


def folder(says: str, by: str) -> Any:
    """The path of a folder, which will be made if it is not there; empty = that of the system."""
    return setting("", Rule(says, "le chemin d'un dossier", _said, by, "folder"))


def window(default: str, says: str, by: str) -> Any:
    """The size of a window: "1280x800"; "auto" = the whole screen."""
    wanted = '"auto", ou une taille comme "1280x800" (de 320 à 8192 points par côté)'
    return setting(default, Rule(says, wanted, _fits_window, by))


def density(says: str, by: str) -> Any:
    """Pixels in a millimetre, as screens have them; 0 = not measured."""
    return setting(0.0, Rule(says, "0, ou un nombre entre 1.5 et 15", lambda x: x == 0 or 1.5 <= x <= 15, by))


def commune(says: str, by: str) -> Any:
    """An INSEE code, which is not the postcode: none ends with 000."""
    wanted = 'un code INSEE comme "77188", qui n\'est pas le code postal'
    return like("", says, by, rf"(?!..000)(?:{_MAINLAND}\d\d\d|{_OVERSEAS}\d\d)", wanted)


def departement(says: str, by: str) -> Any:
    """The code of a département."""
    return like("", says, by, f"{_MAINLAND}|{_OVERSEAS}", 'un code comme "77", "2A" ou "974"')


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
    wanted = 'un numéro entier comme "01 99 00 12 34", "+33 1 99 00 12 34" ou "3646", sans rien d\'autre'
    return like("", says, "staff", "|".join(_NUMBERS), wanted)


def languages(default: tuple[str, ...], says: str, by: str) -> Any:
    """Codes of languages; French is always among them, since a clerk reads it."""
    return setting(default, Rule(says, 'une liste de codes qui contient "fr"', _fits_languages, by))


def network(says: str, by: str) -> Any:
    """The name of a Wi-Fi network."""
    return setting("", Rule(says, "un nom de 32 octets au plus", _fits_network, by))


def password(says: str, by: str) -> Any:
    """The password of a Wi-Fi network (WPA); empty = an open one."""
    return setting("", Rule(says, "entre 8 et 63 signes sans accent", _fits_password, by, secret=True))


def code(says: str, by: str) -> Any:
    """What is kept of the code of the staff (`kiosk/adapters/pin.py`); empty = there is none."""
    wanted = "la ligne que donne « kiosk pin », entière"
    return setting("", Rule(says, wanted, lambda text: not text or _matches(_CODE, text), by, secret=True))


_CODE = r"[4-8]\$argon2id\$v=\d+\$m=\d{1,6},t=\d{1,2},p=\d{1,2}\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+"
_MAINLAND = "(?:0[1-9]|1[0-9]|2[1-9AB]|[3-8][0-9]|9[0-5])"
_OVERSEAS = "(?:97[1-8]|98[4-9])"
_NUMBERS = (
    r"0[1-9](?:[ .-]?\d){8}",  # here
    r"\+[1-9](?:[ .-]?\d){7,14}",  # from anywhere
    r"(?:3\d|10)[ .]?\d\d",  # short numbers
    r"11[68][ .]?\d{3}|11[2459]|1[578]",
)


def written(value: object) -> str:
    """The value as one writes it in the file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(written, value))}]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def _matches(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text, re.ASCII) is not None


def _said(text: str) -> bool:
    """Nothing at all, or something that is seen."""
    return not text or (_plain(text) and bool(text.strip()))


def _plain(text: str) -> bool:
    return not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") for sign in text)


def _fits_network(name: str) -> bool:
    return len(name.encode(errors="surrogatepass")) <= 32 and _said(name)


def _fits_picture(text: str) -> bool:
    return not text or (_said(text) and text.lower().endswith((".png", ".svg")))


def _fits_window(text: str) -> bool:
    sides = text.split("x")
    return text == "auto" or (
        len(sides) == 2 and all(_matches(r"\d{3,4}", side) and 320 <= int(side) <= 8192 for side in sides)
    )


def _fits_password(text: str) -> bool:
    return not text or _matches("[ -~]{8,63}|[0-9a-fA-F]{64}", text)


def _fits_languages(codes: tuple[Any, ...]) -> bool:
    good = all(isinstance(code, str) and _matches("[a-z]{2,3}", code) for code in codes)
    return good and "fr" in codes and len(set(codes)) == len(codes)
