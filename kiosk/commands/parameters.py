"""What may follow an option or stand as an argument; what is refused is told in French."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from kiosk.commands.base import nearest


class Size(click.ParamType[tuple[int, int]] if False else click.ParamType):  # type: ignore[misc]
    """A window, as in 1280x800."""
