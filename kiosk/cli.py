"""The `kiosk` command: what a technician and a mediator ask of a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from kiosk import __version__
from kiosk.commands.base import Group, sentence
from kiosk.commands.parameters import existing_file
from kiosk.commands.terminal import Chosen
from kiosk.errors import KioskError

SETTINGS_PLACES = (Path("/etc/kiosk/settings.toml"), Path("settings.toml"))
LATE = ("check", "preview", "review", "places", "pack", "screenshots", "doctor")
WRONG, MISTYPED, INTERRUPTED = 1, 2, 130


class Door(Group):
    """The way in: whatever goes wrong is one sentence on the error output, and a status."""

    def main(self, *args: Any, standalone_mode: bool = True, **kwargs: Any) -> Any:
        """Run the command, then leave with 0, 1 (something is wrong), 2 (mistyped) or 130 (Ctrl-C)."""
        if not standalone_mode:
            return super().main(*args, standalone_mode=False, **kwargs)
        try:
            status = super().main(*args, standalone_mode=False, **kwargs)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.message)
            status = 0
        except click.ClickException as error:
            status = _leave(sentence(error), MISTYPED)
        except click.Abort:
            status = _leave("Interrompu.", INTERRUPTED)
        except KioskError as error:
            status = _leave(str(error), WRONG)
        except Exception as error:
            if self.wants_details:
                raise
            status = _leave(_unexpected(error), WRONG)
        sys.exit(status or 0)

    wants_details = False


def _leave(said: str, status: int) -> int:
    click.echo(said, err=True)
    return status
