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
    errno.ENOTDIR: "un fichier y tient la place d'un dossier. Choisissez un autre dossier.",
    errno.EEXIST: "il y a déjà autre chose sous ce nom. Choisissez un autre dossier.",
    errno.EISDIR: "c'est un dossier. Donnez un nom de fichier.",
    errno.ENAMETOOLONG: "ce nom est trop long. Raccourcissez-le.",
    errno.EIO: "le disque ne répond pas bien. Choisissez-en un autre.",
}
_READING = {
    errno.EACCES: "vous n'avez pas le droit de le lire. Demandez-le, ou donnez autre chose.",
    errno.EPERM: "vous n'avez pas le droit de le lire. Demandez-le, ou donnez autre chose.",
    errno.ENOENT: "ce fichier n'existe pas. Vérifiez le nom et le dossier.",
    errno.EISDIR: "c'est un dossier. Donnez un fichier.",
    errno.EIO: "le disque ne répond pas bien. Copiez ce fichier ailleurs.",
}


class OutputError(KioskError):
    """A file could not be written."""


def write(path: Path, text: str) -> None:
    """Put the text in a file, in the place of what was there; OutputError when it cannot be."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise refusal(path, error) from error


def whole_picture(path: Path) -> Path:
    """The path of a picture that was written; OutputError when only a part of it is there."""
    from kiosk.settings_files import is_whole_png

    try:
        whole = is_whole_png(path.read_bytes())
    except OSError:
        whole = False
    if not whole:
        raise OutputError(f"{path} : l'image n'a pas pu être écrite. Vérifiez vos droits et la place libre.")
    return path


def refusal(path: Path, error: OSError) -> OutputError:
    """What to say when the system refuses a file."""
    return OutputError(f"{path} : {_REASONS.get(error.errno or 0, _other(error))}")


def unread(error: OSError) -> KioskError:
    """What to say when the system refuses something that nobody saw coming, mostly a file to read."""
    name = shortened(str(error.filename)) if error.filename else "Ce qui était à écrire"
    reason = _READING.get(error.errno or 0) or _REASONS.get(error.errno or 0, _other(error))
    return KioskError(f"{name} : {reason}")


def shortened(text: str, longest: int = 80) -> str:
    """A text that somebody typed, cut when a message would drown in it."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _other(error: OSError) -> str:
    return f"le système refuse ({errno.errorcode.get(error.errno or 0, 'sans raison')}). Essayez ailleurs."


def count(number: int, one: str, many: str) -> str:
    """« 1 démarche », « 3 démarches », « 0 démarche »."""
    return f"{number} {many if number > 1 else one}"
