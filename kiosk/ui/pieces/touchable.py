"""All that can be touched: white, with an edge; acts on release; sliding off cancels.

Only what can be touched has an edge.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.reading import Phrase
from kiosk.ui.frame import Box
from kiosk.ui.pieces.base import Piece
from kiosk.ui.theme import Look

Act = Callable[[], None]


class Touchable(Piece):
    """The common part: states, edge, touch. `act` is None for what cannot be used (say why in the note)."""

    role = "button"
    focusable = True

    def __init__(
        self,
        look: Look,
        label: str,
        act: Act | None,
        *,
        note: str = "",
        icon: str = "",
        plate: str = "plate",
        name: str = "",
        chosen: bool = False,
        hint: str = "",
    ) -> None:
        super().__init__(look, name or label, hint)
        self.label = label
        self.note = note
        self.glyph = icon
        self.plate_kind = plate
        self.act = act
        self.chosen = chosen
        self.pressed = False

    # -- touch

    def on_touch_down(self, touch: object) -> bool:
        """Press, at once."""
        if self.act is None or not self.collide_point(*touch.pos):  # type: ignore[attr-defined]
            return False
        touch.grab(self)  # type: ignore[attr-defined]
        self._press(True)
        return True

    def on_touch_move(self, touch: object) -> bool:
        """Sliding off lets go; sliding back presses again."""
        if touch.grab_current is not self:  # type: ignore[attr-defined]
            return False
        self._press(self.collide_point(*touch.pos))  # type: ignore[attr-defined]
        return True

    def on_touch_up(self, touch: object) -> bool:
        """Act, if the finger is still there, and the piece too: its page may have gone under the finger."""
        if touch.grab_current is not self:  # type: ignore[attr-defined]
            return False
        touch.ungrab(self)  # type: ignore[attr-defined]
        acts = self.pressed and self.parent is not None
        self._press(False)
        if acts and self.act:
            self.act()
        return True

    def let_go(self) -> None:
        """It was no finger that pressed: as before, and nothing is done."""
        self._press(False)

    def _press(self, pressed: bool) -> None:
        if pressed != self.pressed:
            self.pressed = pressed
            self.redraw()

    # -- drawing

    @property
    def edge(self) -> float:
        """The thickness of a page, under what can be touched."""
        return self.look.mm(0.8)

    @property
    def face(self) -> Box:
        """Where the words stand: above the edge, or on it while pressed."""
        shift = self.edge if self.pressed else 0
        return Box(self.box.x, self.box.y + shift, self.box.width, self.box.height - self.edge)

    @property
    def ink(self) -> str:
        """The token of the label."""
        if self.act is None:
            return "soft"
        return "on_fil" if self.chosen else "ink"

    def ground(self, token: str = "page", border: str = "line") -> None:
        """The page with its border and its edge, by state; those colours are the ones at rest."""
        radius, face = self.look.mm(2.2), self.face
        thin, strong = max(2.0, self.look.mm(0.3)), self.look.mm(0.5)
        if self.act is None:
            self.dashed(face, "soft", radius)
            return
        if not self.pressed:
            self.foot("edge")
        if self.chosen:
            self.panel(face, "fil", radius, "on_fil", strong)
        elif self.pressed:
            self.panel(face, "fil_pale", radius, "ink", strong)
        else:
            self.panel(face, token, radius, border, strong if self.look.contrast else thin)

    def foot(self, token: str) -> None:
        """The edge, of which only the foot shows."""
        radius, face = self.look.mm(2.2), self.face
        low = min(face.height, 2 * radius)
        self.panel(Box(face.x, face.bottom + self.edge - low, face.width, low), token, radius)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Label and second line; the second line is spoken even where it is not shown."""
        language = self.look.language
        shown = tuple(Phrase(block.text, language, self.name) for block in self.texts)
        if not shown:  # a sign alone has words of its own
            return (Phrase("", language, self.name, say=self.hint or self.label),)
        if self.note and len(self.texts) < 2:
            return (*shown, Phrase("", language, self.name, say=self.note))
        return shown
