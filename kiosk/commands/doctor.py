"""`kiosk doctor`: whether a terminal is well, and what to do where it is not."""

from __future__ import annotations

import json
import logging
from datetime import datetime
from typing import TYPE_CHECKING

import click

from kiosk.commands.account import become_the_terminal
from kiosk.commands.base import Command
from kiosk.commands.output import count
from kiosk.commands.terminal import Chosen
from kiosk.controllers.upkeep import NAMES

if TYPE_CHECKING:
    from kiosk.controllers.upkeep import Upkeep
    from kiosk.core.finding import Finding


@click.command("doctor", cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Écrit le résultat en JSON, pour un programme.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Examine la borne, et dit quoi faire.

    Réglages, écran, toucher, son, voix de chaque langue, lettres, réseau, horloge, disque et son usure,
    température, alimentation, mémoire, démarrages, contenu, base de données, lieux. Rien n'est changé.
    La réponse est 1 s'il y a quelque chose à faire ; ce qui est seulement à noter ne compte pas.
    Sur une borne installée, lancez « sudo kiosk doctor » : les droits du compte de la borne sont examinés.

    En JSON, chaque constat a un nom (what) qui ne change pas, dit s'il est bon (well), s'il n'est qu'à noter
    (remark), et sa phrase (sentence).
    """
    chosen = context.find_object(Chosen)
    assert chosen is not None
    become_the_terminal("doctor")
    logging.getLogger("kiosk").addHandler(logging.NullHandler())  # what is logged is told below
    upkeep = examine(chosen)
    click.echo(in_json(upkeep) if as_json else in_french(upkeep))
    if not upkeep.is_well:
        context.exit(1)


def examine(chosen: Chosen) -> Upkeep:
    """Look at this terminal, on this machine, now."""
    from kiosk.bootstrap import ASSETS
    from kiosk.commands.examination import Examination
    from kiosk.commands.machine import Machine, named
    from kiosk.ui.text.fonts import use_fonts

    use_fonts(ASSETS / "fonts")
    system = datetime.now().astimezone()
    chosen.keep_the_hour_of_the_place()
    now = datetime.now().astimezone()
    is_apart = now.utcoffset() != system.utcoffset()
    machine = Machine(hour_apart=named(system) if is_apart else "")
    return Examination(*chosen.loaded, ASSETS, machine, now, source=chosen.source).findings()


def in_french(upkeep: Upkeep) -> str:
    """A line a finding, then how many things there are to do."""
    lines = [
        f"{_mark(finding)}  {NAMES.get(finding.what, finding.what)} : {finding.sentence}"
        for finding in upkeep.findings
    ]
    wrong = sum(not finding.is_well for finding in upkeep.findings)
    end = f"{count(wrong, 'chose', 'choses')} à faire." if wrong else "Tout va bien."
    return "\n".join((*lines, "", end))


def in_json(upkeep: Upkeep) -> str:
    """The same, for a program: names do not change, sentences may."""
    findings = [
        {
            "what": finding.what,
            "well": finding.is_well,
            "remark": finding.is_remark,
            "sentence": finding.sentence,
        }
        for finding in upkeep.findings
    ]
    return json.dumps({"well": upkeep.is_well, "findings": findings}, ensure_ascii=False, indent=2)


def _mark(finding: Finding) -> str:
    if not finding.is_well:
        return "À FAIRE"
    return "à noter" if finding.is_remark else "bien   "
