"""Whether the terminal can keep its data in a folder, there or still to be made, and what to do if not."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

ANOTHER = "donnez un autre dossier à la borne : « folder », dans [data] de ses réglages."


def trouble(folder: Path) -> str:
    """What keeps the account that runs this from writing there, and the remedy; empty = nothing does."""
    whole = folder.absolute()
    there = nearest(whole)
    if os.statvfs(there).f_flag & os.ST_RDONLY:
        return f"Le disque de {there} est en lecture seule. Remettez-le en écriture."
    if not there.is_dir():
        return f"{there} est un fichier, et non un dossier. Retirez-le, ou {ANOTHER}"
    if there == whole:
        return "" if _may_write(there) else _closed(whole)
    link = there / whole.relative_to(there).parts[0]
    if _is_link(link):
        return f"{link} mène à {link.readlink()}, qui n'existe pas. Branchez son disque, ou {ANOTHER}"
    if not os.access(there, os.X_OK):
        return f"{user()} n'a pas le droit d'entrer dans {there}. Donnez-lui ce droit, ou {ANOTHER}"
    return "" if _may_write(there) else _not_made(whole, there)


def nearest(folder: Path) -> Path:
    """The folder itself, or as much of the way to it as there is."""
    whole = folder.absolute()
    return next(path for path in (whole, *whole.parents) if can_be_seen(path))


def can_be_seen(path: Path) -> bool:
    """Whether it is there, and we may know it."""
    try:
        return path.exists()
    except OSError:
        return False


def user() -> str:
    """Who runs this, as one says it."""
    account = owner()
    return f"le compte {account}" if account.isdecimal() else account


def owner() -> str:
    """Who runs this, as `chown` takes it: the name, or the number of an account without one."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def _may_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK | os.X_OK)


def _is_link(path: Path) -> bool:
    """Whether it is a link, which then leads nowhere: nothing was seen there."""
    try:
        return path.is_symlink()
    except OSError:
        return False


def _closed(folder: Path) -> str:
    return f"{user()} n'a pas le droit d'écrire dans {folder}. Lancez « sudo chown -R {owner()} {folder} »."


def _not_made(folder: Path, there: Path) -> str:
    return (
        f"Le dossier {folder} n'existe pas, et {user()} n'a pas le droit d'en faire un dans {there}. "
        f"Lancez « sudo install -d -o {owner()} {folder} »."
    )
