"""Click in French: groups that read their commands late, headings, and one sentence for each wrong option."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

HEADINGS = {"Usage": "Utilisation", "Options": "Options", "Commands": "Commandes"}
HELP = "Affiche cette aide."


class Formatter(click.HelpFormatter):
    """The headings of the help."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """« Utilisation : kiosk check … »."""
        super().write_usage(prog, args, "Utilisation : ")

    def write_heading(self, heading: str) -> None:
        """« Commandes : »."""
        self.write(f"{'':>{self.current_indent}}{HEADINGS.get(heading, heading)} :\n")


class Context(click.Context):
    """Where a command is being called from."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help and whose refusals are French."""

    context_class = Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[OPTIONS]")
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The usual option, in French."""
        return _in_french(super().get_help_option(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse what is left over, in French."""
        ctx.allow_extra_args = True
        with _context(ctx):
            left = super().parse_args(ctx, args)
        if left:
            raise click.UsageError(f"« {left[0]} » est de trop.", ctx)
        return left


class Group(click.Group):
    """Commands, as they were declared or in `order`; `late` gives the modules of those that are read late."""

    context_class = Context
    command_class = Command

    def __init__(
        self, *args: Any, late: Mapping[str, str] | None = None, order: tuple[str, ...] = (), **kwargs: Any
    ) -> None:
        kwargs = {"subcommand_metavar": "COMMANDE …", "no_args_is_help": False, **kwargs}
        super().__init__(*args, **kwargs)
        self._late = late or {}
        self._order = order

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The usual option, in French."""
        return _in_french(super().get_help_option(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Without a command, the help, unless the group has something to say by itself."""
        if not args and not self.invoke_without_command and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()
        with _context(ctx):
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return [*(self._order or self.commands)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, read from its module if it has one of its own."""
        if cmd_name in self._late:
            command = import_module(self._late[cmd_name]).command
            assert isinstance(command, click.Command)
            return command
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for, or the name of the nearest one."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            raise click.UsageError(
                f"Commande inconnue : {name}.{nearest(name, self.list_commands(ctx))}", ctx
            )
        return super().resolve_command(ctx, args)


@contextmanager
def _context(ctx: click.Context) -> Iterator[None]:
    """Click's parser does not say which command it was reading."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def _in_french(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = HELP
    return option


def nearest(word: str, known: Iterable[str]) -> str:
    """« Vouliez-vous écrire check ? » with a space before it, or nothing."""
    near = difflib.get_close_matches(word, tuple(known), n=1)
    return f" Vouliez-vous écrire {near[0]} ?" if near else ""


def sentence(error: click.ClickException) -> str:
    """What is wrong with the line that was typed, in one sentence, and where to read how it is written."""
    said = _said(error)
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{said} Aide : {context.command_path} --help" if context else said


def _said(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"Option inconnue : {error.option_name}.{nearest(error.option_name, _options(error.ctx))}"
        case click.BadOptionUsage():
            if _takes_a_value(error):
                return f"Il manque une valeur après {error.option_name}."
            return f"{error.option_name} ne prend pas de valeur."
        case click.MissingParameter():
            return f"Il manque {_name(error)}."
        case click.BadParameter() if error.param is not None:
            return f"{_name(error)} : {error.message}"
    return error.message


def _options(context: click.Context | None) -> list[str]:
    parameters = context.command.get_params(context) if context else []
    return [name for one in parameters if isinstance(one, click.Option) for name in one.opts if len(name) > 2]


def _takes_a_value(error: click.BadOptionUsage) -> bool:
    parameters = error.ctx.command.get_params(error.ctx) if error.ctx else []
    return any(
        error.option_name in one.opts and not one.is_flag
        for one in parameters
        if isinstance(one, click.Option)
    )


def _name(error: click.BadParameter) -> str:
    """The option as it is typed, or what stands for the argument in the help."""
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.make_metavar(error.ctx).strip("[]") if error.param and error.ctx else ""
