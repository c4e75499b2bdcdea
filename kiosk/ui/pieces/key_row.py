"""Keys side by side, of the same width, that stand where one piece does."""

from __future__ import annotations

from kiosk.core.reading import Phrase
from kiosk.ui.pieces.key import Key
from kiosk.ui.pieces.panel_row import PanelRow
from kiosk.ui.theme import Look


class KeyRow(PanelRow):
    """A row of a panel without its sign and its name."""

    def __init__(self, look: Look, keys: list[Key], name: str) -> None:
        super().__init__(look, "", "", keys)
        self.name = name

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Its keys speak for themselves."""
        return ()

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
