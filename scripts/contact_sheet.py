"""Draws the pages of the gallery and puts them on one sheet: `scripts/screenshots`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
SHEET, ALL = "planche.png", "tout"
WIDE, GAP, TITLE = 3200, 16, 22  # pixels: the sheet, between two pages, over a page


def main() -> None:
    """Draw, then say where the pictures are."""
    asked = _arguments()
    try:
        import PIL  # noqa: F401 - before the pages are drawn
    except ImportError:
        sys.exit("Il manque la bibliothèque Pillow pour la planche : lancez « scripts/screenshots ».")
    asked.folder.mkdir(parents=True, exist_ok=True)
    pictures = [
        path for path in _draw(asked) if not asked.pages or path.stem.partition("-")[2] in asked.pages
    ]
    if not pictures:
        sys.exit(f"Aucune page ne s'appelle {', '.join(asked.pages)}.")
    sheet = asked.folder / SHEET
    _contact_sheet(pictures).save(sheet)
    print(f"{len(pictures)} pages, sur une planche : {sheet}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/screenshots", description="Dessine les pages de la borne.")
    parser.add_argument("pages", nargs="*", help="ces pages-là seulement : home, list, codes…")
    parser.add_argument("--size", default="1280x800", help="1280x800, 800x480, 1080x1920, ou « tout »")
    parser.add_argument("--language", default="fr", help="fr, en, ar, ou « tout »")
    parser.add_argument("--letters", default="normal", help="normal, large, largest, ou « tout »")
    parser.add_argument("--contrast", action="store_true", help="avec les couleurs très contrastées")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "screenshots", help="où les mettre")
    return parser.parse_args()


def _draw(asked: argparse.Namespace) -> Iterator[Path]:
    from kiosk.ui.driver import prepare

    prepare(1280, 800, fullscreen=False, offscreen=True)
    from kivy.base import EventLoop

    from kiosk.adapters.player import SilentPlayer
    from kiosk.bootstrap import ASSETS, Terminal
    from kiosk.settings import Settings
    from kiosk.settings_parts import Data
    from kiosk.timer import HandTimer
    from kiosk.ui import gallery
    from kiosk.ui.text.fonts import use_fonts
    from kiosk.worker import HandWorker

    use_fonts(ASSETS / "fonts", system=False)
    EventLoop.ensure_window()
    sizes = [f"{width}x{height}" for width, height in gallery.SIZES]
    with tempfile.TemporaryDirectory() as data:

        def opened(settings: Settings, timer: HandTimer) -> Terminal:
            kept = replace(settings, data=Data(folder=data))
            return Terminal(kept, timer, HandWorker(timer), player=SilentPlayer())

        yield from gallery.make(
            opened,
            asked.folder,
            [(int(width), int(height)) for width, height in _split(_chosen(asked.size, sizes))],
            _chosen(asked.language, ["fr", "en", "ar"]),
            _chosen(asked.letters, list(gallery.LETTERS)),
            [asked.contrast],
        )


def _chosen(given: str, every: list[str]) -> list[str]:
    names = every if given == ALL else given.split(",")
    for name in names:
        if name not in every:
            sys.exit(f"« {name} » n'est pas proposé : écrivez {', '.join(every)} ou {ALL}.")
    return names


def _split(sizes: list[str]) -> Iterator[list[str]]:
    return (size.split("x") for size in sizes)


def _contact_sheet(pictures: list[Path]) -> Image.Image:
    """The pages in rows, each under its look and its name, all of them as wide as fits the sheet."""
    from PIL import Image, ImageDraw

    columns = min(len(pictures), 6 if len(pictures) > 20 else 4)
    width = (WIDE - GAP) // columns - GAP
    thumbs = []
    for path in pictures:
        with Image.open(path) as page:
            height = round(page.height * width / page.width)
            thumbs.append(page.convert("RGB").resize((width, height), Image.Resampling.LANCZOS))
    rows = [range(at, min(at + columns, len(thumbs))) for at in range(0, len(thumbs), columns)]
    heights = [max(thumbs[index].height for index in row) + TITLE + GAP for row in rows]
    sheet = Image.new("RGB", (WIDE, sum(heights) + GAP), "#555555")
    pen = ImageDraw.Draw(sheet)
    for row, top in zip(rows, _tops(heights), strict=True):
        for column, index in enumerate(row):
            left = GAP + column * (width + GAP)
            pen.text((left, top + 4), f"{pictures[index].parent.name} {pictures[index].stem}", fill="white")
            sheet.paste(thumbs[index], (left, top + TITLE))
    return sheet


def _tops(heights: list[int]) -> Iterator[int]:
    return (GAP + sum(heights[:index]) for index in range(len(heights)))


if __name__ == "__main__":
    main()
