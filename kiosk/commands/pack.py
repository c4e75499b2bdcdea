"""`kiosk pack`: the list of a content pack's files, made and checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kiosk.commands.base import Group
from kiosk.commands.output import count, refusal, unread
from kiosk.commands.parameters import existing_folder, version
from kiosk.core.pack import MANIFEST

FOLDER = click.argument("folder", metavar="[DOSSIER]", type=existing_folder, required=False)


@click.group("pack", cls=Group)
def command() -> None:
    """Le contenu de la borne : ses fichiers et leurs empreintes.

    Sans DOSSIER, c'est le contenu livré avec la borne.
    """


@command.command()
@FOLDER
@click.option("--version", "number", type=version, metavar="VERSION", help="Donne ce numéro de version.")
def make(folder: Path | None, number: str | None) -> None:
    """Écrit pack.toml : à faire après chaque changement d'un fichier."""
    from kiosk.core import dates
    from kiosk.store.packs import make_pack

    target = folder or _assets()
    try:
        manifest = make_pack(target, date.today(), number or "")
    except OSError as error:
        if error.filename and not str(error.filename).endswith((MANIFEST, ".half")):
            raise unread(error) from error
        raise refusal(target / MANIFEST, error) from error
    files = count(len(manifest.files), "fichier", "fichiers")
    languages = count(len(manifest.languages), "langue", "langues")
    made = dates.day(manifest.made, "fr")
    click.echo(f"Contenu {manifest.id}, version {manifest.version} du {made} : {files}, {languages}.")


@command.command()
@FOLDER
@click.pass_context
def check(context: click.Context, folder: Path | None) -> None:
    """Compare pack.toml et les fichiers.

    Ce qui manque, a changé ou est de trop est dit, fichier par fichier. La réponse est alors 1.
    """
    from kiosk.store.packs import open_pack

    pack = open_pack(folder or _assets(), verify=False)
    problems = tuple(pack.problems())
    for problem in problems:
        click.echo(problem)
    if problems:
        context.exit(1)
    files = count(len(pack.manifest.files), "fichier", "fichiers")
    click.echo(f"Le contenu {pack.manifest.id} est complet et inchangé : {files}.")


def _assets() -> Path:
    from kiosk.bootstrap import ASSETS

    return ASSETS
