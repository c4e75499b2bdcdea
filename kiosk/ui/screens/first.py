"""What the pages of the first start share: their band, the row that goes on, back or leaves it for later."""

from __future__ import annotations

from kiosk.controllers.first_state import STEPS
from kiosk.ui.content import Content
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.key import Key, Main
from kiosk.ui.pieces.keyboard import Keyboard
from kiosk.ui.pieces.notice import Notice
from kiosk.ui.pieces.touchable import Act
from kiosk.ui.pieces.typed_line import TypedLine
from kiosk.ui.screens.scene import Scene, Shown

IS_STAFF = True
WORDS = {
    "space": "espace",
    "done": "Suivant",
    "erase": "Effacer",
    "shift": "Majuscule",
    "keyboard": "Clavier",
}


def page(scene: Scene, content: Content) -> Shown:
    """A page of the first start; what could not be kept, or was refused on the card, is told on it."""
    first = scene.house.first_start
    if first.state.trouble:
        content.says.append(Notice(scene.look, first.state.trouble, "hard-drives", "stop", name="trouble"))
    number = STEPS.index(first.state.step) + 1
    return scene.staff(content, "Premier démarrage", f"{number} sur {len(STEPS)}")


def ways(
    scene: Scene, content: Content, label: str = "", act: Act | None = None, *, skips: bool = True
) -> Shown:
    """The page with its ways out: back, later, and the main button where it has a label.

    `act` None = the next page. Without `skips`, no « Plus tard ». Three keys are too many for a row beside
    what is said: there the small ones stand under it.
    """
    first, look = scene.house.first_start, scene.look
    keys: list[Piece] = []
    if first.state.can_go_back:
        keys.append(Key(look, scene.tr("Retour"), first.back, name="first-back"))
    if skips:
        keys.append(Key(look, scene.tr("Plus tard"), first.later, name="first-later"))
    forward = Main(look, scene.tr(label), act or first.go_on, name="first-on", low=look.shape == "S")
    main: list[Piece] = [forward] if label else []
    if look.shape != "P" and len(keys) + len(main) > 2:
        content.aside, content.closing = [*content.aside, *keys], main
    else:
        content.closing = [*keys, *main]
        content.shares = (*(1.0 for _ in keys), *(1.7 for _ in main))
    return page(scene, content)


def keyboard_of(scene: Scene) -> str:
    """The keyboard that this screen has room for."""
    return "alphabetical" if scene.look.shape == "S" else "azerty"


def typing(scene: Scene, label: str) -> Shown:
    """A page with a line to type, what it is, and the keys; nothing else has room."""
    first, typed = scene.house.first_start, scene.house.first_start.state.typed
    assert typed is not None
    close = Key(scene.look, scene.tr("Annuler"), first.back, style="small", name="first-back")
    line = TypedLine(scene.look, label, typed.text, close)
    words = {name: scene.tr(word) for name, word in WORDS.items()}
    return page(scene, Content(does=[line, Keyboard(scene.look, typed, first.press, words)], wide=True))
