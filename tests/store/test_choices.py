"""What is chosen on the screen is kept whole, or not at all."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import StoreError
from kiosk.store.choices import Choices, _text

VALUES = st.one_of(
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.text('aé"\\ '), max_size=3),
)
NAMES = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1)


def test_nothing_chosen_is_no_choice(tmp_path):
    assert Choices(tmp_path / "none").read("staff") == {}


def test_what_is_written_is_read(tmp_path):
    choices = Choices(tmp_path / "data")

    choices.write("staff", {"voice": {"volume": 40, "enabled": True}, "screen": {"rotation": 90}})

    assert choices.read("staff") == {"voice": {"volume": 40, "enabled": True}, "screen": {"rotation": 90}}
    assert choices.read("first-start") == {}
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["staff.toml"]


def test_nobody_else_of_the_machine_reads_it(tmp_path):
    Choices(tmp_path).write("staff", {"staff": {"pin": "secret"}})

    assert (tmp_path / "staff.toml").stat().st_mode & 0o077 == 0


def test_a_change_keeps_the_other_choices_and_none_takes_one_away(tmp_path):
    choices = Choices(tmp_path)
    choices.write("staff", {"voice": {"volume": 40}, "screen": {"calm": True}})

    choices.change("staff", "voice", volume=None, speed=90)
    choices.change("staff", "screen", calm=None)

    assert choices.read("staff") == {"voice": {"speed": 90}}


@given(st.dictionaries(NAMES, st.dictionaries(NAMES, VALUES, max_size=3), max_size=3))
def test_whatever_is_chosen_is_toml(tables):
    assert tomllib.loads(_text(tables)) == tables


def test_what_was_half_written_before_a_power_cut_is_not_read(tmp_path):
    choices = Choices(tmp_path)
    choices.write("staff", {"voice": {"volume": 40}})
    (tmp_path / ".staff.new").write_text("[voice]\nvolu")

    assert choices.read("staff") == {"voice": {"volume": 40}}
    choices.write("staff", {"voice": {"volume": 50}})
    assert choices.read("staff") == {"voice": {"volume": 50}}


@pytest.mark.parametrize("content", [b"[voice\n", b"\xff"])
def test_a_damaged_file_is_told_by_its_name_and_its_remedy(tmp_path, content):
    (tmp_path / "staff.toml").write_bytes(content)

    with pytest.raises(StoreError, match=r"staff\.toml.*Supprimez-le"):
        Choices(tmp_path).read("staff")


@pytest.mark.parametrize("content", [b"[voice\n", b"\xff", b"\x00" * 30])
def test_a_choice_over_a_damaged_file_is_kept_and_the_damaged_one_stays_beside(tmp_path, content):
    (tmp_path / "staff.toml").write_bytes(content)

    for volume in (40, 60):
        Choices(tmp_path).change("staff", "voice", volume=volume)

    assert Choices(tmp_path).read("staff") == {"voice": {"volume": 60}}
    aside = tmp_path / "staff.toml.damaged"
    assert aside.read_bytes() == content
    assert aside.stat().st_mode & 0o077 == 0


def test_a_choice_over_a_file_that_may_not_be_read_is_refused(tmp_path):
    (tmp_path / "staff.toml").mkdir()

    with pytest.raises(StoreError, match="ne peut pas être lu"):
        Choices(tmp_path).change("staff", "voice", volume=40)
    assert list(tmp_path.iterdir()) == [tmp_path / "staff.toml"]


def test_a_file_that_an_editor_of_windows_has_saved_is_read(tmp_path):
    (tmp_path / "staff.toml").write_text("\ufeff[voice]\nvolume = 40\n", encoding="utf-8")

    assert Choices(tmp_path).read("staff") == {"voice": {"volume": 40}}


def test_a_disk_that_refuses_keeps_what_was_chosen_before(tmp_path):
    (tmp_path / "taken").write_text("a file where the folder should be")

    with pytest.raises(StoreError, match="n'a pas pu être gardé"):
        Choices(tmp_path / "taken").write("staff", {"voice": {"volume": 40}})


def test_a_file_that_may_not_be_read_is_told(tmp_path):
    (tmp_path / "staff.toml").mkdir()

    with pytest.raises(StoreError, match="ne peut pas être lu"):
        Choices(tmp_path).read("staff")
    assert list(tmp_path.iterdir()) == [tmp_path / "staff.toml"]
