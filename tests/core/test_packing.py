"""Text put into codes: few of them, none too large, nothing lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.packing import CODE_BYTES, pack


def test_a_short_text_is_one_code_without_a_number():
    assert pack("Ma carte", "Liste", (("Une photo",),)) == ("Ma carte\nUne photo",)


def test_a_short_block_fills_what_a_long_one_left():
    long, short = ("x" * 200,), ("court",)

    cut = pack("Titre", "Liste", (long, long, short))

    assert [code.split("\n")[0] for code in cut] == ["1/2 Titre", "2/2 Liste"]
    assert "court" in cut[0]


def test_a_line_longer_than_a_code_is_cut_at_a_space():
    line = " ".join(f"mot{number}" for number in range(120))

    bodies = [code.splitlines()[1:] for code in pack("Titre", "Liste", ((line,),))]

    assert " ".join(piece for body in bodies for piece in body) == line


def test_ten_codes_have_room_for_their_numbers():
    cut = pack("Titre", "Liste", tuple((f"{number:03}" * 93,) for number in range(12)))

    assert cut[9].startswith("10/12 Liste\n")
    assert max(len(code) for code in cut) <= CODE_BYTES


any_line = st.text(max_size=400).map(lambda said: " ".join(said.splitlines()))
any_block = st.lists(any_line, min_size=1, max_size=3).map(tuple)


@settings(max_examples=200, deadline=None)
@given(title=any_line, again=st.text("Liste", max_size=12), blocks=st.lists(any_block, max_size=30))
def test_any_text_is_cut_into_codes_that_fit_and_lose_nothing(title, again, blocks):
    cut = pack(title, again, blocks)

    assert all(len(code.encode()) <= CODE_BYTES for code in cut)
    bodies = [code.split("\n")[1:] for code in cut]
    letters = sorted("".join(line for block in blocks for line in block).replace(" ", ""))
    told = sorted("".join(line for body in bodies for line in body).replace(" ", ""))
    assert told == letters or told == sorted((*letters, *title.replace(" ", "")))
    for block in blocks:
        if sum(len(line.encode()) + 1 for line in block) <= CODE_BYTES // 2:
            assert any(holds(body, list(block)) for body in bodies), "a block that fits stays together"


def holds(body: list[str], block: list[str]) -> bool:
    return any(body[at : at + len(block)] == block for at in range(len(body)))
