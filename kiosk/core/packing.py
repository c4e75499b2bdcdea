"""Text put into as few QR codes as can be, each small enough for a phone, whole lines, a number in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

CODE_BYTES = 300  # what is still read at level M from a picture that is slanted and a little blurred
_TITLE_BYTES = 60

Block = tuple[str, ...]  # lines that belong together


def pack(title: str, again: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The texts of the codes, at most CODE_BYTES of UTF-8 each.

    The first begins by the title (a long one is shortened there, and whole below), the others by `again`;
    each after its number, "2/3", if there are several. A block stands whole in the first code that has room
    for it, so that a short one fills what a long one left; one that no code can hold is cut between its
    lines, and a line that no code can hold at a space.
    """
    short = _short(title)
    if short != title:
        blocks = ((title,), *blocks)
    alone = _spread(blocks, CODE_BYTES - _size(short), CODE_BYTES - _size(again))
    if len(alone) == 1:
        return ("\n".join((short, *alone[0])),)
    figures, packed = 1, alone
    while len(packed) >= 10 ** (figures - 1):
        number = len(f"{'9' * figures}/{'9' * figures} ")
        packed = _spread(blocks, CODE_BYTES - number - _size(short), CODE_BYTES - number - _size(again))
        figures += 1
    heads = (short, *(again for _ in packed[1:]))
    return tuple(
        "\n".join((f"{at}/{len(packed)} {head}", *lines))
        for at, (head, lines) in enumerate(zip(heads, packed, strict=True), start=1)
    )


def _spread(blocks: Sequence[Block], first: int, other: int) -> list[list[str]]:
    """The lines over codes of so many free bytes; each line costs its line break too."""
    packed: list[list[str]] = [[]]
    free = [first]
    for block in blocks:
        at = 0
        for lines in (block,) if _cost(block) <= other else _pieces(block, other - 1):
            at = next((code for code in range(at, len(free)) if free[code] >= _cost(lines)), len(free))
            if at == len(free):
                packed.append([])
                free.append(other)
            packed[at] += lines
            free[at] -= _cost(lines)
    return packed


def _cost(lines: Block) -> int:
    return sum(_size(line) + 1 for line in lines)


def _pieces(block: Block, room: int) -> Iterator[Block]:
    return ((piece,) for line in block for piece in _cut(line, room))


def _short(title: str) -> str:
    return title if _size(title) <= _TITLE_BYTES else next(_cut(title, _TITLE_BYTES - _size("…"))) + "…"


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
