"""`kiosk clock`: what the terminal shows as the hour, who vouches for it; and setting it by hand."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from kiosk.commands.base import Group
from kiosk.commands.parameters import moment
from kiosk.commands.terminal import Chosen
from kiosk.errors import DeviceError

if TYPE_CHECKING:
    from kiosk.services.clock import ClockService

SET = "sudo kiosk clock set 'AAAA-MM-JJ HH:MM'"
UNSURE = (
    "Personne ne garantit cette heure : la borne ne dit ni ouvert, ni fermé. "
    f"Reliez-la au réseau, ou réglez-la à l'heure du lieu : {SET}"
)
SAID = {
    "network": "Le réseau la donne : la borne s'y fie.",
    "rtc": "La pile d'horloge la garde : la borne s'y fie.",
    "staff": "Quelqu'un l'a réglée à la main : la borne s'y fie jusqu'à son prochain démarrage.",
    "nobody": UNSURE,
    None: "Cette machine n'a pas le service de l'horloge : la borne croit toute heure qui suit son contenu.",
}
BEFORE = (
    "« {said} » : c'est avant la date du contenu de la borne ({limit}). Rien n'a été changé ; "
    "vérifiez l'année."
)
AFTER = (
    "« {said} » : c'est plus de cinq ans après la dernière heure sûre ({limit}). Rien n'a été changé ; "
    "vérifiez l'année, ou installez une version plus récente de la borne."
)


@click.group("clock", cls=Group, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """L'heure de la borne : d'où elle vient, et la régler.

    Sans COMMANDE, dit l'heure et qui la garantit.
    """
    if context.invoked_subcommand is None:
        chosen = context.find_object(Chosen)
        assert chosen is not None
        chosen.keep_the_hour_of_the_place()
        click.echo(told())


@command.command("set")
@click.argument("when", metavar="'AAAA-MM-JJ HH:MM'", type=moment)
@click.pass_obj
def set_(chosen: Chosen, when: datetime) -> None:
    """Règle l'horloge, à l'heure du lieu.

    Par exemple : sudo kiosk clock set '2026-11-24 10:42'. La borne s'y fie jusqu'à son prochain démarrage,
    ou plus longtemps si elle a une pile d'horloge.
    """
    from kiosk.services.clock import here

    chosen.keep_the_hour_of_the_place()
    service = here()
    _refuse_the_impossible(service, when)
    try:
        service.set_by_hand(when.timestamp())
    except PermissionError as error:
        raise DeviceError(f"Il faut être administrateur pour régler l'horloge. Lancez : {SET}") from error
    click.echo(told())


def told() -> str:
    """What the clock shows here, and who vouches for it."""
    from kiosk.adapters.clock import read
    from kiosk.services.clock import here

    service = here()
    good = service.last_good
    kept = f" Dernière heure sûre gardée : {_said(datetime.fromtimestamp(good))}." if good else ""
    return f"L'horloge de la borne dit : {_said(datetime.now())}. {SAID[read(service.who)]}{kept}"


def _refuse_the_impossible(service: ClockService, when: datetime) -> None:
    """DeviceError for an hour that cannot be right."""
    from kiosk.core.clock import refused

    good = max(service.build, service.last_good or 0.0)
    why = refused(service.build, good, when.timestamp())
    if why == "before":
        raise DeviceError(BEFORE.format(said=_said(when), limit=_said(datetime.fromtimestamp(service.build))))
    if why == "after":
        raise DeviceError(AFTER.format(said=_said(when), limit=_said(datetime.fromtimestamp(good))))


def _said(when: datetime) -> str:
    from kiosk.core import dates

    return f"{dates.day(when.date(), 'fr')}, {when:%H:%M}"
