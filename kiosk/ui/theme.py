"""The look's tokens, in one place: colours, sizes in millimetres, and what a visitor or a town may change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.core.facts import RIGHT_TO_LEFT
from kiosk.core.palette import Palette

Colour = tuple[float, float, float, float]

COLOURS = {
    "ink": "#0f3238",  # text, plates, shelf, main buttons, the edge under what is touched
    "ink2": "#1d4a51",  # a main button while pressed
    "press": "#071c20",  # the edge under a main button
    "soft": "#2e484c",  # second text
    "line": "#6b8083",  # borders, knots to come, track of the thread
    "paper": "#eef0ea",  # ground
    "page": "#ffffff",  # cards and touchables
    "deep": "#dfe4dc",  # quiet notice, hairline inside a card
    "fil": "#ffb726",  # the thread: HERE and SOMEONE, nothing else (the town's accent)
    "fil_pale": "#ffe7b0",  # sentence being read, pressed, the Wi-Fi code
    "ok": "#0f4f31",
    "ok_pale": "#dcebdf",  # done, checked, erased
    "stop": "#8c2416",
    "stop_pale": "#f8e2dc",  # fraud, breakdown, hang up
    "shelf": "#0f3238",
    "shelf_words": "#ffffff",
    "shelf_off": "#8fa9ac",
    "shelf_line": "#5a8087",
    "glyph": "#ffffff",  # on a plate, on a main button
    "plate": "#0f3238",
    "edge": "#0f3238",
    "main": "#0f3238",
    "main_text": "#ffffff",
    "white": "#ffffff",  # codes are black on white in every theme
    "black": "#000000",
    "on_fil": "#0f3238",  # text and strokes on saffron
}
CONTRAST = COLOURS | {
    "ink": "#ffffff",
    "ink2": "#fff0b8",
    "press": "#ffffff",
    "soft": "#ffffff",
    "line": "#ffffff",
    "paper": "#000000",
    "page": "#000000",
    "deep": "#000000",
    "fil": "#ffd23f",
    "fil_pale": "#5a4200",
    "ok": "#7be3a8",
    "ok_pale": "#000000",
    "stop": "#ffb3a3",
    "stop_pale": "#000000",
    "shelf": "#000000",
    "shelf_line": "#ffffff",
    "glyph": "#000000",
    "plate": "#ffffff",
    "edge": "#ffffff",
    "main": "#ffd23f",
    "main_text": "#000000",
    "on_fil": "#000000",
}
RADIUS = {"touch": 2.2, "card": 2.2, "plate": 1.8, "plate_small": 1.4, "field": 10}
EM = {
    "hero": 2.1,
    "title": 1.62,
    "heading": 1.1,
    "choice": 1.08,
    "main": 1.3,
    "text": 1.0,
    "small": 0.8,
    "band": 0.8,
    "tile": 1.02,
}
EM_PORTRAIT = {
    "title": 2.0,
    "hero": 2.4,
    "band": 0.64,
}  # seen from further; the band is no higher than elsewhere
TITLE_AT_MOST = {"M": 1.3, "S": 1.0, "P": 1.62}  # with larger letters
LINE_HEIGHT = {"title": 1.14, "label": 1.22, "text": 1.4}
LINE_HEIGHT_AR = {"title": 1.35, "label": 1.35, "text": 1.55}
MOTION_MS = {"page": 200, "knot": 300, "glow": 600}
TEXT_MM = {"M": (5, 7.5, 11), "S": (5, 7.5, 11), "P": (9, 11, 12)}
SHELF_MM = {
    "M": (4.1, 4.6, 4.6),
    "S": (4.1, 4.1, 4.1),
    "P": (6.1, 6.6, 6.6),
}  # the shelf never grows: its words
CALL_MM = {"M": (4.8, 4.6, 4.6), "S": (4.8, 4.8, 4.8), "P": (6.9, 6.6, 6.6)}
PX_PER_MM = {"M": 5.9, "S": 5.2, "P": 4.0}
SIZES = ("normal", "large", "largest")
# Text needs 7, icons and borders 3: (what, on what, at least). The theme test reads these pairs.
PAIRS = (
    ("ink", "paper", 7),
    ("ink", "page", 7),
    ("ink", "deep", 7),
    ("on_fil", "fil", 7),
    ("ink", "fil_pale", 7),
    ("soft", "paper", 7),
    ("soft", "page", 7),
    ("soft", "deep", 7),
    ("line", "paper", 3),
    ("line", "page", 3),
    ("line", "deep", 3),
    ("ok", "page", 7),
    ("ok", "ok_pale", 7),
    ("stop", "page", 7),
    ("stop", "stop_pale", 7),
    ("ink", "ok_pale", 7),
    ("ink", "stop_pale", 7),
    ("glyph", "plate", 7),
    ("glyph", "ok", 7),
    ("glyph", "stop", 7),
    ("main_text", "main", 7),
    ("main_text", "ink2", 7),
    ("fil", "shelf", 3),
    ("shelf_line", "shelf", 3),
    ("shelf_words", "shelf", 7),
    ("shelf_off", "shelf", 3),
)
# A town's thread is seen beside the grounds, and is no warning, nor what is done; what is read is seen too.
APART = (
    ("fil", "paper", 1.2),
    ("fil", "page", 1.2),
    ("fil_pale", "page", 1.1),
    ("fil", "stop", 2),
    ("fil", "ok", 2),
)
TOWN = Palette(
    COLOURS,
    {
        "accent": ("fil",),
        "accent_pale": ("fil_pale",),
        "ink": ("ink", "plate", "edge", "main", "on_fil", "shelf"),
        "soft": ("soft",),
        "line": ("line",),
        "paper": ("paper",),
        "deep": ("deep",),
    },
    (*PAIRS, *APART),
)


@dataclass(frozen=True)
class Look:
    """All that decides how a page is drawn: the window, the language, and what the visitor chose.

    `width` and `height` are pixels; `size` is one of SIZES; `colours` maps each token to "#rrggbb".
    """

    width: int
    height: int
    language: str = "fr"
    size: str = "normal"
    contrast: bool = False
    px_per_mm: float = 0.0
    calm: bool = False
    town: tuple[tuple[str, str], ...] = ()
    page: str = ""  # the language of the page, where these words of another one stand on it
    is_staff: bool = False  # a page of the staff, in its own frame: ink band, no thread, no shelf

    @property
    def shape(self) -> str:
        """M (10 inches), S (7 inches) or P (portrait)."""
        if self.height > self.width:
            return "P"
        return "S" if self.height < 600 else "M"

    @property
    def rtl(self) -> bool:
        """Whether the words run from right to left."""
        return self.language in RIGHT_TO_LEFT

    @property
    def is_mirrored(self) -> bool:
        """Whether the page is mirrored, whichever way the words run."""
        return (self.page or self.language) in RIGHT_TO_LEFT

    @property
    def scale(self) -> float:
        """Pixels in a millimetre."""
        return self.px_per_mm or PX_PER_MM[self.shape] * min(1.0, self._shrink)

    @property
    def _shrink(self) -> float:
        designed = {"M": (1280, 800), "S": (800, 480), "P": (1080, 1920)}[self.shape]
        return max(self.width / designed[0], self.height / designed[1])

    @property
    def palette(self) -> Mapping[str, str]:
        """Colours by token: high contrast is never themed."""
        return CONTRAST if self.contrast else COLOURS | dict(self.town)

    def colour(self, token: str) -> Colour:
        """Red, green, blue, alpha between 0 and 1."""
        return hex_colour(self.palette[token])

    def mm(self, millimetres: float) -> float:
        """That many millimetres in pixels, on whole pixels."""
        return float(round(millimetres * self.scale))

    def of_thread(self, millimetres: float) -> float:
        """The same for the thread and its knots, which are wider in portrait."""
        return self.mm(millimetres * (2.35 if self.shape == "P" else 1))

    @property
    def target(self) -> float:
        """The least side of what is touched: 20 mm, 15 on the 7-inch screen only, in pixels."""
        return self.mm(15 if self.shape == "S" else 20)

    def em(self, name: str) -> int:
        """The size in pixels of a text of that name: shelf, call, or one of EM."""
        millimetres = {"shelf": SHELF_MM, "call": CALL_MM}.get(name, TEXT_MM)[self.shape]
        factor = (EM_PORTRAIT if self.shape == "P" else EM).get(name) or EM.get(name, 1.0)
        if self.size != "normal" and name in ("hero", "title"):
            factor = min(factor, TITLE_AT_MOST[self.shape])
        return round(millimetres[SIZES.index(self.size)] * self.scale * factor)

    def line_height(self, name: str) -> float:
        """The height of a line in ems of its text: title, label or text."""
        return (LINE_HEIGHT_AR if self.rtl else LINE_HEIGHT)[name]

    def at_size(self, size: str) -> Look:
        """The same look with letters of that size."""
        return replace(self, size=size)

    def speaking(self, language: str) -> Look:
        """The same look in another language."""
        return replace(self, language=language)

    def for_staff(self) -> Look:
        """The same window for a page of the staff: in French and normal letters, whoever was there before."""
        return replace(self, language="fr", size="normal", is_staff=True)

    def quoting(self, language: str) -> Look:
        """The same page, with words of another language on it: they run their way, from the page's start."""
        page = self.page or self.language
        return replace(self, language=language, page="" if language == page else page)


def hex_colour(text: str) -> Colour:
    """`#rrggbb` as four numbers between 0 and 1."""
    return (int(text[1:3], 16) / 255, int(text[3:5], 16) / 255, int(text[5:7], 16) / 255, 1.0)
