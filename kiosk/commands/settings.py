"""`kiosk settings`: a file of settings checked, or put into a terminal."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.commands.base import Group
from kiosk.commands.output import count
from kiosk.commands.parameters import existing_file, new_file


@click.group("settings", cls=Group)
def command() -> None:
    """Un fichier de réglages : le relire, le mettre dans la borne.

    Il sert à une borne ou à deux cents. Ce qu'on y écrit est dans docs/settings.md.
    """


@command.command()
@click.argument("path", metavar="FICHIER", type=existing_file)
@click.pass_context
def check(context: click.Context, path: Path) -> None:
    """Relit un fichier de réglages, sans rien changer.

    Ses blocs [[terminal]] sont lus aussi. Ce qui ne va pas est dit avec la ligne et ce qu'il faut
    écrire. La réponse est alors 1.
    """
    from kiosk.commands.settings_import import read_whole

    fleet, problems = read_whole(path)
    for problem in problems:
        click.echo(problem)
    if problems:
        context.exit(1)
    blocks = f", {count(len(fleet.blocks), 'bloc', 'blocs')} [[terminal]]" if fleet and fleet.blocks else ""
    click.echo(f"{path.name} : tout est accepté{blocks}.")


@command.command("import")
@click.argument("path", metavar="FICHIER", type=existing_file)
@click.option(
    "--to",
    "target",
    metavar="FICHIER",
    type=new_file,
    default="/etc/kiosk/settings.toml",
    help="Où les mettre ; sinon /etc/kiosk/settings.toml.",
)
@click.option(
    "--told",
    metavar="FICHIER",
    type=new_file,
    help="Écrit aussi dans ce fichier ce qui ne va pas, pour l'écran de la borne.",
)
def import_(path: Path, target: Path, told: Path | None) -> None:
    """Met dans la borne les réglages d'un fichier, puis efface ce fichier.

    Il peut contenir un mot de passe de Wi-Fi : il n'en reste que son nom, suivi de « .lu ».
    Un fichier où quelque chose ne va pas ne change rien : ce qu'il faut corriger est écrit à côté,
    sous son nom suivi de « .erreurs.txt ».
    """
    from kiosk.commands.settings_import import bring

    click.echo(bring(path, target, told))
