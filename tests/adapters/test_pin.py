"""The code of the staff is kept as a hash that is slow to try, and by nothing else."""

import os
import subprocess
import sys

import pytest

from kiosk.adapters.pin import NO_LIBRARY, digits, hashed, is_pin, is_right
from kiosk.errors import DeviceError
from kiosk.settings import Settings, apply


def test_the_right_code_is_right_and_no_other_is():
    kept = hashed("480213")

    assert is_right("480213", kept)
    assert not any(is_right(code, kept) for code in ("480214", "48021", "4802133", ""))
    assert "480213" not in kept
    assert digits(kept) == 6


def test_the_same_code_is_kept_otherwise_each_time():
    assert hashed("1234") != hashed("1234")


def test_it_costs_what_rfc_9106_recommends_where_memory_is_scarce():
    assert hashed("1234").startswith("4$argon2id$v=19$m=65536,t=3,p=4$")


@pytest.mark.parametrize("text", ["123", "123456789", "12 34", "١٢٣٤", "12a4", "", "-123"])
def test_only_four_to_eight_digits_are_a_code(text):
    assert not is_pin(text)
    with pytest.raises(ValueError, match="4 to 8 digits"):
        hashed(text)


def test_what_is_kept_is_accepted_as_a_setting_and_shown_nowhere():
    kept = hashed("12345678")

    settings, problems = apply(Settings(), {"staff": {"pin": kept}}, "settings.toml")

    assert (settings.staff.pin, problems) == (kept, ())
    assert "argon2" not in repr(settings)


@pytest.mark.parametrize("written", ["480213", "6$argon2id$v=19$m=65536", "$argon2id$v=19$m=1,t=1,p=1$YQ$YQ"])
def test_what_is_no_hash_is_refused_without_being_repeated(written):
    settings, (problem,) = apply(Settings(), {"staff": {"pin": written}}, "settings.toml")

    assert settings.staff.pin == ""
    assert "kiosk pin" in problem.sentence
    assert written not in str(problem)


def test_only_the_file_of_the_terminal_may_set_it():
    _, problems = apply(Settings(), {"staff": {"pin": hashed("1234")}}, "staff.toml", "staff")

    assert len(problems) == 1


def test_a_hash_that_was_cut_is_told_with_its_remedy():
    with pytest.raises(DeviceError, match="kiosk pin"):
        is_right("480213", hashed("480213")[:40])


def test_a_broken_library_keeps_no_terminal_from_starting_and_is_told_when_a_code_is_tried(tmp_path):
    (tmp_path / "argon2.py").write_text("raise ImportError('a part of it is missing')")
    program = (
        "import kiosk.bootstrap\n"
        "from kiosk.adapters import pin\n"
        "from kiosk.errors import DeviceError\n"
        "for act in (lambda: pin.hashed('1234'), lambda: pin.is_right('1234', '4$argon2id$')):\n"
        "    try:\n"
        "        act()\n"
        "    except DeviceError as error:\n"
        "        print(error)\n"
    )

    said = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert said.stdout.splitlines() == [NO_LIBRARY, NO_LIBRARY]
