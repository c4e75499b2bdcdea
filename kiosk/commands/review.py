"""`kiosk review`: the sheets that a mediator reads and signs before a procedure is offered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kiosk.commands.base import Command
from kiosk.commands.check import apart, problems_in, told
from kiosk.commands.output import write
from kiosk.commands.parameters import new_file
from kiosk.commands.sources import Sources, find, one_slug, read
from kiosk.errors import ContentError


@click.command(
    "review", cls=Command, epilog="Exemple : kiosk review carte-identite --output carte-identite.md"
)
@click.argument("what", metavar="DÉMARCHE")
@click.option("--output", type=new_file, metavar="FICHIER", help="Écrit dans ce fichier, au lieu de l'écran.")
def command(what: str, output: Path | None) -> None:
    """Prépare les pages qu'une personne du métier relit et signe.

    Le parcours dessiné, chaque étape, quel papier quand, les listes différentes, des essais à faire au
    terminal, les valeurs et leurs sources. C'est du Markdown, à imprimer.
    """
    from kiosk.bootstrap import ASSETS
    from kiosk.core.review import review

    sources = find((what,), ASSETS)
    slug = one_slug(sources)
    today = date.today()
    _refuse_problems(sources, slug, today)
    by_slug, facts = read(sources)
    library = {name: languages["fr"] for name, languages in by_slug.items() if "fr" in languages}
    sheets = review(library, slug, facts, today)
    if output is None:
        click.echo(sheets, nl=False)
    else:
        write(output, sheets)
        click.echo(f"La relecture de « {library[slug].title} » est dans {output}.", err=True)


def _refuse_problems(sources: Sources, slug: str, today: date) -> None:
    folder = sources.folders[slug]
    whole = Sources(sources.base, sources.drafts, tuple(sorted(folder.iterdir())))
    about, elsewhere = apart(problems_in(sources, today), whole)
    for problem in (*about, *elsewhere):
        click.echo(told(problem), err=True)
    if about or elsewhere:
        raise ContentError("La relecture se prépare une fois tout corrigé : kiosk check le dira.")
