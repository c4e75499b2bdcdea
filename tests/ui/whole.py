"""What makes a page whole: inside its room, apart, unclipped, of known letters, large enough to touch."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from kiosk.ui.frame import Frame
from kiosk.ui.snapshot import Area, SeenPiece
from kiosk.ui.theme import Look
from tests.ui.pages import Page, pages

GROUNDS = {"thread", "group", "field"}  # what others stand on
KEY_MM = 13.5  # the least side of a key of the keyboard (decision 11), whose cells touch each other
SHELF = ("listen", "back", "restart", "display", "call")
GAP_MM = {"M": 3.0, "P": 3.0, "S": 2.4}  # 7 inches: every millimetre is a line of text
ALOUD = re.compile(r"(?P<page>.+)-(?:read|paused)(?P<sheet>-\d+)?")  # a page of the gallery while it is heard
Fault = Iterator[str]


def faults(look: Look, check: Callable[[Look, Page], Fault], aloud: bool = False) -> list[str]:
    found = pages(look, aloud)
    return [f"{page.name}: {fault}" for page in found for fault in check(page.own or look, page)]


def holds(outer: Area, inner: Area, slack: int = 1) -> bool:
    return (
        outer.left <= inner.left + slack
        and outer.top <= inner.top + slack
        and outer.right >= inner.right - slack
        and outer.bottom >= inner.bottom - slack
    )


def shared(one: Area, other: Area) -> tuple[int, int]:
    """How wide and how high the common part of two areas is; below zero, how far apart they are."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across, down


def standing(page: Page) -> list[SeenPiece]:
    """What has a place of its own: not the grounds."""
    return [piece for piece in page.pieces if piece.role not in GROUNDS]


def outside(look: Look, page: Page) -> Fault:
    """Content that leaves the room between the band and the shelf, anything that leaves the window."""
    window, room = Area(0, 0, look.width, look.height), page_room(look)
    for piece in standing(page):
        kept = window if piece.name in ("band", "loop", *SHELF) else room
        if not holds(kept, piece.area):
            yield f"{piece.name} {piece.area} leaves {kept}"


def page_room(look: Look) -> Area:
    left, bottom, width, height = Frame(look).mirrored(Frame(look).page)
    return Area(round(left), round(look.height - bottom - height), round(width), round(height))


def covered(look: Look, page: Page) -> Fault:
    for one, other in combinations(standing(page), 2):
        across, down = shared(one.area, other.area)
        if across > 1 and down > 1:
            yield f"{one.name} and {other.name} share {across} × {down}"


def clipped(look: Look, page: Page) -> Fault:
    """Words wider than their room, or out of the piece that they belong to, or over one another."""
    for piece in page.pieces:
        for text in piece.texts:
            if text.overflows:
                yield f"{piece.name}: a word of « {text.text} » is wider than its room"
            if not holds(piece.area, text.area):
                yield f"{piece.name} {piece.area}: « {text.text} » {text.area} leaves it"
        for one, other in combinations(piece.texts, 2):
            across, down = shared(one.area, other.area)
            if across > 1 and down > 1:
                yield f"{piece.name}: « {one.text} » and « {other.text} » share {across} × {down}"


def unknown(look: Look, page: Page) -> Fault:
    for piece in page.pieces:
        for text in piece.texts:
            if text.unknown:
                yield f"{piece.name}: « {text.text} » has {text.unknown} letters that no font has"


def too_small(look: Look, page: Page) -> Fault:
    for piece in page.pieces:
        least = (look.mm(KEY_MM) if piece.role == "key" else look.target) - 1
        if piece.touchable and min(piece.area.width, piece.area.height) < least:
            yield f"{piece.name} {piece.area} is under {least} px"


def too_near(look: Look, page: Page) -> Fault:
    """Two targets closer than a fingertip forgives; the keys of the shelf touch by design."""
    gap = look.mm(GAP_MM[look.shape]) - 1
    targets = [piece for piece in standing(page) if piece.touchable and piece.name not in SHELF]
    for one, other in combinations(targets, 2):
        across, down = shared(one.area, other.area)
        if one.role == other.role == "key":
            continue
        if max(-across, -down) < gap:
            yield f"{one.name} and {other.name} are {max(-across, -down)} px apart, {gap} wanted"


def parted(look: Look, page: Page) -> Fault:
    """The key that erases comes to no place where the one that goes on was."""
    if page.name.startswith("idle-"):
        yield f"{page.name}: the warning is on several sheets"


def orphaned(look: Look, page: Page) -> Fault:
    """A heading without what it leads to."""
    names = [piece.name for piece in page.pieces]
    if "papers-title" in names and "papers" not in names:
        yield f"{page.name}: the heading of the papers stands without them"


def uncoded(look: Look, page: Page) -> Fault:
    """A sheet whose code is elsewhere, or of another size, while it is read or paused."""
    aloud = ALOUD.fullmatch(page.name)
    silent = [one for one in pages(look) if aloud and one.name == aloud["page"] + (aloud["sheet"] or "")]
    codes = [piece.area for one in silent for piece in one.pieces if piece.role == "code"]
    if codes and codes != [piece.area for piece in page.pieces if piece.role == "code"]:
        yield f"{page.name}: the code is not where it is in silence, {codes}"


CHECKS = (outside, covered, clipped, unknown, too_small, too_near, parted, orphaned, uncoded)
