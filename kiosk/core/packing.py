"""Text cut into QR codes that a phone reads at arm's length: whole lines, a title and a count in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

CODE_BYTES = 300  # what is still read at level M from a picture that is slanted and a little blurred
_TITLE_BYTES = 60

Block = tuple[str, ...]  # lines that are better kept together


def pack(title: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The texts of the codes, at most CODE_BYTES of UTF-8 each, the lines of the blocks in order.

    Each begins by the title (a long one is shortened there, and whole in the first code), and by "1/3" if
    there are several. A line stays whole, and with its block, wherever a code can hold them; else it is cut
    at a space.
    """
    short = _short(title)
    if short != title:
        blocks = ((title,), *blocks)
    alone = _spread(blocks, CODE_BYTES - _size(short))
    if len(alone) == 1:
        return ("\n".join((short, *alone[0])),)
    figures, packed = 1, alone
    while len(packed) >= 10 ** (figures - 1):
        longest = "9" * figures
        packed = _spread(blocks, CODE_BYTES - _size(f"{longest}/{longest} {short}"))
        figures += 1
    return tuple(
        "\n".join((f"{at}/{len(packed)} {short}", *lines)) for at, lines in enumerate(packed, start=1)
    )


def _spread(blocks: Iterable[Block], room: int) -> list[list[str]]:
    """The lines in order, spread over codes of `room` bytes; each line costs its line break too."""
    packed: list[list[str]] = [[]]
    free = room
    for block in blocks:
        whole = sum(_size(line) + 1 for line in block)
        if free < whole <= room:
            packed.append([])
            free = room
        for piece in (piece for line in block for piece in _pieces(line, room - 1)):
            if _size(piece) + 1 > free:
                packed.append([])
                free = room
            packed[-1].append(piece)
            free -= _size(piece) + 1
    return packed


def _short(title: str) -> str:
    return title if _size(title) <= _TITLE_BYTES else next(_pieces(title, _TITLE_BYTES - _size("…"))) + "…"


def _pieces(line: str, room: int) -> Iterator[str]:
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
