"""Which fonts there are, and in which order each language takes them."""

from __future__ import annotations

import os
from pathlib import Path

LATIN = "Kiosque Lisible"
ICONS = "Kiosque Icons"
SHIPPED = (LATIN, "Noto Sans Arabic", "Kiosque Lisible Cyrillic")
OTHERS = ("Noto Sans",)  # the system's: Greek, Vietnamese and what else is written alike
SCRIPTS = {  # a script found by fallback alone can break: it is named
    "am": "Noto Sans Ethiopic",
    "bn": "Noto Sans Bengali",
    "hi": "Noto Sans Devanagari",
    "hy": "Noto Sans Armenian",
    "ka": "Noto Sans Georgian",
    "km": "Noto Sans Khmer",
    "ta": "Noto Sans Tamil",
    "ti": "Noto Sans Ethiopic",
    "zh": "Noto Sans CJK SC",
}
# of the Latin face, in em: every line of text is placed by it, whatever script the line holds
ASCENT, DESCENT = 0.984, 0.316
NATURAL = ASCENT + DESCENT
ICON_ASCENT = 0.9375  # of the icon font: its signs are drawn in a square that begins so far above the line


def use_fonts(folder: Path, *, system: bool = True) -> None:
    """Before the first text: our fonts of `folder`, and the system's Noto for other scripts if `system`."""
    os.environ["FONTCONFIG_FILE"] = str(folder / ("fonts.conf" if system else "ours.conf"))


def families(lang: str) -> tuple[str, ...]:
    """The families that a language is written in, the first that has a letter gives it."""
    script = SCRIPTS.get(lang.partition("-")[0])
    return (*SHIPPED, script, *OTHERS) if script else (*SHIPPED, *OTHERS)
