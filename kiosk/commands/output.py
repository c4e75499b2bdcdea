"""What commands write: files that may not be writable, and counts of things."""

from __future__ import annotations

import errno
from pathlib import Path

from kiosk.errors import KioskError

_REASONS = {
    errno.ENOSPC: "le disque est plein. Faites de la place.",
    errno.EACCES: "vous n'avez pas le droit d'y écrire. Choisissez un autre dossier.",
    errno.EPERM: "vous n'avez pas le droit d'y écrire. Choisissez un autre dossier.",
    errno.EROFS: "ce disque est en lecture seule. Choisissez un autre dossier.",
    errno.ENOENT: "ce dossier n'existe pas. Créez-le d'abord.",
}


class OutputError(KioskError):
    """A file could not be written."""


def write(path: Path, text: str) -> None:
    """Put the text in a file, in the place of what was there; OutputError when it cannot be."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise refusal(path, error) from error


def refusal(path: Path, error: OSError) -> OutputError:
    """What to say when the system refuses a file."""
    reason = _REASONS.get(error.errno or 0, f"le système refuse ({error.strerror}). Essayez ailleurs.")
    return OutputError(f"{path} : {reason}")


def count(number: int, one: str, many: str) -> str:
    """« 1 démarche », « 3 démarches », « 0 démarche »."""
    return f"{number} {many if number > 1 else one}"
