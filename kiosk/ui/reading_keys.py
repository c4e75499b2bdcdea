"""The four keys above the Listen key while the voice speaks: repeat, slower, louder, stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui.frame import Box, Frame
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.key import Key

if TYPE_CHECKING:
    from kiosk.ui.stage import Stage


class Ground(Piece):
    """Paper under the keys, so that what they cover does not show between them."""

    role = "ground"

    def fit(self, width: float) -> float:
        """The height that it is given."""
        return self.box.height

    def draw(self) -> None:
        """Paper."""
        self.bar(self.box, "paper")


def reading_keys(stage: Stage) -> list[tuple[Piece, Box]]:
    """Two rows of two at the bottom of the start column, or one row of four where there is one column."""
    if stage.house.reader.state.status == "silent" or stage.house.visits.state.phase != "awake":
        return []
    look, reader, visits = stage.look, stage.house.reader, stage.house.visits
    tr = stage.house.words.speaker(look.language)

    def stop() -> None:
        visits.listen(False)
        reader.hush()

    small = look.at_size("normal")
    keys = [
        Key(small, tr("Répéter"), reader.repeat, icon="repeat", name="repeat"),
        Key(small, tr("Moins vite"), reader.slower, icon="gauge", name="slower"),
        Key(small, tr("Plus fort"), reader.louder, icon="speaker-high", name="louder"),
        Key(small, tr("Arrêter"), stop, icon="stop", name="stop"),
    ]
    says, _ = Frame(look).columns(narrow=bool(stage.shown and stage.shown.content.narrow))
    if look.shape != "M" or look.size != "normal" or says.width < look.mm(60):
        return _row(stage, keys)
    gap = look.mm(3)
    width = (says.width - gap) / 2
    heights = [max(key.fit(width) for key in keys[:2]), max(key.fit(width) for key in keys[2:])]
    top = says.bottom - sum(heights) - gap
    ground = Box(says.x - 2, top - gap, says.width + 4, says.bottom - top + gap)
    boxes = [
        Box(says.x + column * (width + gap), top + (heights[0] + gap if line else 0), width, heights[line])
        for line in range(2)
        for column in range(2)
    ]
    return [(Ground(look), ground), *zip(keys, boxes, strict=True)]


def _row(stage: Stage, keys: list[Key]) -> list[tuple[Piece, Box]]:
    page, gap = Frame(stage.look).page, stage.look.mm(2.4)
    width = (page.width - 3 * gap) / 4
    for key in keys:
        key.stacked = True
    height = max(key.fit(width) for key in keys)
    top = page.bottom - height
    ground = Box(page.x - 2, top - gap, page.width + 4, height + gap + stage.look.mm(1))
    boxes = [Box(page.x + index * (width + gap), top, width, height) for index in range(4)]
    return [(Ground(stage.look), ground), *zip(keys, boxes, strict=True)]
