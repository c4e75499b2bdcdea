"""Text is as wide, as high and in as many lines as it should; each character is where it is said to be."""

from __future__ import annotations

import os
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.ui.text import pango
from kiosk.ui.text.pango import LAYOUTS_LIMIT, Laid, layout, measure
from kiosk.ui.text.shelf import Shelf
from kiosk.ui.text.wanted import Wanted

FRENCH = "Choisissez votre situation. Vous pourrez revenir en arrière, ou prendre rendez-vous à 10 h."
ARABIC = "يجب أن تحضر وثيقة الهوية أو جواز السفر إلى مكتب المساعدة في المدينة قبل الموعد."
WORD = re.compile(r"[\w'-]+")


def lay(text: str = FRENCH, size: float = 30, **asked: object) -> Laid:
    return layout(text, size_px=size, **asked)  # type: ignore[arg-type]


def arabic(text: str = ARABIC, **asked: object) -> Laid:
    return lay(text, direction="rtl", lang="ar", **asked)


def shown(laid: Laid) -> list[str]:
    return [laid.wanted.text[row.start : row.end].strip() for row in laid.rows]


# -- size and lines


def test_a_text_without_width_is_one_line_as_wide_as_its_words() -> None:
    laid = lay("Je l'ai perdue")
    assert len(laid.rows) == 1
    assert laid.width == laid.natural == pytest.approx(lay("Je l'ai ").width + lay("perdue").width, abs=2)


def test_a_line_is_as_high_in_every_script() -> None:
    heights = {
        lay(text, line_height=1.4).height for text in ("Langue", "اللغة", "Українська", "دری · Türkçe", "")
    }
    assert heights == {42}


def test_lines_break_between_words_and_none_is_wider_than_the_text() -> None:
    laid = lay(width_px=300)
    assert " ".join(shown(laid)) == FRENCH
    assert len(laid.rows) > 2
    assert not laid.overflows
    assert laid.natural <= laid.width == 300
    assert laid.height == sum(row.box.height for row in laid.rows)


def test_a_word_with_a_hyphen_stays_whole_where_it_has_room() -> None:
    for width in range(200, 500, 20):
        assert not any(line.endswith("-") for line in shown(lay(width_px=width)))


def test_a_long_name_breaks_at_its_hyphens_rather_than_overflow() -> None:
    laid = lay("Saint-Maximin-la-Sainte-Baume", width_px=300)
    assert not laid.overflows
    assert all(line.endswith("-") for line in shown(laid)[:-1])


def test_a_word_breaks_at_its_soft_hyphen_and_shows_one_there() -> None:
    laid = lay("anticonstitu\u00adtionnellement", width_px=250)
    assert len(laid.rows) == 2
    assert not laid.overflows
    with_hyphen, without = laid.rows[0].box.width, lay("anticonstitu").width
    assert with_hyphen > without + 5


def test_a_word_that_has_no_room_is_whole_and_says_that_it_overflows() -> None:
    laid = lay("anticonstitutionnellement", width_px=250)
    assert len(laid.rows) == 1
    assert laid.overflows


def test_a_firm_space_never_breaks() -> None:
    for width in range(120, 300, 9):
        for line in shown(lay("Le timbre vaut 25\u00a0€ ici", width_px=width)):
            assert ("25" in line) == ("25\u00a0€" in line)


def test_too_many_lines_are_cut_and_it_is_said() -> None:
    laid = lay(width_px=300, max_lines=2)
    assert len(laid.rows) == 2
    assert laid.cut
    assert not lay(width_px=300).cut


def test_start_is_left_in_french_and_right_in_arabic() -> None:
    for laid, side in ((lay(width_px=400), "left"), (arabic(width_px=400), "right")):
        for row in laid.rows:
            gaps = {"left": row.box.x, "right": 400 - row.box.x - row.box.width}
            assert gaps[side] == pytest.approx(0, abs=0.1)


def test_end_mirrors_start_and_centre_is_between() -> None:
    text = "Ici"
    start, centre, end = (
        lay(text, width_px=400, align=align).rows[0].box.x for align in ("start", "centre", "end")
    )
    assert start == 0
    assert centre == pytest.approx(end / 2, abs=0.1)
    assert end == pytest.approx(400 - lay(text).width, abs=0.1)
    assert arabic("هنا", width_px=400, align="end").rows[0].box.x == 0


def test_bold_words_are_wider_and_the_others_are_not() -> None:
    plain, bold = lay("deux mots"), lay("deux mots", bold_ranges=((0, 4),))
    assert bold.rects(0, 4)[0].width > plain.rects(0, 4)[0].width
    assert bold.rects(5, 9)[0].width == plain.rects(5, 9)[0].width
    assert lay("deux mots", bold=True).width > bold.width


def test_bold_ranges_count_characters_in_every_script() -> None:
    text = "é€ل مهم 25"
    plain, bold = arabic(text), arabic(text, bold_ranges=((4, 8),))
    widths = [[laid.rects(at, at + 1)[0].width for at in range(len(text))] for laid in (plain, bold)]
    changed = [at for at, (thin, thick) in enumerate(zip(*widths, strict=True)) if abs(thin - thick) > 0.01]
    assert {4, 5} <= set(changed) <= {4, 5, 6, 7}


def test_figures_have_one_width_where_asked() -> None:
    assert len({lay(figure, tabular=True).width for figure in "0123456789"}) == 1


def test_letters_come_nearer_in_a_title_and_never_in_arabic() -> None:
    assert lay("Bonjour", tracking=-0.012).width < lay("Bonjour").width
    assert arabic(tracking=-0.012).width == arabic().width


def test_sizes_grow_in_proportion() -> None:
    assert lay(size=60).width == pytest.approx(2 * lay(size=30).width, rel=0.002)


def test_measuring_gives_what_the_layout_gives() -> None:
    laid = lay(width_px=333, line_height=1.4)
    assert measure(FRENCH, size_px=30, width_px=333, line_height=1.4) == (laid.width, laid.height)


# -- where characters are


@pytest.mark.parametrize("laid", [lay(width_px=320), arabic(width_px=320)], ids=["fr", "ar"])
def test_each_word_has_one_rectangle_inside_its_line(laid: Laid) -> None:
    for word in WORD.finditer(laid.wanted.text):
        (rect,) = laid.rects(*word.span())
        (row,) = [row for row in laid.rows if row.start <= word.start() and word.end() <= row.end]
        assert rect.y == row.box.y
        assert row.box.x - 1 <= rect.x
        assert rect.x + rect.width <= row.box.x + row.box.width + 1


def test_words_follow_each_other_rightwards_in_french_and_leftwards_in_arabic() -> None:
    for laid, leftwards in ((lay(), False), (arabic(), True)):
        words = [laid.rects(*word.span())[0] for word in WORD.finditer(laid.wanted.text)]
        for left, right in pairwise(reversed(words) if leftwards else words):
            assert left.x + left.width < right.x


def test_a_word_has_ink_in_its_rectangle_and_none_just_outside() -> None:
    laid = lay("ici   mot   là")
    (rect,) = laid.rects(6, 9)
    width, pixels = int(laid.ink.width), laid.pixels()
    inked = [x for x in range(width) if any(pixels[x::width])]
    left, right = rect.x - laid.ink.x, rect.x + rect.width - laid.ink.x
    inside = [x for x in inked if left <= x < right]
    assert inside
    assert inside[0] - left < 5
    assert right - inside[-1] < 5
    assert not [x for x in inked if left - 12 < x < left - 1 or right + 1 < x < right + 12]


def test_a_sentence_over_lines_has_a_rectangle_on_each() -> None:
    laid = lay(width_px=300)
    rects = laid.rects(0, len(FRENCH))
    assert [rect.y for rect in rects] == [row.box.y for row in laid.rows]
    assert [rect.width for rect in rects] == [pytest.approx(row.box.width, abs=1) for row in laid.rows]


def test_characters_that_go_both_ways_have_more_than_one_rectangle() -> None:
    laid = arabic("ملف CAF جاهز")
    assert len(laid.rects(2, 6)) == 2  # the end of a word and the first two letters of CAF stand apart
    assert len(laid.rects(0, 12)) == 1


def test_no_characters_have_no_rectangle() -> None:
    assert lay().rects(3, 3) == ()
    assert lay("").rects(0, 0) == ()
    assert lay("").at(5, 5) == 0


@pytest.mark.parametrize("laid", [lay(width_px=320), arabic(width_px=320)], ids=["fr", "ar"])
def test_a_touch_on_a_word_finds_a_character_of_it(laid: Laid) -> None:
    for word in WORD.finditer(laid.wanted.text):
        (rect,) = laid.rects(*word.span())
        for across in (0.1, 0.5, 0.9):
            found = laid.at(rect.x + across * rect.width, rect.y + rect.height / 2)
            assert word.start() <= found < word.end()


def test_a_touch_beside_the_text_finds_the_nearest_character() -> None:
    laid = lay(width_px=300)
    assert laid.at(-50, -50) == 0
    assert laid.at(1000, 1000) == len(FRENCH) - 1


LETTERS = some.text(alphabet="aé€ -\u00a0\u00adb.25ابت، (\u2066\u2069)ії\n😀", max_size=40)


@given(LETTERS, some.sampled_from(["ltr", "rtl"]), some.none() | some.integers(40, 400))
def test_any_text_is_laid_out_whole(text: str, direction: str, width: int | None) -> None:
    laid = layout(text, size_px=20, direction=direction, width_px=width)
    assert laid.rows[0].start == 0
    assert laid.rows[-1].end == len(text)
    assert "".join(text[row.start : row.end] for row in laid.rows) == text.replace("\n", "")
    for character in range(len(text)):
        for rect in laid.rects(character, character + 1):
            assert 0 <= laid.at(rect.x + rect.width / 2, rect.y + 1) < len(text)


# -- memory


def test_the_same_text_is_laid_out_once() -> None:
    assert lay() is lay()
    assert lay() is not lay(bold=True)


def test_a_shelf_keeps_what_was_asked_for_last_and_stays_below_its_limit() -> None:
    shelf: Shelf[int, str] = Shelf(100)
    for key in range(20):
        shelf.take(0, lambda: ("kept", 10))
        shelf.take(key, lambda key=key: (str(key), 10))  # type: ignore[misc]
        assert shelf.weight <= 100
    made: list[int] = []
    assert shelf.take(0, lambda: (made.append(0) or "again", 10)) == "kept"
    assert shelf.take(5, lambda: (made.append(5) or "again", 10)) == "again"
    assert made == [5]
    shelf.clear()
    assert (len(shelf), shelf.weight) == (0, 0)


def _resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as numbers:  # noqa: PTH123
        return int(numbers.read().split()[1]) * os.sysconf("SC_PAGESIZE")


def test_ten_thousand_layouts_leave_no_more_memory_than_a_few() -> None:
    def work(count: int) -> None:
        for number in range(count):
            Laid(Wanted(f"{FRENCH} {number}", 30, width=300, family=("Kiosque Lisible",))).pixels()

    work(2000)
    before = _resident()
    work(10_000)
    assert _resident() - before < 2 << 20


def test_the_cache_of_layouts_is_bounded() -> None:
    for number in range(3000):
        lay(f"{FRENCH} {number}")
    assert pango.layouts.weight <= LAYOUTS_LIMIT
    assert len(pango.layouts) < 3000
