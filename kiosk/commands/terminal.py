"""Which terminal a command is about: its settings file, read at need."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.errors import SettingsError

if TYPE_CHECKING:
    from kiosk.settings import Problem, Settings
    from kiosk.settings_parts import Place


def where(place: Place) -> str:
    """The département of a place, by its settings; empty when they do not tell."""
    from kiosk.core.departements import departement

    return place.departement or departement(place.commune)


@dataclass(frozen=True)
class Chosen:
    """The settings file that was given or found; None = a terminal of which nothing is known."""

    path: Path | None

    @property
    def source(self) -> str:
        """How the settings are named to whoever wrote them."""
        return str(self.path or "réglages")

    @cached_property
    def loaded(self) -> tuple[Settings, tuple[Problem, ...]]:
        """The settings, what was chosen on the screen over the file's, and what was refused in them."""
        from kiosk.settings import layered

        return layered(self.path)

    def keep_the_hour_of_the_place(self) -> None:
        """Count in its hour from now on, even on a system that was left at universal time."""
        from kiosk.core.departements import zone

        os.environ["TZ"] = zone(where(self.loaded[0].place))
        time.tzset()

    @cached_property
    def settings(self) -> Settings:
        """The settings as far as they were accepted; what was refused is told, once, on the error output.

        Raises SettingsError for a file that cannot be read at all: a terminal runs without it, but what is
        asked of one terminal is not done to another.
        """
        from kiosk.settings import WHOLE

        settings, problems = self.loaded
        for problem in problems:
            if not problem.key and problem.file == str(self.path):
                raise SettingsError(str(problem).removesuffix(WHOLE).strip())
            click.echo(str(problem), err=True)
        return settings
