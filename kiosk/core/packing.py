"""Text put into as few QR codes as can be, each small enough for a phone, whole lines, a number in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

CODE_BYTES = 300  # what is still read at level M from a picture that is slanted and a little blurred
_TITLE_BYTES = 60
_AGAIN_BYTES = 30

Block = tuple[str, ...]  # lines that belong together
Part = Sequence[Block]


def pack(title: str, again: str, parts: Sequence[Part], note: str = "") -> tuple[str, ...]:
    """The texts of the codes, at most CODE_BYTES of UTF-8 each.

    The first begins by the title (a long one is shortened there, and whole below), the others by `again`,
    shortened too; each after its number, "2/3", if there are several. `note` begins by the sign that it
    explains, and ends each code where that sign stands. A block stands whole in one code; one that no code
    can hold is cut between its lines, and a line that no code can hold at a space. Parts follow one
    another; within one the first block leads, and the others keep their order, unless short ones that fill
    what long ones left save a code.
    """
    first, others = _short(title, _TITLE_BYTES), _short(again, _AGAIN_BYTES)
    if first != title:
        parts = (((title,),), *parts)
    packed = _spread(parts, note, first, others)
    if len(packed) == 1:
        return ("\n".join((first, *packed[0])),)
    figures = 1
    while len(packed) >= 10 ** (figures - 1):
        number = f"{'9' * figures}/{'9' * figures} "
        packed = _spread(parts, note, number + first, number + others)
        figures += 1
    heads = (first, *(others for _ in packed[1:]))
    return tuple(
        "\n".join((f"{at}/{len(packed)} {head}", *lines))
        for at, (head, lines) in enumerate(zip(heads, packed, strict=True), start=1)
    )


@dataclass(slots=True)
class _Code:
    """One that is being filled: `free` bytes are left below its head; each line costs its line break too."""

    free: int
    note: str
    lines: list[str] = field(default_factory=list)

    def has_room(self, lines: Block) -> bool:
        return self._cost(lines) <= self.free

    def add(self, lines: Block) -> None:
        self.free -= self._cost(lines)
        self.lines += lines

    def whole(self) -> list[str]:
        return [*self.lines, self.note] if self._has_sign(self.lines) else self.lines

    def _cost(self, lines: Block) -> int:
        is_new = self._has_sign(lines) and not self._has_sign(self.lines)
        return _cost((*lines, self.note) if is_new else lines)

    def _has_sign(self, lines: Sequence[str]) -> bool:
        return self.note != "" and any(self.note[0] in line for line in lines)


def _spread(parts: Sequence[Part], note: str, first: str, others: str) -> list[list[str]]:
    """The lines over codes with such heads, in order if that takes no more codes."""
    in_order, filled = (
        _filled(parts, _Code(CODE_BYTES - _size(first), note), CODE_BYTES - _size(others), keep_order)
        for keep_order in (True, False)
    )
    return [code.whole() for code in min(in_order, filled, key=len)]


def _filled(parts: Sequence[Part], first: _Code, room: int, keep_order: bool) -> list[_Code]:
    """Each block in the last code, or in the first one of its part that has room for it."""
    codes, note = [first], first.note
    for part in parts:
        start = len(codes) - 1
        for rank, block in enumerate(part):
            at = len(codes) - 1 if keep_order else start
            for lines in _whole_or_pieces(block, room, note):
                at = _put(codes, lines, at, room)
            start = at if rank == 0 else start
    return codes


def _put(codes: list[_Code], lines: Block, at: int, room: int) -> int:
    """Add the lines to the first code with room for them, from that one on; answers which."""
    at = next((code for code in range(at, len(codes)) if codes[code].has_room(lines)), len(codes))
    if at == len(codes):
        codes.append(_Code(room, codes[0].note))
    codes[at].add(lines)
    return at


def _whole_or_pieces(block: Block, room: int, note: str) -> Iterable[Block]:
    if _Code(room, note).has_room(block):
        return (block,)
    return _pieces(block, room - 1 - _cost((note,) if note else ()))


def _cost(lines: Block) -> int:
    return sum(_size(line) + 1 for line in lines)


def _pieces(block: Block, room: int) -> Iterator[Block]:
    return ((piece,) for line in block for piece in _cut(line, room))


def _short(title: str, room: int) -> str:
    return title if _size(title) <= room else next(_cut(title, room - _size("…"))) + "…"


def _cut(line: str, room: int) -> Iterator[str]:
    """The line, cut where it does not fit: at a space, or between two letters if there is none."""
    while _size(line) > room:
        fits = len(line.encode()[:room].decode(errors="ignore"))
        space = line.rfind(" ", 1, fits + 1)
        cut = space if space > 0 else fits
        yield line[:cut]
        line = line[cut + 1 :] if space > 0 else line[cut:]
    yield line


def _size(text: str) -> int:
    return len(text.encode())
