"""Puts pictures on one sheet, each under its name: their paths come a line each from the standard input.

kiosk screenshots --language ar | .venv-test/bin/python scripts/contact_sheet.py planche.png
"""

from __future__ import annotations

import sys
from itertools import accumulate
from pathlib import Path

try:
    from PIL import Image, ImageDraw
except ImportError:
    sys.exit("Il manque la bibliothèque Pillow pour la planche : lancez « scripts/screenshots ».")

WIDE, GAP, TITLE = 3200, 16, 22  # pixels: the sheet, between two pages, over a page
FEW, FEW_COLUMNS, COLUMNS = 20, 4, 6
GROUND, INK = "#555555", "white"


def main() -> None:
    """Read the paths, write the sheet."""
    if len(sys.argv) != 2:
        sys.exit("Donnez le nom de la planche : scripts/contact_sheet.py planche.png")
    pictures = [Path(line) for line in sys.stdin.read().splitlines() if line.endswith(".png")]
    if not pictures:
        sys.exit("Aucune image à mettre sur la planche.")
    contact_sheet(pictures).save(sys.argv[1])
    print(f"{len(pictures)} pages sur une planche : {sys.argv[1]}")


def contact_sheet(pictures: list[Path]) -> Image.Image:
    """The pictures in rows, all of them as wide as fits."""
    columns = min(len(pictures), COLUMNS if len(pictures) > FEW else FEW_COLUMNS)
    width = (WIDE - GAP) // columns - GAP
    pages = [_page(path, width) for path in pictures]
    rows = [pages[at : at + columns] for at in range(0, len(pages), columns)]
    tops = list(accumulate((max(page.height for page in row) + GAP for row in rows), initial=GAP))
    sheet = Image.new("RGB", (WIDE, tops[-1]), GROUND)
    for row, top in zip(rows, tops, strict=False):
        for column, page in enumerate(row):
            sheet.paste(page, (GAP + column * (width + GAP), top))
    return sheet


def _page(path: Path, width: int) -> Image.Image:
    """A picture that wide, under the name of its look and its own."""
    with Image.open(path) as picture:
        height = round(picture.height * width / picture.width)
        small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    page = Image.new("RGB", (width, TITLE + height), GROUND)
    ImageDraw.Draw(page).text((0, 4), f"{path.parent.name} {path.stem}", fill=INK)
    page.paste(small, (0, TITLE))
    return page


if __name__ == "__main__":
    main()
