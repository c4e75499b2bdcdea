"""What the first start keeps on the disk: what was chosen, which settings are made of, and what was tried."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kiosk.controllers.first_state import First
from kiosk.controllers.watching import Watched
from kiosk.errors import KioskError, StoreError
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


class Progress(Watched):
    """Where the first start is, and what it keeps: shared by the controllers of its pages."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self.kept = Kept(choices)
        self.state = First()

    def to(self, state: First) -> None:
        """Be there from now on, and tell who watches."""
        self.state = state
        self.changed()

    def keep(self, name: str, section: str, /, **values: Any) -> bool:
        """Keep it at once, and say whether it is; a disk that takes nothing is told on the page."""
        trouble = self.kept.keep(name, section, values)
        if trouble:
            self.to(replace(self.state, trouble=trouble))
        return not trouble

    def tell(self, what: str, unexpected: str, error: Exception) -> None:
        """Have the page say what went wrong: the error's own sentence, or the other where nobody expected it.

        `what` names in the log what failed then.
        """
        is_known = isinstance(error, KioskError)
        if not is_known:
            log.error("%s: the first start goes on without", what, exc_info=error)
        self.to(replace(self.state, trouble=str(error) if is_known else unexpected))
