"""`kiosk pin`: makes the line of the settings that keeps the code of the staff, unreadable."""

from __future__ import annotations

import click

from kiosk.commands.base import Command
from kiosk.errors import SettingsError

ASKED = "Code de l'équipe, 4 à 8 chiffres (rien ne s'affiche)"
AGAIN = "Encore une fois"


@click.command("pin", cls=Command)
def command() -> None:
    """Fait la ligne des réglages qui garde le code de l'équipe.

    Le code est demandé deux fois, sans s'afficher. Copiez ce qui s'affiche ensuite dans les réglages de la
    borne. On ne retrouve pas le code à partir de cette ligne : oublié, il se remplace.
    """
    from kiosk.adapters.pin import hashed, is_pin

    code = click.prompt(ASKED, hide_input=True, err=True)
    if not is_pin(code):
        raise SettingsError("Ce code ne va pas : il faut de 4 à 8 chiffres, sans espace. Recommencez.")
    if click.prompt(AGAIN, hide_input=True, err=True) != code:
        raise SettingsError("Les deux codes ne sont pas les mêmes. Recommencez.")
    click.echo(f'[staff]\npin = "{hashed(code)}"')
