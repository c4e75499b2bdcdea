"""`kiosk acceptance`: the sheet that says what was tried on a terminal, to read or to sign."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.base import Command
from kiosk.commands.parameters import new_file
from kiosk.commands.terminal import Chosen

if TYPE_CHECKING:
    from kiosk.core.acceptance import Sheet


@click.command("acceptance", cls=Command)
@click.option(
    "--pdf", metavar="FICHIER", type=new_file, help="Écrit une page A4 à imprimer, avec deux signatures."
)
@click.pass_obj
def command(chosen: Chosen, pdf: Path | None) -> None:
    """Montre la fiche de mise en service de la borne.

    Ce qui a été essayé au premier démarrage, ce qui a été choisi, et ce que kiosk doctor trouve maintenant.
    Rien n'est changé. Ce qui n'a pas été essayé est dit aussi.
    Sur une borne installée, lancez « sudo kiosk acceptance » : les données de la borne sont les siennes.
    """
    from contextlib import ExitStack
    from tempfile import TemporaryDirectory

    from kiosk.commands.account import become_the_terminal
    from kiosk.core.acceptance import text
    from kiosk.ui.paper import write_pdf

    with ExitStack() as files:
        paper = files.enter_context(pdf.open("wb")) if pdf else None  # by whoever typed it, not the terminal
        become_the_terminal("acceptance")
        sheet = _sheet(chosen)
        if pdf is None or paper is None:
            click.echo(text(sheet))
            return
        with TemporaryDirectory() as folder:
            made = Path(folder) / "acceptance.pdf"
            write_pdf(sheet, made)
            paper.write(made.read_bytes())
    click.echo(f"{pdf} : une page A4. {sheet.verdict}")


def _sheet(chosen: Chosen) -> Sheet:
    """What is known of this terminal, now."""
    from datetime import date

    from kiosk.adapters.network import links
    from kiosk.bootstrap import ASSETS
    from kiosk.commands.doctor import examine
    from kiosk.controllers.acceptance import Acceptance
    from kiosk.controllers.first_kept import RECORD
    from kiosk.store.choices import Choices
    from kiosk.store.packs import open_pack

    logging.getLogger("kiosk").addHandler(logging.NullHandler())  # what is logged is told below
    upkeep, settings = examine(chosen), chosen.loaded[0]
    made, today = open_pack(ASSETS, verify=False).manifest.made, date.today()
    terminal = Acceptance(settings, upkeep, lambda: today if today >= made else None)
    return terminal.sheet(Choices(settings.folder).read(RECORD), {}, links())
