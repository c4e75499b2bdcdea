"""What is written in one lettering of the theme, whatever it says and however it is set."""

from __future__ import annotations

from typing import TypedDict

from kiosk.ui.pieces.base import Piece
from kiosk.ui.theme import Look


class Lettering(TypedDict, total=False):
    """How a piece is written, as it may be asked for; what is left out is that of a paragraph."""

    style: str
    bold: bool
    token: str
    name: str
    role: str


class Written(Piece):
    """A piece in one lettering: `style` is an em of the theme, `token` one of its colours."""

    def __init__(
        self,
        look: Look,
        *,
        style: str = "text",
        bold: bool = False,
        token: str = "ink",
        name: str = "",
        role: str = "text",
    ) -> None:
        super().__init__(look, name)
        self.style = style
        self.bold = bold
        self.token = token
        self.role = role

    @property
    def lettering(self) -> Lettering:
        """How it is written, for another piece to be written alike."""
        return Lettering(style=self.style, bold=self.bold, token=self.token, name=self.name, role=self.role)
