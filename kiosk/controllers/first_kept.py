"""What the first start keeps on the disk: what was chosen, which settings are made of, and what was tried."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from kiosk.errors import StoreError
from kiosk.store.choices import Choices

CHOICES, RECORD = "first-start", "acceptance"
log = logging.getLogger(__name__)


class Kept:
    """Both files. A disk that fails stops nobody: it is told, and nothing is known of what was kept."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices

    def keep(self, name: str, section: str, values: Mapping[str, Any]) -> str:
        """Keep these values at once; the answer is what went wrong, or nothing."""
        try:
            self._choices.change(name, section, **values)
        except StoreError as error:
            log.warning("%s", error)
            return str(error)
        return ""

    def is_readable(self, name: str) -> bool:
        """Whether what was kept under that name can be known: not from a damaged file."""
        try:
            self._choices.read(name)
        except StoreError as error:
            log.warning("%s", error)
            return False
        return True

    def read(self, name: str) -> dict[str, dict[str, Any]]:
        """What was kept under that name; nothing where it cannot be read."""
        try:
            return self._choices.read(name)
        except StoreError as error:
            log.warning("%s", error)
            return {}
