"""Opens a list of places, finds out which one it is, and reads it whole or says in one sentence why not."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

import ijson

from kiosk.errors import PlacesError
from kiosk.store.places_directory import read_directory
from kiosk.store.places_france_services import read_france_services
from kiosk.store.places_pack import FORMAT, read_pack
from kiosk.store.places_reading import Reading, Wanted, date_in

EXPECTED = (
    "Donnez la liste France services (CSV), l'annuaire de l'administration (JSON ou tar.bz2) "
    "ou une liste préparée par « kiosk places pack »."
)

_PEEK = 4096
_TAR_MAGIC = slice(257, 262)
_DAMAGED = (EOFError, OSError, zlib.error, tarfile.TarError, ijson.JSONError, csv.Error)


def read_list(path: Path, wanted: Wanted, dated: date | None = None) -> Reading:
    """The wanted places of a file: France services (CSV), directory (JSON), or a list of `places_pack`.

    Each may be compressed (gzip, bzip2); the directory may be in its tar. `dated` is the day of the list when
    neither its name nor its content says it. Raises PlacesError: a file is read to its end, or not at all.
    """
    try:
        with _opened(path) as (stream, name):
            return _read(stream, path.name, wanted, dated or date_in(name) or date_in(path.name))
    except FileNotFoundError:
        raise PlacesError(f"Le fichier {path} n'existe pas : vérifiez son nom et son dossier.") from None
    except (IsADirectoryError, PermissionError):
        raise PlacesError(f"{path} ne peut pas être lu : donnez un fichier que vous pouvez ouvrir.") from None
    except UnicodeDecodeError:
        raise PlacesError(f"Le fichier {path.name} n'est pas du texte en UTF-8. {EXPECTED}") from None
    except _DAMAGED as error:
        raise PlacesError(
            f"Le fichier {path.name} est coupé ou abîmé. Rien n'a été changé ; copiez-le de nouveau."
        ) from error


def _read(stream: io.BufferedReader, name: str, wanted: Wanted, dated: date | None) -> Reading:
    head = stream.peek(_PEEK)[:_PEEK].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head:
        raise PlacesError(f"Le fichier {name} est vide. {EXPECTED}")
    if b"\0" in head or head.startswith((b"<", b"PK\x03")):
        what = "une page web" if head.startswith(b"<") else "une archive ou un programme"
        raise PlacesError(f"Le fichier {name} est {what}, pas une liste de lieux. {EXPECTED}")
    if head.startswith(f'{{"{FORMAT}"'.encode()):
        return read_pack(stream, name, wanted)
    if head.startswith((b"{", b"[")):
        return read_directory(stream, name, wanted, dated)
    return read_france_services(stream, name, wanted, dated)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[io.BufferedReader, str]]:
    """The list inside of the file, unpacked as it is read, and the name it has there."""
    with ExitStack() as opened:
        stream = opened.enter_context(_unpacked(opened.enter_context(path.open("rb"))))
        if stream.peek(_PEEK)[_TAR_MAGIC] != b"ustar":
            yield stream, path.name
            return
        archive = opened.enter_context(tarfile.open(fileobj=stream, mode="r|"))
        yield _member(archive, path.name)


def _unpacked(stream: BinaryIO) -> io.BufferedReader:
    file = cast(io.BufferedReader, stream)
    magic = file.peek(3)[:3]
    if magic == b"BZh":
        return io.BufferedReader(cast(io.RawIOBase, bz2.open(file)))
    if magic[:2] == b"\x1f\x8b":
        return io.BufferedReader(cast(io.RawIOBase, gzip.open(file)))
    return file


def _member(archive: tarfile.TarFile, name: str) -> tuple[io.BufferedReader, str]:
    for member in archive:
        if member.isfile() and member.name.endswith(".json"):
            return cast(io.BufferedReader, archive.extractfile(member)), member.name
    raise PlacesError(f"L'archive {name} ne contient pas d'annuaire (fichier .json). {EXPECTED}")
