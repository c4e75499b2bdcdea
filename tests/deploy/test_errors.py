"""The warnings kept over a power cut: two files of a bounded size."""

from __future__ import annotations

from pathlib import Path

from tests.deploy.programs import run, write

MOST = 262_144


def kept(root: Path, journal: str) -> tuple[str, str]:
    """What is in the two files once that was said."""
    (root / "data/kiosk").mkdir(parents=True, exist_ok=True)
    answer = run("errors", root, KIOSK_JOURNAL=str(write(root / "journal", journal)))
    assert answer.returncode == 0, answer.stderr
    now, before = root / "data/kiosk/errors.log", root / "data/kiosk/errors.log.1"
    return now.read_text(), before.read_text() if before.exists() else ""


def test_each_line_is_kept_as_it_was_said(tmp_path: Path) -> None:
    said = "2026-11-24 kiosk[1]: Le haut-parleur ne répond pas \\ 100 %s.\n"

    assert kept(tmp_path, said) == (said, "")
    assert kept(tmp_path, "again\n") == (said + "again\n", "")


def test_the_two_files_are_bounded(tmp_path: Path) -> None:
    line = "x" * 5000 + "\n"
    write(tmp_path / "data/kiosk/errors.log", "y" * (MOST - 3000))
    write(tmp_path / "data/kiosk/errors.log.1", "z")

    now, before = kept(tmp_path, line * 4)

    assert before.startswith("y")
    assert now.startswith("x")
    assert max(len(now), len(before)) <= MOST
    assert {len(line) for line in now.splitlines()} == {1000}


def test_nothing_is_created_where_the_folder_is_not(tmp_path: Path) -> None:
    answer = run("errors", tmp_path, KIOSK_JOURNAL="/dev/null")

    assert answer.returncode == 1
    assert list(tmp_path.iterdir()) == []
