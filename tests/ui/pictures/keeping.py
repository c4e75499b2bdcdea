"""Draws the canonical pages, keeps them as small pictures, and says which look otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from kivy.base import EventLoop
from PIL import Image

from kiosk.ui.gallery import name_of, walk
from kiosk.ui.theme import Look
from tests.ui.driver import FOLDER, opened

KEPT = Path(__file__).parent
UPDATE = "python -m tests.ui.pictures --update"
M, S, P = (1280, 800), (800, 480), (1080, 1920)
TALL = 1000  # pixels; a taller page is kept at half its size
COLOURS = 20  # the commonest of a page: its grounds, its inks, and the edges between them
APART = 12  # levels; a nearer one would take the place of a ground
CELL = 8  # pixels: smaller differences are those of two versions of Mesa
CELL_SLACK, MEAN_SLACK = 40, 1.5  # levels of 255, in one cell and over the page
PAGES = {
    Look(*M): (
        "sleeping",
        "language",
        "home",
        "opening-identite",
        "question-answered",
        "question-read",
        "list-ticked",
        "codes",
        "call",
        "emergency",
        "connect",
        "display",
        "place-france_services",
        "idle",
        "farewell",
    ),
    Look(*M, language="ar"): ("home", "question-read", "list"),
    Look(*M, contrast=True): ("home", "question-read"),
    Look(*M, size="largest"): ("question", "list"),
    Look(*S): ("home", "question", "list"),
    Look(*S, language="ar"): ("question",),
    Look(*P): ("home", "question"),
    Look(*P, language="ar"): ("opening-identite",),
}


def name_of_picture(look: Look, page: str) -> str:
    return f"{name_of(look)}-{page}.png"


@cache
def drawn(look: Look) -> dict[str, Image.Image]:
    """The canonical pages of a look, as they are now."""
    EventLoop.ensure_window()
    found = {}
    for shot in walk(look, opened):
        if shot.name in PAGES[look]:
            path = shot.save(Path(FOLDER.name) / "canonical.png")
            with Image.open(path) as page:
                found[shot.name] = page.convert("RGB")
    return found


def keep(look: Look) -> Iterator[Path]:
    """Write the pictures, in few colours."""
    for page, picture in drawn(look).items():
        path = KEPT / name_of_picture(look, page)
        small = picture.reduce(2) if picture.height > TALL else picture
        small.quantize(palette=_palette(small), dither=Image.Dither.NONE).save(path, optimize=True)
        yield path


def _palette(picture: Image.Image) -> Image.Image:
    """The colours of grounds and inks exactly, so that no plain surface differs from itself."""
    counted = picture.getcolors(picture.width * picture.height) or []
    kept: list[tuple[int, ...]] = []
    for _, colour in sorted(counted, reverse=True):
        if len(kept) < COLOURS and all(_apart(colour, other) >= APART for other in kept):
            kept.append(colour)
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for colour in kept for channel in colour])
    return palette


def _apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def differences(look: Look) -> Iterator[str]:
    """Which pages look otherwise, where, and where to see them."""
    pictures = drawn(look)
    for page in PAGES[look]:
        if page not in pictures:
            yield f"{name_of(look)} has no page « {page} » any more"
        elif fault := fault_of(KEPT / name_of_picture(look, page), pictures[page]):
            yield f"{name_of_picture(look, page)}: {fault}; as it is now: {_shown(look, page)}"


def fault_of(kept: Path, picture: Image.Image) -> str:
    if not kept.is_file():
        return "not kept yet"
    with Image.open(kept) as page:
        old = page.convert("RGB")
    size = (picture.width // CELL, picture.height // CELL)
    if old.width * picture.height != old.height * picture.width:
        return f"{old.size} became {picture.size}"
    apart = np.abs(_cells(old, size) - _cells(picture, size))
    worst = int(apart.max())
    if worst <= CELL_SLACK and apart.mean() <= MEAN_SLACK:
        return ""
    row, column = (int(at) for at in np.unravel_index(int(apart.argmax()), apart.shape))
    return f"{worst} levels apart around x={column * CELL}, y={row * CELL}, {apart.mean():.1f} over the page"


def _cells(picture: Image.Image, size: tuple[int, int]) -> np.ndarray:
    """The page in grey, a number for each of so many squares."""
    return np.asarray(picture.convert("L").resize(size, Image.Resampling.BOX), dtype=float)


def _shown(look: Look, page: str) -> Path:
    folder = KEPT.parents[2] / "build" / "pictures-now"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name_of_picture(look, page)
    drawn(look)[page].save(path)
    return path
