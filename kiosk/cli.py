"""The `kiosk` command: what a technician asks of a terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kiosk import __version__
from kiosk.errors import KioskError

SETTINGS_PLACES = (Path("/etc/kiosk/settings.toml"), Path("settings.toml"))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--settings", type=click.Path(path_type=Path, dir_okay=False), help="Fichier des réglages.")
@click.pass_context
def cli(context: click.Context, settings: Path | None) -> None:
    """La borne d'inclusion numérique."""
    context.obj = settings or next((path for path in SETTINGS_PLACES if path.exists()), None)


@cli.command()
def version() -> None:
    """La version de la borne."""
    click.echo(f"kiosk {__version__}")


@cli.command()
@click.option("--window", metavar="1280x800", help="Une fenêtre de cette taille, au lieu du plein écran.")
@click.option("--stay", is_flag=True, help="Garder le même processus après une visite.")
@click.pass_obj
def run(settings_path: Path | None, window: str | None, stay: bool) -> None:
    """Ouvre la borne à l'écran."""
    from kiosk.settings import load
    from kiosk.ui.driver import prepare

    settings, problems = load(settings_path)
    for problem in problems:
        click.echo(str(problem), err=True)
    chosen = window or (settings.screen.size if settings.screen.size != "auto" else "")
    size = _size(chosen) if chosen else None
    prepare(*(size or (1280, 800)), fullscreen=size is None, rotation=settings.screen.rotation)
    from kiosk.bootstrap import ASSETS, Terminal
    from kiosk.ui.app import KioskApp
    from kiosk.ui.text.fonts import use_fonts
    from kiosk.ui.timer import KivyTimer
    from kiosk.worker import ThreadWorker

    use_fonts(ASSETS / "fonts")
    timer = KivyTimer()
    app = KioskApp(settings, size, stay)
    app.run(lambda asleep: Terminal(settings, timer, ThreadWorker(timer), sleep=asleep, problems=problems))


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.partition("x")
    if not (cross and width.isdigit() and height.isdigit()):
        raise click.BadParameter(f"« {text} » n'est pas une taille. Écrivez par exemple 1280x800.")
    return int(width), int(height)


def main() -> None:
    """Run the command; an error that somebody can mend is one sentence."""
    try:
        cli()
    except KioskError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
