"""`kiosk pin`, typed at a terminal: nothing is shown of the code, and what it prints opens the door."""

import os
import pty
import re
import select
import subprocess
import sys

import pytest

from kiosk.adapters.pin import is_right
from kiosk.settings import load


def typed(*lines: str) -> tuple[int, str, str]:
    """The status, the output, and all that was shown on the terminal while these were typed."""
    ours, theirs = pty.openpty()
    made = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "pin"], stdin=theirs, stdout=subprocess.PIPE, stderr=theirs,
        start_new_session=True, text=True,
    )  # fmt: skip
    os.close(theirs)
    seen = ""
    for number, line in enumerate(lines, 1):  # what is typed before it is asked for is thrown away
        while seen.count(":") < number and select.select([ours], [], [], 20)[0]:
            seen += os.read(ours, 1000).decode()
        os.write(ours, f"{line}\n".encode())
    out, _ = made.communicate(timeout=30)
    while select.select([ours], [], [], 0.2)[0]:
        try:
            seen += os.read(ours, 1000).decode()
        except OSError:  # the other side is closed
            break
    os.close(ours)
    return made.returncode, out, seen


def test_the_line_it_prints_is_accepted_and_opens_with_that_code(tmp_path):
    status, out, seen = typed("480213", "480213")

    (tmp_path / "settings.toml").write_text(out)
    settings, problems = load(tmp_path / "settings.toml")
    assert (status, problems) == (0, ())
    assert is_right("480213", settings.staff.pin)
    assert not is_right("480214", settings.staff.pin)
    assert "480213" not in out + seen


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("123",), "de 4 à 8 chiffres"),
        (("123456789",), "de 4 à 8 chiffres"),
        (("12a456",), "de 4 à 8 chiffres"),
        (("480213", "480214"), "pas les mêmes"),
    ],
)
def test_what_is_no_code_or_not_the_same_twice_is_refused(lines, said):
    status, out, seen = typed(*lines)

    assert (status, out) == (1, "")
    assert said in seen
    assert not re.search("Traceback|4802", seen)
