"""Whether a path of the settings can serve: a picture that is whole, a folder that is or can be made."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from kiosk.settings_svg import is_plain_svg

PNG = b"\x89PNG\r\n\x1a\n"
LARGEST_FILE = 5_000_000  # bytes
LARGEST_SIDE = 4096  # pixels: what every graphics card of a terminal takes


def usable(kind: str, base: Path, text: str) -> str | None:
    """The whole path of what is written, from `base`; None when no "picture" or "folder" can be there."""
    try:
        path = base / Path(text).expanduser()
        good = is_picture(path) if kind == "picture" else path.is_dir() or not path.exists()
    except (OSError, RuntimeError, ValueError):  # no right to look, no such user, no possible name
        return None
    return str(path) if good else None


def is_picture(path: Path) -> bool:
    """Whether the file is a PNG, whole, and not too large to be drawn; or an SVG that is only lines."""
    if not path.is_file() or path.stat().st_size > LARGEST_FILE:
        return False
    content = path.read_bytes()
    return is_plain_svg(content) if path.suffix.lower() == ".svg" else is_png(content)


def is_png(content: bytes) -> bool:
    """Whether these bytes are a PNG, whole, and not too large to be drawn."""
    if len(content) > LARGEST_FILE or not is_whole_png(content):
        return False
    return all(0 < side <= LARGEST_SIDE for side in struct.unpack_from(">II", content, 16))


def is_whole_png(content: bytes) -> bool:
    """Whether these bytes are a PNG from its first piece to its last, each with its checksum."""
    if not content.startswith(PNG) or content[12:16] != b"IHDR":
        return False
    at, name = len(PNG), b""
    while name != b"IEND":
        if at + 12 > len(content):
            return False
        (length,) = struct.unpack_from(">I", content, at)
        name, end = content[at + 4 : at + 8], at + 8 + length
        if content[end : end + 4] != zlib.crc32(content[at + 4 : end]).to_bytes(4, "big"):
            return False
        at = end + 4
    return True
