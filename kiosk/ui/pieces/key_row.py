"""Keys side by side, of the same width, that stand where one piece does."""

from __future__ import annotations

from kiosk.ui.pieces.key import Key
from kiosk.ui.pieces.panel_row import PanelRow
from kiosk.ui.theme import Look


class KeyRow(PanelRow):
    """A row of a panel without its sign; its name is only said."""

    def __init__(self, look: Look, label: str, keys: list[Key], name: str) -> None:
        super().__init__(look, "", label, keys)
        self.name = name

    @property
    def most(self) -> float:
        """As high as its keys."""
        return 0.0

    @property
    def _head(self) -> float:
        return -self.look.mm(3)

    def draw(self) -> None:
        """The keys alone."""
        self._place_keys()
