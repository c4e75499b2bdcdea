"""Two columns whose end side is too high: only that one is paged; what is said and the last row stay."""

from __future__ import annotations

import pytest

from kiosk.ui.content import Content, Sheet
from kiosk.ui.frame import Frame
from kiosk.ui.layout import lay
from kiosk.ui.pieces.base import Piece
from kiosk.ui.pieces.key import Main
from kiosk.ui.pieces.notice import Card, Notice, Row
from kiosk.ui.pieces.words import Words, title
from kiosk.ui.theme import Look

LOOK = Look(1280, 800, "fr")
LONG = "Une chose à apporter, dite en bien assez de mots pour prendre deux lignes"


def rows(count: int) -> tuple[Row, ...]:
    return tuple(Row("files", f"Papier {number}", LONG) for number in range(count))


def page(does: list[Piece]) -> Content:
    return Content(
        title(LOOK, "Puis-je le faire ici ?"),
        says=[Card(LOOK, rows(2), "here", style="small")],
        does=does,
        closing=[Main(LOOK, "Commencer", lambda: None, name="start", low=True)],
    )


def named(sheet: Sheet) -> list[str]:
    return [piece.name for piece, _ in sheet.placed]


def papers(sheets: list[Sheet]) -> list[str]:
    pieces = (piece for sheet in sheets for piece, _ in sheet.placed)
    return [row.label for piece in pieces if piece.name == "facts" for row in piece.rows]


@pytest.mark.parametrize("count", [5, 6, 9, 14])
def test_a_card_that_is_too_high_is_cut_between_its_rows_and_the_rest_stays(count):
    fraud = Notice(LOOK, "Un rendez-vous est gratuit.", "shield-warning", "stop", "fraud")

    sheets = lay(Frame(LOOK), page([Card(LOOK, rows(count), "facts"), fraud]))

    assert len(sheets) > 1
    assert all({"title", "here", "start"} <= set(named(sheet)) for sheet in sheets)
    assert papers(sheets) == [f"Papier {number}" for number in range(count)]
    assert [named(sheet).count("fraud") for sheet in sheets] == [0] * (len(sheets) - 1) + [1]


@pytest.mark.parametrize("before", range(4))
def test_a_heading_is_never_the_last_of_its_sheet(before):
    heading = Words(LOOK, "Sur votre liste :", bold=True, name="heading")
    heading.leads = True
    notices = [Notice(LOOK, LONG, name=f"notice-{number}") for number in range(before)]

    sheets = lay(Frame(LOOK), page([*notices, heading, Card(LOOK, rows(6), "facts")]))

    (led,) = (sheet for sheet in sheets if "heading" in named(sheet))
    names = named(led)
    assert names[names.index("heading") + 1] == "facts"
    assert papers(sheets) == [f"Papier {number}" for number in range(6)]


def test_what_stands_on_every_sheet_has_one_place():
    sheets = lay(Frame(LOOK), page([Card(LOOK, rows(9), "facts")]))

    places = [{piece.name: box for piece, box in sheet.placed if piece.name != "facts"} for sheet in sheets]

    assert len(sheets) > 1
    assert all(place == places[0] for place in places)


def test_a_name_that_is_not_cut_has_the_whole_page_where_the_column_is_too_narrow_for_it():
    whole = "récépissé de déclaration de vol ou de perte".replace(" ", "\u00a0")
    card = Card(LOOK, (*rows(5), Row("files", "Papier 5", whole)), "facts")

    sheets = lay(Frame(LOOK), page([card]))

    widths = [(piece, box.width) for sheet in sheets for piece, box in sheet.placed if piece.name == "facts"]
    assert papers(sheets) == [f"Papier {number}" for number in range(6)]
    assert not any(piece.overflows(width) for piece, width in widths)
