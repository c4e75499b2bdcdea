"""What may follow an option or stand as an argument: each function reads a text, or refuses it in French."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

import click

from kiosk.commands.base import nearest
from kiosk.commands.output import shortened

_SMALLEST, _LARGEST = 320, 8192


def size(text: str) -> tuple[int, int]:
    """A window or a picture: "1280x800"."""
    width, cross, height = text.partition("x")
    if not (cross and width.isdecimal() and height.isdecimal()):
        raise click.BadParameter(f"« {text} » n'est pas une taille. Écrivez par exemple 1280x800.")
    sides = int(width), int(height)
    if not all(_SMALLEST <= side <= _LARGEST for side in sides):
        raise click.BadParameter(f"« {text} » : chaque côté va de {_SMALLEST} à {_LARGEST} points.")
    return sides


def existing_file(text: str) -> Path:
    """A file that is there."""
    path = Path(text)
    if _is_folder(path):
        raise click.BadParameter(f"« {text} » est un dossier. Donnez un fichier.")
    if not _exists(path):
        raise click.BadParameter(f"« {shortened(text)} » n'existe pas. Vérifiez le nom et le dossier.")
    return path


def existing_folder(text: str) -> Path:
    """A folder that is there."""
    path = Path(text)
    if not _is_folder(path):
        raise click.BadParameter(f"« {shortened(text)} » n'est pas un dossier. Vérifiez le nom.")
    return path


def new_file(text: str) -> Path:
    """Where a file may be written."""
    path = Path(text)
    if _is_folder(path):
        raise click.BadParameter(f"« {text} » est un dossier. Donnez un nom de fichier.")
    if not _is_folder(path.absolute().parent):
        raise click.BadParameter(f"le dossier de « {shortened(text)} » n'existe pas. Créez-le d'abord.")
    if not os.access(path.absolute().parent, os.W_OK | os.X_OK) and not os.access(path, os.W_OK):
        raise click.BadParameter(
            f"vous n'avez pas le droit d'écrire dans le dossier de « {text} ». Donnez-en un autre."
        )
    return path


def any_folder(text: str) -> Path:
    """A folder that is there, or that may be made."""
    path = Path(text)
    if _is_file(path):
        raise click.BadParameter(f"« {text} » est un fichier. Donnez un dossier.")
    return path


def picture(text: str) -> Path:
    """Where a PNG may be written."""
    if Path(text).suffix.lower() != ".png":
        raise click.BadParameter(f"« {text} » ne finit pas par .png. L'image s'écrit dans ce format seul.")
    return new_file(text)


def day(text: str) -> date:
    """A day: "2026-11-24"."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"« {text} » n'est pas une date. Écrivez par exemple 2026-11-24.") from None


def moment(text: str) -> datetime:
    """A day and an hour: "2026-11-24 10:42"."""
    try:
        return datetime.strptime(" ".join(text.split()), "%Y-%m-%d %H:%M")
    except ValueError:
        raise click.BadParameter(
            f"« {shortened(text)} » n'est pas un jour et une heure. Écrivez par exemple '2026-11-24 10:42'."
        ) from None


def version(text: str) -> str:
    """The number of a version: "2", "2026.11-a"."""
    if not re.fullmatch("[A-Za-z0-9._-]+", text):
        raise click.BadParameter(f"« {text} » : une version s'écrit en lettres, chiffres, points et tirets.")
    return text


def language(text: str) -> str:
    """The code of a language: "fr"."""
    if not re.fullmatch("[a-z]{2,3}", text):
        raise click.BadParameter(f"« {text} » n'est pas un code de langue. Écrivez par exemple fr.")
    return text


def one_of(known: Iterable[str]) -> Callable[[str], str]:
    """One word of a list."""
    words = tuple(known)

    def chosen(text: str) -> str:
        if text not in words:
            raise click.BadParameter(f"« {text} » n'est pas connu.{nearest(text, words)} {_listed(words)}")
        return text

    return chosen


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a folder above it that we may not enter, a name that is too long
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.exists() and not path.is_dir()
    except OSError:
        return False


def _exists(path: Path) -> bool:
    """Whether it is there, as far as we may know: what cannot be looked at is told when it is read."""
    try:
        return path.exists()
    except PermissionError:
        return True
    except OSError:
        return False


def _listed(words: tuple[str, ...]) -> str:
    return f"On peut écrire : {', '.join(words)}."
