"""The `kiosk` command: what a technician and a mediator ask of a terminal."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kiosk import __version__
from kiosk.commands.base import Group, sentence
from kiosk.commands.output import unread
from kiosk.commands.parameters import existing_file, size
from kiosk.commands.terminal import Chosen
from kiosk.errors import KioskError, StoppedError

SETTINGS_PLACES = (Path("/etc/kiosk/settings.toml"), Path("settings.toml"))
# read when called
LATE = (
    *("check", "preview", "review", "pack", "places", "screenshots"),
    *("settings", "doctor", "acceptance", "clock", "pin", "apology"),
)
ORDER = ("run", *LATE, "version")
WRONG, MISTYPED, INTERRUPTED = 1, 2, 130
INSTALLED = "KIOSK_INSTALLED"  # "1" on a terminal that was installed for good: it has a first start
log = logging.getLogger(__name__)


class Door(Group):
    """The way in: whatever goes wrong is one sentence on the error output, and a status."""

    tells_all = False

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command, then leave with 0, 1 (something is wrong), 2 (mistyped) or 130 (Ctrl-C)."""
        try:
            status = super().main(*args, **kwargs | {"standalone_mode": False})
            sys.stdout.flush()  # a full disk is told here, not while Python ends
        except click.Abort:
            status = _told("Interrompu.", INTERRUPTED)
        except click.ClickException as error:
            status = _told(sentence(error), MISTYPED)
        except KioskError as error:
            if self.tells_all and isinstance(error, StoppedError):
                raise
            status = _told(str(error), WRONG)
        except BrokenPipeError:  # whoever read has gone: `kiosk check | head`
            status = _silenced()
        except Exception as error:  # the last door of a command: whoever typed it reads a sentence
            if self.tells_all:
                raise
            _log_whole(error)
            told = str(unread(error)) if isinstance(error, OSError) else _unexpected(error)
            status = _told(told, WRONG)
        sys.exit(status or 0)


def _tell_all(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if isinstance(context.command, Door):
        context.command.tells_all = wanted


@click.group(
    cls=Door,
    late={name: f"kiosk.commands.{name}" for name in LATE},
    order=ORDER,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Pour l'aide d'une commande : kiosk check --help",
)
@click.option(
    "--settings",
    type=existing_file,
    metavar="FICHIER",
    help="Fichier des réglages ; sinon /etc/kiosk/settings.toml, puis settings.toml du dossier courant.",
)
@click.option(
    "--details",
    is_flag=True,
    expose_value=False,
    callback=_tell_all,
    help="Montre tout d'une erreur inattendue, pour la signaler.",
)
@click.pass_context
def cli(context: click.Context, settings: Path | None) -> None:
    """La borne d'inclusion numérique : la lancer, écrire et relire ses démarches, l'entretenir."""
    context.obj = Chosen(settings or next(filter(_may_be_there, SETTINGS_PLACES), None))


@cli.command()
def version() -> None:
    """Dit la version de la borne."""
    click.echo(f"kiosk {__version__}")


@cli.command()
@click.option("--window", metavar="1280x800", type=size, help="Une fenêtre de cette taille, pour développer.")
@click.option("--stay", is_flag=True, help="Garde le même processus après une visite, pour développer.")
@click.option("--dry-run", is_flag=True, help="Vérifie seulement ce qui est tapé, et n'ouvre rien.")
@click.pass_obj
def run(chosen: Chosen, window: tuple[int, int] | None, stay: bool, dry_run: bool) -> None:
    """Ouvre la borne, en plein écran.

    Ce qui ne va pas dans ses fichiers et ses réglages est dit ici, une fois, et la borne marche quand même.
    kiosk doctor le redit, et regarde aussi la machine.
    """
    if dry_run:
        return
    from kiosk.commands.display import REMEDY, open_window, require_screen
    from kiosk.commands.troubles import Troubles
    from kiosk.ui.driver import prepare

    settings, problems = chosen.loaded
    chosen.keep_the_hour_of_the_place()
    troubles = Troubles()
    troubles.tell("settings", map(str, problems))
    logging.getLogger("kiosk").addHandler(troubles)
    require_screen(REMEDY)
    window = window or _window(settings.screen.size)
    prepare(*(window or (1280, 800)), fullscreen=window is None, rotation=settings.screen.rotation)
    open_window()
    from kiosk.adapters.examiner import Doctor
    from kiosk.bootstrap import ASSETS, Terminal
    from kiosk.commands.stills import refresh
    from kiosk.ui.app import KioskApp
    from kiosk.ui.text.fonts import use_fonts
    from kiosk.ui.timer import KivyTimer
    from kiosk.worker import ThreadWorker

    use_fonts(ASSETS / "fonts")
    timer, source = KivyTimer(), chosen.source
    is_new = chosen.path is None and os.environ.get(INSTALLED) == "1"

    def opened(asleep: Callable[[], None]) -> Terminal:
        worker = ThreadWorker(timer)
        terminal = Terminal(
            settings,
            timer,
            worker,
            sleep=asleep,
            problems=problems,
            source=source,
            apologise=lambda: refresh(chosen.path, settings),
            examiner=Doctor(chosen.path),
            is_new=is_new,
            put_off=_put_off,
        )
        troubles.watch(terminal.house.upkeep)
        return terminal

    KioskApp(settings, window, stay, source).run(opened)


def _put_off() -> None:
    """Begin no first start again before the power is cut: the environment outlives the process, not that."""
    os.environ[INSTALLED] = "0"


def _may_be_there(path: Path) -> bool:
    """Whether there is a file, or a folder that we may not enter: whoever reads it then says so."""
    try:
        return path.exists()
    except OSError:
        return True


def _window(setting: str) -> tuple[int, int] | None:
    """The window of the settings, which have checked it; None = the whole screen."""
    return None if setting == "auto" else size(setting)


def _log_whole(error: Exception) -> None:
    """Where the log is kept: a terminal that runs tells the journal its type, and where it came from."""
    if log.hasHandlers():
        log.error("the command stopped", exc_info=error)


def _unexpected(error: Exception) -> str:
    what = f"{type(error).__name__} : {error}".strip(" :")
    return (
        f"Cette commande s'est arrêtée sur une erreur inattendue ({what}). "
        "Recommencez avec « kiosk --details … », et signalez ce qui s'affiche."
    )


def _silenced() -> int:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return WRONG


def _told(said: str, status: int) -> int:
    click.echo(said, err=True)
    return status


def main() -> None:
    """Run the command that was typed; a letter that the output does not know is no reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    cli(prog_name="kiosk")
