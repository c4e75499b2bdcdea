"""Make the fonts of the kiosk from their sources: join, cut, rename, and take the bar out of the zero.

python make_fonts.py <node_modules> <folder of Debian's Noto fonts> <assets>

Needs fonttools and brotli; `scripts/fonts` brings them. The same sources give the same bytes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from kiosk.ui.text.icons import CODES

LATIN = "Kiosque Lisible"
CYRILLIC = "Kiosque Lisible Cyrillic"
ICONS = "Kiosque Icons"
WEIGHTS = {400: "Regular", 700: "Bold"}
ALIASES = {0x202F: 0x00A0, 0x2011: 0x002D}  # typed by people, absent from the face: narrow space, firm hyphen
CYRILLIC_BLOCK = range(0x0400, 0x0530)

Contour = list[tuple[str, tuple[tuple[float, float], ...]]]


def make_latin(source: Path, target: Path, weight: int) -> None:
    """Join the Latin and extended Latin halves of one weight of Atkinson Hyperlegible Next."""
    with tempfile.TemporaryDirectory() as folder:
        halves = []
        for half in ("latin", "latin-ext"):
            font = TTFont(
                source / f"atkinson-hyperlegible-next-{half}-{weight}-normal.woff2", recalcTimestamp=False
            )
            font.flavor = None
            halves.append(str(Path(folder) / f"{half}.ttf"))
            font.save(halves[-1])
        font = Merger().merge(halves)
        font["head"].created = font["head"].modified = TTFont(halves[0])["head"].modified
    for glyph in ("zero", "zero.tf"):
        unbar(font, glyph)
    for table in font["cmap"].tables:
        table.cmap |= {alias: table.cmap[real] for alias, real in ALIASES.items() if real in table.cmap}
    rename(font, LATIN, WEIGHTS[weight])
    save(font, target / f"KiosqueLisible-{WEIGHTS[weight]}.ttf")


def make_cyrillic(source: Path, target: Path, weight: int) -> None:
    """Cut Noto Sans down to the Cyrillic letters, under a name of its own."""
    font = cut(source / f"NotoSans-{WEIGHTS[weight]}.ttf", CYRILLIC_BLOCK)
    rename(font, CYRILLIC, WEIGHTS[weight])
    save(font, target / f"KiosqueLisibleCyrillic-{WEIGHTS[weight]}.ttf")


def make_icons(source: Path, target: Path, codes: list[int]) -> None:
    """Cut Phosphor Bold down to the icons of the look."""
    font = cut(source, codes)
    for name, (advance, _) in list(font["hmtx"].metrics.items()):
        # the source says 0 for all: once cut, every sign would stand against the left of its box
        glyph = font["glyf"][name]
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, glyph.xMin)
    rename(font, ICONS, "Regular")
    save(font, target / "KiosqueIcons.ttf")


def unbar(font: TTFont, glyph: str) -> None:
    """Redraw a barred zero as a ring: its counter is the outside, made smaller and turned round."""
    recording = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(recording)
    outside, *holes = contours(recording.value)
    left, bottom, right, top = bounds(outside)
    boxes = [bounds(hole) for hole in holes]
    x0, y0 = min(box[0] for box in boxes), min(box[1] for box in boxes)
    x1, y1 = max(box[2] for box in boxes), max(box[3] for box in boxes)
    wide, high = (x1 - x0) / (right - left), (y1 - y0) / (top - bottom)
    pen = TTGlyphPen(None)
    counter = TransformPen(ReverseContourPen(pen), (wide, 0, 0, high, x0 - left * wide, y0 - bottom * high))
    play(outside, pen)
    play(outside, counter)
    font["glyf"][glyph] = pen.glyph()


def contours(recorded: Contour) -> list[Contour]:
    """Cut a recorded outline into its closed contours."""
    found: list[Contour] = [[]]
    for act in recorded:
        found[-1].append(act)
        if act[0] in ("closePath", "endPath"):
            found.append([])
    return found[:-1]


def bounds(contour: Contour) -> tuple[float, float, float, float]:
    """The box around a contour: left, bottom, right, top."""
    pen = BoundsPen(None)
    play(contour, pen)
    return pen.bounds


def play(contour: Contour, pen: object) -> None:
    """Draw a recorded contour again, with another pen."""
    for act, points in contour:
        getattr(pen, act)(*points)


def cut(source: Path, codes: range | list[int]) -> TTFont:
    """A font that holds only these characters, with every feature that they use."""
    options = Options(layout_features=["*"], notdef_outline=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    font = TTFont(source)
    subsetter.subset(font)
    return font


def rename(font: TTFont, family: str, style: str) -> None:
    """Give a changed font its own name, so that it is never taken for the original."""
    postscript = f"{family.replace(' ', '')}-{style}"
    names = {1: family, 2: style, 3: postscript, 4: f"{family} {style}", 6: postscript, 16: family, 17: style}
    for record in font["name"].names:
        record.string = names.get(record.nameID, record.toUnicode())


def save(font: TTFont, target: Path) -> None:
    """Write the font; its date is its source's."""
    font.recalcTimestamp = False
    font.save(target)


def write_noto_licence(font: Path, licence: Path, target: Path) -> None:
    """The same licence, with the copyright that Noto's own fonts carry (Debian ships no copy of its own)."""
    notice = TTFont(font)["name"].getDebugName(0)
    text = licence.read_text(encoding="utf-8")
    target.write_text(f"{notice}\n\n{text[text.index('This Font Software') :]}", encoding="utf-8")


def main(modules: Path, noto: Path, assets: Path) -> None:
    """Write every font, and the licences beside them."""
    fonts, icons = assets / "fonts", assets / "icons"
    latin, phosphor = modules / "@fontsource/atkinson-hyperlegible-next", modules / "@phosphor-icons/web"
    for weight, style in WEIGHTS.items():
        make_latin(latin / "files", fonts, weight)
        make_cyrillic(noto, fonts, weight)
        shutil.copyfile(noto / f"NotoSansArabic-{style}.ttf", fonts / f"NotoSansArabic-{style}.ttf")
    make_icons(phosphor / "src/bold/Phosphor-Bold.ttf", icons, list(CODES.values()))
    shutil.copyfile(latin / "LICENSE", fonts / "OFL-KiosqueLisible.txt")
    write_noto_licence(noto / "NotoSansArabic-Regular.ttf", latin / "LICENSE", fonts / "OFL-Noto.txt")
    shutil.copyfile(phosphor / "LICENSE", icons / "LICENSE-Phosphor.txt")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
