"""Text put into codes: few of them, none too large, nothing lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.packing import CODE_BYTES, pack


def test_a_short_text_is_one_code_without_a_number():
    assert pack("Ma carte", "Liste", ((("Une photo",),),)) == ("Ma carte\nUne photo",)


LONG, SHORT = ("x" * 200,), ("court",)


def test_a_short_block_fills_what_a_long_one_left_where_that_saves_a_code():
    longer = ("y" * 285,)

    cut = pack("Titre", "Liste", ((LONG, longer, SHORT),))

    assert [code.split("\n")[0] for code in cut] == ["1/2 Titre", "2/2 Liste"]
    assert "court" in cut[0]


def test_blocks_keep_their_order_where_that_costs_no_code():
    cut = pack("Titre", "Liste", ((LONG, LONG, SHORT),))

    assert [code.split("\n")[1:] for code in cut] == [[*LONG], [*LONG, *SHORT]]


def test_a_part_is_whole_before_the_next_one_begins_whatever_that_costs():
    cut = pack("Titre", "Liste", ((LONG, LONG), (SHORT,), (("y" * 285,),), (SHORT,)))

    bodies = [code.split("\n")[1:] for code in cut]
    assert bodies == [[*LONG], [*LONG, *SHORT], ["y" * 285], [*SHORT]]


def test_the_first_block_of_a_part_leads_it():
    heading = ("z" * 240,)

    cut = pack("Titre", "Liste", ((LONG,), (heading, ("y" * 285,), SHORT)))

    bodies = [code.split("\n")[1:] for code in cut]
    assert bodies == [[*LONG], [*heading, *SHORT], ["y" * 285]]


def test_a_note_ends_the_codes_where_its_sign_stands():
    cut = pack("Titre", "Liste", ((("x" * 200, "un *"), ("y" * 200,), ("z" * 200, "deux *")),), "* douteux")

    assert [code.endswith("\n* douteux") for code in cut] == [True, False, True]


def test_there_is_room_for_the_note_in_a_code_that_it_fills():
    cut = pack(
        "Titre", "Liste", (((f"{'x' * 270} *",), (f"{'y' * 281} *",), (f"{'mot ' * 90}*",)),), "* douteux"
    )

    assert max(len(code) for code in cut) <= CODE_BYTES
    assert all(code.endswith("\n* douteux") for code in cut if "*" in code)
    assert "*" not in cut[-2], "a piece without the sign needs no note"


def test_a_line_longer_than_a_code_is_cut_at_a_space():
    line = " ".join(f"mot{number}" for number in range(120))

    bodies = [code.splitlines()[1:] for code in pack("Titre", "Liste", (((line,),),))]

    assert " ".join(piece for body in bodies for piece in body) == line


def test_ten_codes_have_room_for_their_numbers():
    cut = pack("Titre", "Liste", (tuple((f"{number:03}" * 93,) for number in range(12)),))

    assert cut[9].startswith("10/12 Liste\n")
    assert max(len(code) for code in cut) <= CODE_BYTES


NOTE = "* is doubtful"
any_line = st.text(max_size=400).map(lambda said: " ".join(said.splitlines()))
any_block = st.lists(any_line, min_size=1, max_size=3).map(tuple)


@settings(max_examples=200, deadline=None)
@given(
    title=any_line,
    again=st.text("Liste", max_size=12),
    parts=st.lists(st.lists(any_block, max_size=12), max_size=4),
    note=st.sampled_from(("", NOTE)),
)
def test_any_text_is_cut_into_codes_that_fit_and_lose_nothing(title, again, parts, note):
    cut = pack(title, again, parts, note)
    blocks = [block for part in parts for block in part]

    assert all(len(code.encode()) <= CODE_BYTES for code in cut)
    noted = [code.endswith(f"\n{NOTE}") for code in cut]
    bodies = [code.removesuffix(f"\n{NOTE}").split("\n")[1:] for code in cut]
    assert noted == [note != "" and "*" in "".join(body) for body in bodies]
    letters = sorted("".join(line for block in blocks for line in block).replace(" ", ""))
    told = sorted("".join(line for body in bodies for line in body).replace(" ", ""))
    assert told == letters or told == sorted((*letters, *title.replace(" ", "")))
    for block in blocks:
        if sum(len(line.encode()) + 1 for line in block) <= CODE_BYTES // 2:
            assert any(holds(body, list(block)) for body in bodies), "a block that fits stays together"


def holds(body: list[str], block: list[str]) -> bool:
    return any(body[at : at + len(block)] == block for at in range(len(body)))
