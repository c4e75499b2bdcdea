"""`docs/command-line.md` says what the commands say of themselves.

`python -m tests.test_cli_docs` writes it anew, below its mark.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from kiosk.cli import cli
from tests.test_cli import commands

PAGE = Path(__file__).parent.parent / "docs" / "command-line.md"
MARK = "do not edit below -->\n"


def reference() -> str:
    """Every command: how it is written, what it does, its options."""
    parts = ["\n## kiosk\n", *options(cli)]
    for path, command in commands():
        parts += [f"\n{'#' * (1 + len(path))} kiosk {' '.join(path)}\n", *of_command(path, command)]
    return "\n".join(parts) + "\n"


def of_command(path: tuple[str, ...], command: click.Command) -> Iterator[str]:
    if not isinstance(command, click.Group):
        yield f"```\nkiosk {' '.join((*path, *pieces(command)))}\n```\n"
    yield re.sub(r"\n(?!\n)(?<!\n\n)", " ", inspect.cleandoc(command.help or ""))
    if command.epilog:
        yield f"\n{command.epilog}"
    yield from options(command)


def pieces(command: click.Command) -> list[str]:
    written = command.collect_usage_pieces(click.Context(command))
    return [piece for piece in written if piece != "[OPTIONS]" or has_options(command)]


def has_options(command: click.Command) -> bool:
    return any(isinstance(one, click.Option) for one in command.params)


def options(command: click.Command) -> Iterator[str]:
    rows = [option for option in command.params if isinstance(option, click.Option)]
    if rows:
        yield "\n| option | à quoi elle sert |\n|---|---|"
    for option in rows:
        value = "" if option.is_flag else f" {option.metavar}"
        yield f"| `{option.opts[0]}{value}` | {option.help} |"


def test_the_reference_is_the_one_of_the_code():
    _, written = PAGE.read_text(encoding="utf-8").split(MARK)

    assert written == reference(), "run: python -m tests.test_cli_docs"


def test_no_command_is_cut_in_the_help_of_its_group():
    for path, command in commands():
        if isinstance(command, click.Group):
            shown = CliRunner().invoke(cli, [*path, "--help"], prog_name="kiosk").output
            assert "..." not in shown, shown


def test_the_page_shows_only_commands_and_options_that_exist():
    head, _ = PAGE.read_text(encoding="utf-8").split(MARK)
    known = {path for path, _ in commands()}

    shown = [line.split() for line in re.findall(r"^kiosk (.+?)(?:  .*)?$", head, re.MULTILINE)]

    assert len(shown) >= 8
    for words in shown:
        names = tuple(words[: 2 if words[0] in ("places", "pack") else 1])
        assert names in known, words
        command = dict(commands())[names]
        told = {name for option in command.params for name in option.opts}
        assert {word for word in words if word.startswith("--")} <= told, words


if __name__ == "__main__":
    head, _ = PAGE.read_text(encoding="utf-8").split(MARK)
    PAGE.write_text(head + MARK + reference(), encoding="utf-8")
