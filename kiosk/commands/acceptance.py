"""`kiosk acceptance`: the sheet that says what was tried on a terminal, to read or to sign."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from kiosk.commands.base import Command
from kiosk.commands.parameters import new_file
from kiosk.commands.terminal import Chosen


@click.command("acceptance", cls=Command)
@click.option(
    "--pdf", metavar="FICHIER", type=new_file, help="Écrit une page A4 à imprimer, avec deux signatures."
)
@click.pass_obj
def command(chosen: Chosen, pdf: Path | None) -> None:
    """Montre la fiche de mise en service de la borne.

    Ce qui a été essayé au premier démarrage, ce qui a été choisi, et ce que kiosk doctor trouve maintenant.
    Rien n'est changé. Ce qui n'a pas été essayé est dit aussi.
    """
    from datetime import date

    from kiosk.adapters.network import links
    from kiosk.bootstrap import ASSETS
    from kiosk.commands.doctor import examine
    from kiosk.controllers.acceptance import Acceptance
    from kiosk.controllers.first_kept import RECORD
    from kiosk.core.acceptance import text
    from kiosk.store.choices import Choices
    from kiosk.store.packs import open_pack
    from kiosk.ui.paper import write_pdf

    logging.getLogger("kiosk").addHandler(logging.NullHandler())  # what is logged is told below
    upkeep, settings = examine(chosen), chosen.loaded[0]
    made, today = open_pack(ASSETS, verify=False).manifest.made, date.today()
    terminal = Acceptance(settings, upkeep, lambda: today if today >= made else None)
    sheet = terminal.sheet(Choices(settings.folder).read(RECORD), {}, links())
    if pdf is None:
        click.echo(text(sheet))
        return
    write_pdf(sheet, pdf)
    click.echo(f"{pdf} : une page A4. {sheet.verdict}")
