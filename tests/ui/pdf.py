"""What a reader of PDF finds in one: its objects, its pages, its words. Only what Cairo writes."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)\s*endobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
SHOWN = re.compile(rb"/(f-\d+-\d+) [\d.]+ Tf|<([0-9a-fA-F]+)>|\(((?:\\.|[^\\)])*)\)|(ET)")
ESCAPED = re.compile(rb"\\([0-7]{3}|.)")


class Pdf:
    """A file that was written by Cairo."""

    def __init__(self, path: Path) -> None:
        content = path.read_bytes()
        assert content.startswith(b"%PDF-")
        assert content.rstrip().endswith(b"%%EOF")
        self.objects = {int(number): body for number, body in OBJECT.findall(content)}
        for body in list(self.objects.values()):
            if b"/ObjStm" in body:
                self._unpack(body)

    @property
    def pages(self) -> list[bytes]:
        return [body for body in self.objects.values() if re.search(rb"/Type\s*/Page\b", body)]

    @property
    def has_pictures(self) -> bool:
        return any(re.search(rb"/Subtype\s*/Image", body) for body in self.objects.values())

    @property
    def fonts(self) -> set[str]:
        """The names of the fonts that lie whole or in part in the file."""
        described = [body for body in self.objects.values() if b"/FontFile" in body]
        names = (re.search(rb"/FontName\s*/(?:[A-Z]+\+)?([^\s/]+)", body) for body in described)
        return {name[1].decode() for name in names if name}

    def text(self) -> str:
        """The words, in the order of drawing."""
        drawn = next(body for body in map(self.stream, self.objects) if b" Tf" in body)
        maps, font, words = self._maps(), b"", ""
        for name, codes, literal, end in SHOWN.findall(drawn):
            if literal:
                codes = _plain(literal).hex().encode()
            if name:
                font = name
            elif codes:
                width, letters = maps[font]
                parts = (codes[at : at + width].lower() for at in range(0, len(codes), width))
                words += "".join(letters.get(part, "") for part in parts)
            elif end:
                words += "\n"
        return words

    def stream(self, number: int) -> bytes:
        found = STREAM.search(self.objects[number])
        if not found:
            return b""
        return zlib.decompress(found[1]) if b"/FlateDecode" in self.objects[number] else found[1]

    def _unpack(self, body: bytes) -> None:
        found = STREAM.search(body)
        assert found
        text, first = zlib.decompress(found[1]), int(re.search(rb"/First (\d+)", body)[1])  # type: ignore[index]
        numbers = list(map(int, text[:first].split()))
        starts = [first + at for at in numbers[1::2]]
        for number, start, end in zip(numbers[::2], starts, [*starts[1:], len(text)], strict=True):
            self.objects[number] = text[start:end]

    def _maps(self) -> dict[bytes, tuple[int, dict[bytes, str]]]:
        """Of each font: how many hexadecimal digits a letter has, and which letter they are."""
        maps = {}
        named = {
            name: int(at)
            for body in self.objects.values()
            for name, at in re.findall(rb"/(f-\d+-\d+) (\d+) 0 R", body)
        }
        for name, number in named.items():
            cmap = re.search(rb"/ToUnicode (\d+) 0 R", self.objects[number])
            letters: dict[bytes, str] = {}
            table = self.stream(int(cmap[1])) if cmap else b""
            table = b"".join(re.findall(rb"beginbf(?:char|range)(.*?)endbf", table, re.DOTALL))
            for code, letter in re.findall(rb"^<([0-9a-fA-F]+)> <([0-9a-fA-F]+)>$", table, re.MULTILINE):
                letters[code.lower()] = bytes.fromhex(letter.decode()).decode("utf-16-be")
            for low, high, letter in re.findall(
                rb"<([0-9a-fA-F]+)> <([0-9a-fA-F]+)> <([0-9a-fA-F]+)>", table
            ):
                for offset in range(int(high, 16) - int(low, 16) + 1):
                    code = f"{int(low, 16) + offset:0{len(low)}x}".encode()
                    letters[code] = chr(int(letter, 16) + offset)
            maps[name] = (len(next(iter(letters), b"00")), letters)
        return maps


def _plain(literal: bytes) -> bytes:
    """The bytes of a string in round brackets."""
    return ESCAPED.sub(lambda one: bytes([int(one[1], 8)]) if len(one[1]) == 3 else one[1], literal)
