"""What is on the screen, as values: each piece with its role, its words, its place and its colours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kivy.graphics import Color
from kivy.graphics.instructions import Instruction, InstructionGroup

from kiosk.ui.frame import Box
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.text_block import TextBlock
from kiosk.ui.stage import Stage


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the window in whole pixels, from its top left corner; nothing is mirrored any more."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Where it ends."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Where it ends, seen from the top."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class SeenText:
    """A text as it is drawn: its colour's token, where its lines stand, and what is wrong with it."""

    text: str
    token: str
    area: Area
    rows: int
    overflows: bool
    unknown: int


@dataclass(frozen=True, slots=True)
class SeenPiece:
    """A piece as it is drawn.

    `heard`: what is read aloud of it; `says`: the part of this that is not shown. `colours`: those drawn, as
    "#rrggbb". `usable`: a touch does something.
    """

    name: str
    role: str
    area: Area
    texts: tuple[SeenText, ...]
    heard: tuple[str, ...]
    says: tuple[str, ...]
    colours: tuple[str, ...]
    touchable: bool
    usable: bool

    def line(self) -> list[object]:
        """The piece as one line of a file: name, role, place, texts and their colours, says, colours."""
        area = [self.area.left, self.area.top, self.area.width, self.area.height]
        texts = [[text.text, text.token] for text in self.texts]
        return [self.name, self.role, area, texts, list(self.says), list(self.colours)]


def seen(stage: Stage) -> tuple[SeenPiece, ...]:
    """Every piece that is on the screen, in the order of drawing."""
    pieces = [piece for piece in reversed(stage.children) if isinstance(piece, Piece)]
    return tuple(_seen(piece, stage.look.height) for piece in pieces)


def _seen(piece: Piece, height: int) -> SeenPiece:
    return SeenPiece(
        name=piece.name,
        role=piece.role,
        area=_area(piece, piece.box, height),
        texts=tuple(_text(piece, *block, height) for block in piece.blocks),
        heard=tuple(phrase.say or phrase.text for phrase in piece.phrases),
        says=tuple(phrase.say for phrase in piece.phrases if phrase.say),
        colours=tuple(dict.fromkeys(_colours(piece.canvas))),
        touchable=piece.focusable,
        usable=piece.focusable and getattr(piece, "act", None) is not None,
    )


def _area(piece: Piece, box: Box, height: int) -> Area:
    left, bottom, width, up = piece.frame.mirrored(box)
    return Area(round(left), round(height - bottom - up), round(width), round(up))


def _text(piece: Piece, block: TextBlock, x: float, y: float, token: str, height: int) -> SeenText:
    laid = block.laid
    room = _area(piece, Box(x, y, block.width, block.height), height)
    left = min(row.box.x for row in laid.rows)
    right = max(row.box.x + row.box.width for row in laid.rows)
    return SeenText(
        text=block.text,
        token=token,
        area=Area(room.left + round(left), room.top, round(right - left), room.height),
        rows=len(laid.rows),
        overflows=laid.overflows,
        unknown=laid.unknown_glyphs,
    )


def _colours(group: Instruction) -> Iterator[str]:
    if isinstance(group, Color):
        yield "#" + "".join(f"{round(channel * 255):02x}" for channel in group.rgb)
    if isinstance(group, InstructionGroup):
        for instruction in group.children:
            yield from _colours(instruction)
