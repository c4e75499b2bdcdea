"""`kiosk places`: the lists of places that a terminal has, and what a visitor would be told of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.account import become_the_terminal
from kiosk.commands.base import Group, nearest
from kiosk.commands.output import shortened
from kiosk.commands.parameters import day, existing_file, new_file
from kiosk.commands.terminal import Chosen
from kiosk.errors import PlacesError, StoreError

if TYPE_CHECKING:
    from kiosk.store.places import Places

DEPARTEMENT = click.option(
    "--departement",
    "departements",
    multiple=True,
    metavar="NUMÉRO",
    help="Garde ce département et ceux qui le touchent (77, 2A, 974). Peut être répété.",
)
DATE = click.option(
    "--date", "dated", type=day, metavar="AAAA-MM-JJ", help="Jour de la liste, quand son nom ne le dit pas."
)


@click.group("places", cls=Group)
def command() -> None:
    """Les lieux autour de la borne : listes, dates, essai.

    Les listes reconnues, et où les prendre, sont dans docs/places.md.
    """


@command.command("import")
@click.argument("path", metavar="FICHIER", type=existing_file)
@DEPARTEMENT
@DATE
@click.option("--older", is_flag=True, help="Accepte une liste plus ancienne que celle de la borne.")
@click.pass_obj
def import_(
    chosen: Chosen, path: Path, departements: tuple[str, ...], dated: date | None, older: bool
) -> None:
    """Met une liste dans la borne.

    Elle prend la place de celle de la même source, si elle n'est pas plus ancienne.
    Sans --departement, la borne garde le département de sa commune et ceux qui le touchent.
    """
    from kiosk.bootstrap import ASSETS
    from kiosk.controllers.places import import_list
    from kiosk.store.places_days import Days
    from kiosk.store.places_import import days_of_pack

    if become_the_terminal("places import FICHIER") and not os.access(path, os.R_OK):
        unread = f"{path} : le compte de la borne n'a pas le droit de lire ce fichier."
        raise PlacesError(f"{unread} Copiez-le dans /tmp, puis recommencez.")
    days = Days(_today(chosen), days_of_pack(ASSETS / "places"), older)
    with _places(chosen, to_write=True) as places:
        click.echo(import_list(places, path, departements, chosen.settings.place.commune, dated, days))


@command.command("list")
@click.pass_obj
def list_(chosen: Chosen) -> None:
    """Montre les listes de la borne et leur date."""
    from kiosk.controllers.places import list_sources

    become_the_terminal("places list")
    with _places(chosen) as places:
        click.echo(list_sources(places))


@command.command()
@click.argument("kind", metavar="SORTE")
@click.pass_obj
def near(chosen: Chosen, kind: str) -> None:
    """Montre ce qu'un visiteur verrait d'une sorte de lieu.

    Par exemple : kiosk places near mairie. Les sortes sont dans docs/places.md.
    """
    from kiosk.controllers.places import list_nearest

    _require_kind(kind)
    become_the_terminal("places near SORTE")
    is_trusted = _today(chosen) is not None
    where, now = chosen.settings.place, datetime.now()
    site = (where.latitude, where.longitude) if where.located else None
    with _places(chosen) as places:
        click.echo(list_nearest(places, kind, site, now, is_trusted, where.commune))


@command.command()
@click.argument("path", metavar="FICHIER", type=existing_file)
@click.argument("target", metavar="EXTRAIT", type=new_file)
@DEPARTEMENT
@DATE
@click.pass_obj
def pack(chosen: Chosen, path: Path, target: Path, departements: tuple[str, ...], dated: date | None) -> None:
    """Prépare l'extrait d'une grande liste.

    Par exemple : kiosk places pack all_latest.tar.bz2 seine-et-marne.jsonl.gz --departement 77
    """
    from kiosk.controllers.places import pack_list

    click.echo(pack_list(path, target, departements, dated, _today(chosen)))


def _today(chosen: Chosen) -> date | None:
    """The day where this terminal stands; None when its clock is nobody's, or behind its content."""
    from kiosk.adapters.clock import read
    from kiosk.bootstrap import ASSETS
    from kiosk.core.clock import NOBODY
    from kiosk.store.packs import open_pack

    chosen.keep_the_hour_of_the_place()
    today = datetime.now().date()
    is_trusted = read() != NOBODY and today >= open_pack(ASSETS, verify=False).manifest.made
    return today if is_trusted else None


def _require_kind(kind: str) -> None:
    """Refuse a kind that nearly is one; what looks like none is told later, with all of them."""
    from kiosk.core.place import KINDS, search_order

    asked = search_order(kind)[0]
    if asked not in KINDS and (near := nearest(asked, KINDS)):
        raise PlacesError(f"« {shortened(kind)} » n'est pas une sorte de lieu.{near}")


@contextmanager
def _places(chosen: Chosen, to_write: bool = False) -> Iterator[Places]:
    """The places of this terminal, with the lists of its pack; closed at the end.

    `to_write`: StoreError when nothing would be kept of what is put in.
    """
    from kiosk.bootstrap import ASSETS, DATABASE
    from kiosk.store.places import Places
    from kiosk.store.places_import import import_pack
    from kiosk.store.repair import open_database

    opened = open_database(chosen.settings.folder / DATABASE, datetime.now())
    try:
        if to_write and opened.database.path is None:
            raise StoreError("Rien n'a été importé. " + " ".join(opened.repairs))
        for repair in opened.repairs:
            click.echo(repair, err=True)
        places = Places(opened.database)
        for refused in import_pack(places, ASSETS / "places").refused:
            click.echo(str(refused), err=True)
        yield places
    finally:
        opened.database.close()
